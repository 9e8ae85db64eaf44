"""A pane of words that are laid out anew for each width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

LEAST_WIDTH = 20
"""Cells that words are laid out for at least, however narrow the pane is."""


class TextPane(VerticalScroll):
    """Shows one block of text; scrolls where it is long."""

    DEFAULT_CSS = """
    TextPane {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._words: Callable[[int], Content] | None = None

    def compose(self) -> ComposeResult:
        """Lay out one block of text."""
        yield Static("", markup=False)

    def tell(self, words: Callable[[int], Content] | None, *, again: bool = False) -> None:
        """Show other words.

        Args:
            words: Returns them for a width in cells; None shows nothing.
            again: They tell of the same thing: stay where the pane was scrolled to.
        """
        self._words = words
        self._write()
        if not again:
            self.scroll_home(animate=False, force=True)

    def say(self, text: str) -> None:
        """Show a sentence of the workbench's own."""
        self.tell(lambda _: Content.styled(text, "$quiet"), again=True)

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._write()

    def _write(self) -> None:
        width = max(LEAST_WIDTH, self.scrollable_content_region.width)
        content = self._words(width) if self._words is not None else Content()
        self.query_one(Static).update(content)
