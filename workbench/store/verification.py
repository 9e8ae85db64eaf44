"""Replaying the ledger: is every line as it was written, and is none missing?

Whether the current state follows from the lines is looked at in ``comparison``.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from itertools import groupby

from workbench.errors import StoreError
from workbench.model import EntryType
from workbench.store import ledger
from workbench.store.cells import Cell, json_of
from workbench.store.comparison import compare_state
from workbench.store.findings import Findings, Meter
from workbench.store.ledger import GENESIS, Line
from workbench.store.rows import Verification

_HEAD = re.compile(r"[0-9a-f]{64}(\+[0-9a-f]{64})*")


def verify(
    conn: sqlite3.Connection,
    origin: str,
    head: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Verification:
    """Replay the ledger (see ``Store.verify``).

    Raises:
        StoreError: ``head`` has not the form of a head.
    """
    if head is not None and not _HEAD.fullmatch(head):
        raise StoreError(f"{head!r} is no head: it is 64 hex digits, or several such joined by +")
    conn.execute("BEGIN")  # one look at the store: another process may go on writing
    try:
        entries = int(conn.execute("SELECT count(*) FROM entry").fetchone()[0])
        findings, meter = Findings(), Meter(2 * entries, on_progress)
        _check_chains(
            conn, origin, set() if head is None else set(head.split("+")) - {GENESIS}, findings, meter
        )
        compare_state(conn, findings, meter)
        return Verification(not findings.count, entries, ledger.head(conn), findings.lines())
    finally:
        conn.execute("ROLLBACK")


class _Steps:
    """What the undo key could reach if the ledger is right."""

    def __init__(self) -> None:
        self.done: Counter[Cell] = Counter()
        self.undone: dict[Cell, list[tuple[int, int]]] = {}

    def take(self, line: Line) -> None:
        """Follow one line of this store's own chain."""
        _, seq, kind, reviewer, *_ = line
        open_to_redo = self.undone.setdefault(reviewer, [])
        if kind == EntryType.UNDO:
            open_to_redo.append((ledger.target_of(json_of(line[6]))[1], seq))
            self.done[reviewer] -= 1
        elif kind == EntryType.REDO:
            open_to_redo.pop()
            self.done[reviewer] += 1
        elif not ledger.beyond_undo(json_of(line[6])):
            open_to_redo.clear()
            self.done[reviewer] += 1


def _check_chains(
    conn: sqlite3.Connection, own_origin: str, wanted: set[str], findings: Findings, meter: Meter
) -> None:
    """Check every hash, link and number, and that the hashes ``wanted`` are there."""
    steps = _Steps()
    lines = conn.execute(f"{ledger.LINES} ORDER BY origin, seq")
    for origin, chain in groupby(lines, key=lambda line: str(line[0])):
        previous = (0, GENESIS)
        for line in chain:
            _check_line(line, previous, findings)
            previous = (line[1], line[9])
            wanted.discard(line[9])
            if origin == own_origin:
                with findings.reading(f"entry {origin}/{line[1]}"):
                    steps.take(line)
            meter.step()
    if wanted:
        findings.add(
            f"head {', '.join(sorted(wanted))}: the ledger does not hold it: it was cut short or rewritten, "
            "or the head is another store's"
        )
    _check_steps(conn, steps, findings)


def _check_line(line: Line, previous: tuple[int, str], findings: Findings) -> None:
    where = f"entry {line[0]}/{line[1]}"
    if line[1] != previous[0] + 1:
        first, last = previous[0] + 1, line[1] - 1
        findings.add(
            f"{where}: entries are missing before it: {first}" + (f" to {last}" if last > first else "")
        )
    elif line[8] != previous[1]:
        findings.add(f"{where}: it does not follow from the entry before it")
    if ledger.line_hash(line) != line[9]:
        findings.add(f"{where}: its content was changed; its hash does not fit")


def _check_steps(conn: sqlite3.Connection, steps: _Steps, findings: Findings) -> None:
    done = dict(conn.execute("SELECT reviewer, count(*) FROM step WHERE undone_by IS NULL GROUP BY reviewer"))
    undone: dict[Cell, list[tuple[int, int]]] = {}
    for reviewer, seq, undone_by in conn.execute(
        "SELECT reviewer, seq, undone_by FROM step WHERE undone_by IS NOT NULL ORDER BY undone_by"
    ):
        undone.setdefault(reviewer, []).append((seq, undone_by))
    expected = {reviewer: pairs for reviewer, pairs in steps.undone.items() if pairs}
    if done != {reviewer: count for reviewer, count in steps.done.items() if count} or undone != expected:
        findings.add("undo: what the undo key can reach does not follow from the ledger")
