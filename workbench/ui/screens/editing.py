"""How a change of a claim is written and shown: one entry of the ledger, one step to undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model import VerdictValue
from workbench.text import printable
from workbench.ui import wording
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.noting import Noting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.session import ReviewSession
    from workbench.model import Claim
    from workbench.store.rows import ClaimRow, Undone

Ask = Callable[[int], Awaitable[None]]


class Editing(Noting):
    """What every edit of a claim shares."""

    def _for_claim(self, ask: Ask) -> None:
        """Begin an edit of the current claim; what is typed meanwhile waits."""
        row_id = self.claims.row_id
        if row_id is None:
            return

        async def work() -> None:
            await ask(row_id)

        self.bench.hold(work)

    async def _open_claim(self, row_id: int) -> tuple[ClaimRow, Claim] | None:
        """Return a claim that can be changed; say so where it is set aside."""
        row, claim = await self.bench.desk.call(lambda session: (session.row(row_id), session.claim(row_id)))
        if row.retired:
            brings = (
                said("{review.drop} brings it back first")
                if row.aside
                else "its words are no longer in the text"
            )
            self.notify(f"This claim is set aside: {brings}.", timeout=4)
            return None
        return row, claim

    async def _write_edit(self, row_id: int, use: Callable[[ReviewSession], object], done: str) -> None:
        """Write a change of one claim and show it; say what was decided on it as it was before."""
        told = await self._told((row_id,), "It was {verdicts} before this change: look again.")
        place = await self.bench.desk.call(lambda session: _place(session, row_id))
        await self.bench.desk.call(use)
        self.notify(printable(f"{done} {told}".rstrip()), timeout=8 if told else 4)
        await self.claims_changed(await self.bench.desk.call(lambda session: session.row_of(*place)))

    async def _write_new(
        self, row_ids: Sequence[int], use: Callable[[ReviewSession], Sequence[int]], done: str
    ) -> None:
        """Write an edit that makes claims of others and go to the first new one."""
        which = "The original was" if len(row_ids) == 1 else "Of the originals, some were"
        kept = "is kept aside" if len(row_ids) == 1 else "are kept aside"
        told = await self._told(row_ids, f"{which} {{verdicts}} and {kept}.")
        made = await self.bench.desk.call(use)
        self.notify(printable(f"{done} {told}".rstrip()), timeout=8 if told else 4)
        await self.claims_changed(min(made) if made else None, made)

    async def _told(self, row_ids: Sequence[int], sentence: str) -> str:
        """Return a sentence about the verdicts that claims have, "" where there are none."""
        reviewer = self.bench.desk.reviewer

        def read(session: ReviewSession) -> list[str]:
            return [
                f"{wording.VERDICT_MARKS[verdict.value].word} by "
                f"{'you' if verdict.reviewer == reviewer else verdict.reviewer}"
                for row_id in row_ids
                for verdict in sorted(session.verdicts(row_id), key=lambda one: one.reviewer != reviewer)
                if verdict.value is not VerdictValue.UNREVIEWED
            ]

        found = list(dict.fromkeys(await self.bench.desk.call(read)))
        return sentence.format(verdicts=", ".join(found)) if found else ""

    async def claims_changed(self, seek: int | None, changed: Sequence[int] = ()) -> None:
        """List the claims as they are now, and hold changed ones against the saved sources.

        Args:
            seek: Row id for the cursor.
            changed: Further claims than that one that were changed.
        """
        await self.forget_sources()
        await self.list_claims(seek)
        begin(self, self.mark_claims, "marks", exclusive=True)
        wanted = [row_id for row_id in {seek, *changed} if row_id is not None]
        begin(self, partial(self._check_anew, wanted), "check")

    async def _check_anew(self, row_ids: list[int]) -> None:
        """Check claims whose words or outlets are others now; no key waits for that."""
        try:
            checked = await self.bench.library.call(lambda session: session.edits.check_anew(row_ids))
            rows = await self.bench.desk.call(lambda session: session.rows(row_ids)) if checked else {}
        except WorkbenchError as error:
            self.bench.complain(str(error))
            return
        for row in rows.values():
            self.claims.put(row)
        if self.claims.row_id in rows:
            self.show_claim()

    async def edit_taken_back(self, what: str, change: str, undone: Undone) -> None:
        """Show the claims as they are after a change of a claim was undone or done again."""
        if undone.reread:
            self.notify(f"{what}: {change}")
            await self.article_changed(reread=True)
            return
        rows = await self.bench.desk.call(lambda session: session.rows(undone.row_ids))
        live = [row for row in rows.values() if not row.retired]
        first = min(live or rows.values(), key=lambda row: row.row_id, default=None)
        where = f" on claim {first.number:,}" if first is not None else ""
        self.notify(printable(f"{what}{where}: {change}"), timeout=4)
        await self.claims_changed(first.row_id if first is not None else await self._beside(), undone.row_ids)

    async def _beside(self) -> int | None:
        """Return the row id of the current claim, or of the one after it where an undo took it away."""
        row = self.claims.row
        if row is None:
            return None
        here, after = (row.article_id, row.claim_id), await self.row_after(row.row_id)
        seek = await self.bench.desk.call(lambda session: session.row_of(*here))
        if seek is not None or after is None:
            return seek
        return await self.bench.desk.call(lambda session: session.row_of(*after))

    async def row_after(self, row_id: int) -> tuple[str, str] | None:
        """Return article and id of the claim after one in the list, or of the one before the end."""
        index = self.claims.index_of(row_id)
        if index is None:
            return None
        other = await self.claims.load(index + 1 if index + 1 < self.claims.row_count else max(0, index - 1))
        return None if other is None else (other.article_id, other.claim_id)


def _place(session: ReviewSession, row_id: int) -> tuple[str, str]:
    row = session.row(row_id)
    return row.article_id, row.claim_id
