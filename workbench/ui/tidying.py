"""Memory given back while nobody waits.

A screen that was left is a knot of objects that point at each other. Python unties such knots when there
are many, which in a long session let the program grow to twice its size; here it does so now and then while
no key waits. What was loaded at the start is never looked through again, so that it takes a few milliseconds.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
