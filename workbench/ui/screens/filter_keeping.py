"""Saved filters: listed, used, saved, renamed, removed and brought back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.ui.key_names import said
from workbench.ui.screens.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from workbench.store.rows import View
    from workbench.ui.screens.saved_filters import Wish


class FilterKeeping(Timing):
    """The key '."""

    @property
    def within(self) -> View:
        """What holds where a filter's text does not say otherwise: the article that is open."""
        from workbench.store.rows import View

        return View(article_id=self.view.article_id)

    def action_saved_filters(self) -> None:
        """List the saved filters."""
        self.bench.hold(self._ask_saved)

    async def _ask_saved(self, marked: int = 0) -> None:
        from workbench.store.grammar import unparse
        from workbench.ui.screens.saved_filters import SavedFiltersDialog

        reviewer = self.bench.desk.reviewer
        saved = await self.bench.desk.call(lambda session: session.store.saved_filters(reviewer))
        dialog = SavedFiltersDialog(saved, unparse(self.view, self.within), marked)
        await self.bench.ask(dialog, self._wish)

    async def _wish(self, wish: Wish) -> None:
        from workbench.store.grammar import parse, unparse

        what, place = wish
        reviewer, desk = self.bench.desk.reviewer, self.bench.desk
        if what == "save":
            text = unparse(self.view, self.within)
            if not text:
                self.notify(
                    said(
                        "No filter is in force: make one with {review.filter_bar} or "
                        "{review.filter}, then save it."
                    )
                )
            else:
                await self._ask_filter_name("Save the filter", text, "", partial(self._save, text))
            return
        if what == "undo":
            name = await desk.call(lambda session: session.store.undo_filter(reviewer))
            self.notify(f"“{name}” is as it was." if name else "There is no change to take back.", timeout=3)
            await self._ask_saved()
            return
        saved = await desk.call(lambda session: session.store.saved_filters(reviewer))
        one = saved[place]
        if what == "use":
            await self.apply(parse(one.text, self.within))
        elif what == "rename":
            await self._ask_filter_name(
                "Rename the filter", one.text, one.name, partial(self._rename, one.key)
            )
        else:
            await desk.call(lambda session: session.store.remove_filter(one.key))
            await self._ask_saved(place)

    async def _ask_filter_name(
        self, heading: str, text: str, name: str, then: Callable[[str], Coroutine[Any, Any, None]]
    ) -> None:
        from workbench.ui.screens.line_asked import LineDialog

        dialog = LineDialog(heading, text, lambda name: "" if name else "Write a name.", name)
        await self.bench.ask(dialog, then)

    async def _save(self, text: str, name: str) -> None:
        """Save a filter; ask first where its name is another's, which it would take the place of."""
        reviewer = self.bench.desk.reviewer
        saved = await self.bench.desk.call(lambda session: session.store.saved_filters(reviewer))
        other = next((one for one in saved if one.name == name and one.text != text), None)
        if other is None:
            await self._keep(text, name)
            return
        from workbench.ui.screens.yes_no import YesNoDialog

        async def settle(yes: bool) -> None:
            if yes:
                await self._keep(text, name)
            else:
                await self._ask_filter_name("Save the filter", text, "", partial(self._save, text))

        question = f"Replace “{name}”? It lists: {other.text}"
        await self.bench.ask(YesNoDialog("Save the filter", question, f"It would list: {text}"), settle)

    async def _keep(self, text: str, name: str) -> None:
        reviewer = self.bench.desk.reviewer
        await self.bench.desk.call(lambda session: session.store.save_filter(reviewer, name, text))
        self.notify(said("Saved as “{name}”: {review.saved_filters} lists it.", name=name), timeout=3)

    async def _rename(self, key: int, name: str) -> None:
        await self.bench.desk.call(lambda session: session.store.rename_filter(key, name))
        await self._ask_saved()
