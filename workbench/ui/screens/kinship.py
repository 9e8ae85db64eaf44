"""Claims like the current one, and what was checked before: told in the detail, taken up with a key."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.decisions import Decisions
from workbench.ui.screens.review_room import NOT_LISTED

if TYPE_CHECKING:
    from workbench.desk.memory import Before
    from workbench.desk.near import LikeClaim
    from workbench.ui.claim_detail import ClaimDetail
    from workbench.ui.screens.like_claims import Chosen

REST = 0.1
"""Seconds that a claim must be looked at before its like are sought: nobody reads a claim passed by."""


class Kinship(Decisions):
    """The key &, and the lines of the detail that tell where else a claim is made and what became of it."""

    def show_detail(self, detail: ClaimDetail) -> None:
        """Show a claim, then the claims like it when they have come; an earlier search is dropped."""
        super().show_detail(detail)
        begin(self, partial(self._tell_like, detail), "kin", exclusive=True)

    async def _tell_like(self, detail: ClaimDetail) -> None:
        from dataclasses import replace

        from workbench.ui.screens.like_claims import others

        row_id = detail.row.row_id
        await asyncio.sleep(REST)
        try:
            like = await self._like(row_id)
            if like and self.claims.row_id == row_id:
                self.detail.show(replace(detail, like=like), again=True)
            before = await self._checked_before(row_id)
        except WorkbenchError:
            return  # The claim is gone, or the store busy: what was shown says all there is.
        if before and self.claims.row_id == row_id:
            self.detail.show(replace(detail, like=others(like, before), before=before), again=True)

    async def _like(self, row_id: int) -> tuple[LikeClaim, ...]:
        return await self.bench.kin.call(lambda session: session.like_claims(row_id))

    async def _checked_before(self, row_id: int) -> tuple[Before, ...]:
        return await self.bench.kin.call(lambda session: session.before(row_id))

    def action_like_claims(self) -> None:
        """List the claims like the current one, to go to one of them or to take its verdict over."""
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._choose_like, row_id))

    async def _choose_like(self, row_id: int) -> None:
        from workbench.ui.screens.like_claims import LikeClaimsDialog

        like, before = await self._like(row_id), await self._checked_before(row_id)
        if not like and not before:
            self.notify("No other claim in the store is like this one.", timeout=3)
            return
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        dialog = LikeClaimsDialog(row.text, row.article_id, like, before)
        await self.bench.ask(dialog, partial(self._take_up, row_id))

    async def _take_up(self, row_id: int, chosen: Chosen) -> None:
        if chosen.go_to is not None:
            await self._go_to_like(chosen.go_to)
        elif chosen.verdict is not None:
            await self._take_verdict(row_id, chosen.verdict)
        elif chosen.note is not None:
            earlier = chosen.note
            await self._write(row_id, lambda session: session.take_note(row_id, earlier))
            self.notify(said("Note taken over as yours: {review.undo} takes it back."), timeout=3)

    async def _take_verdict(self, row_id: int, earlier: Before) -> None:
        before = await self._write(row_id, lambda session: session.take_verdict(row_id, earlier))
        row = self.claims.row if self.claims.row_id == row_id else None
        if before is not None and row is not None and not before.retired:
            self.count_change(before.verdict, row.verdict)
        else:
            await self.count()
        if row is not None:
            self.pane.set_verdict(row_id, row.verdict)
        self.notify(said("Verdict taken over as yours: {review.undo} takes it back."), timeout=3)

    async def _go_to_like(self, row_id: int) -> None:
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        if row.article_id != self.view.article_id:
            await self.bench.open_article(row.article_id, row_id)
            return
        index = self.claims.index_of(row_id)
        if index is None:
            self.notify(said(NOT_LISTED, number=f"{row.number:,}"))
            return
        self.claims.move_to(index)
        self.claims.focus()
