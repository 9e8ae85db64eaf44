"""A line on the terminal that tells how far a slow command has come, and leaves no trace."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.text import printable

REDRAW_SECONDS = 0.1
"""Shortest time between two drawings: a terminal over SSH need not keep up with more."""

_CLEAR = "\r\x1b[K"


@contextmanager
def progress_line(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with (done, total); it draws on standard error.

    Nothing is drawn where standard error is no terminal. The line is gone afterwards, so that what
    is printed next starts at the margin.

    Args:
        label: What is being done, such as a file's name; may hold text from outside.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    last_drawn = 0.0

    def draw(done: int, total: int) -> None:
        nonlocal last_drawn
        now = time.monotonic()
        if now - last_drawn < REDRAW_SECONDS and done < total:
            return
        last_drawn = now
        _write(f"{_CLEAR}{_line(label, done, total)}")

    _write(f"{_CLEAR}{_line(label, 0, 0)}")
    try:
        yield draw
    finally:
        _write(_CLEAR)


def _line(label: str, done: int, total: int) -> str:
    share = f"  {done} of {total}" if total else "  …"
    room = shutil.get_terminal_size().columns - len(share) - 1
    safe = printable(label)
    if len(safe) > room:
        safe = f"…{safe[len(safe) - max(room - 1, 0) :]}"  # the end of a path tells more than its start
    return f"{safe}{share}"


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
