"""Claims like the current one anywhere in the store: told in the detail, gone to with a key."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.review_room import ReviewRoom

if TYPE_CHECKING:
    from workbench.desk.near import LikeClaim
    from workbench.ui.claim_detail import ClaimDetail

REST = 0.1
"""Seconds that a claim must be looked at before its like are sought: nobody reads a claim passed by."""


class Kinship(ReviewRoom):
    """The key &, and the lines of the detail that tell where else a claim is made."""

    def show_detail(self, detail: ClaimDetail) -> None:
        """Show a claim, then the claims like it when they have come; an earlier search is dropped."""
        super().show_detail(detail)
        begin(self, partial(self._tell_like, detail), "kin", exclusive=True)

    async def _tell_like(self, detail: ClaimDetail) -> None:
        from dataclasses import replace

        await asyncio.sleep(REST)
        try:
            like = await self._like(detail.row.row_id)
        except WorkbenchError:
            return  # The claim is gone, or the store busy: what was shown says all there is.
        if like and self.claims.row_id == detail.row.row_id:
            self.detail.show(replace(detail, like=like), again=True)

    async def _like(self, row_id: int) -> tuple[LikeClaim, ...]:
        return await self.bench.kin.call(lambda session: session.like_claims(row_id))

    def action_like_claims(self) -> None:
        """List the claims like the current one, to go to one of them."""
        row_id = self.claims.row_id
        if row_id is not None:
            self.bench.hold(partial(self._choose_like, row_id))

    async def _choose_like(self, row_id: int) -> None:
        from workbench.ui.screens.like_claims import LikeClaimsDialog

        like = await self._like(row_id)
        if not like:
            self.notify("No other claim in the store is like this one.", timeout=3)
            return
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        await self.bench.ask(LikeClaimsDialog(row.text, row.article_id, like), self._go_to_like)

    async def _go_to_like(self, row_id: int) -> None:
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        if row.article_id != self.view.article_id:
            await self.bench.open_article(row.article_id, row_id)
            return
        index = self.claims.index_of(row_id)
        if index is None:
            self.notify(f"Claim {row.number:,} is not in the list: F shows all claims.")
            return
        self.claims.move_to(index)
        self.claims.focus()
