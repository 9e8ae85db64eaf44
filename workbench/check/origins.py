"""Counts independent origins: a report that three outlets reprint is one witness, not three."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from workbench.check.words import source_words

SHINGLE = 5
"""Words in a row that two texts rarely share by chance."""
SAME_SHARE = 0.6
"""Share of the shorter text's shingles in the longer from which one is the other's copy."""
COPIED_SHARE = 0.8
"""Share of the shorter text's shingles in the other from which a source is the article under review."""
BRIEF_SHARE = 0.95
"""Share of a brief article's own shingles: it may be a sentence of its source and "Radio Varn said"."""
FEWEST_SHINGLES = 60
"""Shingles of an article that is no longer brief: about four sentences."""
LEAST_PART = 1 / 3
"""Of the article's length a source has at least to be taken for a part of it rather than for its source."""
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


class OwnText:
    """The text under review, read once: what is a copy of it must never be its evidence.

    Args:
        article: The article's text.
    """

    def __init__(self, article: str) -> None:
        self._flat = " ".join(article.split())
        self._shingles = shingles(article)

    def is_copied_by(self, source: str) -> bool:
        """Tell whether a source is this text: most of it, or a good part of it and little else.

        A short source that the article quotes at length is none: outlets are quoted word for word.
        """
        if not self._flat:
            return False
        if " ".join(source.split()) == self._flat:
            return True
        theirs, own = shingles(source), self._shingles
        if not own or len(theirs) < LEAST_PART * len(own):
            return False
        shared = len(theirs & own)
        if len(own) < FEWEST_SHINGLES:
            return shared >= BRIEF_SHARE * len(own)
        return shared >= COPIED_SHARE * min(len(theirs), len(own))


def is_the_article(source: str, article: str) -> bool:
    """Tell whether a source is the article under review; see ``OwnText``."""
    return OwnText(article).is_copied_by(source)
