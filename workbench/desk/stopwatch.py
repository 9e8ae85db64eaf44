"""How long a reviewer looks at each claim, told honestly: only while the terminal is in use."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

PAUSE = 60.0
"""Seconds without a key or the mouse that count as a pause: none of them goes to any claim."""


class Stopwatch:
    """Shares the time between two signs of life out to the claim that was current meanwhile."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Start with no claim; ``now`` returns seconds."""
        self._now = now
        self._claim: int | None = None
        self._seen = now()
        self._spent: dict[int, float] = {}

    def touch(self) -> None:
        """Note that a key was pressed or the mouse moved."""
        now = self._now()
        passed = now - self._seen
        self._seen = now
        if self._claim is not None and 0 < passed <= PAUSE:
            self._spent[self._claim] = self._spent.get(self._claim, 0.0) + passed

    def turn_to(self, claim: int | None) -> None:
        """Begin with another claim, by row id, or with none."""
        if claim != self._claim:
            self.touch()
            self._claim = claim

    @property
    def idle(self) -> float:
        """Seconds since the last sign of life."""
        return self._now() - self._seen

    def take(self) -> dict[int, float]:
        """Return the seconds of each claim since the last call, and begin anew."""
        spent, self._spent = self._spent, {}
        return spent
