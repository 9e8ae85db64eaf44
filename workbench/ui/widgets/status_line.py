"""The line under the title: how far the review is, and what the list shows."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.widget import Widget

from workbench.ui.cells import shorten
from workbench.ui.wording import counted

BAR_WIDTH = 16
"""Cells of the progress bar."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says.

    Attributes:
        shown: Claims in the list; None while they are being counted.
        filters: The filters in words, or "".
        sort: The order in words.
        busy: What is going on right now, in place of all else; or "".
    """

    total: int = 0
    checked: int = 0
    disputed: int = 0
    shown: int | None = None
    filters: str = ""
    sort: str = "by place"
    auto_advance: bool = True
    busy: str = "Opening the store …"


class StatusLine(Widget):
    """``9 of 30 checked, 2 disputed``, a bar, filter, sort and auto-advance."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; padding: 0 1; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Start as opening."""
        super().__init__(id=id)
        self._status = Status()

    def show(self, status: Status) -> None:
        """Say something else."""
        if status != self._status:
            self._status = status
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        status = self._status
        width = self.size.width
        if status.busy:
            return Content.styled(shorten(status.busy, width), "$quiet")
        words = progress_words(status.checked, status.total, status.disputed)
        parts: list[tuple[str, str]] = [(words, "bold")]
        if width >= 90:
            done, rest = bar(status.checked, status.total, BAR_WIDTH)
            parts.extend((("  ", ""), (done, "$primary"), (rest, "$rule")))
        room = width - sum(len(text) for text, _ in parts)
        aside = shorten(_aside(status), max(0, room - 3))
        return Content.assemble(*parts, (" " * (room - len(aside)), ""), (aside, "$quiet"))


def progress_words(checked: int, total: int, disputed: int) -> str:
    """Return a count as ``9 of 30 checked, 2 disputed``."""
    words = f"{checked:,} of {total:,} checked"
    return f"{words}, {disputed:,} disputed"


def bar(done: int, total: int, width: int) -> tuple[str, str]:
    """Return the two parts of a bar; any progress at all shows, and only all of it fills the bar."""
    filled = width * done // total if total else 0
    if 0 < done < total:
        filled = max(1, min(width - 1, filled))
    return "━" * filled, "╌" * (width - filled)


def _aside(status: Status) -> str:
    parts = []
    if status.filters:
        shown = "" if status.shown is None else f": {counted(status.shown, 'claim')}"
        parts.append(f"{status.filters}{shown}")
    parts.extend((status.sort, f"auto-advance {'on' if status.auto_advance else 'off'}"))
    return " · ".join(parts)
