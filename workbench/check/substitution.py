"""A word put in another's place: "approve the plan" for "reject the plan" in an otherwise equal sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from workbench.check.comparison import Difference
from workbench.check.figures import may_hold_figures
from workbench.check.reading import stem
from workbench.check.synonyms import means_the_same
from workbench.check.units import unit_form
from workbench.check.vocabulary import STOP_WORDS, DifferenceKind, kind_of
from workbench.check.words import Word

EQUAL_SHARE = 0.75
"""Share of a claim's words that stand in the passage in its order, from which the passage is its model."""
FEWEST_EQUAL = 3
"""Equal words without which nothing shows that the claim follows the passage."""
LEAD = 2
"""Words before a claim's last one that must be the passage's."""
LONGEST = 2
"""Words in a row that still are one put in another's place: "sent to" for "withdrawn from"."""
_QUANTIFIERS = frozenset("all most some many few several every each both no".split())
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_ORDERS = frozenset("dozens scores hundreds thousands millions billions".split())


def substitutions(
    claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word]
) -> Iterator[Difference]:
    """Yield the claim's words that stand where its passage has another, the words beside them being equal.

    Only of a passage that the claim otherwise follows: a paraphrase puts every word in another's place.

    Args:
        claim: The claim's text.
        mine: The claim's words.
        source: The source's text.
        theirs: The words of the passage.
    """
    own, other = [stem(word.key) for word in mine], [stem(word.key) for word in theirs]
    steps = Levenshtein.opcodes(own, other)
    equal = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if equal < max(FEWEST_EQUAL, min(EQUAL_SHARE * len(own), len(own) - LONGEST)):
        return
    for at, step in enumerate(steps):
        if step.tag != "replace" or step.src_end - step.src_start != step.dest_end - step.dest_start:
            continue
        neighbours = [steps[index].tag for index in (at - 1, at + 1) if 0 <= index < len(steps)]
        if any(tag != "equal" for tag in neighbours):
            continue
        ours, others = mine[step.src_start], theirs[step.dest_start]
        fresh = own[step.src_start] not in other and other[step.dest_start] not in own
        fresh = (
            fresh
            and unit_form(ours.key) != unit_form(others.key)
            and not means_the_same(ours.key, others.key)
        )
        telling = (_tells(ours, claim) and _tells(others, source)) or (
            _is_name(ours, claim, mine) and _is_name(others, source, theirs)
        )
        if step.src_end - step.src_start <= LONGEST and fresh and telling:
            yield _difference(claim, ours, source, others)
            return
    yield from _last_word(claim, mine, source, theirs)


def _last_word(claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word]) -> Iterator[Difference]:
    """Yield a claim's last word where the words before it go on otherwise: the alignment ends too early."""
    last, before = mine[-1], [stem(word.key) for word in mine[-1 - LEAD : -1]]
    keys = [stem(word.key) for word in theirs]
    name = _is_name(last, claim, mine)
    if len(before) < LEAD or stem(last.key) in keys or not (name or _tells(last, claim)):
        return
    own = {stem(word.key) for word in mine}
    for at in range(LEAD, len(theirs)):
        if (
            keys[at - LEAD : at] == before
            and keys[at] not in own
            and (_is_name(theirs[at], source, theirs) if name else _tells(theirs[at], source))
        ):
            if unit_form(last.key) == unit_form(theirs[at].key) or means_the_same(last.key, theirs[at].key):
                return
            yield _difference(claim, last, source, theirs[at])
            return


def _is_name(word: Word, text: str, words: Sequence[Word]) -> bool:
    """Tell whether a word is a name by a capital that no sentence's start gave it."""
    return text[word.span.start].isupper() and word is not words[0] and not may_hold_figures(word.key)


def _tells(word: Word, text: str) -> bool:
    """Tell whether a word carries content that no other guard reads: names and figures have their own."""
    if word.key in _QUANTIFIERS | _RANKS | _ORDERS:
        return True
    plain = text[word.span.start].islower() and not may_hold_figures(word.key)
    return plain and len(word.key) > 1 and word.key not in STOP_WORDS


def _difference(claim: str, mine: Word, source: str, theirs: Word) -> Difference:
    surface, other = claim[slice(*mine.span)], source[slice(*theirs.span)]
    kinds = (kind_of(mine.key, surface), kind_of(theirs.key, other))
    kind = min(kinds, key=list(DifferenceKind).index)
    return Difference(kind, surface, other, mine.span, theirs.span)
