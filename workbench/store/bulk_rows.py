"""The rows that some decisions put into the store's tables, written a table at a time.

Rows go to SQLite as one JSON text and come out of it by ``json_each``: a whole batch is then one statement,
during which other threads of the program go on. What JSON cannot carry to SQLite goes row by row.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.store import evidence_state, ledger, risk, state
from workbench.store.cells import Cell

Who = tuple[int, Cell]
"""(a claim's row id, a reviewer)."""

VerdictLine = tuple[int, Cell, str, str | None, Cell | None, str, str]
"""A row of the table verdict."""

_LONGEST = 64 * 1024 * 1024
"""Characters of JSON that SQLite is given at a time: it holds what it reads several times over."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_UPSERT = (
    "INSERT INTO verdict (claim, reviewer, value, reason, correction, attribution, reviewed_at) {} "
    "ON CONFLICT (claim, reviewer) DO UPDATE SET value = excluded.value, reason = excluded.reason, "
    "correction = excluded.correction, attribution = excluded.attribution, reviewed_at = excluded.reviewed_at"
)
_FROM_JSON = "SELECT {} FROM json_each(?) WHERE true"
# WHERE true: without it SQLite takes ON for the beginning of a join.

_DELETE = "DELETE FROM verdict WHERE claim = ? AND reviewer = ?"


def _statements(statement: str, columns: int) -> tuple[str, str]:
    """Return a statement that takes a row, and one that takes a JSON array of them."""
    values = ", ".join("?" * columns)
    cells = ", ".join(f"value ->> {number}" for number in range(columns))
    return statement.format(f"VALUES ({values})"), statement.format(_FROM_JSON.format(cells))


_ENTRY = _statements(
    "INSERT INTO entry (origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash) {}",
    10,
)
_VERDICT = _statements(_UPSERT, 7)


@dataclass(frozen=True, slots=True)
class Rest:
    """A claim and reviewer whose decisions touch more tables than that of verdicts."""

    who: Who
    notes: bool
    reopened: bool
    evidence: bool
    now: state.Current


@dataclass(slots=True)
class Rows:
    """What some decisions write.

    Attributes:
        lines: The ledger's.
        verdicts: Verdicts that are new or become others.
        gone: Verdicts that are no more.
        steps: How the counts change, by (article's key, reviewer, value).
        rest: What is written one by one.
    """

    lines: list[ledger.Line] = field(default_factory=list)
    verdicts: list[VerdictLine] = field(default_factory=list)
    gone: list[Who] = field(default_factory=list)
    steps: Counter[tuple[int, Cell, str]] = field(default_factory=Counter)
    rest: list[Rest] = field(default_factory=list)


class RowWriter:
    """Writes rows of one batch; what Python does for it is done beforehand."""

    def __init__(self, rows: Rows) -> None:
        """Make the rows ready."""
        self._rows = rows
        self._lines = _json(rows.lines)
        self._verdicts = _json(rows.verdicts)

    def write(self, conn: sqlite3.Connection) -> None:
        """Write all of it, inside a transaction."""
        rows = self._rows
        _insert(conn, _ENTRY, rows.lines, self._lines)
        _insert(conn, _VERDICT, rows.verdicts, self._verdicts)
        conn.executemany(_DELETE, rows.gone)
        for (article, reviewer, value), step in rows.steps.items():
            if step:
                state.count(conn, article, reviewer, value, step)
        for rest in rows.rest:
            _write_rest(conn, rest)


def _json(rows: Sequence[tuple[Cell | int | None, ...]]) -> str | None:
    """Return rows as JSON, or None where SQLite would not read the very same cells from it."""
    try:
        text = _COMPACT.encode(rows)
    except TypeError:  # a cell is bytes: its text has no form in UTF-8
        return None
    # SQLite ends a text at a NUL, which JSON spells with this mark, as it does other characters.
    return None if "\\u" in text or len(text) > _LONGEST else text


def _insert(
    conn: sqlite3.Connection,
    statements: tuple[str, str],
    rows: Sequence[tuple[Cell | int | None, ...]],
    text: str | None,
) -> None:
    one, many = statements
    if text is None:
        conn.executemany(one, rows)
    elif rows:
        conn.execute(many, (text,))


def _write_rest(conn: sqlite3.Connection, rest: Rest) -> None:
    row_id, name = rest.who
    if rest.notes:
        state.write_notes(conn, row_id, name, rest.now.notes)
    if rest.reopened:
        evidence_state.write_reopenings(conn, row_id, name, rest.now.reopened)
    if rest.evidence and evidence_state.write(conn, row_id, name, rest.now.evidence):
        risk.refresh(conn, row_id)
