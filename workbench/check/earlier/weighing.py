"""Weighs up candidates that an index has found, as ``ranking`` does for claims held in memory."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workbench.check.earlier.index import Index
from workbench.check.earlier.post import read_post
from workbench.check.earlier.ranking import (
    CANDIDATES,
    DAY,
    LETTERS,
    LETTERS_B,
    LETTERS_K1,
    SIGNER,
    WORDS_B,
    WORDS_K1,
)
from workbench.check.earlier.terms import grams, stems


class Weighed(NamedTuple):
    """A candidate's place in those given, its score, and its share of what the text itself would score."""

    place: int
    score: float
    share: float


def weigh(text: str, candidates: Sequence[str], rarity: Mapping[str, float]) -> list[Weighed]:
    """Return the candidates by how likely the text repeats them, the likeliest first, ``CANDIDATES`` at most.

    Args:
        text: A claim, or a post with its signature line.
        candidates: Claims, with their headings where they have some.
        rarity: Inverse document frequency of the text's words where the candidates come from.
    """
    post = read_post(text)
    rare: dict[str, float] = {}
    for word, weight in rarity.items():
        for term in stems(word):
            rare[term] = min(weight, rare.get(term, weight))
    texts = [*candidates, text]
    words = Index(map(stems, texts), WORDS_K1, WORDS_B, rare)
    total = [0.0] * len(texts)
    for weight, said in ((1.0, post.body), (SIGNER, post.signer), (DAY, post.day)):
        for place, score in words.scores(stems(said)).items():
            total[place] += weight * score
    # Letters take the longest: they are counted only where the words make an answer likely.
    likely = heapq.nlargest(CANDIDATES, range(len(candidates)), key=lambda place: (total[place], -place))
    likely.append(len(candidates))
    letters = Index((grams(texts[place]) for place in likely), LETTERS_K1, LETTERS_B)
    for number, score in letters.scores(grams(post.body)).items():
        total[likely[number]] += LETTERS * score
    whole = total.pop() or 1.0
    best = sorted(likely[:-1], key=lambda place: (-total[place], place))
    return [Weighed(place, total[place], total[place] / whole) for place in best]
