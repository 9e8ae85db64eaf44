"""What a verification finds, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workbench.errors import StoreError

LISTED = 100
"""Problems that are spelt out; the rest is counted."""

STRIDE = 1000
"""Steps between two reports of progress."""


class Findings:
    """Problems, one line each.

    Attributes:
        count: How many there are, those not spelt out included.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0
        self._lines: list[str] = []

    def add(self, line: str) -> None:
        """Note a problem."""
        self.count += 1
        if self.count <= LISTED:
            self._lines.append(line)

    @contextmanager
    def reading(self, where: str) -> Iterator[None]:
        """Note what cannot be read, as after tampering, instead of failing."""
        try:
            yield
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, StoreError) as error:
            self.add(f"{where}: it cannot be read: {type(error).__name__}: {error}")

    def lines(self) -> tuple[str, ...]:
        """Return the problems in the order in which they were found."""
        more = self.count - len(self._lines)
        return (*self._lines, *((f"and {more} more problems",) if more else ()))


class Meter:
    """Counts steps and tells about them now and then."""

    def __init__(self, total: int, on_progress: Callable[[int, int], None] | None) -> None:
        """Expect ``total`` steps."""
        self._total = total
        self._done = 0
        self._on_progress = on_progress

    def step(self) -> None:
        """Count one."""
        self._done += 1
        if self._on_progress is not None and (self._done % STRIDE == 0 or self._done == self._total):
            self._on_progress(self._done, self._total)

    def end(self) -> None:
        """Tell that all is done, where some steps turned out not to be needed."""
        if self._on_progress is not None and self._done < self._total:
            self._on_progress(self._total, self._total)
