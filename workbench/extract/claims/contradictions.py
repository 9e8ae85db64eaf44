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

from workbench.extract.claims.kinds import FIGURES
from workbench.extract.parse import ParsedBlock
from workbench.model import Claim, Mention, MentionType, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECURRING = frozenset(
    "attack strike raid meeting call statement visit talk vote game match report interview explosion rally "
    "election hearing article poll session trip summit speech message blast bombing shelling operation "
    "incident protest debate episode round day week month year night morning edition season".split()
)
"""Events and times that come again: the word alone does not show that the same one is meant."""

_RECURRING_VERBS = frozenset(
    "say tell speak talk attack strike hit fire shell bomb meet visit call write post tweet publish report "
    "release vote play win lose score beat be have do make take go come get see show add note".split()
)
_PLACING_VERBS = frozenset(
    "happen occur take begin start end open close come make announce hold sign launch order issue".split()
)
"""Verbs with which a date is said of their subject: "the vote was held on Monday"."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "on"})
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
_FIRST_OF_FIGURE = frozenset("0123456789$€£¥")
"""What a figure without a hedge begins with; "at least 12" and 15 can both be true."""

_CERTAIN = frozenset({"the", "this", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class _Given:
    """A number or date given to something.

    Attributes:
        about: What it is given to: words that must be equal.
        details: Other words on the same thing.
        stated: False where the date only tells which one is meant.
        settings: Places and days of its claims.
    """

    mention: Mention
    about: tuple[str, ...]
    details: frozenset[str]
    stated: bool
    sentence: Span
    claims: tuple[int, ...]
    settings: frozenset[str]


def contradicting(claims: Sequence[Claim], parsed: Sequence[ParsedBlock]) -> set[int]:
    """Return the places, in ``claims``, of those that pull against another one.

    Args:
        claims: The article's claims.
        parsed: Its blocks with their parse.
    """
    grouped: dict[tuple[str, ...], list[_Given]] = defaultdict(list)
    for given in _all_given(claims, parsed):
        grouped[given.about].append(given)
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
    ordered = sorted(holders)
    for block in parsed:
        first = bisect_left(ordered, (block.block.start, 0))
        last = bisect_left(ordered, (block.block.end, 0))
        inside = [holders[span] for span in ordered[first:last]]
        for mention, places in inside:
            head = _head(block, mention)
            if head is not None:
                yield from _given(block, head, mention, places, claims)


def _head(block: ParsedBlock, mention: Mention) -> Token | None:
    """Return the token of a mention that hangs on something outside it."""
    base = block.block.start
    inside = [token for token in block.doc if mention.start <= base + token.idx < mention.end]
    return next((token for token in inside if token.head not in inside), None)


def _given(
    block: ParsedBlock, head: Token, mention: Mention, places: Sequence[int], claims: Sequence[Claim]
) -> Iterator[_Given]:
    sentence = next(
        block.span(block.doc[start].idx, block.doc[end - 1].idx)
        for start, end in block.sentences
        if start <= head.i < end
    )
    dated = mention.type is MentionType.DATE
    said = _dated(head) if dated else _counted(head, mention)
    if said is None:
        return
    about, details, stated = said
    settings = _where(head) | frozenset(
        f"{fact.value or fact.text}".lower()
        for place in places
        for fact in claims[place].facts
        if fact.type is MentionType.PLACE or (fact.type is MentionType.DATE and not dated)
    )
    yield _Given(mention, about, details, stated, sentence, tuple(places), settings)


# Dates


def _dated(head: Token) -> tuple[tuple[str, ...], frozenset[str], bool] | None:
    """Return what a date is given to, with its details, and whether it is stated of it."""
    governor = head.head
    if head.dep_ == "pobj" and governor.dep_ == "prep":
        governor = governor.head
    elif head.dep_ not in {"poss", "compound", "nmod", "npadvmod", "amod", "nummod"}:
        return None
    if governor.pos_ == "NOUN":
        return _thing(governor, head, stated=False)
    if governor.pos_ not in {"VERB", "AUX"}:
        return None
    if governor.dep_ in {"acl", "relcl"} and governor.head.pos_ == "NOUN":
        return _thing(governor.head, head, stated=True)
    subject = next((child for child in governor.children if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return None
    if governor.lemma_ in _PLACING_VERBS or governor.lemma_ == "be":
        return _thing(subject, head, stated=True) if subject.pos_ == "NOUN" else None
    return _deed(governor, subject)


def _thing(noun: Token, date: Token, *, stated: bool) -> tuple[tuple[str, ...], frozenset[str], bool] | None:
    """Return a noun that means a certain one; "a letter" may be another letter."""
    certain = any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _CERTAIN) for child in noun.children
    )
    return (("thing", noun.lemma_), _details(noun, date), stated) if certain else None


def _deed(verb: Token, subject: Token) -> tuple[tuple[str, ...], frozenset[str], bool] | None:
    """Return a verb with its parties: the same ones do the same thing once."""
    thing = next((child for child in verb.children if child.dep_ in {"dobj", "attr"}), None)
    if verb.lemma_ in _RECURRING_VERBS or subject.pos_ == "PRON" or thing is None or thing.pos_ == "PRON":
        return None
    return ("deed", verb.lemma_, subject.lemma_, thing.lemma_), frozenset({"same"}), True


def _details(noun: Token, without: Token) -> frozenset[str]:
    return frozenset(
        child.lemma_.lower()
        for child in noun.children
        if child.dep_ in _MODIFIERS and child.i != without.i and child.ent_type_ not in {"DATE", "TIME"}
    )


# Numbers


def _counted(head: Token, mention: Mention) -> tuple[tuple[str, ...], frozenset[str], bool] | None:
    """Return what a figure is given to: what is counted, the verb, and who does it or has it done."""
    if (
        isinstance(mention.value, str | tuple)
        or mention.value is None
        or mention.modifier
        or not mention.text[:1].isdigit()
    ):
        return None
    noun = head if head.pos_ in {"NOUN", "PROPN"} else head.head
    verb = noun
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    if verb.pos_ != "VERB":
        return None
    parties = sorted(
        child.lemma_.lower()
        for child in verb.children
        if child.dep_ in {*_SUBJECTS, "dobj", "agent"} and noun not in child.subtree and child.pos_ != "PRON"
    )
    if not parties:
        return None
    kind = (mention.type.value, mention.subtype or "", mention.unit or "")
    whole = [child for prep in noun.children if prep.dep_ == "prep" for child in prep.children]
    details = frozenset().union(*(_details(part, head) | {part.lemma_.lower()} for part in [noun, *whole]))
    return (*kind, noun.lemma_.lower(), verb.lemma_, *parties), details, True


def _where(head: Token) -> frozenset[str]:
    """Return the places that the clause around a number names, whether known as such or not."""
    verb = head
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    return frozenset(
        token.lower_
        for token in verb.subtree
        if token.dep_ == "pobj" and token.head.lower_ in _PLACE_PREPOSITIONS and token.ent_type_ != "DATE"
    )


# Comparison


def _pull_apart(one: _Given, other: _Given) -> bool:
    if not (one.stated or other.stated) or not _same_details(one, other):
        return False
    if one.mention.type is MentionType.DATE:
        return _different_days(one.mention, other.mention)
    apart = one.settings and other.settings and not one.settings & other.settings
    return one.mention.value != other.mention.value and not apart


def _same_details(one: _Given, other: _Given) -> bool:
    """Say whether the two can be the same thing, judged by what else is said of them."""
    if one.about[0] != "thing":
        return one.details == other.details
    return one.about[1] not in _RECURRING or bool(one.details & other.details)


def _different_days(one: Mention, other: Mention) -> bool:
    """Say whether two dates, each a day or a few, have no day in common."""
    if one.interval is None or other.interval is None:
        return False
    if any(not isinstance(date.value, str) or len(date.value) < len("2031-03-12") for date in (one, other)):
        return False
    return one.interval[1] < other.interval[0] or other.interval[1] < one.interval[0]
