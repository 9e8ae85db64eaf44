"""The filter bar, saved filters, going to a number, and the progress."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.finding import SEARCH_PAUSE
from workbench.ui.screens.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.overview import Overview
    from workbench.desk.session import ReviewSession
    from workbench.store.grammar_words import Field
    from workbench.store.rows import View
    from workbench.ui.screens.saved_filters import Wish
    from workbench.ui.widgets.filter_bar import FilterBar

_KEYS_TYPED = re.compile(r"([A-Za-z_]+):")

_MAY_BECOME_A_KEY = re.compile(r"(?:^|\s)-[^\W\d]{0,2}$")
"""The beginning of a key to leave out by, which as a word would leave out nearly all claims."""


class Filtering(Timing):
    """The keys : ' # and P."""

    _bar: FilterBar | None = None
    _before: View | None = None
    _counts: dict[Field, list[tuple[str, int]]]

    # Filter bar

    def action_filter_bar(self) -> None:
        """Open the filter bar with the filters in force."""
        self.bench.hold(self._open_bar)

    async def _open_bar(self) -> None:
        from workbench.store.grammar import unparse
        from workbench.text import printable
        from workbench.ui.widgets.filter_bar import FilterBar
        from workbench.ui.widgets.key_bar import KeyBar

        if self._bar is None:
            self._bar = FilterBar()
            await self.mount(self._bar, before=self.query_one(KeyBar))
        self._counts = {}
        self._before = self.view
        field = self._bar.field
        text = printable(unparse(self.view, self._within))
        with self.prevent(Input.Changed):
            field.value = f"{text} " if text else ""
        field.cursor_position = len(field.value)
        self._bar.add_class("-open")
        field.focus()
        await self._read_filter(field.value)

    @property
    def _within(self) -> View:
        from workbench.store.rows import View

        return View(article_id=self.view.article_id)

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        begin(self, partial(self._read_later, event.value), "filter", exclusive=True)

    async def _read_later(self, typed: str) -> None:
        await asyncio.sleep(SEARCH_PAUSE)
        await self._read_filter(typed, wait=_MAY_BECOME_A_KEY.search(typed) is not None)

    async def _read_filter(self, typed: str, *, wait: bool = False) -> bool:
        """List what a filter's text means, or show what is wrong with it; False where something is.

        Args:
            typed: The text.
            wait: Only offer how it could go on, and leave the list.
        """
        from workbench.desk.finding import offers
        from workbench.store.grammar import parse
        from workbench.store.grammar_words import GrammarError

        bar = self._bar
        if bar is None or self._before is None:
            return False
        await self._count_values(typed)
        try:
            view = parse(typed, self._within, self._names)
        except GrammarError as fault:
            found = offers(typed, bar.field.cursor_position, self._counts)
            # Half a word is no fault while it can still become one that is right.
            if found and fault.end >= len(typed.rstrip()):
                bar.offer(found)
            else:
                bar.fault(fault.what, fault.at, fault.end)
            return False
        bar.offer(offers(typed, bar.field.cursor_position, self._counts))
        if view != self.view and not wait:
            await self.apply(view)
        return True

    def _names(self, field: Field) -> Sequence[str]:
        return [value for value, _ in self._counts.get(field, ())]

    async def _count_values(self, typed: str) -> None:
        """Count the values of the keys that a text names, each once while the bar is open."""
        from workbench.desk.finding import COUNTED
        from workbench.store.grammar_words import KEYWORDS, meant

        for name in _KEYS_TYPED.findall(typed):
            found = meant(name, (keyword.name for keyword in KEYWORDS))
            field = next((one.field for one in KEYWORDS if [one.name] == found), None)
            if field in self._counts or field not in (*COUNTED, "decided_by"):
                continue
            counts = await self.bench.kin.call(partial(_counts, view=self._within, field=field))
            self._counts[field] = counts

    @on(Input.Submitted, "#filter")
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.bench.hold(partial(self._finish_filter, event.value))

    async def _finish_filter(self, typed: str) -> None:
        from workbench.store.grammar import parse
        from workbench.store.grammar_words import GrammarError

        if self._bar is None or not await self._read_filter(typed):
            try:
                parse(typed, self._within, self._names)
            except GrammarError as fault:
                if self._bar is not None:
                    self._bar.fault(fault.what, fault.at, fault.end)
            return
        self._close_bar()

    def on_filter_field_left(self) -> None:
        """Close the bar and list the claims as before it."""
        before = self._before
        self._close_bar()
        if before is not None and before != self.view:
            self.bench.hold(partial(self.apply, before))

    def _close_bar(self) -> None:
        self._before = None
        if self._bar is not None:
            self._bar.remove_class("-open")
        self.claims.focus()

    # Saved filters

    def action_saved_filters(self) -> None:
        """List the saved filters."""
        self.bench.hold(self._ask_saved)

    async def _ask_saved(self, marked: int = 0) -> None:
        from workbench.store.grammar import unparse
        from workbench.ui.screens.saved_filters import SavedFiltersDialog

        reviewer = self.bench.desk.reviewer
        saved = await self.bench.desk.call(lambda session: session.store.saved_filters(reviewer))
        dialog = SavedFiltersDialog(saved, unparse(self.view, self._within), marked)
        await self.bench.ask(dialog, self._wish)

    async def _wish(self, wish: Wish) -> None:
        from workbench.store.grammar import parse, unparse

        what, place = wish
        reviewer, desk = self.bench.desk.reviewer, self.bench.desk
        if what == "save":
            text = unparse(self.view, self._within)
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
            await self.apply(parse(one.text, self._within))
        elif what == "rename":
            await self._ask_filter_name(
                "Rename the filter", one.text, one.name, partial(self._rename, one.key)
            )
        else:
            await desk.call(lambda session: session.store.remove_filter(one.key))
            await self._ask_saved(place)

    async def _ask_filter_name(self, heading: str, text: str, name: str, then: object) -> None:
        from workbench.ui.screens.line_asked import LineDialog

        dialog = LineDialog(heading, text, lambda name: "" if name else "Write a name.", name)
        await self.bench.ask(dialog, then)  # type: ignore[arg-type]  # one of the two below

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

    # Going to a number, progress

    def action_go_to_number(self) -> None:
        """Ask for a claim's number and go to it."""
        self.bench.hold(self._ask_number)

    async def _ask_number(self) -> None:
        from workbench.ui.screens.line_asked import LineDialog

        dialog = LineDialog(
            "Go to a claim",
            "Its number, as it stands below its sign in the list.",
            lambda typed: "" if typed.isdecimal() and int(typed) else "Write a number.",
            digits=True,
        )
        await self.bench.ask(dialog, self._go_to_typed)

    async def _go_to_typed(self, typed: str) -> None:
        await self.go_to_number(int(typed))

    def action_progress(self) -> None:
        """Show how far the work is."""
        self.bench.hold(self._show_progress)

    async def _show_progress(self) -> None:
        from workbench.ui.screens.progress import ProgressDialog

        article_id = self.view.article_id
        await self.write_time()

        async def fetch(everywhere: bool) -> Overview:
            from workbench.desk.overview import overview

            return await self.bench.kin.call(partial(overview, article_id=None if everywhere else article_id))

        await self.bench.push_screen(ProgressDialog(fetch))


def _counts(session: ReviewSession, view: View, field: Field) -> list[tuple[str, int]]:
    if field == "decided_by":
        names = session.store.reviewers()
        return [(name, session.store.progress(view, name).checked) for name in names]
    return session.facets(view, field)  # type: ignore[arg-type]  # a dimension
