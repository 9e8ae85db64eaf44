"""Says what sort of statement a proposition makes: quotation, forecast, opinion, figure, date, event."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from workbench.model import ClaimKind, FrameClass, Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token

FIGURES = frozenset(
    {
        MentionType.TROOP_COUNT,
        MentionType.CASUALTY_COUNT,
        MentionType.CAPTIVE_COUNT,
        MentionType.UNIT_COUNT,
        MentionType.QUANTITY,
        MentionType.MONEY,
        MentionType.PERCENT,
    }
)
"""Facts that say how many or how much."""

_OPEN_MODALS = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d", "may", "might", "could"})
_DUTY_MODALS = frozenset({"should", "must", "ought"})
_OUTLOOKS = frozenset("expect predict forecast project poise set schedule due likely unlikely bind".split())
"""Words that open a forecast when an infinitive follows: "is expected to fall"."""

_INTENTIONS = frozenset("plan intend aim hope want seek vow pledge promise prepare threaten".split())
_JUDGEMENTS = frozenset(
    "good bad best worst better worse great terrible awful wonderful horrible excellent disastrous shameful "
    "brilliant stupid important crucial vital essential necessary unnecessary beautiful ugly fair unfair "
    "just unjust right wrong impossible wise unwise dangerous reckless irresponsible outrageous unacceptable "
    "remarkable impressive disappointing promising worrying alarming appalling tragic sad proud".split()
)
_LEANINGS = frozenset("believe think feel consider regard view deem doubt suspect fear wish".split())
_KNOWING = frozenset("see know learn notice hear realize realise remember discover watch witness".split())
"""Verbs of what somebody took in: that is a fact, whatever he makes of it."""

_STATES = frozenset(
    "be have seem appear remain contain include consist belong own mean represent exist involve".split()
)
_PREDICATES = frozenset({"acomp", "attr", "oprd", "ccomp", "ROOT"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_AGE = "age"
_BARE_DATE = 4
"""Content words beside a date in a statement that says little more than when something was."""


def kind_of(
    tokens: Sequence[Token],
    facts: Collection[Mention],
    classes: Collection[FrameClass],
    *,
    offset: int,
    quotation: bool,
) -> ClaimKind:
    """Return the kind of a proposition.

    A quotation is checked as one whatever it says. A forecast, a plan or a judgement comes before its
    figures: "will cost $3 million" cannot be checked yet. That somebody backed or opposed something can
    be: an attitude is an event.

    Args:
        tokens: Its words in order.
        facts: Its mentions, in article offsets.
        classes: The classes of its frames.
        offset: Where the tokens' doc starts in the article.
        quotation: Whether all its content words stand in quotation marks.
    """
    if quotation:
        return ClaimKind.QUOTATION
    if FrameClass.INTENT in classes or any(_looks_ahead(token) for token in tokens):
        return ClaimKind.PREDICTION
    believes = FrameClass.BELIEF in classes and not any(map(_takes_in, tokens))
    if believes or any(map(_judges, tokens)):
        return ClaimKind.OPINION
    types = {fact.type for fact in facts}
    # "a 37-year-old was arrested": his age says who he is, not how many there were.
    if any(fact.type in FIGURES and fact.subtype != _AGE for fact in facts):
        return ClaimKind.QUANTITY
    if MentionType.DATE in types and _says_when(tokens, facts, offset):
        return ClaimKind.DATE
    return ClaimKind.EVENT if any(map(_happens, tokens)) else ClaimKind.OTHER


def _looks_ahead(token: Token) -> bool:
    if token.tag_ == "MD":
        return token.lower_ in _OPEN_MODALS and not _is_past(token)
    if token.lemma_ in _OUTLOOKS or (token.lemma_ in _INTENTIONS and token.tag_ in {"VBZ", "VBP"}):
        return any(child.dep_ == "xcomp" and _is_infinitive(child) for child in token.children)
    return False


def _is_past(modal: Token) -> bool:
    """Say whether a modal is about what was: "could not sleep", "may have paid"."""
    others = [child for child in modal.head.children if child.i != modal.i]
    if any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in others):
        return True
    return modal.lower_ == "could" and any(child.dep_ == "neg" for child in others)


def _takes_in(token: Token) -> bool:
    """Say whether a verb tells what somebody saw or learned; to see something "as" something is to judge."""
    if token.pos_ != "VERB" or token.lemma_ not in _KNOWING:
        return False
    return not any(child.dep_ == "prep" and child.lower_ == "as" for child in token.children)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _judges(token: Token) -> bool:
    if token.tag_ == "MD":
        return token.lower_ in _DUTY_MODALS
    if token.lemma_ in _LEANINGS:
        return token.pos_ == "VERB" and token.tag_ in {"VBZ", "VBP"}
    if token.lower_ not in _JUDGEMENTS:
        return False
    return token.dep_ in _PREDICATES or (token.dep_ == "amod" and token.head.dep_ in {"attr", "oprd"})


def _says_when(tokens: Sequence[Token], facts: Collection[Mention], offset: int) -> bool:
    dates = [fact for fact in facts if fact.type is MentionType.DATE]
    others = [
        token
        for token in tokens
        if token.pos_ in _CONTENT and not any(date.start <= offset + token.idx < date.end for date in dates)
    ]
    return len(others) <= _BARE_DATE


def _happens(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ not in _STATES
