"""Like claims of the store: the same thing claimed elsewhere, and what is different about it.

Likeness of words finds a claim and never judges it: "fell 5 percent" and "fell 50 percent" are almost the
same letters. So numbers are left out of the likeness, and the rules of the source check say what differs.
No decision is ever taken over from one claim to another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from workbench.check.compare import compare
from workbench.check.comparison import Difference
from workbench.check.vocabulary import DifferenceKind
from workbench.model import SourceCheckStatus
from workbench.store import ClaimRow
from workbench.text import fold

LONGEST = 3_000
"""Characters of a claim up to which others like it are looked for: a longer one is a passage of many claims.

Counting the words of a whole article and comparing it with others like it takes seconds and megabytes.
"""

LIKE = 78.0
"""Least likeness in percent (Levenshtein, by rapidfuzz) of two claims with their numbers left out.

Three words of fourteen dropped, or a clause put in front, leave more; two claims made after one template
with other names leave less. ``tests/bench/test_near_claims.py`` measures both.
"""

MOST = 6
"""Like claims that are told of: the pane has no room for more, and each costs a comparison."""

_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class LikeClaim:
    """A claim of the store whose words are much like another one's.

    Attributes:
        row: It, with the decisions on it.
        title: Its article's title.
        score: Likeness of the words, numbers left out, in percent.
        same: True where no difference was found: it claims the same.
        differing: What differs, in order of place: this claim's words first, then the like one's. Empty
            where it is the same, and where the words differ in another way than the rules know.
    """

    row: ClaimRow
    title: str
    score: float
    same: bool
    differing: tuple[Difference, ...] = ()


def likest(
    text: str, candidates: Sequence[tuple[int, str]], most: int = MOST
) -> list[tuple[int, str, float]]:
    """Return row id, text and likeness of the candidates most like a text, those without other numbers first.

    Args:
        text: A claim's words.
        candidates: Row ids and texts (``Store.near``).
        most: How many.
    """
    candidates = [pair for pair in candidates if len(pair[1]) <= LONGEST]
    plain = fold(text)
    folded = [fold(other) for _, other in candidates]
    found = process.extract(
        _NUMBER.sub("#", plain),
        [_NUMBER.sub("#", other) for other in folded],
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
        limit=None,
    )
    ranked = sorted(
        found, key=lambda hit: (-hit[1], -fuzz.ratio(plain, folded[hit[2]]), candidates[hit[2]][0])
    )
    return [(*candidates[at], float(score)) for _, score, at in ranked[:most]]


def difference(text: str, other: str) -> tuple[bool, tuple[Difference, ...]]:
    """Tell whether two claims say the same, and what differs.

    It is asked both ways round: a "not" may stand in either of them.
    """
    if fold(text) == fold(other):
        return True, ()
    there = compare(text, other)
    if there.differing:
        return False, there.differing
    back = compare(other, text)
    turned = tuple(
        Difference(each.kind, each.source, each.claim, each.source_span, each.claim_span)
        for each in back.differing
    )
    confirmed = SourceCheckStatus.CONFIRMED
    return there.status is confirmed and back.status is confirmed, turned


def weighty(differing: Sequence[Difference]) -> list[Difference]:
    """Return differences as a reviewer needs them: numbers, dates and negation first."""
    order = (DifferenceKind.NEGATION, DifferenceKind.NUMBER, DifferenceKind.MAGNITUDE, DifferenceKind.DATE)
    return sorted(differing, key=lambda each: order.index(each.kind) if each.kind in order else len(order))
