"""Which claims shall be shown? One value of each kind, with the claims that have it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from workbench.errors import WorkbenchError
from workbench.model import FrameClass
from workbench.store.rows import View
from workbench.ui.cells import fit, shorten
from workbench.ui.filter_choices import (
    HEADINGS,
    OFFERED,
    Choice,
    Facets,
    choose,
    filter_words,
    trait_words,
    value_words,
)
from workbench.ui.key import Key
from workbench.ui.ordered_keys import OrderedKeys, begin
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

MOMENT = 0.15
"""Seconds that keys wait for the choices; what is submitted before they come is taken then."""

MOST_VALUES = 200
"""Values offered of one dimension; typing narrows them among all."""

Count = Callable[[], Awaitable[Facets]]


def _has(wanted: list[str], heading: str, words: str) -> bool:
    """Return whether a choice has all words that were typed, its heading counted in."""
    return all(word in f"{heading} {words}".casefold() for word in wanted)


class FilterDialog(Dialog[View]):
    """A field that narrows the choices, and the choices by kind with their counts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Leave the filters as they are.", priority=True),
        Binding("down", "down", "next", tooltip="Next choice."),
        Binding("up", "up", "previous", tooltip="Choice before."),
        Binding("pagedown", "page_down", "page on", tooltip="A page of choices on."),
        Binding("pageup", "page_up", "page back", tooltip="A page of choices back."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key(
            "submit",
            "enter",
            "choose, again takes it away",
            "Take the marked choice.",
            "Dialogs",
            shown="enter",
        ),
        Key("cancel", "escape", "close", "Leave the filters as they are.", "Dialogs", shown="esc"),
    )

    def __init__(self, view: View, count: Count) -> None:
        """Start from a view; ``count`` returns the values with their counts."""
        super().__init__("Show only claims with …")
        self._view = view
        self._count = count
        self._facets: Facets = {}
        self._choices: list[Choice | None] = []
        self._counted = asyncio.Event()
        self._wanted = False

    def body(self) -> Iterable[Widget]:
        """Return the field and the choices."""
        yield Input(placeholder="type to narrow: an outlet, a speaker, a type …", id="narrow")
        yield Options(Option("counting …", disabled=True), id="choices")

    def on_mount(self) -> None:
        """Count the values; keys wait for that where it is a matter of a moment."""
        self.query_one(Input).focus()
        begin(self, self._fill, "count")
        cast("OrderedKeys", self.app).hold(self._a_moment)

    async def _fill(self) -> None:
        try:
            self._facets = await self._count()
        except WorkbenchError as error:
            cast("OrderedKeys", self.app).complain(str(error))
        self._counted.set()
        self._list(self.query_one(Input).value)
        if self._wanted:
            self.action_submit()

    async def _a_moment(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._counted.wait(), MOMENT)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        if self._counted.is_set():
            self._list(event.value)

    def _list(self, typed: str) -> None:
        options: list[Option] = []
        self._choices = []
        width = min(56, max(20, self.app.size.width - 12))
        wanted = typed.casefold().split()
        if filter_words(self._view) and not wanted:
            self._add(
                options,
                Choice(None, "clear"),
                f"✕ Show all claims (now: {filter_words(self._view)})",
                width,
            )
        for dimension, heading in HEADINGS.items():
            found = [
                Choice(dimension, value, count)
                for value, count in self._facets.get(dimension, [])
                if _has(wanted, heading, value_words(dimension, value))
            ]
            self._group(options, heading, [*found[:MOST_VALUES], *self._traits(heading, wanted)], width)
        for heading in OFFERED:
            if heading not in HEADINGS.values():
                self._group(options, heading, self._traits(heading, wanted), width)
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(options)
        listing.highlighted = next((place for place, choice in enumerate(self._choices) if choice), None)

    def _traits(self, heading: str, wanted: list[str]) -> list[Choice]:
        """Return the traits under a heading that what was typed leaves."""
        return [
            Choice(None, f"{name} {kind}", self._reports() if name == "reports_only" else None)
            for name, kind in OFFERED.get(heading, ())
            if _has(wanted, heading, trait_words(name, kind == "with"))
        ]

    def _reports(self) -> int:
        """Return how many claims are left without what is only believed, planned or felt."""
        classes = dict(self._facets.get("frame_class", ()))
        return classes.get("", 0) + classes.get(FrameClass.REPORT, 0)

    def _group(self, options: list[Option], heading: str, choices: list[Choice], width: int) -> None:
        """Add choices under their heading."""
        if choices:
            self._choices.append(None)
            options.append(Option(Content.styled(heading, "$quiet"), disabled=True))
        for choice in choices:
            if choice.dimension is None:
                name, _, kind = choice.value.partition(" ")
                words = trait_words(name, kind == "with")
                current = getattr(self._view, name) is (kind == "with")
            else:
                words = value_words(choice.dimension, choice.value)
                current = getattr(self._view, choice.dimension) == choice.value
            self._add(options, choice, f"{'●' if current else ' '} {words}", width)

    def _add(self, options: list[Option], choice: Choice, words: str, width: int) -> None:
        self._choices.append(choice)
        count = "" if choice.count is None else f"{choice.count:,}"
        room = width - len(count) - 1
        text = fit(words, room) if count else shorten(words, width)
        options.append(Option(Content.assemble(text, " ", (count, "$quiet"))))

    def on_input_submitted(self) -> None:
        """Take the marked choice."""
        self.action_submit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice that was clicked."""
        event.stop()
        self._take(event.option_index)

    def action_submit(self) -> None:
        """Take the marked choice, as soon as there are choices."""
        if not self._counted.is_set():
            self._wanted = True
            return
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self._take(highlighted)

    def _take(self, place: int) -> None:
        choice = self._choices[place] if place < len(self._choices) else None
        if choice is not None:
            self.dismiss(choose(self._view, choice))

    def action_down(self) -> None:
        """Mark the next choice."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the choice before."""
        self.query_one(OptionList).action_cursor_up()

    def action_page_down(self) -> None:
        """Mark a choice a page on."""
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]  # Textual's

    def action_page_up(self) -> None:
        """Mark a choice a page back."""
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]  # Textual's
