"""What is kept of edits: versions of notes, the history of a claim, the machine's reading, fresh checks."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk.claim_history import HistoryEntry, history_of
from workbench.desk.editing import Editing
from workbench.model import Claim, Note


class EditRecords(Editing):
    """Notes, history and checks of claims."""

    def note_versions(self, row_id: int, note: Note) -> list[Note]:
        """Return all versions of a note in force, oldest first; the last is the one that stands."""
        row = self._session.row(row_id)
        every = self._store.note_versions(row.article_id, row.claim_id, note.reviewer)
        return next((one for one in every if note.key in {version.key for version in one}), [note])

    def history(self, row_id: int) -> list[HistoryEntry]:
        """Return every entry about a claim, by anybody, oldest first: those that made or took it included."""
        row = self._session.row(row_id)
        return history_of(self._store, row.article_id, row.claim_id)

    def original(self, row_id: int) -> Claim | None:
        """Return a claim as the machine read it; None for one that a person made."""
        return self._store.original(row_id)

    def check_anew(self, row_ids: Sequence[int]) -> int:
        """Hold claims that have no check against the saved sources; return how many. Takes a moment.

        An edit drops the check of a claim whose words or outlets it changes. Call this afterwards, and
        after an undo or a redo, with the claims that were changed.
        """
        from workbench.desk.checking import check_unchecked  # noqa: PLC0415 - loads the source check

        return check_unchecked(self._store, row_ids)
