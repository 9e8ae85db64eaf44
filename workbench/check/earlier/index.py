"""An inverted index of texts by their terms, weighed by BM25."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

MOST_MENTIONS = 2
"""Of a term in the text that is looked for."""


class Postings(NamedTuple):
    """In which texts a term stands, and how much it tells of each: two columns of equal length."""

    numbers: array[int]
    shares: array[float]


class Index:
    """Texts by their terms; a text is named by its place in the order given.

    Args:
        texts: The terms of each text.
        k1: How soon another mention of a term stops to count.
        b: How far a long text is held against it, 0 to 1 (for both see Robertson and Zaragoza, "The
            Probabilistic Relevance Framework: BM25 and Beyond", 2009).
        rarity: How much terms tell, where the texts are only some out of many; None to count in the texts.
    """

    def __init__(
        self,
        texts: Iterable[Collection[str]],
        k1: float,
        b: float,
        rarity: Mapping[str, float] | None = None,
    ) -> None:
        self._rarity = rarity
        counted = [Counter(text) for text in texts]
        lengths = [sum(counts.values()) for counts in counted]
        self._count = len(counted)
        mean = sum(lengths) / max(1, self._count) or 1.0
        self._postings: dict[str, Postings] = {}
        for number, counts in enumerate(counted):
            room = k1 * (1 - b + b * lengths[number] / mean)
            for term, times in counts.items():
                found = self._postings.get(term)
                if found is None:
                    found = self._postings[term] = Postings(array("I"), array("f"))
                found.numbers.append(number)
                found.shares.append(times * (k1 + 1) / (times + room))

    def weight(self, term: str) -> float:
        """Return how much a term tells: its inverse document frequency."""
        if self._rarity is not None:
            return self._rarity.get(term, 0.0)
        found = self._postings.get(term)
        here = len(found.numbers) if found else 0
        return math.log(1 + (self._count - here + 0.5) / (here + 0.5))

    def scores(self, terms: Iterable[str]) -> dict[int, float]:
        """Return the BM25 score of every text that holds one of the terms."""
        found: dict[int, float] = defaultdict(float)
        for term, times in Counter(terms).items():
            postings = self._postings.get(term)
            if postings is None:
                continue
            weight = self.weight(term) * math.sqrt(min(times, MOST_MENTIONS))
            for number, share in zip(postings.numbers, postings.shares, strict=True):
                found[number] += share * weight
        return found
