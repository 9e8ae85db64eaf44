"""Whether a figure of a source counts what the claim's counts: 14 children are not 14 people."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from workbench.check.directions import fates
from workbench.check.evidence import Support
from workbench.check.figure import Figure, FigureKind
from workbench.check.reading import SourceReading, stem
from workbench.check.synonyms import is_kin, mates
from workbench.model import Span

WIDER = {
    key: frozenset(narrow.split())
    for wide, narrow in {
        "people persons": "workers residents passengers civilians soldiers troops villagers "
        "patients migrants "
        "children students women men adults victims employees members hikers sailors miners teachers doctors "
        "fishermen protesters guards survivors refugees tourists farmers",
        "workers employees": "miners teachers dockers nurses builders",
        "vehicles": "cars trucks lorries tanks vans buses",
        "ships boats vessels": "frigates ferries tankers trawlers yachts",
        "weapons": "missiles rockets rifles guns",
    }.items()
    for key in wide.split()
}
"""Wider nouns by which a count may be told, each with the narrower ones: miners are workers."""
_VERB = re.compile(
    r"^(?:would|will|could|should|did|does|do|can|may|might|must|voted|said|died|[a-z]{3,}ed)$"
)
SCALE = 20
"""Times by which two amounts of one thing differ at most; beyond it they measure different things."""


def counting(support: Support, source: SourceReading, near: Span) -> Support:
    """Return what bears a count out, without the figures of the source that count something else.

    Args:
        support: What was found for a figure of the claim.
        source: The reading of the source.
        near: The passage and its neighbourhood.
    """
    mine = support.figure
    if not support.places or mine.kind is not FigureKind.NUMBER:
        return support
    here = [other for other in source.figures if near.start <= other.span.start < near.end]
    own = set(fates(mine.context))
    kept = tuple(
        place
        for place in support.places
        if _agrees(mine, place, here) and (not own or not own.isdisjoint(_sentence(place, source)))
    )
    if not kept:
        return Support(mine, None)
    return replace(
        support, places=kept, borne_by=kept[0] if support.borne_by not in kept else support.borne_by
    )


def outweighed(support: Support, own: tuple[Figure, ...], source: SourceReading, passage: Span) -> bool:
    """Tell whether the passage has another amount of the sort, and the claim's stands beside it only."""
    mine = support.figure
    inside = [other for other in source.figures if passage.start <= other.span.start < passage.end]
    if mine.kind is not FigureKind.NUMBER or any(place in inside for place in support.places):
        return False
    said = {figure.value for figure in own}
    return any(
        other.kind is FigureKind.NUMBER
        and other.value not in said
        and other.unit == mine.unit
        and _is_comparable(mine, other)
        and (bool(mine.unit) or not heads(mine) or not heads(other) or _same_heads(mine, other))
        for other in inside
    )


def heads(figure: Figure) -> tuple[str, ...]:
    """Return the words after a number that may name what it counts: those before a verb."""
    found: list[str] = []
    for noun in figure.nouns:
        if _VERB.match(noun):
            break
        found.append(noun)
    return tuple(found)


def _agrees(mine: Figure, place: Figure, here: list[Figure]) -> bool:
    nouns = heads(mine)
    if not nouns or mine.unit or place.share or "them" in place.nouns[:1]:
        return True
    if heads(place):
        around = {*place.nouns, *place.context}
        return any(_names_the_same(noun, other) for noun in nouns for other in heads(place)) or any(
            _names_the_same(nouns[-1], other) for other in around
        )
    return not any(_rivals(mine, other) for other in here)


def _rivals(mine: Figure, other: Figure) -> bool:
    return other.kind is FigureKind.NUMBER and other.value != mine.value and _same_heads(mine, other)


def _same_heads(mine: Figure, other: Figure) -> bool:
    theirs = {stem(noun) for noun in heads(other)}
    return any(stem(noun) in theirs or not mates(noun).isdisjoint(theirs) for noun in heads(mine))


def _names_the_same(noun: str, other: str) -> bool:
    mine, theirs = stem(noun), stem(other)
    return mine == theirs or theirs in mates(noun) or is_kin(mine, theirs) or other in WIDER.get(noun, ())


def _is_comparable(mine: Figure, other: Figure) -> bool:
    one, two = abs(mine.value or Decimal(0)), abs(other.value or Decimal(0))
    low, high = min(one, two), max(one, two)
    return low > 0 and high <= SCALE * low


def _sentence(place: Figure, source: SourceReading) -> set[str]:
    return set(source.stems_of(source.sentences[source.sentence_at(place.span.start)]))
