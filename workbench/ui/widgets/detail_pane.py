"""The detail of the current claim, wrapped to the pane's width."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.ui.claim_detail import ClaimDetail


class DetailPane(VerticalScroll):
    """Shows one claim whole; scrolls where it is long."""

    DEFAULT_CSS = """
    DetailPane {
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > Static { width: 1fr; height: auto; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Start empty."""
        super().__init__(id=id)
        self._words: Callable[[int], Content] | None = None

    def compose(self) -> ComposeResult:
        """Lay out one block of text."""
        yield Static("", markup=False)

    def show(self, detail: ClaimDetail | None) -> None:
        """Show a claim from its beginning, or nothing."""
        from workbench.ui.claim_detail import detail_lines

        self._words = None if detail is None else lambda width: detail_lines(detail, width)
        self._write()
        self.scroll_home(animate=False, force=True)

    def say(self, text: str) -> None:
        """Show words of the workbench's own in place of a claim."""
        self._words = lambda _: Content.styled(text, "$quiet")
        self._write()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._write()

    def _write(self) -> None:
        width = max(20, self.scrollable_content_region.width)
        content = self._words(width) if self._words is not None else Content()
        self.query_one(Static).update(content)
