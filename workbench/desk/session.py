"""One reviewer at work on one store: what the review screen asks for, and what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk.reading_session import ReadingSession
from workbench.model import AttributionVerdict, DisputeReason, EntryType, NewEntry, Span, VerdictValue
from workbench.sources import EvidenceRelation
from workbench.store import ClaimRow, Undone
from workbench.store.payloads import evidence_payload

if TYPE_CHECKING:
    from workbench.desk.edits import Edits
    from workbench.desk.memory import Before


class ReviewSession(ReadingSession):
    """A reviewer's work on a store; what is done is durable when the call returns.

    ``ReadingSession`` says how it is made and in which thread it is used.
    """

    @property
    def edits(self) -> Edits:
        """Changes to claims, each one entry of the ledger."""
        from workbench.desk.edits import Edits  # noqa: PLC0415 - only to edit

        return Edits(self)

    def decide(
        self,
        row_id: int,
        value: VerdictValue,
        reason: DisputeReason | None = None,
        correction: str | None = None,
    ) -> ClaimRow:
        """Give a claim a verdict (``unreviewed`` takes it away) and return its row as it is now."""
        payload: dict[str, object] = {"verdict": value.value}
        if reason is not None:
            payload["reason"] = reason.value
        if correction is not None:
            payload["correction"] = correction
        return self._append(row_id, EntryType.VERDICT, payload)

    def set_attribution_verdict(self, row_id: int, value: AttributionVerdict) -> ClaimRow:
        """Say whether the outlet said it, apart from the verdict, and return the row as it is now."""
        return self._append(row_id, EntryType.ATTRIBUTION_VERDICT, {"verdict": value.value})

    def add_note(self, row_id: int, body: str, replaces: tuple[str, int] | None = None) -> ClaimRow:
        """Attach a note and return the row as it is now.

        Args:
            row_id: The claim.
            body: What it says.
            replaces: The key of the reviewer's own note that this is a new version of, or None.

        Raises:
            StoreError: It is another reviewer's note, or one on another claim.
        """
        payload: dict[str, object] = {"body": body}
        if replaces is not None:
            payload["replaces"] = list(replaces)
        return self._append(row_id, EntryType.NOTE, payload)

    def accept_evidence(
        self, row_id: int, source_id: str, version: int, span: Span, relation: EvidenceRelation
    ) -> ClaimRow:
        """Accept a slice of a saved source as evidence for a claim and return its row as it is now.

        Args:
            row_id: The claim.
            source_id: The source.
            version: Which version of it the slice is cut from.
            span: Where, in code points of that version's text.
            relation: What it does to the claim.

        Raises:
            StoreError: There is no such slice, or the source is the article itself.
        """
        source = self.source(source_id, version)
        reviewed = self.is_under_review(row_id, source.outlet)
        payload = evidence_payload(source, span, relation, under_review=reviewed)
        return self._append(row_id, EntryType.EVIDENCE, payload)

    def take_verdict(self, row_id: int, earlier: Before) -> ClaimRow:
        """Decide as was decided before, as this reviewer's own decision, and return the row as it is now.

        Raises:
            InputError: Something differs, as it is now, or there is no one verdict to take over.
        """
        from workbench.desk.memory import verdict_to_take  # noqa: PLC0415 - loads rapidfuzz

        now = self._remembered().again(self.row(row_id), earlier)
        return self.decide(row_id, *verdict_to_take(now))

    def take_note(self, row_id: int, earlier: Before) -> ClaimRow:
        """Note what was noted before, or that it was checked, and return the row as it is now.

        Raises:
            InputError: Something differs, as it is now, or there is nothing to note.
        """
        from workbench.desk.memory import note_to_take  # noqa: PLC0415 - loads rapidfuzz

        return self.add_note(row_id, note_to_take(self._remembered().again(self.row(row_id), earlier)))

    def withdraw_evidence(self, row_id: int, key: tuple[str, int]) -> ClaimRow:
        """Take back evidence of this reviewer's own and return the claim's row as it is now.

        Raises:
            StoreError: It is not in force, or another reviewer accepted it.
        """
        return self._append(row_id, EntryType.EVIDENCE, {"withdraws": list(key)})

    def undo(self) -> Undone | None:
        """Take back this reviewer's last decision; None where there is none."""
        return self.store.undo(self.reviewer)

    def redo(self) -> Undone | None:
        """Put what was undone last in force again; None where there is nothing."""
        return self.store.redo(self.reviewer)

    def _append(self, row_id: int, kind: EntryType, payload: dict[str, object]) -> ClaimRow:
        row = self.row(row_id)
        self.store.append(NewEntry(kind, self.reviewer, row.article_id, row.claim_id, payload))
        # Another process may have read the article anew in between: the claim is the same, its row id is not.
        now = self.store.row_of(row.article_id, row.claim_id)
        return self.row(row_id if now is None else now)
