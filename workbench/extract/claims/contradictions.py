"""Finds claims of one article that give the same thing two different numbers or dates.

Few false alarms matter more than finding every pair: a number or a date counts as said of the same thing
only where the parse shows the same noun or the same verb with the same parties, nothing sets the two
apart (another place, another day), and at least one of two dates is stated and not just used to tell
things apart ("Sunday's strike" and "Monday's strike" are two strikes).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from workbench.extract.claims.givens import Said, counted, dated, where
from workbench.extract.claims.kinds import FIGURES
from workbench.extract.parse import ParsedBlock
from workbench.extract.propositions.antecedents import GROUPS
from workbench.model import Claim, Mention, MentionType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECURRING = frozenset(
    "attack strike raid meeting call statement visit talk vote game match report interview explosion rally "
    "election hearing article poll session trip summit speech message blast bombing shelling operation "
    "incident protest debate episode round day week month year night morning edition season quarter period "
    "half decade term".split()
)
"""Events and times that come again: the word alone does not show that the same one is meant."""

_OF_A_TIME = frozenset({MentionType.MONEY, MentionType.PERCENT, MentionType.QUANTITY})
"""Figures that a firm or a country has a new one of every year."""

_NAMED = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE})
_DAY = len("2031-03-12")


@dataclass(frozen=True, slots=True)
class _Given:
    """A number or date given to something.

    Attributes:
        said: What it is given to.
        settings: Places and days of its claims.
        timed: Whether its sentence names a day or a period.
    """

    mention: Mention
    said: Said
    sentence: Span
    claims: tuple[int, ...]
    settings: frozenset[str]
    timed: bool


def contradicting(claims: Sequence[Claim], parsed: Sequence[ParsedBlock]) -> set[int]:
    """Return the places, in ``claims``, of those that pull against another one.

    Args:
        claims: The article's claims.
        parsed: Its blocks with their parse.
    """
    grouped: dict[tuple[str, ...], list[_Given]] = defaultdict(list)
    for given in _all_given(claims, parsed):
        grouped[given.said.about].append(given)
    found: set[int] = set()
    for group in grouped.values():
        for one, other in combinations(group, 2):
            if one.sentence != other.sentence and _pull_apart(one, other):
                found.update(one.claims, other.claims)
    return found


def _all_given(claims: Sequence[Claim], parsed: Sequence[ParsedBlock]) -> Iterator[_Given]:
    holders: dict[tuple[int, int], tuple[Mention, list[int]]] = {}
    for place, claim in enumerate(claims):
        for fact in claim.facts:
            if fact.type is MentionType.DATE or fact.type in FIGURES:
                holders.setdefault((fact.start, fact.end), (fact, []))[1].append(place)
    ordered, names = sorted(holders), _names(claims)
    for block in parsed:
        first = bisect_left(ordered, (block.block.start, 0))
        last = bisect_left(ordered, (block.block.end, 0))
        inside = [holders[span] for span in ordered[first:last]]
        for held in inside:
            head = _head(block, held[0])
            if head is not None:
                yield from _given(block, head, held, claims, names)


def _head(block: ParsedBlock, mention: Mention) -> Token | None:
    """Return the token of a mention that hangs on something outside it."""
    base = block.block.start
    span = block.doc.char_span(mention.start - base, mention.end - base, alignment_mode="contract")
    if span is None:
        return None
    return next((token for token in span if not span.start <= token.head.i < span.end), None)


def _given(
    block: ParsedBlock,
    head: Token,
    held: tuple[Mention, list[int]],
    claims: Sequence[Claim],
    names: dict[int, str],
) -> Iterator[_Given]:
    mention, places = held

    def name_of(noun: Token) -> str:
        parts = [noun]
        if noun.lemma_.lower() in GROUPS:
            parts += [child for child in noun.children if child.dep_ in {"compound", "appos"}]
        starts = [block.block.start + part.idx for part in parts]
        return next((names[start] for start in starts if start in names), noun.lemma_.lower())

    days = mention.type is MentionType.DATE
    said = dated(head, name_of) if days else counted(head, mention, name_of)
    if said is None:
        return
    sentence = next(
        block.span(block.doc[start].idx, block.doc[end - 1].idx)
        for start, end in block.sentences
        if start <= head.i < end
    )
    settings = where(head) | frozenset(
        f"{fact.value or fact.text}".lower()
        for place in places
        for fact in claims[place].facts
        if fact.type is MentionType.PLACE or (fact.type is MentionType.DATE and not days)
    )
    timed = any(fact.type is MentionType.DATE for place in places for fact in claims[place].facts) or any(
        token.ent_type_ == "DATE" for token in head.sent
    )
    yield _Given(mention, said, sentence, tuple(places), settings, timed)


def _names(claims: Sequence[Claim]) -> dict[int, str]:
    """Return the name that stands at each character of a person, organization or place."""
    return {
        at: str(fact.value or fact.text).lower()
        for claim in claims
        for fact in claim.facts
        if fact.type in _NAMED
        for at in range(fact.start, fact.end)
    }


def _pull_apart(one: _Given, other: _Given) -> bool:
    first, second = one.said, other.said
    if not (first.stated or second.stated) or not second.certain or not _same_details(first, second):
        return False
    if first.marks and second.marks and not first.marks & second.marks:
        return False
    if one.mention.type is MentionType.DATE:
        return _different_days(one.mention, other.mention, once=first.about[0] == "once")
    apart = one.settings and other.settings and not one.settings & other.settings
    return one.mention.value != other.mention.value and not apart and not _of_two_times(one, other)


def _of_two_times(one: _Given, other: _Given) -> bool:
    """Say whether only one of two sums or shares is said of a time: the other may be of another year."""
    return one.mention.type in _OF_A_TIME and one.timed != other.timed


def _same_details(one: Said, other: Said) -> bool:
    """Say whether the two can be the same thing, judged by what else is said of them."""
    if one.about[0] != "thing":
        return one.details == other.details
    return one.about[1] not in _RECURRING or bool(one.details & other.details)


def _different_days(one: Mention, other: Mention, *, once: bool) -> bool:
    """Say whether two dates, each a day or a few, have no day in common; years will do for what is once."""
    if one.interval is None or other.interval is None:
        return False
    least = len("2031") if once else _DAY
    if any(not isinstance(date.value, str) or len(date.value) < least for date in (one, other)):
        return False
    return one.interval[1] < other.interval[0] or other.interval[1] < one.interval[0]
