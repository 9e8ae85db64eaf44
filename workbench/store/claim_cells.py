"""A claim as cells: its row, record, facts and facets, and the writer of those that hang on its row."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.errors import StoreError
from workbench.model import CLAIM_ROLES, Block, Claim, MentionType
from workbench.record import Record, to_record
from workbench.store.cells import Cell, cell, json_cell, optional_cell
from workbench.store.sql import Value

INSERT_CLAIM = (
    "INSERT INTO claim (claim_id, article, id, number, edition, paragraph, text, kind, outlet, outlet_text, "
    "speaker, cue, attribution_type, basis, checkworthiness, confidence, flags, fact_types, quotes, spans, "
    "char_start, char_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE_CLAIM = (
    "UPDATE claim SET id = ?, number = ?, edition = ?, paragraph = ?, text = ?, kind = ?, outlet = ?, "
    "outlet_text = ?, speaker = ?, cue = ?, attribution_type = ?, basis = ?, checkworthiness = ?, "
    "confidence = ?, flags = ?, fact_types = ?, quotes = ?, spans = ?, char_start = ?, char_end = ?, "
    "retired = 0 WHERE id = ?"
)
"""Takes the cells of ``INSERT_CLAIM`` from the id on, then the id before."""

_INSERT_RECORD = "INSERT INTO claim_record (claim, record) VALUES (?, ?)"
_INSERT_FACT = (
    "INSERT INTO fact (claim, number, type, text, char_start, char_end, value, unit, subtype, modifier, "
    "first_day, last_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_FACET = "INSERT OR IGNORE INTO claim_facet (facet, claim) VALUES (?, ?)"

_GREATEST_INTEGER = 2**63 - 1


class Place(NamedTuple):
    """Where a claim stands in the store, as keys: its own, its article's, its edition's."""

    row_id: int
    article: int
    edition: int
    number: int
    paragraph: int | None


class Paragraphs:
    """Numbers the blocks of an edition that are read for claims, from 1."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Take an edition's blocks."""
        self._blocks = sorted((block for block in blocks if block.role in CLAIM_ROLES), key=lambda b: b.start)
        self._starts = [block.start for block in self._blocks]

    def number(self, offset: int) -> int | None:
        """Return the number of the block that holds the offset, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._blocks[index].end:
            return None
        return index + 1


def record_of(claim: Claim) -> Record:
    """Return the claim's record without its article, which is a row of its own here."""
    record = to_record(claim, "", "")
    del record["article"], record["article_sha256"]
    return record


def record_cell(record: Record) -> Cell:
    """Return the cell of a record: of its attribution only the chain, from which the rest follows."""
    return json_cell({**record, "attribution": {"chain": record["attribution"]["chain"]}})


class Writer:
    """Writes the parts of claims that hang on their row ids: records, facts and facets."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Write through this connection, inside the caller's transaction."""
        self._conn = conn
        self._facets: dict[tuple[str, str], int] = {}

    def write(self, numbered: Iterable[tuple[int, Record, Cell]]) -> None:
        """Write the parts of claims given as (row id, record, the record's cell)."""
        numbered = list(numbered)
        self._conn.executemany(_INSERT_RECORD, [(row_id, stored) for row_id, _, stored in numbered])
        self._conn.executemany(
            _INSERT_FACT,
            [cells for row_id, record, _ in numbered for cells in fact_cells(row_id, record["facts"])],
        )
        self.add_facets((row_id, *pair) for row_id, record, _ in numbered for pair in facets_of(record))

    def add_facets(self, facets: Iterable[tuple[int, str, str]]) -> None:
        """Write what claims can be filtered by, given as (row id, dimension, value)."""
        self._conn.executemany(
            _INSERT_FACET, ((self._facet(dimension, value), row_id) for row_id, dimension, value in facets)
        )

    def _facet(self, dimension: str, value: str) -> int:
        known = self._facets.get((dimension, value))
        if known is None:
            stored = cell(value)
            self._conn.execute(
                "INSERT OR IGNORE INTO facet (dimension, value) VALUES (?, ?)", (dimension, stored)
            )
            known = facet_id(self._conn, dimension, value)
            if known is None:
                raise StoreError(f"The store lost the {dimension} {value!r} while writing it")
            self._facets[dimension, value] = known
        return known


def facet_id(conn: sqlite3.Connection, dimension: str, value: str) -> int | None:
    """Return the key of a facet, or None where no claim ever had it."""
    found = conn.execute(
        "SELECT id FROM facet WHERE dimension = ? AND value = ?", (dimension, cell(value))
    ).fetchone()
    return None if found is None else int(found[0])


def claim_cells(record: Record, place: Place) -> tuple[Value, ...]:
    """Return the cells of ``INSERT_CLAIM``."""
    attribution = record["attribution"]
    return (
        record["claim_id"],
        place.article,
        place.row_id,
        place.number,
        place.edition,
        place.paragraph,
        cell(record["text"]),
        record["kind"],
        optional_cell(attribution["outlet"]),
        optional_cell(attribution["outlet_text"]),
        optional_cell(attribution["speaker"]),
        optional_cell(attribution["cue"]),
        attribution["type"],
        attribution["basis"],
        record["checkworthiness"],
        attribution["confidence"],
        " ".join(record["flags"]),
        " ".join(dict.fromkeys(fact["type"] for fact in record["facts"])),
        _quotes(record),
        json.dumps(record["spans"], separators=(",", ":")),
        record["start"],
        record["end"],
    )


def fact_cells(row_id: int, facts: Sequence[Record]) -> list[tuple[Value, ...]]:
    """Return the rows of a claim's facts; their exact values stay in the record."""
    return [
        (
            row_id,
            number,
            fact["type"],
            cell(fact["text"]),
            fact["start"],
            fact["end"],
            _fact_value(fact["value"]),
            optional_cell(fact["unit"]),
            optional_cell(fact["subtype"]),
            optional_cell(fact["modifier"]),
            *(fact["interval"] or (None, None)),
        )
        for number, fact in enumerate(facts, 1)
    ]


def facets_of(record: Record) -> list[tuple[str, str]]:
    """Return what a claim can be counted and filtered by, as (dimension, value); "" for none named."""
    attribution = record["attribution"]
    return [
        *(("outlet", name) for name in attribution["outlets"] or [""]),
        *(("speaker", name) for name in attribution["speakers"] or [""]),
        *(("fact_type", name) for name in {fact["type"] for fact in record["facts"]}),
        *(("flag", name) for name in record["flags"]),
        ("kind", record["kind"]),
        ("attribution_type", attribution["type"]),
        ("frame_class", frame_class(attribution["chain"])),
    ]


def frame_class(chain: Sequence[Record]) -> str:
    """Return the class of the outermost attribution of a record's chain; "" where there is none."""
    return str(chain[0]["class"]) if chain else ""


def _quotes(record: Record) -> Cell | None:
    """Return quoted words that the claim's own text lacks, to be found all the same."""
    quotes = [fact["text"] for fact in record["facts"] if fact["type"] == MentionType.QUOTE]
    lacking = [quote for quote in quotes if quote not in record["text"]]
    return cell("\n".join(lacking)) if lacking else None


def _fact_value(value: object) -> Value:
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, int):
        return value if abs(value) <= _GREATEST_INTEGER else str(value)
    if isinstance(value, float) or value is None:
        return value
    return json_cell(value)
