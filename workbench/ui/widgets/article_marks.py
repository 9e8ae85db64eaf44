"""Which claims, and which parts of the current one, lie on a stretch of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from workbench.model import Claim, Span, VerdictValue

if TYPE_CHECKING:
    from workbench.store.rows import ClaimMark

_MOST_TELLING = (
    VerdictValue.DISPUTED,
    VerdictValue.UNREVIEWED,
    VerdictValue.UNVERIFIABLE,
    VerdictValue.VERIFIED,
)
"""Where several claims begin in one line, the first of these states stands for them."""


class ArticleMarks:
    """The claims of an article by place, and their states.

    Attributes:
        verdicts: The state of each claim by row id; may be changed at any time.
    """

    def __init__(self, marks: Sequence[ClaimMark]) -> None:
        """Order the spans of the claims by place: n log n once, then log n for a line."""
        self.verdicts: dict[int, VerdictValue] = {mark.row_id: mark.verdict for mark in marks}
        spans = sorted(
            (span.start, span.end, mark.row_id, number == 0)
            for mark in marks
            for number, span in enumerate(mark.spans)
        )
        self._spans = spans
        self._starts = [span[0] for span in spans]
        self._furthest = list(accumulate((span[1] for span in spans), max))

    def _touching(self, start: int, end: int) -> Iterator[tuple[int, int, int, bool]]:
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._furthest[index] > start:
            if self._spans[index][1] > start:
                yield self._spans[index]
            index -= 1

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return (start, end, row id) of every span that touches a stretch, widest first."""
        touching = sorted(self._touching(start, end), key=lambda span: span[0] - span[1])
        return [(first, last, row_id) for first, last, row_id, _ in touching]

    def state_beginning(self, start: int, end: int) -> VerdictValue | None:
        """Return the most telling state among the claims that begin on a stretch, or None."""
        states = {
            self.verdicts[row_id]
            for first, _, row_id, begins in self._touching(start, end)
            if begins and start <= first < end
        }
        return next((state for state in _MOST_TELLING if state in states), None)

    def claim_on(self, span: Span, current: int | None) -> int | None:
        """Return the row id of the claim that holds a stretch; of several ``current``, else the narrowest."""
        here = sorted(
            self._touching(span.start, max(span.end, span.start + 1)), key=lambda held: held[1] - held[0]
        )
        if current is not None and any(row_id == current for _, _, row_id, _ in here):
            return current
        return here[0][2] if here else None

    def claim_at(self, offset: int, current: int | None) -> int | None:
        """Return the row id of the claim at an offset; of several, the one after ``current``, in turn."""
        here = sorted({row_id for _, _, row_id, _ in self._touching(offset, offset + 1)})
        if not here:
            return None
        return next((row_id for row_id in here if current is not None and row_id > current), here[0])


@dataclass(frozen=True, slots=True)
class ClaimSpans:
    """The parts of the current claim as they lie in the article.

    Attributes:
        parts: (start, end, name) where the name is claim, source, cue or fact; later ones lie on top.
        claim_start: First offset of the claim's own words.
    """

    row_id: int | None
    parts: tuple[tuple[int, int, str], ...]
    claim_start: int

    @classmethod
    def of(cls, claim: Claim, row_id: int | None) -> ClaimSpans:
        """Return the parts of a claim, of every frame of its chain."""
        parts = [(span.start, span.end, "claim") for span in claim.spans]
        sources: list[Span | None] = [frame.source_span for frame in claim.chain]
        cues: list[Span | None] = [frame.cue_span for frame in claim.chain]
        parts.extend((fact.start, fact.end, "fact") for fact in claim.facts if fact.type.value != "quote")
        parts.extend((span.start, span.end, "source") for span in sources if span is not None)
        parts.extend((span.start, span.end, "cue") for span in cues if span is not None)
        return cls(row_id, tuple(parts), claim.start)

    @property
    def start(self) -> int:
        """First offset of any part that is not an afterthought of another paragraph."""
        return min(start for start, _, _ in self.parts)

    @property
    def end(self) -> int:
        """Last offset of any part."""
        return max(end for _, end, _ in self.parts)

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the parts that touch a stretch, lowest first."""
        return [part for part in self.parts if part[0] < end and part[1] > start]

    def touches(self, start: int, end: int) -> bool:
        """Whether the claim's own words touch a stretch."""
        return any(name == "claim" and first < end and last > start for first, last, name in self.parts)
