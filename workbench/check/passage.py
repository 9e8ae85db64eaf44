"""Finds where in a source the words of a claim stand. It locates; it never judges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from workbench.model import Span
from workbench.text import straighten

SHORT = 20_000
"""Up to this many characters a source is read whole; a longer one only around what was located."""
MARGIN = 1_000
"""Characters kept on either side of a located passage: more than an ellipsis may drop."""

COMMON = 60
"""Times a word may stand in a source before it says nothing about where a claim's passage is."""
STRETCH = 600
"""Characters within which a claim's words must meet: a long paragraph."""
RIVAL = 0.6
"""Share of the best stretch's worth from which another one is read as well."""


def plain(text: str) -> str:
    """Return the text in lower case with plain quotes and dashes, of the same length."""
    if text.isascii():
        return text.lower()
    straight = straighten(text)
    lower = straight.lower()
    if len(lower) == len(straight):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in straight)


def locate(needle: str, source: str, cutoff: float = 0.0) -> tuple[Span, float] | None:
    """Return the stretch of the source most like the needle, and how like it is, 0 to 100.

    Args:
        needle: Text made by ``plain``.
        source: Text made by ``plain``.
        cutoff: Likeness below which nothing is returned.
    """
    if not needle.strip() or not source.strip():
        return None
    at = source.find(needle)
    if at >= 0:
        return Span(at, at + len(needle)), 100.0
    found = fuzz.partial_ratio_alignment(needle, source, score_cutoff=cutoff)
    if found is None:
        return None
    if len(needle) > len(source):
        return Span(0, len(source)), found.score
    return Span(found.dest_start, found.dest_end), found.score


def likely(words: Iterable[str], source: str, most: int = 6) -> list[Span]:
    """Return the stretches of a long source that hold most of the rare words, in order of place.

    Args:
        words: Words made by ``plain``; common ones are passed over.
        source: Text made by ``plain``.
        most: How many stretches are returned at most; only those that rival the best one are.
    """
    scored = _scored(sorted(_places(words, source)))
    scored.sort()
    chosen: list[int] = []
    for score, start in scored:
        if -score < RIVAL * -scored[0][0] or len(chosen) == most:
            break
        if all(abs(start - other) > STRETCH for other in chosen):
            chosen.append(start)
    return _joined(sorted(chosen), len(source))


def _places(words: Iterable[str], source: str) -> Iterator[tuple[int, float]]:
    """Yield where each rare word stands, and how much it tells."""
    for word in words:
        found: list[int] = []
        at = source.find(word)
        while at >= 0 and len(found) < COMMON:
            found.append(at)
            at = source.find(word, at + len(word))
        if len(found) < COMMON:
            yield from ((place, 1.0 / (1 + len(found))) for place in found)


def _scored(places: Sequence[tuple[int, float]]) -> list[tuple[float, int]]:
    """Return for each place minus the worth of the stretch that ends there, and where it starts."""
    scored: list[tuple[float, int]] = []
    first, total = 0, 0.0
    for last, (at, weight) in enumerate(places):
        total += weight
        while places[first][0] < at - STRETCH:
            total -= places[first][1]
            first += 1
        scored.append((-total - (last - first) / 10, places[first][0]))
    return scored


def _joined(starts: Sequence[int], length: int) -> list[Span]:
    spans: list[Span] = []
    for start in starts:
        span = Span(max(0, start - STRETCH // 2), min(length, start + STRETCH + STRETCH // 2))
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def window(source: str, span: Span, extra: int) -> Span:
    """Return the span widened by the margin and by ``extra`` characters on both sides."""
    return Span(max(0, span.start - MARGIN - extra), min(len(source), span.end + MARGIN + extra))
