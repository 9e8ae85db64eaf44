"""Messages stand above what must not be covered: the field that is written in, lines for newcomers."""

from __future__ import annotations

from typing import Any

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Input, TextArea

USUAL = 1
"""Rows below the lowest message: the line of keys."""


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
