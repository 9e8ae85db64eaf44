"""What a reviewer decides: verdicts, undo. Each is on disk before it shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.model import AttributionVerdict, DisputeReason, EntryType, VerdictValue
from workbench.ui import wording
from workbench.ui.key_names import said
from workbench.ui.screens.review_room import ReviewRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.desk.session import ReviewSession
    from workbench.store.rows import ClaimRow, Undone


SET_ASIDE = "This claim is set aside: {review.drop} brings it back first."
"""Where a claim that was dropped, split or united is to be decided on."""


class Decisions(ReviewRoom):
    """The keys v, d, x, o, c, r, z and y.

    Every action holds further keys until the store has committed, the row shows the new state and the
    cursor has moved on: keys typed ahead find the claim they were meant for.
    """

    def _decide(self, value: VerdictValue, reason: DisputeReason | None = None) -> None:
        row_id = self.claims.row_id
        if row_id is not None and not self._is_aside():
            self.bench.hold(partial(self._write_verdict, row_id, value, reason))

    def _is_aside(self) -> bool:
        """Tell whether an edit set the current claim aside, and say what to do."""
        row = self.claims.row
        if row is None or not row.aside:
            return False
        self.notify(said(SET_ASIDE), timeout=4)
        return True

    async def _write_verdict(self, row_id: int, value: VerdictValue, reason: DisputeReason | None) -> None:
        before = await self._write(row_id, lambda session: session.decide(row_id, value, reason))
        if before is not None and not before.retired:
            self.count_change(before.verdict, value)
        else:
            await self.count()
        self.pane.set_verdict(row_id, value)
        if self.status.auto_advance and value is not VerdictValue.UNREVIEWED:
            self._advance(row_id)

    async def _write(self, row_id: int, use: Callable[[ReviewSession], ClaimRow]) -> ClaimRow | None:
        """Write a decision; return the row as it was before, where that is known."""
        row = await self.bench.desk.call(use)
        before = self.claims.put(row)
        if self.claims.row_id == row_id:
            self.show_claim()
        return before

    def _advance(self, row_id: int) -> None:
        if self.claims.row_id == row_id:
            self.claims.move_to(self.claims.cursor + 1)

    def action_verify(self) -> None:
        """Mark the current claim verified."""
        self._decide(VerdictValue.VERIFIED)

    def action_unverifiable(self) -> None:
        """Mark the current claim unverifiable."""
        self._decide(VerdictValue.UNVERIFIABLE)

    def action_reopen(self) -> None:
        """Take this reviewer's verdict on the current claim away."""
        row = self.claims.row
        if row is not None and row.verdict is VerdictValue.UNREVIEWED:
            self.notify("You have no verdict on this claim.")
            return
        self._decide(VerdictValue.UNREVIEWED)

    def action_dispute(self) -> None:
        """Ask why, then mark the claim disputed that was current when asked."""
        row_id = self.claims.row_id
        if row_id is not None and not self._is_aside():
            self.bench.hold(partial(self._ask_reason, row_id))

    async def _ask_reason(self, row_id: int) -> None:
        from workbench.ui.screens.dispute import DisputeDialog

        row = await self.bench.desk.call(lambda session: session.row(row_id))

        async def write(reason: DisputeReason) -> None:
            await self._write_verdict(row_id, VerdictValue.DISPUTED, reason)

        await self.bench.ask(DisputeDialog(row.text), write)

    def action_confirm_attribution(self) -> None:
        """Say that the outlet said it, or take that back."""
        self._say(AttributionVerdict.CONFIRMED)

    def action_reject_attribution(self) -> None:
        """Say that the outlet did not say it, or take that back."""
        self._say(AttributionVerdict.REJECTED)

    def _say(self, value: AttributionVerdict) -> None:
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._write_saying, row_id, value))

    async def _write_saying(self, row_id: int, value: AttributionVerdict) -> None:
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        new = AttributionVerdict.EMPTY if row.attribution_verdict is value else value
        cited = row.outlet or row.outlet_text or row.speaker
        if new is not AttributionVerdict.EMPTY and not cited:
            self.notify("The article cites nobody for this claim: there is no saying to judge.", timeout=4)
            return
        await self._write(row_id, lambda session: session.set_attribution_verdict(row_id, new))

    def action_undo(self) -> None:
        """Take this reviewer's last decision back, whenever it was taken."""
        self.bench.hold(self._undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.bench.hold(self._redo)

    async def _undo(self) -> None:
        undone = await self.bench.desk.call(lambda session: session.undo())
        if undone is None:
            self.notify("Nothing to undo.", timeout=2)
            return
        await self._show_change("Undone", undone)

    async def _redo(self) -> None:
        undone = await self.bench.desk.call(lambda session: session.redo())
        if undone is None:
            self.notify("Nothing to redo.", timeout=2)
            return
        await self._show_change("Done again", undone)

    async def _show_change(self, what: str, undone: Undone) -> None:
        """Bring a change into every pane, and the cursor to its claim."""
        change = wording.change_in_words(undone.description)
        if undone.target.type is EntryType.ARTICLE:
            self.notify(f"{what}: {change}")
            await self.article_changed(reread=undone.reread)
            return
        row_id = await self._row_of(undone.article_id, undone.claim_id)
        if undone.target.type is EntryType.CLAIM_EDIT and self.view.article_id in {None, undone.article_id}:
            await self.edit_taken_back(what, change, undone)
            return
        if row_id is None:
            self.notify(f"{what}, in another article: {change}")
            return
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        self.notify(f"{what} on claim {row.number:,}: {change}", timeout=4)
        index = self.claims.index_of(row_id)
        if index is not None:
            await self.claims.load(index)
            self.claims.put(row)
            self.claims.move_to(index)
        self.pane.set_verdict(row_id, row.verdict)
        self.show_claim()
        await self.count()

    async def edit_taken_back(self, what: str, change: str, undone: Undone) -> None:
        """Show the claims as they are after a change of a claim was undone or done again."""
        raise NotImplementedError

    async def _row_of(self, article_id: str, claim_id: str | None) -> int | None:
        if claim_id is None or self.view.article_id not in (None, article_id):
            return None
        return await self.bench.desk.call(lambda session: session.row_of(article_id, claim_id))

    def action_auto_advance(self) -> None:
        """Go on after a verdict, or stay."""
        self.show_status(auto_advance=not self.status.auto_advance)
