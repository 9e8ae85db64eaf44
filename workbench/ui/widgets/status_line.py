"""The line under the title: how far the review is, and what the list shows."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from workbench.ui.cells import shorten
from workbench.ui.wording import counted

BAR_WIDTH = 16
"""Cells of the progress bar."""

APART = 3
"""Cells between the progress and the rest at least."""

LEAST_FILTER = 6
"""Cells of a filter's words without which its count is not told either."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says.

    Attributes:
        shown: Claims in the list; None while they are being counted.
        filters: The filters in words, or "".
        sort: The order in words.
        coverage: How many of the article's words are in a claim, in words; "" where it is not known.
        panes: Which panes are not on the screen, and the key that shows them; "" where all are.
        busy: What is going on right now, in place of all else; or "".
    """

    total: int = 0
    checked: int = 0
    disputed: int = 0
    shown: int | None = None
    filters: str = ""
    sort: str = "by place"
    auto_advance: bool = True
    coverage: str = ""
    panes: str = ""
    busy: str = "Opening the store …"


class StatusLine(Widget):
    """``9 of 30 checked, 2 disputed``, a bar, filter, sort and auto-advance."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine { height: 1; width: 1fr; padding: 0 1; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
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
        words = shorten(_progress(status, width), width)
        parts: list[tuple[str, str]] = [(words, "bold")]
        if width >= 90:
            done, rest = bar(status.checked, status.total, BAR_WIDTH)
            parts.extend((("  ", ""), (done, "$primary"), (rest, "$rule")))
        room = width - sum(cell_len(text) for text, _ in parts)
        said = aside(status, room - APART)
        return Content.assemble(*parts, (" " * (room - cell_len(said)), ""), (said, "$quiet"))


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


def _progress(status: Status, width: int) -> str:
    """Return how far the review is, in as many words as there is room for."""
    counted_out = progress_words(status.checked, status.total, status.disputed)
    brief = f"{status.checked:,} of {status.total:,} checked"
    covered = f", {status.coverage}" if status.coverage else ""
    forms = (counted_out + covered, brief + covered, brief)
    return next((form for form in forms if cell_len(form) <= width), brief)


def aside(status: Status, room: int) -> str:
    """Return what else there is to say in ``room`` cells, the most important first.

    A filter hides claims, so it is always told, if need be shortened, but never its count; what does not
    fit whole of the rest is left out.
    """
    said = _filtered(status, room)
    for part in (status.panes, status.sort, f"auto-advance {'on' if status.auto_advance else 'off'}"):
        longer = f"{said} · {part}" if said and part else said or part
        if cell_len(longer) <= room:
            said = longer
    return said


def _filtered(status: Status, room: int) -> str:
    if not status.filters or room <= 0:
        return ""
    shown = "" if status.shown is None else f": {counted(status.shown, 'claim')}"
    if cell_len(shown) + LEAST_FILTER > room:
        return shorten(status.filters, room)
    return shorten(status.filters, room - cell_len(shown)) + shown
