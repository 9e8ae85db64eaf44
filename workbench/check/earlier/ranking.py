"""Which earlier claims a text repeats, the likeliest first; it never judges whether they are the same."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workbench.check.earlier.index import Index
from workbench.check.earlier.post import read_post
from workbench.check.earlier.terms import grams, stems

CANDIDATES = 100
"""So many of the texts with the best words, and of those with the best letters, are weighed up."""

SIGNER, DAY, LETTERS = 2.8, 2.0, 0.6
"""Weights of who signed a post, of the day, and of the letters in common, beside 1 for its words.
Fitted by a listwise logistic loss to pairs of a post and its earlier fact-check, with cross-validation;
docs/benchmarks.md has the figures."""

WORDS_K1, WORDS_B = 0.8, 0.4
"""Claims are short: a word that comes back and a longer text mean less than the usual 1.2 and 0.75 say."""
LETTERS_K1, LETTERS_B = 1.2, 0.6


class Earlier(NamedTuple):
    """An earlier claim.

    Attributes:
        text: The claim.
        title: The heading of its check, or "".
    """

    identity: str
    text: str
    title: str = ""


class Ranked(NamedTuple):
    """An earlier claim that may be the same; a higher score is likelier, and no more than that."""

    identity: str
    score: float


class Ranking:
    """Earlier claims held in memory.

    Args:
        claims: All of them.
    """

    def __init__(self, claims: Iterable[Earlier]) -> None:
        self._identities: list[str] = []
        texts: list[str] = []
        for claim in claims:
            self._identities.append(claim.identity)
            texts.append(f"{claim.text} {claim.title}")
        self._words = Index(map(stems, texts), WORDS_K1, WORDS_B)
        self._letters = Index(map(grams, texts), LETTERS_K1, LETTERS_B)

    def rank(self, text: str, most: int = 20) -> list[Ranked]:
        """Return the likeliest earlier claims, best first.

        Args:
            text: A claim, or a post with its signature line.
            most: How many, at most ``CANDIDATES``.
        """
        post = read_post(text)
        parts = (
            (1.0, self._words.scores(stems(post.body))),
            (SIGNER, self._words.scores(stems(post.signer))),
            (DAY, self._words.scores(stems(post.day))),
            (LETTERS, self._letters.scores(grams(post.body))),
        )
        worded: dict[int, float] = defaultdict(float)
        for weight, scores in parts[:-1]:
            for number, score in scores.items():
                worded[number] += weight * score
        _, letters = parts[-1]
        likely = {*_best(worded, CANDIDATES), *_best(letters, CANDIDATES)}
        total = {number: worded.get(number, 0.0) + LETTERS * letters.get(number, 0.0) for number in likely}
        return [Ranked(self._identities[number], total[number]) for number in _best(total, most)]


def _best(scores: Mapping[int, float], most: int) -> list[int]:
    """Return the numbers with the highest scores, best first; among equals the earlier ones."""
    return heapq.nsmallest(most, scores, key=lambda number: (-scores[number], number))
