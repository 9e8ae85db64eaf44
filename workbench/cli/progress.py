"""A line on the terminal that tells how far a slow command has come, and leaves no trace."""

from __future__ import annotations

import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

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


_BAR = 20
_LOOKED_BACK = 20
"""Files whose pace tells how long the rest will take: of files that were there already, many are skipped at
once."""


class FilesLine:
    """One line for a long row of files: a bar, how many are done, the time left, the file being read.

    Nothing is drawn where standard error is no terminal.
    """

    def __init__(self) -> None:
        """Look whether there is a terminal."""
        self._shown = sys.stderr.isatty()
        self._starts: deque[float] = deque(maxlen=_LOOKED_BACK + 1)
        self._last_drawn = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def clear(self) -> None:
        """Take the line away, so that what is printed next starts at the margin."""
        if self._shown:
            _write(_CLEAR)
            self._last_drawn = 0.0

    def watch(self, file: str, done: int, total: int) -> Callable[[int, int], None]:
        """Start on a file.

        Args:
            file: Its name; may hold characters from outside.
            done: Files done before it.
            total: Files in all.

        Returns:
            What to call with (blocks done, blocks in all) as the file is read.
        """
        self._starts.append(time.monotonic())

        def draw(blocks: int = 0, of: int = 0) -> None:
            now = time.monotonic()
            if self._shown and now - self._last_drawn >= REDRAW_SECONDS:
                self._last_drawn = now
                one = total == 1 and of > 0  # of a single file its parts are counted
                counts = (blocks, of) if one else (done, total)
                _write(f"{_CLEAR}{self._line(file, *counts, timed=not one)}")

        draw()
        return draw

    def _line(self, file: str, done: int, total: int, *, timed: bool) -> str:
        full = _BAR * done // total if total else 0
        left = self._left(total - done) if timed else ""
        start = f"[{'#' * full}{'.' * (_BAR - full)}]  {done:,} of {total:,}{left}  "
        room = max(shutil.get_terminal_size().columns - len(start) - 1, 0)
        return f"{start}{_ending(printable(file), room)}"

    def _left(self, files: int) -> str:
        if len(self._starts) < 2:
            return ""
        pace = (self._starts[-1] - self._starts[0]) / (len(self._starts) - 1)
        return f", {duration(pace * files)} left"


def duration(seconds: float) -> str:
    """Return about how long something takes, in one word and a unit."""
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} min" if seconds < 90 * 60 else f"{seconds / 3600:.1f} h"


def _line(label: str, done: int, total: int) -> str:
    share = f"  {done} of {total}" if total else "  …"
    room = shutil.get_terminal_size().columns - len(share) - 1
    return f"{_ending(printable(label), room)}{share}"


def _ending(text: str, room: int) -> str:
    """Return the text's end where it is too long: the end of a path tells more than its start."""
    return text if len(text) <= room else f"…{text[len(text) - max(room - 1, 0) :]}" if room > 1 else ""


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
