"""Memory given back while nobody waits.

A screen that was left is a knot of objects that point at each other. Python unties such knots when there
are many, and the C library keeps what they held for each thread apart: in a long session the program grew to
twice its size. Here both are done now and then while no key waits. What was loaded at the start is never
looked through again, so that it takes a few milliseconds.
"""

from __future__ import annotations

import gc
from functools import lru_cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.ordered_keys import OrderedKeys

EVERY = 4.0
"""Seconds between two looks."""


def set_aside_what_is_loaded() -> None:
    """Take everything that is loaded so far for something that stays."""
    gc.freeze()


def keep_tidy(app: OrderedKeys) -> None:
    """Begin to tidy up whenever all that was typed is done."""
    app.set_interval(EVERY, partial(_tidy, app))


def _tidy(app: OrderedKeys) -> None:
    if app.at_rest:
        gc.collect()
        give_back = _trim()
        if give_back is not None:
            give_back(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], int] | None:
    """Return glibc's ``malloc_trim``; None with another C library."""
    import ctypes

    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return None
    return found
