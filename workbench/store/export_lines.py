"""The verdict table at speed: cells made by SQLite itself, for all claims whose cells are plain to make.

A claim is plain where its record is ordinary JSON without a bar or a coded character, has at most one
stretch of text, one attribution, one outlet, one speaker and a few facts, and no note or evidence hangs on
it. The others, few of them in most stores, come as ``ExportRow``, which knows every case.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from workbench.model import VerdictValue
from workbench.store import exports, ledger
from workbench.store.cells import stamp
from workbench.store.rows import ExportRow, Sort, View
from workbench.store.selection import claim_ids

BATCH = 500
"""Claims that are held at a time."""

MOST_FACTS = 4
"""Facts that a plain claim has at most: SQL names each of them."""

BETWEEN = "\x1f"
"""Between the items of a list in a cell."""

_RECORD = "claim_record.record"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some lines of the table, in two parts that are in order of place each.

    Attributes:
        head: Head of the ledger that the whole walk sees.
        row_ids: The claim of each plain line.
        cells: Texts of the plain lines by column; items of lists are joined by ``BETWEEN``.
        records: Their claims' records, as JSON.
        others: Lines of the claims that are not plain, with their row ids.
    """

    head: str
    row_ids: Sequence[int]
    cells: dict[str, Sequence[str]]
    records: Sequence[str]
    others: Sequence[tuple[int, ExportRow]]


def _in_record(path: str) -> str:
    return f"json_extract({_RECORD}, '$.{path}')"


def _facts(field: str) -> str:
    """Return what joins a field of all facts; nothing where no fact has it."""
    items = [f"ifnull({_in_record(f'facts[{number}].{field}')}, '')" for number in range(MOST_FACTS)]
    cases = [f"WHEN 0 THEN '' WHEN 1 THEN CAST({items[0]} AS TEXT)"]
    for count in range(2, MOST_FACTS + 1):
        joined = " || char(31) || ".join(items[:count])
        empty = " || ".join(["char(31)"] * (count - 1))
        cases.append(f"WHEN {count} THEN ifnull(nullif({joined}, {empty}), '')")
    return f"CASE json_array_length({_RECORD}, '$.facts') {' '.join(cases)} END"


def _decimal(column: str) -> str:
    """Return the text of a share of one: SQLite's own, but for 1.0 and 0.0."""
    return (
        f"CASE WHEN {column} = CAST({column} AS INTEGER) THEN CAST(CAST({column} AS INTEGER) AS TEXT) "
        f"ELSE CAST({column} AS TEXT) END"
    )


def _moment(column: str) -> str:
    return (
        f"CASE WHEN {column} IS NULL THEN '' WHEN substr({column}, 20) = '.000000Z' "
        f"THEN substr({column}, 1, 19) || 'Z' ELSE {column} END"
    )


# fmt: off
EXPRESSIONS = {
    "claim_id": "claim.claim_id",
    "article_id": "article.article_id",
    "article_title": "article.title",
    "article_url": "ifnull(article.url, '')",
    "article_publisher": "ifnull(article.publisher, '')",
    "article_published": "ifnull(article.published, '')",
    "article_sha256": "edition.sha256",
    "claim_number": "CAST(claim.number AS TEXT)",
    "block": _in_record("block"),
    "paragraph": "ifnull(CAST(claim.paragraph AS TEXT), '')",
    "char_start": "CAST(claim.char_start AS TEXT)",
    "char_end": "CAST(claim.char_end AS TEXT)",
    "char_spans": "claim.char_start || '-' || claim.char_end",
    "exact_text": _in_record("exact[0]"),
    "claim_text": "claim.text",
    "claim_kind": "claim.kind",
    "fact_types": _facts("type"),
    "value_raw": _facts("text"),
    "value_norm": _facts("value"),
    "unit": _facts("unit"),
    "qualifier": _facts("modifier"),
    "checkworthiness": _decimal("claim.checkworthiness"),
    "flags": "replace(claim.flags, ' ', char(31))",
    "outlet": "ifnull(claim.outlet, '')",
    "outlets": "ifnull(claim.outlet, '')",
    "outlet_text": "ifnull(claim.outlet_text, '')",
    "speaker": "ifnull(claim.speaker, '')",
    "speakers": "ifnull(claim.speaker, '')",
    "cue": "ifnull(claim.cue, '')",
    "attribution_type": "claim.attribution_type",
    "attribution_basis": "claim.basis",
    "attribution_class": f"ifnull({_in_record('attribution.chain[0].class')}, '')",
    "attribution_confidence": f"CASE WHEN {_in_record('attribution.chain[0].class')} IS NULL THEN '' "
                              f"ELSE {_decimal('claim.confidence')} END",
    "source_check": "ifnull(claim_source.status, '')",
    "attribution_verdict": "ifnull(verdict.attribution, '')",
    "verdict": "ifnull(verdict.value, 'unreviewed')",
    "dispute_reason": "ifnull(verdict.reason, '')",
    "correction": "ifnull(verdict.correction, '')",
    "reviewer": "ifnull(verdict.reviewer, '')",
    "reviewed_at": _moment("verdict.reviewed_at"),
    "retired": "CASE claim.retired WHEN 1 THEN 'yes' ELSE '' END",
    "engine_version": _in_record("engine.version"),
    "model": _in_record("engine.model"),
    "model_version": _in_record("engine.model_version"),
    "lexicon_digest": _in_record("engine.lexicon"),
}
# fmt: on
"""The text of each column for a plain line; the columns that are not here are the same for all of them."""

_ROUND_TRIP = " AND ".join(
    f"CAST(CAST({column} AS TEXT) AS REAL) = {column} AND CAST({column} AS TEXT) NOT LIKE '%e%'"
    for column in ("claim.checkworthiness", "claim.confidence")
)
_PLAIN = " AND ".join(
    [
        *(
            f"{_in_record(path)} IS NULL"
            for path in (
                "exact[1]",
                "attribution.chain[1]",
                "attribution.chain[0].outlets[1]",
                "attribution.chain[0].speakers[1]",
                f"facts[{MOST_FACTS}]",
            )
        ),
        *(
            # The separator is looked for too: a text that holds it cannot be told from a list.
            f"({column} IS NULL OR typeof({column}) = 'text' AND instr({column}, char(31)) = 0)"
            for column in (
                "article.title",
                "article.url",
                "article.publisher",
                "verdict.correction",
                "verdict.reviewer",
            )
        ),
        "NOT EXISTS (SELECT 1 FROM note WHERE note.claim = claim.id)",
        "NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id)",
        _ROUND_TRIP,
    ]
)
_FIXED = ("claim.id", _PLAIN, "verdict.value", "verdict.reviewed_at", _RECORD)
_FROM = (
    " FROM claim CROSS JOIN claim_record ON claim_record.claim = claim.id "
    "CROSS JOIN article ON article.id = claim.article CROSS JOIN edition ON edition.id = claim.edition "
    "LEFT JOIN claim_source ON claim_source.claim = claim.id "
    "LEFT JOIN verdict ON verdict.claim = claim.id"
)
_ORDER = " ORDER BY claim.id, verdict.reviewer"

Line = tuple[int, bool, str | None, str | None, str]
"""The fixed cells of a line: row id, plain or not, verdict, time and record; those asked for follow."""


def statement(names: Sequence[str], *, one_reviewer: bool = False) -> str:
    """Return the query for plain lines, without its condition on ``claim.id`` and its order."""
    asked = ", ".join((*_FIXED, *(EXPRESSIONS[name] for name in names)))
    return f"SELECT {asked}{_FROM}{' AND verdict.reviewer = ?' if one_reviewer else ''}"


def batches(
    conn: sqlite3.Connection, view: View, names: Sequence[str], since: datetime | None
) -> Iterator[Batch]:
    """Yield the lines of a view's claims (see ``Store.export_batches``)."""
    walk = _Walk(conn, view, [name for name in names if name in EXPRESSIONS], since)
    for found in claim_ids(conn, replace(view, sort=Sort.PLACE, descending=False)):
        for first in range(0, len(found), BATCH):
            yield walk.batch(found[first : first + BATCH])


class _Walk:
    """Reads one batch after the other, by one statement."""

    def __init__(
        self, conn: sqlite3.Connection, view: View, names: Sequence[str], since: datetime | None
    ) -> None:
        self._conn = conn
        self._view = view
        self._names = names
        self._since = None if since is None else stamp(since)
        self._head = ledger.head(conn)
        self._rows = exports.Rows(conn, view)
        asked = [value for value in VerdictValue if exports.asked_for(view, value)]
        self._asked = None if len(asked) == len(VerdictValue) else {value.value for value in asked}
        # Without a filter, or with that of an article alone, the claims are all those between two.
        within = replace(view, sort=Sort.PLACE, descending=False, reviewer=None, article_id=None)
        self._whole = within == View()
        where = "BETWEEN ? AND ?" if self._whole else "IN (SELECT value FROM json_each(?))"
        query = statement(names, one_reviewer=view.reviewer is not None)
        # SQLite's JSON functions refuse a record that UTF-8 cannot hold, which is a BLOB.
        self._query = f"{query} WHERE claim.id {where} AND typeof({_RECORD}) = 'text'{_ORDER}"

    def batch(self, row_ids: Sequence[int]) -> Batch:
        lines = self._lines(row_ids)
        hard = {line[0] for line in lines if not line[1]}
        hard |= set(row_ids).difference([line[0] for line in lines])
        if hard:
            lines = [line for line in lines if line[0] not in hard]
        coded = _coded(lines)
        if coded:
            hard |= coded
            lines = [line for line in lines if line[0] not in coded]
        lines = [line for line in lines if self._wanted(line)] if self._chooses else lines
        # Columns first: what is done with a cell is done to all cells of its column at once.
        columns = list(zip(*lines, strict=True)) or [()] * (len(_FIXED) + len(self._names))
        others = self._rows.of(sorted(hard)) if hard else ()
        return Batch(
            self._head,
            columns[0],
            dict(zip(self._names, columns[len(_FIXED) :], strict=True)),
            columns[4],
            [(row_id, row) for row_id, row in others if self._recent(row)],
        )

    @property
    def _chooses(self) -> bool:
        return self._asked is not None or self._since is not None

    def _lines(self, row_ids: Sequence[int]) -> list[Line]:
        values: list[int | str | bytes] = []
        if self._view.reviewer is not None:
            values.append(exports.name_of(self._view))
        if self._whole:
            values += [row_ids[0], row_ids[-1]]
        else:
            values.append(json.dumps(list(row_ids)))
        return self._conn.execute(self._query, values).fetchall()

    def _wanted(self, line: Line) -> bool:
        if self._asked is not None and (line[2] or VerdictValue.UNREVIEWED.value) not in self._asked:
            return False
        return self._since is None or (line[3] is not None and line[3] >= self._since)

    def _recent(self, row: ExportRow) -> bool:
        if self._since is None:
            return True
        at = row.verdict.reviewed_at
        return at is not None and stamp(at) >= self._since


def _coded(lines: Sequence[Line]) -> set[int]:
    """Return the claims whose record has a bar, which lists escape, or a character written as a code."""
    text = "".join(chain.from_iterable((line[4],) for line in lines))
    if "|" not in text and "\\u" not in text:
        return set()
    return {line[0] for line in lines if "|" in line[4] or "\\u" in line[4]}
