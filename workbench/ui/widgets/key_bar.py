"""The bottom line: the keys that act now, as many as fit, each of them clickable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from workbench.ui.key import Key
from workbench.ui.key_names import said

GAP = 2
"""Cells between two keys."""


class KeyBar(Widget):
    """One line of keys with their words.

    The last key given is always shown; the others come in order while there is room.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; background: $title-bar; color: $quiet; padding: 0 1; }
    """

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        action: str

    def __init__(self, keys: Iterable[Key], *, id: str | None = None) -> None:
        """Offer these keys."""
        super().__init__(id=id)
        self._keys = tuple(keys)
        self._places: list[tuple[int, int, Key]] = []

    def offer(self, keys: Iterable[Key]) -> None:
        """Offer other keys."""
        self._keys = tuple(keys)
        self.refresh()

    @property
    def buttons(self) -> tuple[tuple[int, str], ...]:
        """Column and action of each key that is shown."""
        return tuple((start, key.action) for start, _, key in self._places)

    def render(self) -> Content:
        """Return the line."""
        parts: list[tuple[str, str]] = []
        self._places = []
        column = 0
        for key in that_fit(self._keys, self.size.width):
            if column:
                parts.append((" " * GAP, ""))
                column += GAP
            width = cell_len(f"{key.first} {_words(key)}")
            parts.extend(((key.first, "bold $primary"), (f" {_words(key)}", "$quiet")))
            self._places.append((column, column + width, key))
            column += width
        return Content.assemble(*parts)

    def _key_at(self, column: int) -> Key | None:
        return next((key for start, end, key in self._places if start <= column < end), None)

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        key = self._key_at(event.get_content_offset_capture(self).x)
        if key is not None:
            event.stop()
            self.post_message(self.Pressed(key.action))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the mouse does."""
        key = self._key_at(event.get_content_offset_capture(self).x)
        self.tooltip = key.help if key is not None else None


def _words(key: Key) -> str:
    return said(key.in_a_word)


def that_fit(every: Sequence[Key], width: int) -> list[Key]:
    """Return the keys that a line of some cells has room for: the last one, and of the others the first."""
    # What the user took the key of is reached by the palette.
    keys = [key for key in every if key.first]
    if not keys:
        return []
    *others, last = keys
    left = width - cell_len(f"{last.first} {_words(last)}")
    chosen: list[Key] = []
    for key in others:
        needed = cell_len(f"{key.first} {_words(key)}") + GAP
        if needed <= left:
            chosen.append(key)
            left -= needed
    return [*chosen, last]
