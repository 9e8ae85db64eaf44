"""Which words of the article are in a claim, by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from copy import copy

from workbench.model import Span

UNCOVERED, OPEN, NO_FACT, DECIDED = "uncovered", "open", "no_fact", "decided"
"""The states of a stretch, as ``workbench.desk.coverage`` names them; the most telling one first."""

STATES = (UNCOVERED, OPEN, NO_FACT, DECIDED)

LINKS = frozenset(
    "a also although an and as because but if nor or so that the then though which while who".split()
)
"""Words that only link: by themselves they state nothing."""

MOST_LINKS = 40
"""Characters of the longest stretch that is looked at for linking words only."""


class CoverageMarks:
    """The stretches of an article by state, in order of place; they do not overlap.

    Attributes:
        percent: Share of the article's words that are in a claim or marked, 0 to 100.
    """

    def __init__(
        self, stretches: Iterable[tuple[int, int, str]], percent: float, text: str | None = None
    ) -> None:
        """Take the stretches; each look at them is then a search by halves.

        Args:
            stretches: (start, end, state) of each.
            percent: See above.
            text: The article's; with it, jumps pass over linking words while anything else is left.
        """
        self.percent = percent
        self._stretches = list(stretches)
        self._starts = [start for start, _, _ in self._stretches]
        self._open = [Span(start, end) for start, end, state in self._stretches if state == UNCOVERED]
        told = [] if text is None else [span for span in self._open if not _only_links(text, span)]
        self._stops = told or self._open
        self._base = 0

    def seen_from(self, base: int) -> CoverageMarks:
        """Return the same for a part of the article that begins at ``base`` and has offsets of its own."""
        seen = copy(self)
        seen._base = base  # noqa: SLF001 - its own kind
        return seen

    @property
    def uncovered(self) -> int:
        """How many stretches no claim covers."""
        return len(self._open)

    @property
    def words(self) -> str:
        """The share in words; it is 100 % only where nothing is left."""
        shown = 100 if not self._open else min(99, int(self.percent))
        return f"coverage {shown} %"

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, state) of each stretch that touches another one."""
        base = self._base
        index = max(0, bisect_right(self._starts, start + base) - 1)
        while index < len(self._stretches) and self._starts[index] < end + base:
            first, last, state = self._stretches[index]
            if last > start + base:
                yield first - base, last - base, state
            index += 1

    def states(self, start: int, end: int) -> frozenset[str]:
        """Return the states on a stretch of text."""
        return frozenset(state for _, _, state in self.within(start, end))

    def most_telling(self, start: int, end: int) -> str | None:
        """Return the state that stands for a stretch of text, None where it has no word."""
        found = self.states(start, end)
        return next((state for state in STATES if state in found), None)

    def next_uncovered(self, at: Span) -> Span | None:
        """Return the next stretch that no claim covers, from the end on from the start; None without any."""
        if not self._stops:
            return None
        return self._moved(bisect_left(self._stops, (at.end + self._base,)) % len(self._stops))

    def previous_uncovered(self, at: Span) -> Span | None:
        """Return the one before, from the start on from the end."""
        if not self._stops:
            return None
        return self._moved(bisect_left(self._stops, (at.start + self._base,)) - 1)

    def _moved(self, index: int) -> Span:
        start, end = self._stops[index]
        return Span(start - self._base, end - self._base)


def _only_links(text: str, span: Span) -> bool:
    return span.end - span.start <= MOST_LINKS and LINKS.issuperset(
        text[span.start : span.end].casefold().split()
    )
