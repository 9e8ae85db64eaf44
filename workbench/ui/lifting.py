"""Messages stand above what must not be covered: the field that is written in, lines for newcomers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import Notification

USUAL = 1
"""Rows below the lowest message: the line of keys."""

ROOM = 12
"""Rows of the screen for each message, three or four of them its own: they never cover most of a list."""


def lift_messages(screen: Screen[Any]) -> None:
    """Put the messages of a screen above the fields and lines at its bottom, or where they usually are."""
    from textual.widgets._toast import ToastRack

    try:
        rack = screen.get_child_by_type(ToastRack)
    except NoMatches:
        return
    bottom = rows_kept(screen)
    if rack.styles.margin.bottom != bottom:
        rack.styles.margin = (0, 0, bottom, 0)


def too_many(shown: Sequence[Notification], height: int) -> list[Notification]:
    """Return which messages give way to the newest: the oldest, those that tell of a fault last.

    Args:
        shown: What stands now, oldest first.
        height: Rows of the screen; two messages stand in the least.
    """
    over = len(shown) - max(2, height // ROOM)
    return sorted(shown[:-1], key=lambda message: message.severity != "information")[: max(0, over)]


def give_way(app: App[Any], told: dict[str, float]) -> None:
    """Take the messages away that are too many for the screen; what they told may be told again."""
    for old in too_many([*app._notifications], app.size.height):  # noqa: SLF001 - no public way to them
        told.pop(old.message, None)
        app._unnotify(old)  # noqa: SLF001 - nor to one of them


def rows_kept(screen: Screen[Any]) -> int:
    """Return how many rows at the bottom of a screen no message may cover.

    A field in the upper half is not in the way: messages begin at the bottom.
    """
    from workbench.ui.widgets.filter_bar import FilterBar
    from workbench.ui.widgets.guide_line import GuideLine

    kept = [*screen.query(GuideLine), *(bar for bar in screen.query(FilterBar) if bar.display)]
    kept += [field for field in (screen.focused,) if isinstance(field, (Input, TextArea))]
    height = screen.size.height
    tops = [each.region.y for each in kept if each.region and each.region.y >= height // 2]
    return max(USUAL, height - min(tops, default=height))
