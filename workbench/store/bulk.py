"""Many decisions in one transaction, some thousand at a time: what one by one is a query is one for all.

While SQLite writes a batch in a thread of its own, the next one is read and made here; the connection is
only ever in the hands of one of the two. The state that comes out is that of ``decisions.append`` entry by
entry; ``state.current`` works out both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry, VerdictValue
from workbench.store import ledger, state
from workbench.store.bulk_lookup import ClaimKey, Known, Lookup
from workbench.store.bulk_rows import Rest, Rows, RowWriter
from workbench.store.cells import Cell, canonical_json, cell, optional_cell

CACHE_KIB = 64 * 1024
"""Page cache of a connection that takes many decisions in: a page changed again is not written between."""

REMEMBERED = 1000
"""Payloads whose texts are kept at hand."""

_TAKEN = (EntryType.VERDICT, EntryType.ATTRIBUTION_VERDICT, EntryType.NOTE)
_UNREVIEWED = VerdictValue.UNREVIEWED.value


class Bulk:
    """Takes decisions from a file in, a batch after the other; what is left is written as the block ends."""

    def __init__(self, conn: sqlite3.Connection, origin: str) -> None:
        """Begin at the end of the store's own chain, inside a transaction.

        Args:
            conn: May be used by another thread than this one; nobody else does, as long as this lasts.
            origin: The store's.
        """
        conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._conn = conn
        self._chain = ledger.Chain(conn, origin)
        self._lookup = Lookup(conn)
        self._known: Mapping[ClaimKey, Known] = {}
        self._asked: set[ClaimKey] = set()
        # A batch is made, then its rows wait until the claims of the next are looked up, then it is written.
        self._waiting: RowWriter | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bulk")
        self._written: Future[None] | None = None
        # The payloads themselves are kept too: what is held has an id that nothing else can have.
        self._texts: dict[int, tuple[dict[str, object], EntryType, str]] = {}

    def __enter__(self) -> Self:
        """Take it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is left, unless something failed; in any case nothing is written afterwards."""
        with self._thread:
            if kind is None:
                self._settle()

    def known(self, keys: Iterable[ClaimKey]) -> Mapping[ClaimKey, Known]:
        """Return what the store holds of some claims, all that was appended included.

        Those that it lacks are left out.
        """
        asked = set(keys)
        if self._waiting is not None and not self._asked.isdisjoint(asked):
            self._settle()
        self._join()
        self._known, self._asked = self._lookup.known(asked), asked
        if self._waiting is not None:
            self._written = self._thread.submit(self._waiting.write, self._conn)
            self._waiting = None
        return self._known

    def append(self, entries: Sequence[NewEntry]) -> None:
        """Take decisions on the claims that ``known`` was last asked for.

        Raises:
            StoreError: The payload of one is wrong, or it is none that came from a file.
        """
        if self._waiting is not None:
            self.known(self._asked)  # as it is after the entries before
        rows = Rows()
        touched: dict[tuple[ClaimKey, str], list[ledger.Line]] = {}
        for entry in entries:
            line = self._chain.link(entry, self._checked(entry))
            rows.lines.append(line)
            # An entry about no claim was refused.
            touched.setdefault(((line[4], line[5] or ""), entry.reviewer), []).append(line)
        for (key, reviewer), new in touched.items():
            _add(rows, self._known[key], cell(reviewer), new)
        self._waiting = RowWriter(rows)

    def _settle(self) -> None:
        """Write all that was appended."""
        self._join()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.write(self._conn)

    def _join(self) -> None:
        """Wait until the other thread has let go of the connection; what it failed with is raised."""
        written, self._written = self._written, None
        if written is not None:
            written.result()

    def _checked(self, entry: NewEntry) -> str:
        """Return the text of an entry's payload, looked at once where many entries share the very object.

        Raises:
            StoreError: The payload is wrong, or the entry is none that came from a file.
        """
        held = self._texts.get(id(entry.payload))
        if (
            held is not None
            and held[0] is entry.payload
            and held[1] is entry.type
            and entry.reviewer
            and entry.claim_id is not None
            and entry.at is not None
        ):
            return held[2]
        ledger.check(entry)
        if entry.type not in _TAKEN or not ledger.beyond_undo(entry.payload) or entry.at is None:
            raise StoreError(f"An entry of type {entry.type} is not written in bulk")
        if len(self._texts) >= REMEMBERED:
            self._texts.clear()
        text = canonical_json(entry.payload)
        self._texts[id(entry.payload)] = entry.payload, entry.type, text
        return text


def _add(rows: Rows, known: Known, name: Cell, new: Sequence[ledger.Line]) -> None:
    """Add what brings the tables of a claim and reviewer in line with the ledger."""
    who = (known.row_id, name)
    if not known.lines and len(new) == 1 and new[0][2] == EntryType.VERDICT:  # nearly all
        value, reason, correction = state.said(new[0])
        if value != _UNREVIEWED:
            rows.verdicts.append((*who, value, reason, correction, "", new[0][7]))
            if not known.retired:
                rows.steps[known.article, name, value] += 1
            return
    own = new
    if known.lines or len(new) > 1:
        both = (*(line for line in known.lines if line[3] == name), *new)
        own = sorted(both, key=lambda line: (line[7], line[0], line[1]))
    now = state.current(own, known.other_words)
    before = next((each.value for each in known.verdicts if cell(each.reviewer) == name), None)
    if now.reviewed_at:
        correction = optional_cell(now.correction)
        rows.verdicts.append((*who, now.value, now.reason, correction, now.attribution, now.reviewed_at))
    elif before is not None:
        rows.gone.append(who)
    was = _UNREVIEWED if before is None else before.value
    if was != now.value and not known.retired:
        rows.steps[known.article, name, was] -= 1
        rows.steps[known.article, name, now.value] += 1
    notes = bool(now.notes) or name in known.noted
    reopened = bool(now.reopened) or name in known.reopened
    evidence = bool(now.evidence) or name in known.accepted
    if notes or reopened or evidence:
        rows.rest.append(Rest(who, notes, reopened, evidence, now))
