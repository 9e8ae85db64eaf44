"""Memory given back while nobody waits.

A screen that was left is a knot of objects that point at each other. Python unties such knots when there
are many, and the C library keeps what they held for each thread apart: in a long session the program grew to
twice its size. Here all threads draw from one pool, and both are done now and then while no key waits, and
seldom where one always does. What was loaded at the start is not looked through, and what is there at a
thorough look, once in a while, not again until the next one: so it takes a few milliseconds.

Textual 8 remembers the colours at the edges of the last 1,024 widgets by those widgets' caches of painted
lines, and so keeps what a thousand closed dialogs and messages had painted: the larger part of that growth.
And it keeps what a terminal is sent for 16,384 styles (text that can be selected has a style of its own at
every place) and thousands of rectangles; Rich keeps as many pieces of lines that were cut. All that is made
again in microseconds, so it is forgotten here: what stays lies scattered over pools of memory that could be
given back without it.
"""

from __future__ import annotations

import gc
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from ctypes import CDLL

    from workbench.ui.ordered_keys import OrderedKeys

EVERY = 1.0
"""Seconds between two looks."""

CALM = 3
"""Looks at rest without a key between them, after which all that is held is gone through, once."""

THOROUGH = 30
"""Looks after which that is done at the next rest, however short: keys may come all the time."""

OVERDUE = 5
"""Looks in vain, one after the other, after which it is tidied up though keys wait."""

MANY_STYLES = 2_048
"""Styles or pieces of lines in a cache from which it is emptied; a screen full of text has some hundreds."""

MANY_PLACES = 512
"""Rectangles, sums of styles and the like in a cache from which it is emptied; a screen has some hundreds."""

_ARENA_MAX = -8
"""glibc's M_ARENA_MAX (malloc.h): how many pools threads draw from; eight times the cores otherwise."""


def set_aside_what_is_loaded() -> None:
    """Take everything that is loaded so far for something that stays."""
    gc.freeze()


def keep_tidy(app: OrderedKeys, at_calm: Callable[[], None]) -> None:
    """Begin to tidy up whenever all that was typed is done; to be called before threads are at work.

    Args:
        app: The program.
        at_calm: Called once whenever no key has come for a while.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, 1)
    app.set_interval(EVERY, _Broom(app, at_calm).look)


def forget_what_was_painted() -> None:
    """Let go of what closed widgets had painted, and of styles and places when there are many."""
    from rich.segment import Segment
    from textual._styles_cache import StylesCache
    from textual.css.scalar import Scalar
    from textual.geometry import Region
    from textual.strip import Strip

    places = (value for holder in (Region, Scalar) for value in vars(holder).values())
    limits = [
        (StylesCache.get_inner_outer, 0),
        (Strip.render_ansi, MANY_STYLES),
        (getattr(Segment, "_split_cells", None), MANY_STYLES),
    ]
    for cached, limit in (*limits, *((place, MANY_PLACES) for place in places)):
        # Where another Textual no longer caches here, there is nothing to forget.
        known = getattr(cached, "cache_info", None)
        if known is not None and known().currsize > limit:
            cached.cache_clear()


class _Broom:
    """Tidies up at rest, and after some looks in vain all the same."""

    def __init__(self, app: OrderedKeys, at_calm: Callable[[], None]) -> None:
        self._app = app
        self._at_calm = at_calm
        self._in_vain = 0
        self._calm = 0
        self._keys = 0
        self._since_thorough = 0

    def look(self) -> None:
        """Tidy up where nobody waits, or where it is overdue."""
        self._in_vain += 1
        self._since_thorough += 1
        at_rest = self._app.at_rest
        self._calm = self._calm + 1 if at_rest and self._app.keys_seen == self._keys else 0
        self._keys = self._app.keys_seen
        if self._calm == CALM:
            self._at_calm()
        if at_rest or self._in_vain >= OVERDUE:
            self._in_vain = 0
            forget_what_was_painted()
            self._untie(thorough=self._calm == CALM or (at_rest and self._since_thorough >= THOROUGH))
            library = _glibc()
            if library is not None:
                library.malloc_trim(0)

    def _untie(self, *, thorough: bool) -> None:
        """Untie the knots among what is new since the last thorough look, or among all that is held."""
        if thorough:
            self._since_thorough = 0
            gc.unfreeze()
        gc.collect()
        if thorough:
            gc.freeze()


@lru_cache(maxsize=1)
def _glibc() -> CDLL | None:
    """Return the C library where it is glibc; None with another one."""
    import ctypes

    try:
        library = ctypes.CDLL(None)
        _ = library.malloc_trim, library.mallopt
    except (OSError, AttributeError, TypeError):
        return None
    return library
