"""Which panes a size of the terminal has room for, and what such a layout is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

PANES: Mapping[str, str] = {"claims": "claims", "reading": "article", "sources": "sources", "detail": "notes"}
"""Ids of the panes in the order of the tab key, with what the reader calls them."""

WIDTHS = ((0, "-narrow"), (100, "-middle"), (170, "-wide"))
"""Columns from which on each layout holds."""

HEIGHTS = ((0, "-short"), (32, "-tall"))
"""Rows likewise."""

ALONE_BELOW = (56, 16)
"""Columns and rows below which one pane is shown at a time: the one with the focus."""

BARS = 3
"""Rows that the panes do not have: title, status and keys."""

SHOWN, HIDDEN, BARE = "-with-sources", "-without-sources", "-bare"
"""Classes of the screen that change how the panes lie: sources shown or hidden by key, none saved."""


def size_class(columns: int, rows: int) -> str:
    """Return the layout that a size of the terminal asks for, as ``narrow short``."""
    return f"{_at(WIDTHS, columns)} {_at(HEIGHTS, rows)}"


def too_small(columns: int, rows: int) -> bool:
    """Return whether the terminal has room for one pane only."""
    return columns < ALONE_BELOW[0] or rows < ALONE_BELOW[1]


def layout_name(size: str, traits: Collection[str]) -> str:
    """Return how the panes lie: the size class, what is hidden, and whether no source is saved."""
    shown = shown_panes(size, traits)
    hidden = [f"no {pane}" for pane in PANES if pane not in shown]
    return " ".join([size, *hidden, *(["bare"] if BARE in traits else [])])


def shown_panes(size: str, traits: Collection[str]) -> tuple[str, ...]:
    """Return the ids of the panes that a layout shows.

    Args:
        size: As ``size_class`` has it.
        traits: The classes in force of ``SHOWN``, ``HIDDEN`` and ``BARE``.
    """
    cramped = size in {"narrow short", "narrow tall", "middle short"}
    if SHOWN not in traits:
        hidden = "sources" if cramped or HIDDEN in traits else ""
    elif cramped:
        # The sources take the place of another pane.
        hidden = "detail" if size == "middle short" else "reading"
    else:
        hidden = ""
    return tuple(pane for pane in PANES if pane != hidden)


def _at(steps: Iterable[tuple[int, str]], size: int) -> str:
    return [name for least, name in steps if size >= least][-1][1:]


def shares_of(value: object) -> list[int]:
    """Return shares as they were remembered, nothing where they are none."""
    if not isinstance(value, list) or not 0 < len(value) < 4:
        return []
    return value if all(type(share) is int and 0 < share < 10_000 for share in value) else []
