"""What a reviewer writes on a claim, and what was done to it: notes, their versions, the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.ui import wording
from workbench.ui.key_names import said
from workbench.ui.screens.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.claim_history import HistoryEntry
    from workbench.desk.drafts import Place
    from workbench.desk.session import ReviewSession
    from workbench.model import Claim, Note
    from workbench.store.rows import ClaimRow
    from workbench.ui.screens.note import Written
    from workbench.ui.screens.notes import NoteChoice

    Past = tuple[ClaimRow, Claim, Sequence[HistoryEntry], Claim | None]


class Noting(Decisions):
    """The keys n, N and H."""

    def action_note(self) -> None:
        """Write a note on the current claim."""
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._ask_note, row_id))

    async def _ask_note(self, row_id: int, note: Note | None = None, *, in_editor: bool = False) -> None:
        """Ask for a note; for a new version of one, where that is given."""
        from workbench.ui.screens.note import NoteDialog, NoteRequest

        drafts = self.bench.drafts
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        key = note.key if note is not None else None
        place = _place(row, note)
        before = note.body if note is not None else ""

        async def write(written: Written) -> None:
            body = written.body.strip("\n")
            drafts.keep(place, "" if body == before else body)
            if body.strip() and body != before:
                if written.save:
                    await self._write(row_id, lambda session: session.add_note(row_id, body, key))
                    drafts.drop(place)
                    self.notify("Note saved." if key is None else "Note changed: a new version.", timeout=2)
                else:
                    goes_on = "{review.note}" if key is None else "{review.notes}"
                    self.notify(said(f"Kept as a draft: {goes_on} goes on with it."), timeout=3)
            self.show_claim()

        request = NoteRequest(
            row.text,
            partial(drafts.keep, place),
            drafts.get(place),
            before,
            getattr(getattr(self.bench, "config", None), "editor", None) or "",
            in_editor,
        )
        await self.bench.ask(NoteDialog(request), write)

    def action_notes(self) -> None:
        """Show all notes on the current claim, to read or change them."""
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._show_notes, row_id))

    async def _show_notes(self, row_id: int) -> None:
        from workbench.ui.screens.notes import NotesDialog

        def read(session: ReviewSession) -> tuple[ClaimRow, list[Note], list[Note]]:
            row, notes = session.row(row_id), session.notes(row_id)
            return row, notes, [note for note in notes if note.key and drafts.get(_place(row, note))]

        async def write(choice: NoteChoice) -> None:
            await self._ask_note(row_id, choice.note, in_editor=choice.in_editor)

        drafts = self.bench.drafts
        row, notes, begun = await self.bench.desk.call(read)
        if not notes:
            self.notify(
                said(
                    "No note on this claim yet: {review.note} writes one ({sign}).", sign=wording.NOTE_GLYPH
                ),
                timeout=3,
            )
            return
        await self.bench.ask(NotesDialog(row.text, notes, self.bench.desk.reviewer, begun), write)

    def action_history(self) -> None:
        """Show everything that was done to the current claim."""
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._show_history, row_id))

    async def _show_history(self, row_id: int) -> None:
        from workbench.ui.screens.history import HistoryDialog

        def read(session: ReviewSession) -> Past:
            entries = session.edits.history(row_id)
            return session.row(row_id), session.claim(row_id), entries, session.original(row_id)

        row, claim, entries, original = await self.bench.desk.call(read)
        await self.bench.push_screen(HistoryDialog(row.number, claim, entries, original))


def _place(row: ClaimRow, note: Note | None) -> Place:
    """Return where the draft of a note, or of a new version of one, is kept."""
    if note is None or note.key is None:
        return row.article_id, row.claim_id
    origin, seq = note.key
    return row.article_id, row.claim_id, f"{origin}:{seq}"
