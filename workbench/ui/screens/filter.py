"""Which claims shall be shown? One value of each kind, with the claims that have it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from workbench.model import AttributionType, ClaimKind, Flag, MentionType, SourceCheckStatus, VerdictValue
from workbench.store.rows import Dimension, View
from workbench.ui import wording
from workbench.ui.cells import fit, shorten
from workbench.ui.keys import Key
from workbench.ui.screens.dialog import Dialog

HEADINGS: dict[Dimension, str] = {
    "verdict": "Verdict",
    "source_status": "Source check",
    "outlet": "Outlet",
    "speaker": "Speaker",
    "fact_type": "Type of fact",
    "kind": "Kind of claim",
    "attribution_type": "Attribution",
    "flag": "Flag",
}
"""The dimensions in the order of the dialog."""

TRAITS: dict[str, tuple[str, str]] = {
    "has_evidence": ("with evidence", "without evidence"),
    "reopened": ("reopened by a changed source", "not reopened"),
    "has_note": ("with notes", "without notes"),
}
"""What a claim has or has not, by the name of the view's field: in words for both."""

OFFERED = (("has_evidence", "with"), ("has_evidence", "without"), ("reopened", "with"), ("has_note", "with"))
"""The traits that can be chosen."""

MOST_VALUES = 200
"""Values offered of one dimension; typing narrows them among all."""

Facets = dict[Dimension, list[tuple[str, int]]]
Count = Callable[[], Awaitable[Facets]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen: dimension None stands for the other choices, by their name."""

    dimension: Dimension | None
    value: str
    count: int


def value_words(dimension: Dimension, value: str) -> str:
    """Return a value as the screen names it."""
    if not value:
        return f"no {dimension}"
    if dimension == "verdict":
        return str(wording.VERDICT_MARKS[VerdictValue(value)])
    if dimension == "source_status":
        return str(wording.CHECK_MARKS[SourceCheckStatus(value)])
    if dimension == "flag":
        return wording.FLAG_WORDS[Flag(value)]
    return wording.spaced(value) if dimension not in ("outlet", "speaker") else value


def filter_words(view: View) -> str:
    """Return the filters of a view in words, or ""."""
    parts = [
        value_words(dimension, str(value)) if str(value) else f"no {dimension}"
        for dimension in HEADINGS
        if (value := getattr(view, dimension)) is not None
    ]
    parts.extend(_trait_words(name, wanted) for name in TRAITS if (wanted := getattr(view, name)) is not None)
    if view.search:
        parts.append(f"“{view.search}”")
    return ", ".join(parts)


def choose(view: View, choice: Choice) -> View:
    """Return the view after a choice; choosing what is in force takes it away."""
    if choice.dimension is None:
        if choice.value == "clear":
            return cleared(view)
        return _turned(view, choice.value)
    dimension, value = choice.dimension, choice.value
    same = getattr(view, dimension) == value
    if dimension == "verdict":
        return replace(view, verdict=None if same else VerdictValue(value))
    if dimension == "source_status":
        return replace(view, source_status=None if same else SourceCheckStatus(value))
    if dimension == "outlet":
        return replace(view, outlet=None if same else value)
    if dimension == "speaker":
        return replace(view, speaker=None if same else value)
    if dimension == "fact_type":
        return replace(view, fact_type=None if same else MentionType(value))
    if dimension == "kind":
        return replace(view, kind=None if same else ClaimKind(value))
    if dimension == "flag":
        return replace(view, flag=None if same else Flag(value))
    return replace(view, attribution_type=None if same else AttributionType(value))


def _turned(view: View, trait: str) -> View:
    name, _, kind = trait.partition(" ")
    new = None if getattr(view, name) is (kind == "with") else kind == "with"
    if name == "has_evidence":
        return replace(view, has_evidence=new)
    return replace(view, reopened=new) if name == "reopened" else replace(view, has_note=new)


def _trait_words(name: str, wanted: bool) -> str:
    return TRAITS[name][0 if wanted else 1]


def cleared(view: View) -> View:
    """Return the view without any filter, in the same order."""
    return View(article_id=view.article_id, sort=view.sort, descending=view.descending)


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

    def body(self) -> Iterable[Widget]:
        """Return the field and the choices."""
        yield Input(placeholder="type to narrow: an outlet, a speaker, a type …", id="narrow")
        yield OptionList(Option("counting …", disabled=True), id="choices")

    async def on_mount(self) -> None:
        """Count the values."""
        self.query_one(Input).focus()
        self._facets = await self._count()
        self._list("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        options: list[Option] = []
        self._choices = []
        width = min(56, max(20, self.app.size.width - 12))
        wanted = typed.casefold().split()
        if filter_words(self._view) and not wanted:
            self._add(
                options,
                Choice(None, "clear", 0),
                f"✕ Show all claims (now: {filter_words(self._view)})",
                width,
            )
        for dimension, heading in HEADINGS.items():
            found = [
                (value, count)
                for value, count in self._facets.get(dimension, [])
                if all(word in f"{heading} {value_words(dimension, value)}".casefold() for word in wanted)
            ][:MOST_VALUES]
            if found:
                self._choices.append(None)
                options.append(Option(Content.styled(heading, "$quiet"), disabled=True))
            for value, count in found:
                current = getattr(self._view, dimension) == value
                words = f"{'●' if current else ' '} {value_words(dimension, value)}"
                self._add(options, Choice(dimension, value, count), words, width)
        traits = [
            (name, kind, words)
            for name, kind in OFFERED
            for words in [_trait_words(name, kind == "with")]
            if all(word in words for word in wanted)
        ]
        if traits:
            self._choices.append(None)
            options.append(Option(Content.styled("Work done on it", "$quiet"), disabled=True))
        for name, kind, words in traits:
            mark = "●" if getattr(self._view, name) is (kind == "with") else " "
            self._add(options, Choice(None, f"{name} {kind}", 0), f"{mark} {words}", width)
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(options)
        listing.highlighted = next((place for place, choice in enumerate(self._choices) if choice), None)

    def _add(self, options: list[Option], choice: Choice, words: str, width: int) -> None:
        self._choices.append(choice)
        count = f"{choice.count:,}" if choice.dimension else ""
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
        """Take the marked choice."""
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
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        """Mark a choice a page back."""
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]
