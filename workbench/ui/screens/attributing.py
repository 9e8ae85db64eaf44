"""Who is cited for a claim and who says it, put right by a reviewer; a new name can be learnt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.ui.screens.editing import Editing

if TYPE_CHECKING:
    from workbench.desk.naming import Candidates, Lesson
    from workbench.desk.session import ReviewSession
    from workbench.store.rows import ClaimRow
    from workbench.ui.screens.attribution import Named


class Attributing(Editing):
    """The keys O and @."""

    def action_outlet(self) -> None:
        """Change who is cited for the current claim."""
        self._for_claim(self._ask_outlet)

    def action_speaker(self) -> None:
        """Change who says it."""
        self._for_claim(self._ask_speaker)

    async def _ask_outlet(self, row_id: int) -> None:
        from workbench.desk.naming import outlets

        await self._ask_name(row_id, "outlet", outlets)

    async def _ask_speaker(self, row_id: int) -> None:
        from workbench.desk.naming import speakers

        await self._ask_name(row_id, "speaker", speakers)

    async def _ask_name(
        self, row_id: int, what: str, names: Callable[[ReviewSession, int], Candidates]
    ) -> None:
        from workbench.ui.screens.attribution import AttributionDialog

        opened = await self._open_claim(row_id)
        if opened is None:
            return
        row, _ = opened
        now = row.outlet if what == "outlet" else row.speaker
        candidates = await self.bench.desk.call(lambda session: names(session, row_id))

        async def take(named: Named) -> None:
            name = named.name
            if named.typed:
                name = await self.bench.desk.call(lambda _: candidates.meant(named.name))
            if name == (now or ""):
                self.notify(f"The {what} is {name} already." if name else f"It has no {what}.", timeout=3)
            elif what == "outlet":
                await self._write_outlet(row, name)
            else:
                await self._write_edit(
                    row_id,
                    lambda session: session.edits.change_speaker(row_id, name or None),
                    f"Speaker: {name or 'nobody'}.",
                )

        await self.bench.ask(AttributionDialog(what, row.text, now, candidates), take)

    async def _write_outlet(self, row: ClaimRow, name: str) -> None:
        await self._write_edit(
            row.row_id,
            lambda session: session.edits.change_outlet(row.row_id, name or None),
            f"Outlet: {name or 'none'}.",
        )
        if name:
            await self._ask_to_learn(name, row)

    async def _ask_to_learn(self, outlet: str, row: ClaimRow) -> None:
        """Ask whether the lexicon shall know it the next time, where it does not."""
        from workbench.desk.naming import lesson
        from workbench.ui.screens.yes_no import YesNoDialog

        found = await self.bench.desk.call(
            lambda session: lesson(session, outlet, row.outlet_text, row.outlet)
        )
        if found is None or found in self.bench.not_to_learn:
            return

        async def answer(yes: bool) -> None:
            if yes:
                await self._learn(found)
            else:
                self.bench.not_to_learn.add(found)

        hint = "The store's own lexicon keeps it; the claims that are read already stay as they are."
        await self.bench.ask(YesNoDialog("Learn it for the next time?", found.question, hint), answer)

    async def _learn(self, wanted: Lesson) -> None:
        from workbench.desk.naming import learn

        change = await self.bench.desk.call(lambda session: learn(session, wanted))
        for warning in change.warnings:
            self.notify(warning, severity="warning", timeout=10)
        self.notify(
            f"The lexicon has it. `workbench lexicon remove outlet {change.row.name!r}` takes it back.",
            timeout=6,
        )
