"""Reads a verdict table back into the store: whole or not at all, and never the same thing twice.

What the file says becomes entries of the ledger under the reviewers and times that it names; who imported
it and when stands in each entry's payload. Of two decisions by one reviewer the later counts, so an older
file never undoes newer work; an entry that the ledger holds already, even one taken back since, is not
written again.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.reading import VerdictRow, read_verdicts
from workbench.export.table_schema import EVIDENCE, LEDGER, VERDICTS, Table
from workbench.export.times import time_text
from workbench.model import DisputeReason, Entry, EntryType, NewEntry, Note, Verdict, VerdictValue
from workbench.store import Store
from workbench.store.bulk import Known
from workbench.store.edit_payloads import HAND

BATCH = 500
"""Rows that are looked up and written together."""

PAYLOADS_KEPT = 100
"""Payloads of verdicts that are used again; few of them have a correction of their own."""

PROGRESS_EVERY = 500
"""Rows between two calls of ``on_progress``."""

CONFLICTS_KEPT = 100
"""Conflicts described one by one; more are only counted, so that memory stays constant."""

_HEADER = 1 << 16
"""Bytes of a first line that are looked at."""

_ROWS_NAMED = 4
_ID_SHOWN = 20
_TITLE_SHOWN = 60
_DECIDING = frozenset({EntryType.VERDICT, EntryType.ATTRIBUTION_VERDICT})
_TAKING_BACK = frozenset({EntryType.UNDO, EntryType.REDO})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two decisions of one reviewer on one claim that differ.

    Attributes:
        row: The file's row, as a spreadsheet counts.
        ours: The store's decision, as it was before; unreviewed where it was taken back.
        theirs: The file's.
        replaced: True where the file's is later and counts now; else the store's stays.
    """

    row: int
    article_id: str
    claim_id: str
    ours: Verdict
    theirs: Verdict
    replaced: bool


@dataclass(slots=True)
class Imported:
    """What an import did.

    Attributes:
        rows: Rows of the file, the header aside.
        verdicts: Decisions imported: a reviewer's verdict, attribution verdict or both on a claim.
        notes: Notes imported.
        unchanged: Rows that said nothing new.
        kept: Decisions of the file that were left out because the store's are newer.
        replaced: Decisions of the store that the file's newer ones took the place of.
        retired: Rows left out because their claim is gone from the article's text here as there.
        by_hand: Rows left out because their claim was made by hand in another store.
        conflicts: The first of those kept and replaced.
    """

    rows: int = 0
    verdicts: int = 0
    notes: int = 0
    unchanged: int = 0
    kept: int = 0
    replaced: int = 0
    retired: int = 0
    by_hand: int = 0
    conflicts: list[Conflict] = field(default_factory=list)


def import_csv(
    store: Store,
    path: Path,
    reviewer: str,
    *,
    at: datetime | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Imported:
    """Import the verdicts and notes of a file that ``export_csv`` wrote, in one transaction.

    Args:
        store: Holds the articles that the file speaks of.
        path: The file.
        reviewer: Who imports it; the decisions stay those of the reviewers that it names.
        at: When, for the record; None for now.
        on_progress: Called now and then and at the end with (bytes read, bytes in all).

    Raises:
        InputError: The file is unreadable, no verdict table, or names articles or claims that the store
            does not hold; nothing was written.
        StoreError: The store cannot be written; nothing was.
    """
    refuse_own_file(store.path, path)
    stamp = {"by": reviewer, "at": time_text(at or datetime.now(UTC))}
    run = _Import(store, str(path), stamp)
    try:
        with path.open("rb") as stream:
            rows = read_verdicts(stream, str(path))
            if on_progress is not None:
                rows = _watched(rows, stream, on_progress)
            run.take(rows)
    except OSError as fault:
        raise InputError(f"{path}: cannot be read ({fault.strerror or fault})") from fault
    return run.done


def table_of(store_path: Path, path: Path) -> str:
    """Return which table a file is, by its header: verdicts (also where nothing tells), evidence or ledger.

    Raises:
        InputError: It is the store's own file.
    """
    refuse_own_file(store_path, path)
    try:
        with path.open("rb") as stream:
            line = stream.readline(_HEADER).decode("utf-8-sig", "replace")
    except OSError:
        return VERDICTS.name  # reading it says what is wrong
    header = {name.strip('" \r\n') for name in line.split(",")}

    def share(table: Table) -> float:
        return len(header.intersection(table.names)) / len(table.names)

    return max((VERDICTS, EVIDENCE, LEDGER), key=share).name


def _watched(
    rows: Iterator[VerdictRow], stream: BinaryIO, on_progress: Callable[[int, int], None]
) -> Iterator[VerdictRow]:
    size = os.fstat(stream.fileno()).st_size
    for number, row in enumerate(rows, start=1):
        yield row
        if not number % PROGRESS_EVERY:
            on_progress(min(stream.tell(), size), size)
    on_progress(size, size)


class _Import:
    """One pass over a file: decides row by row what is new."""

    def __init__(self, store: Store, where: str, stamp: dict[str, str]) -> None:
        self.done = Imported()
        self._store = store
        self._where = where
        self._stamp = stamp
        self._payloads: dict[tuple[VerdictValue, DisputeReason | None, str | None], dict[str, object]] = {}
        self._unknown: list[VerdictRow] = []
        self._unknown_count = 0

    def take(self, rows: Iterator[VerdictRow]) -> None:
        """Write what the ledger lacks; raise after the last row if any of them names an unknown claim."""
        with self._store.bulk() as bulk:
            for some in _batches(rows):
                held = bulk.known((row.article_id, row.claim_id) for row in some)
                entries: list[NewEntry] = []
                for row in some:
                    known = held.get((row.article_id, row.claim_id))
                    if known is None:
                        self._miss(row)
                    elif not self._unknown:
                        entries += self._lacking(row, known)
                self.done.rows += len(some)
                if entries and not self._unknown:
                    bulk.append(entries)
            if self._unknown:
                raise InputError(self._unknown_claims())

    def _lacking(self, row: VerdictRow, known: Known) -> list[NewEntry]:
        if not row.verdict.reviewer:
            self.done.unchanged += 1
            return []
        history = known.history
        kept_before = self.done.kept
        decisions = self._decisions(row, history, known.verdicts)
        notes = [
            self._entry(row, EntryType.NOTE, note.reviewer, note.at, {"body": note.body})
            for note in (_new_notes(row.notes, history) if row.notes else ())
        ]
        self.done.verdicts += bool(decisions)
        self.done.notes += len(notes)
        self.done.unchanged += not decisions and not notes and self.done.kept == kept_before
        return decisions + notes

    def _decisions(
        self, row: VerdictRow, history: Sequence[Entry], verdicts: Sequence[Verdict]
    ) -> list[NewEntry]:
        """Return the entries that bring the reviewer's state to the row's, where the row's is later."""
        theirs = row.verdict
        if theirs.reviewed_at is None:
            return []
        if not history:
            return self._restated(row, Verdict(theirs.reviewer, VerdictValue.UNREVIEWED))
        ours = _current(verdicts, theirs.reviewer)
        latest = _last_decided(history, theirs.reviewer)
        if _fact(ours) == _fact(theirs) and ours.attribution is theirs.attribution:
            # Only the time can differ; the later one is kept without a word.
            if latest is not None and latest >= theirs.reviewed_at:
                return []
        elif latest is not None:
            later = latest < theirs.reviewed_at
            if not later or _decided(ours):
                self._conflict(row, ours, replaced=later)
            if not later:
                return []
        return self._restated(row, ours)

    def _restated(self, row: VerdictRow, ours: Verdict) -> list[NewEntry]:
        """Return entries after which the reviewer's state, its time included, is the row's."""
        theirs = row.verdict
        entries = []
        if _fact(theirs) != _fact(ours) or theirs.value is not VerdictValue.UNREVIEWED:
            payload = self._payload(*_fact(theirs))
            entries.append(self._entry(row, EntryType.VERDICT, theirs.reviewer, theirs.reviewed_at, payload))
        if theirs.attribution is not ours.attribution or theirs.attribution:
            payload = {"verdict": theirs.attribution.value}
            entries.append(
                self._entry(row, EntryType.ATTRIBUTION_VERDICT, theirs.reviewer, theirs.reviewed_at, payload)
            )
        return entries

    def _payload(
        self, value: VerdictValue, reason: DisputeReason | None, correction: str | None
    ) -> dict[str, object]:
        """Return the payload of a verdict; the same object where many rows say the same."""
        said = (value, reason, correction)
        if said not in self._payloads:
            payload: dict[str, object] = {"verdict": value.value}
            payload |= {"reason": reason.value} if reason else {}
            payload |= {"correction": correction} if correction else {}
            payload["imported"] = self._stamp
            if len(self._payloads) >= PAYLOADS_KEPT:
                self._payloads.clear()
            self._payloads[said] = payload
        return self._payloads[said]

    def _entry(
        self, row: VerdictRow, kind: EntryType, reviewer: str, at: datetime | None, payload: dict[str, object]
    ) -> NewEntry:
        if "imported" not in payload:
            payload["imported"] = self._stamp
        return NewEntry(kind, reviewer, row.article_id, row.claim_id, payload, at)

    def _conflict(self, row: VerdictRow, ours: Verdict, *, replaced: bool) -> None:
        self.done.replaced += replaced
        self.done.kept += not replaced
        if len(self.done.conflicts) < CONFLICTS_KEPT:
            self.done.conflicts.append(
                Conflict(row.number, row.article_id, row.claim_id, ours, row.verdict, replaced)
            )

    def _miss(self, row: VerdictRow) -> None:
        if row.retired:
            self.done.retired += 1
            return
        if row.claim_id.startswith(HAND) and self._store.article(row.article_id) is not None:
            self.done.by_hand += 1
            return
        self._unknown_count += 1
        if len(self._unknown) < _ROWS_NAMED:
            self._unknown.append(row)

    def _unknown_claims(self) -> str:
        named = ", ".join(
            f"row {row.number}: claim {row.claim_id[:_ID_SHOWN]} of article {row.article_id[:_ID_SHOWN]}"
            for row in self._unknown
        )
        more = (
            f" and {self._unknown_count - len(self._unknown)} more"
            if len(self._unknown) < self._unknown_count
            else ""
        )
        absent = [row for row in self._unknown if self._store.article(row.article_id) is None]
        advice = (
            f"add the article first ({absent[0].article_title[:_TITLE_SHOWN]!r})"
            if absent
            else "the article here was read otherwise, or a spreadsheet changed the ids"
        )
        return f"{self._where}: the store does not hold {named}{more}; nothing was imported: {advice}"


def _batches(rows: Iterator[VerdictRow]) -> Iterator[list[VerdictRow]]:
    """Yield rows some at a time, never two of which one could depend on what the other writes."""
    some: list[VerdictRow] = []
    about: set[tuple[str, str, str]] = set()
    for row in rows:
        names = {row.verdict.reviewer, *(note.reviewer for note in row.notes)}
        keys = {(row.article_id, row.claim_id, name) for name in names}
        if len(some) >= BATCH or not about.isdisjoint(keys):
            yield some
            some, about = [], set()
        some.append(row)
        about |= keys
    if some:
        yield some


def _current(verdicts: Sequence[Verdict], reviewer: str) -> Verdict:
    nothing = Verdict(reviewer, VerdictValue.UNREVIEWED)
    return next((verdict for verdict in verdicts if verdict.reviewer == reviewer), nothing)


def _fact(verdict: Verdict) -> tuple[VerdictValue, DisputeReason | None, str | None]:
    return verdict.value, verdict.reason, verdict.correction or None


def _decided(verdict: Verdict) -> bool:
    return verdict.value is not VerdictValue.UNREVIEWED or bool(verdict.attribution)


def _new_notes(notes: Sequence[Note], history: Sequence[Entry]) -> Iterator[Note]:
    """Yield the notes that the ledger does not hold; one taken back since is held."""
    held = Counter(
        (entry.at, entry.reviewer, entry.payload.get("body"))
        for entry in history
        if entry.type is EntryType.NOTE
    )
    for note in notes:
        key = (note.at, note.reviewer, note.body)
        if held[key]:
            held[key] -= 1
        else:
            yield note


def _last_decided(history: Sequence[Entry], reviewer: str) -> datetime | None:
    """Return when the reviewer last decided on the claim or took a decision back, None if never."""
    by_key = {(entry.origin, entry.seq): entry for entry in history}

    def decided(entry: Entry | None) -> bool:
        while entry is not None and entry.type in _TAKING_BACK:
            target = entry.payload.get("target")
            entry = by_key.get((target[0], target[1])) if isinstance(target, list) else None
        return entry is not None and entry.type in _DECIDING

    return max((entry.at for entry in history if entry.reviewer == reviewer and decided(entry)), default=None)
