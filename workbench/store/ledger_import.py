"""Entries of a ledger taken in from a table: the missing ones of each chain, whole or not at all.

A line's hash says that it is as it was written, and its number and the hash before it that none is missing.
What a hash cannot say is looked at too: that the payload is one of its type, that the store holds the claim,
and that evidence stands in the saved text.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from workbench.errors import StoreError
from workbench.model import EntryType
from workbench.store import article_lines, article_state, ledger, merging, payloads, projection, state
from workbench.store.cells import Cell, cell, moment_of, stamp, text_of
from workbench.store.connection import writing
from workbench.store.edit_payloads import edit_problem
from workbench.store.export_values import LedgerLine

EVERY = 1000
"""Lines between two calls of ``on_step``."""

_READ = (
    "CREATE TEMP TABLE read_line (origin TEXT, seq INTEGER, type, reviewer, article_id, claim_id, payload, "
    "at, prev_hash, hash, PRIMARY KEY (origin, seq)) WITHOUT ROWID"
)
_TOUCHED = (
    "CREATE TEMP TABLE read_touched (article_id, claim_id, reviewer, edits, "
    "PRIMARY KEY (article_id, claim_id, reviewer)) WITHOUT ROWID"
)
_LINES = ledger.LINES.replace("FROM entry", "FROM temp.read_line")
_INSERT = (
    "INSERT INTO {} (origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SOURCE = (
    "SELECT text FROM source_version JOIN source ON source.id = source_version.source "
    "WHERE source_id = ? AND sha256 = ?"
)
_MARKS = frozenset({"imported", "reopened"})
"""What the payload of any decision may carry besides."""

_REOPENED = {"source": str, "outlet": str, "version": int, "was": str}
"""What ``reopened`` says of a changed source, and of which type."""

_REOPENED_BY_EDITION = {"edition": str, "claim": str, "text": str, "was": str, "by": str}
"""What it says of another edition of the article's text."""

_REVERSALS = frozenset({EntryType.UNDO.value, EntryType.REDO.value})
_EDITING = _REVERSALS | {EntryType.CLAIM_EDIT.value}


@dataclass(frozen=True, slots=True)
class LedgerImported:
    """What taking a ledger in did: lines read, entries that were new."""

    lines: int
    entries: int


def import_lines(
    conn: sqlite3.Connection,
    origin: str,
    lines: Iterable[LedgerLine],
    where: str,
    on_step: Callable[[int], None] | None = None,
) -> LedgerImported:
    """Take in what the ledger lacks (see ``Store.import_ledger``).

    Raises:
        StoreError: A line is not what was written, or cannot stand here; nothing was written.
    """
    with writing(conn):
        conn.execute(_READ)  # gone again where the transaction is rolled back
        conn.execute(_TOUCHED)
        count = _gather(conn, lines, where, on_step)
        taken = _Taking(conn, where).all()
        _refresh(conn, where)
        if origin in taken:
            merging.follow_own_chain(conn, origin)
        conn.execute("DROP TABLE temp.read_line")
        conn.execute("DROP TABLE temp.read_touched")
        return LedgerImported(count, sum(taken.values()))


def _gather(
    conn: sqlite3.Connection, lines: Iterable[LedgerLine], where: str, on_step: Callable[[int], None] | None
) -> int:
    """Put the lines where they can be read in order, however many they are."""
    count = 0
    for count, line in enumerate(lines, 1):
        try:
            conn.execute(_INSERT.format("temp.read_line"), _cells(line))
        except sqlite3.IntegrityError as error:
            raise StoreError(
                f"{where}: entry {line.origin}/{line.seq} stands there twice; nothing was imported"
            ) from error
        if on_step is not None and not count % EVERY:
            on_step(count)
    return count


def _cells(line: LedgerLine) -> ledger.Line:
    return (
        *line[:3], cell(line.reviewer), line.article_id, line.claim_id, cell(line.payload), *line[7:]
    )  # fmt: skip


class _Taking:
    """Holds each chain to its hashes and writes what is new of it."""

    def __init__(self, conn: sqlite3.Connection, where: str) -> None:
        self._conn = conn
        self._where = where
        self._articles: dict[str, bool] = {}

    def all(self) -> dict[str, int]:
        """Return how many entries of each chain were new, those with any."""
        taken = {}
        lines = self._conn.execute(f"{_LINES} ORDER BY origin, seq")
        for origin, chain in groupby(lines, key=lambda line: str(line[0])):
            count = self._chain(origin, chain)
            if count:
                taken[origin] = count
        return taken

    def _chain(self, origin: str, chain: Iterable[ledger.Line]) -> int:
        known = (
            self._conn.execute("SELECT max(seq) FROM entry WHERE origin = ?", (origin,)).fetchone()[0] or 0
        )
        before: tuple[int, str] | None = None
        count = 0
        for line in chain:
            if before is None:
                before = self._start(line, known)
            if ledger.line_hash(line) != line[9]:
                raise self._fault(line, "is not as it was written: its hash is another")
            if line[1] != before[0] + 1:
                raise self._fault(line, f"lacks the entries before it, from {before[0] + 1} on")
            if line[8] != before[1]:
                raise self._fault(line, "does not follow from the entry before it")
            before = (line[1], line[9])
            if line[1] <= known:
                held = ledger.line_at(self._conn, (origin, line[1]))
                if held is None or held[9] != line[9]:
                    raise self._fault(line, "is another than the store's: both went on from one copy")
                continue
            self._take(line)
            count += 1
        return count

    def _start(self, line: ledger.Line, known: int) -> tuple[int, str]:
        """Return number and hash of the entry that a chain's first line must follow from."""
        if line[1] == 1:
            return 0, ledger.GENESIS
        held = ledger.line_at(self._conn, (line[0], line[1] - 1))
        if held is None:
            raise self._fault(line, f"lacks the entries before it, from {known + 1} on")
        return held[1], held[9]

    def _take(self, line: ledger.Line) -> None:
        _, _, kind, reviewer, article_id, claim_id, *_ = line
        if article_id not in self._articles:
            self._articles[article_id] = bool(
                self._conn.execute("SELECT 1 FROM article WHERE article_id = ?", (article_id,)).fetchone()
            )
        if not self._articles[article_id]:
            raise self._fault(line, f"is about article {article_id}, which the store lacks: add it first")
        problem = self._problem(line)
        if problem:
            raise self._fault(line, f"is no {kind}: {problem}")
        try:
            self._conn.execute(_INSERT.format("entry"), line)
        except sqlite3.IntegrityError as error:
            raise self._fault(line, f"is no entry of a ledger ({error})") from error
        self._conn.execute(
            "INSERT INTO temp.read_touched VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE "
            "SET edits = min(edits, excluded.edits)",
            (article_id, claim_id or "", reviewer, kind in _EDITING),
        )

    def _problem(self, line: ledger.Line) -> str | None:
        """Return what is wrong with a line whose hash is right."""
        if line[2] not in set(EntryType):
            return "there is no such type of entry"
        try:
            payload = json.loads(text_of(line[6]))
            if stamp(moment_of(line[7])) != line[7]:
                return f"{line[7]!r} is no time"
        except (ValueError, RecursionError) as error:
            return str(error)
        if not isinstance(payload, dict):
            return "its payload is no JSON object"
        kind = EntryType(line[2])
        if line[2] in _REVERSALS:
            target = payload.get("target")
            return payloads.key_problem(target)
        if kind is EntryType.CLAIM_EDIT:
            return edit_problem(payload, line[5])
        if (line[5] is None) != (kind is EntryType.ARTICLE):
            return "it is about a claim" if line[5] is not None else "it is about no claim"
        if "reopened" in payload and not _says_what_reopened(payload["reopened"]):
            return "it does not say what reopened it"
        said = {field: value for field, value in payload.items() if field not in _MARKS}
        problem = payloads.problem(kind, said)
        if problem is None and kind is EntryType.EVIDENCE and "withdraws" not in said:
            return self._evidence_problem(said)
        return problem

    def _evidence_problem(self, said: dict[str, object]) -> str | None:
        found = self._conn.execute(_SOURCE, (said["source"], said["sha256"])).fetchone()
        if found is None:
            return f"the store lacks source {said['source']} with that text; add the source first"
        start, end = int(str(said["start"])), int(str(said["end"]))
        if text_of(found[0])[start:end] != said["text"]:
            return f"its text is not what stands in source {said['source']} at {start} to {end}"
        return None

    def _fault(self, line: ledger.Line, reason: str) -> StoreError:
        return StoreError(f"{self._where}: entry {line[0]}/{line[1]} {reason}; nothing was imported")


def _says_what_reopened(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    fields = _REOPENED_BY_EDITION if "edition" in value else _REOPENED
    return all(isinstance(value.get(field), kind) for field, kind in fields.items())


def _refresh(conn: sqlite3.Connection, where: str) -> None:
    """Bring the current state in line with the entries that came in."""
    articles = conn.execute("SELECT DISTINCT article_id FROM temp.read_touched ORDER BY 1").fetchall()
    for (article_id,) in articles:
        article_lines.project_lines(conn, article_id)
        projection.project(conn, article_id)
        article_state.refresh_article(conn, article_id)
    touched = "SELECT article_id, claim_id, reviewer, edits FROM temp.read_touched WHERE claim_id <> ''"
    refreshed: tuple[str, str, Cell, int]
    for refreshed in conn.execute(touched):
        article_id, claim_id, reviewer, edits = refreshed
        try:
            state.refresh(conn, article_id, claim_id, text_of(reviewer))
        except StoreError as error:
            if edits:
                continue  # made by hand, and undone
            raise StoreError(
                f"{where}: the store does not hold claim {claim_id} of article {article_id}: it was read "
                "otherwise here; nothing was imported"
            ) from error
    for (article_id,) in articles:
        key = conn.execute("SELECT id FROM article WHERE article_id = ?", (article_id,)).fetchone()[0]
        state.recount(conn, key)
