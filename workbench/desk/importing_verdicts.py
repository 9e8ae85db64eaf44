"""One pass over the rows of a verdict table: what of them the ledger lacks.

Of two decisions by one reviewer the later counts; an entry that the ledger holds already, even one taken
back since, is not written again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from workbench.desk.imported import Conflict, Imported
from workbench.errors import InputError
from workbench.export.reading import VerdictRow
from workbench.model import DisputeReason, Entry, EntryType, NewEntry, Note, Verdict, VerdictValue
from workbench.store import Store
from workbench.store.bulk_lookup import ClaimKey, Known
from workbench.store.edit_payloads import HAND

BATCH = 4000
"""Rows that are looked up and written together."""

BATCH_SIZE = 4 * 1024 * 1024
"""Characters of notes and corrections after which a batch is full all the same."""

PAYLOADS_KEPT = 100
"""Payloads of verdicts that are used again; few of them have a correction of their own."""

CONFLICTS_KEPT = 100
"""Conflicts described one by one; more are only counted, so that memory stays constant."""

_ROWS_NAMED = 4
_ID_SHOWN = 20
_TITLE_SHOWN = 60
_DECIDING = frozenset({EntryType.VERDICT, EntryType.ATTRIBUTION_VERDICT})
_TAKING_BACK = frozenset({EntryType.UNDO, EntryType.REDO})
_NOTHING = Verdict("", VerdictValue.UNREVIEWED)


class VerdictImport:
    """One pass over a file: decides row by row what is new."""

    def __init__(self, store: Store, where: str, stamp: dict[str, str]) -> None:
        """Begin one.

        Args:
            store: Takes the decisions in.
            where: The file's name, for messages.
            stamp: Who imports it and when, as each payload says it.
        """
        self.done = Imported()
        self._store = store
        self._where = where
        self._stamp = stamp
        self._payloads: dict[tuple[VerdictValue, DisputeReason | None, str | None], dict[str, object]] = {}
        self._unknown: list[VerdictRow] = []
        self._unknown_count = 0

    def take(self, rows: Iterator[VerdictRow]) -> None:
        """Write what the ledger lacks; raise after the last row if any of them names an unknown claim.

        Raises:
            InputError: There are claims that the store does not hold; nothing was written.
            StoreError: The store cannot be written; nothing was.
        """
        with self._store.bulk() as bulk:
            for some in _batches(rows):
                held = bulk.known(key for key, _ in some)
                entries: list[NewEntry] = []
                for key, row in some:
                    known = held.get(key)
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
        if not known.lines and not row.notes:  # nearly all
            decisions = self._decisions(row, (), ())
            self.done.verdicts += bool(decisions)
            self.done.unchanged += not decisions
            return decisions
        history = known.history
        kept_before = self.done.kept
        decisions = self._decisions(row, history, known.verdicts)
        notes = [
            self._entry(row, EntryType.NOTE, note.reviewer, note.at, {"body": note.body})
            for note in _new_notes(row.notes, history)
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
            return self._restated(row, _NOTHING)
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
        """Return entries after which the reviewer's state, its time included, is the row's.

        Args:
            row: The row.
            ours: The state as it is, whoever's name it has.
        """
        theirs = row.verdict
        entries = []
        if theirs.value is not VerdictValue.UNREVIEWED or _fact(theirs) != _fact(ours):
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


def _batches(rows: Iterator[VerdictRow]) -> Iterator[list[tuple[ClaimKey, VerdictRow]]]:
    """Yield rows some at a time, never two of which one could depend on what the other writes."""
    some: list[tuple[ClaimKey, VerdictRow]] = []
    about: set[tuple[ClaimKey, str]] = set()
    size = 0
    for row in rows:
        key = (row.article_id, row.claim_id)
        who = (key, row.verdict.reviewer)
        others = {(key, note.reviewer) for note in row.notes} if row.notes else ()
        if len(some) >= BATCH or size > BATCH_SIZE or who in about or not about.isdisjoint(others):
            yield some
            some, about, size = [], set(), 0
        some.append((key, row))
        about.add(who)
        about.update(others)
        if row.notes or row.verdict.correction:
            size += len(row.verdict.correction or "") + sum(len(note.body) for note in row.notes)
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
