"""Counts independent origins: a report that three outlets reprint is one witness, not three."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from workbench.check.words import source_words

SHINGLE = 5
"""Words in a row that two texts rarely share by chance."""
SAME_SHARE = 0.6
"""Share of the shorter text's shingles in the longer from which one is the other's copy."""
SAME_LIKENESS = 90.0
"""Likeness, 0 to 100, from which passages too short for shingles are one."""


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of five folded words of a text."""
    keys = [word.key for word in source_words(text)]
    return frozenset(tuple(keys[at : at + SHINGLE]) for at in range(len(keys) - SHINGLE + 1))


def overlap(one: str, other: str) -> float:
    """Return the share of the shorter text's shingles that the other text has too, 0 to 1."""
    first, second = shingles(one), shingles(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def is_copy(one: str, other: str) -> bool:
    """Tell whether two passages are near enough to come from one origin."""
    if overlap(one, other) >= SAME_SHARE:
        return True
    first, second = (" ".join(word.key for word in source_words(text)) for text in (one, other))
    return bool(first and second) and fuzz.ratio(first, second) >= SAME_LIKENESS


def origins(passages: Sequence[str]) -> list[int]:
    """Return for each passage the index of the first one that it shares its origin with.

    Copies of copies belong together; the result depends on the order only by its numbers.
    """
    parent = list(range(len(passages)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for later in range(len(passages)):
        for earlier in range(later):
            if root(later) != root(earlier) and is_copy(passages[earlier], passages[later]):
                low, high = sorted((root(earlier), root(later)))
                parent[high] = low
    return [root(at) for at in range(len(passages))]


def count_origins(passages: Sequence[str]) -> int:
    """Return how many independent origins the passages have."""
    return len(set(origins(passages)))


def is_the_article(source: str, article: str) -> bool:
    """Tell whether a source is the article under review: it must never be its own evidence.

    A source that mostly stands in the article, or that holds most of the article, counts.
    """
    if " ".join(source.split()) == " ".join(article.split()):
        return bool(source.strip())
    return overlap(source, article) >= SAME_SHARE
