"""The verdict table at speed: cells made by SQLite itself, for all claims whose cells are plain to make.

A claim is plain where its record is ordinary JSON without a bar or a coded character, has at most one
stretch of text, one attribution, one outlet, one speaker and a few facts. The others, few of them in most
stores, come as ``ExportRow``, which knows every case.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from workbench.model import Note, VerdictValue
from workbench.store import evidence, exports, ledger
from workbench.store.cells import Cell, cell, optional_text, stamp
from workbench.store.export_cells import (
    ARTICLE,
    EDITION,
    ENGINE,
    EVIDENCE,
    EXPRESSIONS,
    FIXED,
    RECORD,
    expressions,
    statement,
)
from workbench.store.export_values import Since
from workbench.store.orders import claim_ids
from workbench.store.rows import ExportRow, Sort, View
from workbench.store.source_rows import AcceptedEvidence

BATCH = 500
"""Claims that are held at a time."""


REMEMBERED = 1000
"""Articles, and engines, whose cells are kept at hand."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some lines of the table, in two parts that are in order of place each.

    Attributes:
        head: Head of the ledger that the whole walk sees.
        row_ids: The claim of each plain line.
        cells: Texts of the plain lines by column; items of lists are joined by ``export_cells.BETWEEN``.
        records: Their claims' records, as JSON.
        others: Lines of the claims that are not plain, with their row ids.
        notes: The notes on plain lines that have any, by line: their reviewers' own.
        evidence: The evidence on the claims of plain lines that have any, by row id.
    """

    head: str
    row_ids: Sequence[int]
    cells: dict[str, Sequence[str]]
    records: Sequence[str]
    others: Sequence[tuple[int, ExportRow]]
    notes: Mapping[int, Sequence[Note]]
    evidence: Mapping[int, Sequence[AcceptedEvidence]]


_EDITION = "SELECT sha256 FROM edition WHERE id = ?"
_ARTICLE = "SELECT article_id, title, url, publisher, published FROM article WHERE id = ?"
_ORDER = " ORDER BY claim.id, verdict.reviewer"
_NEWER = (
    "SELECT DISTINCT claim.id, entry.reviewer FROM claim JOIN article ON article.id = claim.article "
    "JOIN entry ON entry.article_id = article.article_id AND entry.claim_id = claim.claim_id "
    "WHERE claim.id IN (SELECT value FROM json_each(?)) AND entry.id > ?"
)
_DECIDED = {
    "verdict": VerdictValue.UNREVIEWED.value, "dispute_reason": "", "correction": "", "reviewed_at": "",
    "attribution_verdict": "",
}  # fmt: skip
"""What a line's cells say of a reviewer who noted something and decided nothing."""

Line = tuple[int, bool, str | None, str | None, str | None, str, int, str, int]
"""The fixed cells of a line: row id, plain or not, verdict, time, reviewer, record, article, engine and
edition; those asked for follow."""


def batches(
    conn: sqlite3.Connection, view: View, names: Sequence[str], since: Since | None
) -> Iterator[Batch]:
    """Yield the lines of a view's claims (see ``Store.export_batches``)."""
    walk = _Walk(conn, view, names, since)
    for found in claim_ids(conn, replace(view, sort=Sort.PLACE, descending=False)):
        for first in range(0, len(found), BATCH):
            yield walk.batch(found[first : first + BATCH])


class _Walk:
    """Reads one batch after the other, by one statement."""

    def __init__(
        self, conn: sqlite3.Connection, view: View, names: Sequence[str], since: Since | None
    ) -> None:
        self._conn = conn
        self._view = view
        self._asked_for = set(names)
        self._names = [name for name in names if name in EXPRESSIONS]
        self._since = since
        self._stamp = None if since is None or since.moment is None else stamp(since.moment)
        self._newer: set[tuple[int, Cell]] = set()
        self._head = ledger.head(conn)
        self._rows = exports.Rows(conn, view)
        self._places = {
            name: len(FIXED) + expressions(self._names).index(EXPRESSIONS[name]) for name in self._names
        }
        self._articles: dict[int, tuple[str, ...]] = {}
        self._editions: dict[int, str] = {}
        self._engines: dict[str, dict[str, str]] = {}
        asked = [value for value in VerdictValue if exports.asked_for(view, value)]
        self._asked = None if len(asked) == len(VerdictValue) else {value.value for value in asked}
        # Without a filter, or with that of an article alone, the claims are all those between two.
        within = replace(view, sort=Sort.PLACE, descending=False, reviewer=None, article_id=None)
        self._whole = within == View()
        where = "BETWEEN ? AND ?" if self._whole else "IN (SELECT value FROM json_each(?))"
        query = statement(self._names, one_reviewer=view.reviewer is not None)
        # SQLite's JSON functions refuse a record that UTF-8 cannot hold, which is a BLOB.
        self._query = f"{query} WHERE claim.id {where} AND typeof({RECORD}) = 'text'{_ORDER}"

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
        if self._since is not None and not self._stamp:
            ids = json.dumps(list(row_ids))
            self._newer = set(self._conn.execute(_NEWER, (ids, self._since.entry)))
        noted = exports.read_notes(self._conn, row_ids)
        lines = self._with_noters(lines, noted) if noted else lines
        if self._asked is not None or self._since is not None:
            lines = [line for line in lines if self._wanted(line, noted)]
        # Columns first: what is done with a cell is done to all cells of its column at once.
        width = len(FIXED) + len(expressions(self._names))
        columns = list(zip(*lines, strict=True)) or [()] * width
        others = self._rows.of(sorted(hard)) if hard else ()
        return Batch(
            self._head,
            columns[0],
            {name: columns[place] for name, place in self._places.items()} | self._shared(columns),
            columns[5],
            [(row_id, row) for row_id, row in others if self._recent(row_id, row)],
            _own_notes(lines, noted) if noted else {},
            evidence.read(self._conn, row_ids) if self._asked_for.intersection(EVIDENCE) else {},
        )

    def _shared(self, columns: Sequence[Sequence[Any]]) -> dict[str, Sequence[str]]:
        """Return the cells that many claims have in common, each text made once."""
        found: dict[str, Sequence[str]] = {}
        articles = [self._article(key) for key in columns[6]]
        for index, name in enumerate(ARTICLE):
            if name in self._asked_for:
                found[name] = [article[index] for article in articles]
        if EDITION in self._asked_for:
            found[EDITION] = [self._edition(key) for key in columns[8]]
        if not self._asked_for.isdisjoint(ENGINE):
            engines = [self._engine(words) for words in columns[7]]
            for name, field in ENGINE.items():
                if name in self._asked_for:
                    found[name] = [engine[field] for engine in engines]
        return found

    def _article(self, key: int) -> tuple[str, ...]:
        if key not in self._articles:
            if len(self._articles) >= REMEMBERED:
                self._articles.clear()
            row = self._conn.execute(_ARTICLE, (key,)).fetchone()
            self._articles[key] = tuple(optional_text(value) or "" for value in row)
        return self._articles[key]

    def _edition(self, key: int) -> str:
        if key not in self._editions:
            if len(self._editions) >= REMEMBERED:
                self._editions.clear()
            self._editions[key] = self._conn.execute(_EDITION, (key,)).fetchone()[0]
        return self._editions[key]

    def _engine(self, words: str) -> dict[str, str]:
        if words not in self._engines:
            if len(self._engines) >= REMEMBERED:
                self._engines.clear()
            self._engines[words] = json.loads(words)
        return self._engines[words]

    def _lines(self, row_ids: Sequence[int]) -> list[Line]:
        values: list[int | str | bytes] = []
        if self._view.reviewer is not None:
            values.append(exports.name_of(self._view))
        if self._whole:
            values += [row_ids[0], row_ids[-1]]
        else:
            values.append(json.dumps(list(row_ids)))
        return self._conn.execute(self._query, values).fetchall()

    def _with_noters(self, lines: Sequence[Line], noted: Mapping[int, Sequence[Note]]) -> list[Line]:
        """Return the lines with one more for each reviewer who noted something and decided nothing."""
        found: list[Line] = []
        for row_id, about in groupby(lines, key=lambda line: line[0]):
            own = list(about)
            if row_id in noted:
                silent = {note.reviewer for note in noted[row_id]}.difference([line[4] for line in own])
                if self._view.reviewer is not None:
                    silent.intersection_update([self._view.reviewer])
                if silent:
                    first, own = own[0], [line for line in own if line[4] is not None]
                    own += [self._undecided(first, name) for name in silent]
                    own.sort(key=lambda line: line[4] or "")
            found += own
        return found

    def _undecided(self, line: Line, reviewer: str) -> Line:
        cells = list(line)
        cells[2:5] = None, None, reviewer
        for name, place in self._places.items():
            if name == "reviewer":
                cells[place] = reviewer
            elif name in _DECIDED:
                cells[place] = _DECIDED[name]
        return tuple(cells)  # type: ignore[return-value] # the same cells but for those of the decision

    def _wanted(self, line: Line, noted: Mapping[int, Sequence[Note]]) -> bool:
        if self._asked is not None and (line[2] or VerdictValue.UNREVIEWED.value) not in self._asked:
            return False
        if self._since is None:
            return True
        notes = [note for note in noted.get(line[0], ()) if note.reviewer == line[4]]
        return self._is_newer(line[0], line[4] or "", line[3], notes)

    def _recent(self, row_id: int, row: ExportRow) -> bool:
        if self._since is None:
            return True
        at = row.verdict.reviewed_at
        return self._is_newer(row_id, row.verdict.reviewer, stamp(at) if at else None, row.notes)

    def _is_newer(self, row_id: int, reviewer: str, at: str | None, notes: Sequence[Note]) -> bool:
        if self._stamp is None:
            if reviewer:
                return (row_id, cell(reviewer)) in self._newer
            return any(row_id == found for found, _ in self._newer)
        stamps = [stamp(note.at) for note in notes] + ([at] if at else [])
        return bool(stamps) and max(stamps) >= self._stamp


def _own_notes(lines: Sequence[Line], noted: Mapping[int, Sequence[Note]]) -> dict[int, list[Note]]:
    """Return the notes of each line's reviewer, by line."""
    found = {}
    for number, line in enumerate(lines):
        own = [note for note in noted.get(line[0], ()) if note.reviewer == line[4]]
        if own:
            found[number] = own
    return found


def _coded(lines: Sequence[Line]) -> set[int]:
    """Return the claims whose record has a bar, which lists escape, or a character written as a code."""
    text = "".join([line[5] for line in lines])
    if "|" not in text and "\\u" not in text:
        return set()
    return {line[0] for line in lines if "|" in line[5] or "\\u" in line[5]}
