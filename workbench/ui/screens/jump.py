"""Jump labels: a letter or two over every row, pane and button in sight; typing them goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from workbench.ui.screens.dialog import Modal
from workbench.ui.widgets.key_bar import KeyBar
from workbench.ui.widgets.row_list import RowList

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""What labels are made of, the home row of the keyboard first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be jumped to.

    Attributes:
        at: Cell of the screen for its label.
        go: Goes there, or presses it.
    """

    at: Offset
    go: Callable[[], object]


def labels(count: int) -> list[str]:
    """Return as many labels, short ones first; none is the beginning of another.

    Args:
        count: How many, at most 676; no more are made.
    """
    base = len(LETTERS)
    count = min(count, base * base)
    # Each letter that begins longer labels is lost as a label of its own.
    begin = next(pairs for pairs in range(base + 1) if base - pairs + base * pairs >= count)
    single, first = LETTERS[: base - begin], LETTERS[base - begin :]
    return [*single, *(one + two for one in first for two in LETTERS)][:count]


def targets(screen: Screen[Any]) -> list[Target]:
    """Return what can be seen of a screen's rows, panes and buttons, in that order."""
    rows: list[Target] = []
    panes: list[Target] = []
    for widget in screen.focus_chain:
        if not widget.region.area:
            continue
        found = list(_rows(widget)) if isinstance(widget, RowList) else []
        rows.extend(found)
        if not found:
            panes.append(Target(widget.region.offset, widget.focus))
    buttons = [button for bar in screen.query(KeyBar) if bar.region.area for button in _buttons(bar)]
    return [*rows, *panes, *buttons]


def _rows(widget: RowList) -> Iterator[Target]:
    region, height, top = widget.content_region, widget.ROW_HEIGHT, widget.scroll_offset.y
    for index in range(-(-top // height), min(widget.row_count, (top + region.height - 1) // height + 1)):
        yield Target(Offset(region.x, region.y + index * height - top), partial(_to_row, widget, index))


def _to_row(widget: RowList, index: int) -> None:
    widget.focus()
    widget.move_to(index)


def _buttons(bar: KeyBar) -> Iterator[Target]:
    corner = bar.content_region
    for column, action in bar.buttons:
        press = partial(bar.post_message, KeyBar.Pressed(action))
        yield Target(Offset(corner.x + column, corner.y), press)


class JumpScreen(Modal[None]):
    """The labels over the screen below; a letter that begins none is ignored, escape leaves."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Stay where you are."),
        Binding("semicolon", "cancel", "close", tooltip="Stay where you are.", id="everywhere.jump"),
    ]
    CSS = """
    JumpScreen { background: transparent; layers: labels; }
    JumpScreen > .jump {
        position: absolute; layer: labels; width: auto; height: 1;
        background: $primary; color: $background; text-style: bold;
    }
    """

    def __init__(self, places: Sequence[Target]) -> None:
        """Take where labels go."""
        super().__init__()
        self._places = dict(zip(labels(len(places)), places, strict=False))
        self._typed = ""
        self._first_size = (0, 0)

    @property
    def places(self) -> dict[str, Target]:
        """The places by their labels."""
        return self._places

    def compose(self) -> ComposeResult:
        """Lay a label over each place."""
        for label, place in self._places.items():
            shown: Widget = Static(Content(label), classes="jump")
            shown.styles.offset = (place.at.x, place.at.y)
            yield shown

    def on_key(self, event: events.Key) -> None:
        """Take a letter of a label; the last one goes there."""
        letter = (event.character or "").lower()
        if not letter or letter not in LETTERS:
            return
        event.stop()
        typed = self._typed + letter
        place = self._places.get(typed)
        if place is not None:
            self.dismiss()
            place.go()
        elif any(label.startswith(typed) for label in self._places):
            self._typed = typed
            for shown, label in zip(self.query(".jump"), self._places, strict=True):
                shown.display = label.startswith(typed)

    def on_resize(self, event: events.Resize) -> None:
        """Leave when the places move away under the labels."""
        size = (event.size.width, event.size.height)
        if self._first_size not in ((0, 0), size):
            self.dismiss()
        self._first_size = size

    def on_click(self) -> None:
        """Leave: the mouse needs no labels."""
        self.dismiss()

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss()
