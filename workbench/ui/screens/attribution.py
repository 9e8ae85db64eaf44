"""Who is cited for the claim, or who speaks? A field with the names that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.text import fold, printable
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.desk.naming import Candidates

MOST = 60
"""Names that are listed at once; typing finds them among all."""

LIST_WIDTH = 68
"""Cells that a name and where it comes from may take."""

LONGEST_NAME = 120
"""Characters of a name, as in the lexicon."""


@dataclass(frozen=True, slots=True)
class Named:
    """The answer: a name, or "" for nobody.

    Attributes:
        typed: It was typed, not chosen: it may be an alias of a known name.
    """

    name: str
    typed: bool = False


class NameSuggester(Suggester):
    """Completes a name as it is typed; the right arrow key takes what it offers."""

    def __init__(self, candidates: Candidates) -> None:
        """Look in these names."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._candidates = candidates

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first name that goes on from what is typed, in the case it was typed in."""
        for candidate in self._candidates.starting(value, MOST) if value.strip() else ():
            name = printable(candidate.name)
            if name.casefold().startswith(value.casefold()) and len(name) > len(value):
                return value + name[len(value) :]
        return None


class AttributionDialog(Dialog[Named]):
    """A field and the names; enter takes what the field says, or the name that an arrow key marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Leave it as it is.", priority=True),
        Binding("down", "step(1)", "next", tooltip="Next name."),
        Binding("up", "step(-1)", "previous", tooltip="Name before; above the first one, what is typed."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "take it", "Take the name.", "Dialogs", shown="enter"),
        Key("step(1)", "down", "names", "Next name.", "Dialogs", shown="↓"),
        Key("complete", "right", "complete", "Take the completion.", "Dialogs", shown="→"),
        Key("cancel", "escape", "close", "Leave it as it is.", "Dialogs", shown="esc"),
    )

    def __init__(self, what: str, claim: str, now: str | None, candidates: Candidates) -> None:
        """Ask for a name.

        Args:
            what: "outlet" or "speaker".
            claim: The claim's words.
            now: The name that it has, or None.
            candidates: The names to choose from.
        """
        super().__init__(f"Which {what}?")
        self._what = what
        self._claim = claim
        self._now = now
        self._candidates = candidates
        self._offered: list[str] = []

    def body(self) -> Iterable[Widget]:
        """Return the claim, the field and the names."""
        yield Static(Content(shorten(self._claim, 160)), classes="hint")
        yield Static(Content(printable(f"Now: {self._now or f'no {self._what}'}")), classes="hint")
        yield Input(
            placeholder="type a name, or choose one below",
            suggester=NameSuggester(self._candidates),
            max_length=LONGEST_NAME,
            id="name",
        )
        yield Static("", classes="fault", id="fault")
        yield Options(id="choices")

    def on_mount(self) -> None:
        """List the article's names."""
        self.query_one(Input).focus()
        self._list("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self.query_one("#fault", Static).update("")
        self._list(event.value)

    def _list(self, typed: str) -> None:
        width = min(LIST_WIDTH, max(20, self.app.size.width - 12))
        found = self._candidates.starting(typed, MOST)
        names = [shorten(one.name, width // 2 + 6) for one in found]
        nobody = not typed.strip() and self._now is not None
        self._offered = [*([""] if nobody else []), *(one.name for one in found)]
        listing = self.query_one(OptionList)
        listing.clear_options()
        if nobody:
            none = "no outlet is cited" if self._what == "outlet" else "nobody in particular speaks"
            listing.add_option(Option(Content.styled(f"none: {none}", "italic")))
        listing.add_options(
            Option(Content.assemble(name, ("  " + shorten(one.hint, width - cell_len(name) - 2), "$quiet")))
            for name, one in zip(names, found, strict=True)
        )
        listing.highlighted = None
        if not self._offered:
            nothing = Content.styled("No known name: enter takes what is typed.", "$quiet")
            listing.add_option(Option(nothing, disabled=True))
        elif typed.strip() and fold(typed) not in {fold(one.name) for one in found}:
            as_typed = "enter takes what is typed; ↓ marks a name, → completes it."
            listing.add_option(Option(Content.styled(as_typed, "$quiet"), disabled=True))

    def on_input_submitted(self) -> None:
        """Take the name."""
        self.action_submit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the name that was clicked."""
        event.stop()
        self.dismiss(Named(self._offered[event.option_index]))

    def action_submit(self) -> None:
        """Take the marked name, else what the field says."""
        marked = self.query_one(OptionList).highlighted
        if marked is not None and marked < len(self._offered):
            self.dismiss(Named(self._offered[marked]))
            return
        typed = " ".join(self.query_one(Input).value.split())
        if not fold(typed):
            fault = "Type a name, or mark one with the arrow keys."
            self.query_one("#fault", Static).update(Content(fault))
            return
        self.dismiss(Named(typed, typed=True))

    def action_step(self, step: int) -> None:
        """Mark the next name or the one before; above the first one the field counts again."""
        listing = self.query_one(OptionList)
        if not self._offered:
            return
        now = -1 if listing.highlighted is None else listing.highlighted
        place = min(now + step, len(self._offered) - 1)
        listing.highlighted = place if place >= 0 else None

    def action_complete(self) -> None:
        """Take the completion."""
        self.query_one(Input).action_cursor_right()
