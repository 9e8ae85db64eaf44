"""The line in which a filter is typed, with what could stand at the cursor, or what is wrong, below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbench.desk.finding import Offer
from workbench.text import printable
from workbench.ui.cells import shorten

LEAST_FAULT = 40
"""Cells beside its place in which a fault is told, if need be shortened; with fewer its column is named."""


class FilterField(Input):
    """The text; tab takes the offer that is marked, down and up mark another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", tooltip="Take the marked word."),
        Binding("down", "mark(1)", "next word", tooltip="Mark the next word."),
        Binding("up", "mark(-1)", "word before", tooltip="Mark the word before."),
        Binding("escape", "leave", "close", tooltip="List the claims as before."),
    ]

    class Left(Message):
        """The reviewer wants the list as it was."""

    class Marked(Message):
        """Another offer is to be marked, or with ``step`` 0 the marked one taken."""

        def __init__(self, step: int) -> None:
            """Say by how many offers to go on."""
            super().__init__()
            self.step = step

    def action_complete(self) -> None:
        """Take the marked offer."""
        self.post_message(self.Marked(0))

    def action_mark(self, step: int) -> None:
        """Mark another offer."""
        self.post_message(self.Marked(step))

    def action_leave(self) -> None:
        """Give the filter up."""
        self.post_message(self.Left())


class FilterBar(Vertical):
    """Field and hint."""

    DEFAULT_CSS = """
    FilterBar { height: auto; display: none; }
    FilterBar.-open { display: block; }
    FilterBar FilterField { height: 1; border: none; padding: 0 1; background: $cursor; color: $foreground; }
    FilterBar FilterField:focus { border: none; }
    FilterBar #offers { height: 1; padding: 0 1; color: $quiet; }
    """

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(id="filter-bar")
        self._offers: list[Offer] = []
        self._marked = 0

    def compose(self) -> ComposeResult:
        """Lay out field and hint."""
        yield FilterField(
            placeholder="outlet:… type:… verdict:open -flag:… words", id="filter", select_on_focus=False
        )
        yield Static("", id="offers")

    @property
    def field(self) -> FilterField:
        """The field."""
        return self.query_one(FilterField)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show what can stand at the cursor; an offer that was marked by hand stays marked."""
        marked = self._offers[self._marked] if self._marked else None
        self._offers = list(offers)
        self._marked = next((at for at, one in enumerate(offers) if marked and one.same_as(marked)), 0)
        self._draw()

    def fault(self, what: str, at: int, end: int) -> None:
        """Show what is wrong, below its place where there is room."""
        self._offers, self._marked = [], 0
        width = max(10, self.size.width - 2)
        place = cell_len(self.field.value[:at])
        mark = " " * place + "^" * max(1, min(end - at, 20)) + " "
        room = width - cell_len(mark)
        hint = f"{mark}{what}" if room >= min(cell_len(what), LEAST_FAULT) else f"column {at + 1}: {what}"
        self.query_one("#offers", Static).update(Content.styled(shorten_left(hint, width), "$disputed"))

    def on_filter_field_marked(self, event: FilterField.Marked) -> None:
        """Mark another offer, or take the marked one."""
        event.stop()
        if not self._offers:
            return
        if event.step:
            self._marked = (self._marked + event.step) % len(self._offers)
            self._draw()
            return
        offer = self._offers[self._marked]
        field = self.field
        rest = field.value[offer.end :]
        field.value = field.value[: offer.at] + printable(offer.word) + rest
        field.cursor_position = offer.at + len(printable(offer.word))

    def _draw(self) -> None:
        width = max(10, self.size.width - 2)
        parts: list[tuple[str, str]] = [("tab ", "bold $primary")] if self._offers else []
        left = width - 4
        for place, offer in enumerate(self._offers[self._marked :]):
            count = "" if offer.count is None else f" {offer.count:,}"
            more = f" {offer.help}" if offer.help and place == 0 else ""
            word = shorten(offer.word, 40)
            needed = cell_len(word + count + more) + 3
            if needed > left and place:
                parts.append(("…", ""))
                break
            left -= needed
            parts += [(word, "bold $foreground" if place == 0 else ""), (count + more + "   ", "")]
        self.query_one("#offers", Static).update(Content.assemble(*parts))


def shorten_left(text: str, width: int) -> str:
    """Return the text made safe in ``width`` cells or less, its spaces at the left kept."""
    lead = len(text) - len(text.lstrip(" "))
    return " " * lead + shorten(text[lead:], width - lead)
