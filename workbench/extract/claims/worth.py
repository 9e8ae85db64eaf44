"""Ranks claims by how well checking them pays, with the reason in words.

The weights follow what published rankers of check-worthy sentences agree on: figures, dates and named
parties draw checks; forecasts and opinions cannot be checked and stand last.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbench.model import BlockRole, ClaimKind, Mention, MentionType

_BASE = {
    ClaimKind.QUANTITY: 0.6,
    ClaimKind.EVENT: 0.5,
    ClaimKind.DATE: 0.5,
    ClaimKind.QUOTATION: 0.45,
    ClaimKind.OTHER: 0.3,
    ClaimKind.PREDICTION: 0.15,
    ClaimKind.OPINION: 0.1,
}
_KIND_WORDS = {
    ClaimKind.QUANTITY: "states a figure",
    ClaimKind.EVENT: "says that something happened",
    ClaimKind.DATE: "says when something was",
    ClaimKind.QUOTATION: "quotes word for word",
    ClaimKind.OTHER: "describes",
    ClaimKind.PREDICTION: "looks ahead, so that it cannot be checked yet",
    ClaimKind.OPINION: "is an opinion, which no source can settle",
}
_FACT_WEIGHTS = {
    MentionType.CASUALTY_COUNT: (0.15, "counts casualties"),
    MentionType.TROOP_COUNT: (0.15, "counts troops"),
    MentionType.CAPTIVE_COUNT: (0.15, "counts captives"),
    MentionType.UNIT_COUNT: (0.1, "counts units"),
    MentionType.MONEY: (0.1, "names a sum"),
    MentionType.PERCENT: (0.1, "gives a share"),
    MentionType.WEAPON: (0.1, "names a weapon"),
    MentionType.DATE: (0.05, "gives a date"),
    MentionType.PERSON: (0.05, "names a person"),
    MentionType.ORGANIZATION: (0.05, "names an organization"),
    MentionType.PLACE: (0.05, "names a place"),
}
_CITED = (0.1, "cites an outlet")
_REPEATED_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.DEK})
_REPEATED = (-0.1, "the text below says it in full")
_BARE = (-0.15, "has no verb")
_HIGHEST_SOFT = 0.3
"""Ceiling of what cannot be checked yet or at all, however many names it holds."""

_SOFT = frozenset({ClaimKind.PREDICTION, ClaimKind.OPINION})


@dataclass(frozen=True, slots=True)
class Worth:
    """A check-worthiness from 0 to 1, and why."""

    score: float
    reason: str


def worth_of(
    kind: ClaimKind, facts: Collection[Mention], role: BlockRole, *, cited: bool, has_verb: bool
) -> Worth:
    """Return how well checking a claim pays.

    Args:
        kind: What sort of statement it makes.
        facts: Its mentions; each type counts once.
        role: The role of its block.
        cited: Whether an outlet is cited for it, so that there is something to check it against.
        has_verb: Whether it says something of its subject.
    """
    parts = [(_BASE[kind], _KIND_WORDS[kind])]
    types = {fact.type for fact in facts}
    parts += [weight for type_, weight in _FACT_WEIGHTS.items() if type_ in types]
    if cited:
        parts.append(_CITED)
    if role in _REPEATED_ROLES:
        parts.append(_REPEATED)
    if not has_verb and kind is not ClaimKind.QUOTATION:
        parts.append(_BARE)
    score = sum(weight for weight, _ in parts)
    highest = _HIGHEST_SOFT if kind in _SOFT else 1.0
    return Worth(round(min(max(score, 0.0), highest), 2), "; ".join(words for _, words in parts))
