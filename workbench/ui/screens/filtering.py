"""The filter bar, going to a number, and the progress."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from workbench.ui.ordered_keys import begin
from workbench.ui.screens.filter_keeping import FilterKeeping
from workbench.ui.screens.finding import SEARCH_PAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.overview import Overview
    from workbench.desk.session import ReviewSession
    from workbench.store.grammar_words import Field
    from workbench.store.rows import View
    from workbench.ui.widgets.filter_bar import FilterBar

_KEYS_TYPED = re.compile(r"([A-Za-z_]+):")

MAY_BECOME_A_KEY = re.compile(r"(?:^|\s)-[^\W\d]{0,2}$")
"""The beginning of a key to leave out by, which as a word would leave out nearly all claims."""


class Filtering(FilterKeeping):
    """The keys : # and P."""

    _bar: FilterBar | None = None
    _before: View | None = None
    _counts: dict[Field, Sequence[tuple[str, int | None]]]
    _learnt: set[Field]
    """What was asked for already since the bar was opened; counts of it may still be on their way."""

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
        self._counts, self._learnt = {}, set()
        self._before = self.view
        field = self._bar.field
        text = printable(unparse(self.view, self.within))
        with self.prevent(Input.Changed):
            field.value = f"{text} " if text else ""
        field.cursor_position = len(field.value)
        self._bar.add_class("-open")
        field.focus()
        await self._read_filter(field.value)

    @on(Input.Changed, "#filter")
    def _filter_typed(self, event: Input.Changed) -> None:
        event.stop()
        begin(self, partial(self._read_later, event.value), "filter", exclusive=True)

    async def _read_later(self, typed: str) -> None:
        await asyncio.sleep(SEARCH_PAUSE)
        await self._read_filter(typed, wait=MAY_BECOME_A_KEY.search(typed) is not None)

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
        await self._learn_names(typed)
        try:
            view = parse(typed, self.within, self._names)
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

    async def _learn_names(self, typed: str) -> None:
        """Read the names that there are of the keys in a text; how many claims each has is counted beside."""
        from workbench.desk.finding import COUNTED

        for field in _fields(typed):
            if field in self._learnt or field not in (*COUNTED, "decided_by"):
                continue
            names = await self.bench.desk.call(partial(_names, view=self.within, field=field))
            self._learnt.add(field)
            if names:
                self._counts[field] = [(name, None) for name in names]
            begin(self, partial(self._count, field), "counting")

    async def _count(self, field: Field) -> None:
        """Count the values of a key, and offer them anew."""
        self._counts[field] = await self.bench.kin.call(partial(_counts, view=self.within, field=field))
        if self._bar is not None:
            await self._read_filter(self._bar.field.value, wait=True)

    @on(Input.Submitted, "#filter")
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.bench.hold(partial(self._finish_filter, event.value))

    async def _finish_filter(self, typed: str) -> None:
        from workbench.store.grammar import parse
        from workbench.store.grammar_words import GrammarError

        if self._bar is None or not await self._read_filter(typed):
            try:
                parse(typed, self.within, self._names)
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
        for beside in ("filter", "counting"):
            # What was typed last may still be read: it must not come into force when the bar has gone.
            self.workers.cancel_group(self, beside)
        if self._bar is not None:
            self._bar.remove_class("-open")
        self.claims.focus()

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


def _fields(typed: str) -> list[Field]:
    """Return what the keys of a text are about, as far as they can mean one only."""
    from workbench.store.grammar_words import KEYWORDS, meant

    found = [meant(name, (keyword.name for keyword in KEYWORDS)) for name in _KEYS_TYPED.findall(typed)]
    return list(dict.fromkeys(one.field for names in found for one in KEYWORDS if names == [one.name]))


def _names(session: ReviewSession, view: View, field: Field) -> list[str]:
    from workbench.desk.finding import names_for

    return names_for(session.store, view, field)


def _counts(session: ReviewSession, view: View, field: Field) -> list[tuple[str, int]]:
    if field == "decided_by":
        names = session.store.reviewers()
        return [(name, session.store.progress(view, name).checked) for name in names]
    return session.facets(view, field)  # type: ignore[arg-type]  # a dimension
