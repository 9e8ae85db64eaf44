"""Claims as rows: one claim's cells, facts and facets, and the rows read back."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from workbench.errors import StoreError
from workbench.model import (
    CLAIM_ROLES,
    AttributionType,
    AttributionVerdict,
    Basis,
    Block,
    Claim,
    ClaimKind,
    DisputeReason,
    Flag,
    MentionType,
    Span,
    VerdictValue,
)
from workbench.record import Record, from_record, to_record
from workbench.store import places
from workbench.store.cells import Cell, cell, json_cell, json_of, optional_cell, optional_text, text_of
from workbench.store.rows import ClaimMark, ClaimRow
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
        self._conn.executemany(
            _INSERT_FACET,
            [(self._facet(*pair), row_id) for row_id, record, _ in numbered for pair in facets_of(record)],
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
    ]


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


# Reading

_Decided = tuple[VerdictValue, DisputeReason | None, AttributionVerdict]
_UNDECIDED: _Decided = (VerdictValue.UNREVIEWED, None, AttributionVerdict.EMPTY)

_ROWS = (
    "SELECT id, claim_id, number, text, kind, outlet, outlet_text, speaker, attribution_type, basis, flags, "
    "fact_types, checkworthiness, confidence, retired FROM claim WHERE id IN (SELECT value FROM json_each(?))"
)
_VERDICTS = (
    "SELECT claim, reviewer, value, reason, attribution FROM verdict "
    "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, reviewer"
)
_NOTES = "SELECT claim, count(*) FROM note WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY claim"
_ARTICLES = "SELECT id, article_id FROM article WHERE id IN (SELECT value FROM json_each(?))"

# A look-up in a dictionary takes a fifth of the time of calling the enum.
_KINDS = {kind.value: kind for kind in ClaimKind}
_TYPES = {kind.value: kind for kind in AttributionType}
_BASES = {basis.value: basis for basis in Basis}
_VALUES = {value.value: value for value in VerdictValue}


def read_rows(conn: sqlite3.Connection, ids: Sequence[int], reviewer: str) -> dict[int, ClaimRow]:
    """Return the rows with these ids, in the order asked for, those that are gone left out."""
    wanted = (json.dumps(list(ids)),)
    own, others = _decided(conn.execute(_VERDICTS, wanted), reviewer)
    notes = dict(conn.execute(_NOTES, wanted).fetchall())
    keys = {places.article(row_id) for row_id in ids}
    articles = dict(conn.execute(_ARTICLES, (json.dumps(list(keys)),)).fetchall())
    # Every call counts here: a page of 128 rows is built between two key presses.
    rows = {}
    for line in conn.execute(_ROWS, wanted):
        row_id = line[0]
        value, reason, attribution = own.get(row_id, _UNDECIDED)
        rows[row_id] = ClaimRow(
            row_id,
            articles[places.article(row_id)],
            line[1],
            line[2],
            text_of(line[3]),
            _KINDS[line[4]],
            optional_text(line[5]),
            optional_text(line[6]),
            optional_text(line[7]),
            _TYPES[line[8]],
            _BASES[line[9]],
            _flags(line[10]),
            _fact_types(line[11]),
            line[12],
            line[13],
            notes.get(row_id, 0),
            value,
            reason,
            attribution,
            others.get(row_id, ()),
            line[14] == 1,
        )
    return {row_id: rows[row_id] for row_id in ids if row_id in rows}


def _decided(
    lines: Iterable[tuple[int, Cell, str, str | None, str]], reviewer: str
) -> tuple[dict[int, _Decided], dict[int, tuple[tuple[str, VerdictValue], ...]]]:
    """Return the reviewer's own decisions and everybody else's verdicts, by row id."""
    own: dict[int, _Decided] = {}
    others: dict[int, tuple[tuple[str, VerdictValue], ...]] = {}
    for row_id, name, value, reason, attribution in lines:
        who = text_of(name)
        if who == reviewer:
            own[row_id] = (
                _VALUES[value],
                DisputeReason(reason) if reason else None,
                AttributionVerdict(attribution),
            )
        elif value != VerdictValue.UNREVIEWED:
            others[row_id] = (*others.get(row_id, ()), (who, _VALUES[value]))
    return own, others


@lru_cache(maxsize=512)
def _flags(words: str) -> tuple[Flag, ...]:
    return tuple(Flag(word) for word in words.split())


@lru_cache(maxsize=512)
def _fact_types(words: str) -> tuple[MentionType, ...]:
    return tuple(MentionType(word) for word in words.split())


def read_claim(conn: sqlite3.Connection, row_id: int) -> Claim:
    """Return a claim whole.

    Raises:
        StoreError: The row id is no longer in use.
    """
    found = conn.execute("SELECT record FROM claim_record WHERE claim = ?", (row_id,)).fetchone()
    if found is None:
        raise gone()
    return from_record(json_of(found[0]))


def gone() -> StoreError:
    """Return the error of a row id that is no longer in use."""
    return StoreError("That claim is no longer in the list, as its article was read anew: reload the list")


def row_of(conn: sqlite3.Connection, article_id: str, claim_id: str) -> int | None:
    """Return the row id of a claim, or None."""
    found = conn.execute(
        "SELECT claim.id FROM article JOIN claim ON claim.article = article.id "
        "WHERE article.article_id = ? AND claim.claim_id = ?",
        (article_id, claim_id),
    ).fetchone()
    return None if found is None else int(found[0])


def read_marks(
    conn: sqlite3.Connection, article_id: str, reviewer: str, window: Span | None = None
) -> list[ClaimMark]:
    """Return where each claim of the current text stands, in order of place, those outside left out."""
    start, end = window if window is not None else (-1, _GREATEST_INTEGER)
    return [
        ClaimMark(row_id, tuple(Span(*pair) for pair in json.loads(spans)), _VALUES[value])
        for row_id, spans, value in conn.execute(
            "SELECT claim.id, claim.spans, coalesce(verdict.value, 'unreviewed') FROM claim "
            "LEFT JOIN verdict ON verdict.claim = claim.id AND verdict.reviewer = ? "
            "WHERE claim.article = (SELECT id FROM article WHERE article_id = ?) AND claim.retired = 0 "
            "AND claim.char_start < ? AND claim.char_end > ? ORDER BY claim.id",
            (cell(reviewer), article_id, end, start),
        ).fetchall()
    ]
