"""Which words of a claim and of a passage agree: for the eye only, it judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from workbench.check.words import Word, source_words
from workbench.model import Span

LONG = 4
"""Letters from which a word that stands in another order still counts as the same one; so do numbers."""


def agreement(claim: str, passage: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the stretches that both texts share, as they lie in the claim and in the passage.

    Case, accents and glyphs of quotation marks are no difference. Words in the same order count,
    and long words and numbers in any order; neighbouring words are one stretch.
    """
    left, right = source_words(claim), source_words(passage)
    keys = [word.key for word in left], [word.key for word in right]
    first, second = set[int](), set[int]()
    for match in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        first.update(range(match.a, match.a + match.size))
        second.update(range(match.b, match.b + match.size))
    shared = {key for key in {*keys[0]} & {*keys[1]} if len(key) >= LONG or key[0].isdigit()}
    first.update(at for at, key in enumerate(keys[0]) if key in shared)
    second.update(at for at, key in enumerate(keys[1]) if key in shared)
    return _stretches(left, first), _stretches(right, second)


def _stretches(words: Sequence[Word], chosen: set[int]) -> tuple[Span, ...]:
    found: list[Span] = []
    last = -2
    for at in sorted(chosen):
        span = words[at].span
        if at == last + 1:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(Span(*span))
        last = at
    return tuple(found)
