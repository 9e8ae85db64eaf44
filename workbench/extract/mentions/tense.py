"""Where in time the clause around a word lies: what an unnamed Friday or March is counted from."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Tense(StrEnum):
    """The time of a clause as its verb group tells it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


_AHEAD = frozenset({"will", "shall", "'ll", "\u2019ll", "wo", "would", "should", "may", "might", "can"})
_WILL = frozenset({"will", "shall", "'ll", "\u2019ll", "wo"})
"""Those that stay ahead before "have": "will have left by Friday"."""

_PLANNED = frozenset(
    "schedule set expect slate plan due intend hope aim want prepare agree need seek ask order invite urge "
    "propose pledge promise vow threaten postpone delay likely ready bind tell allow try decide".split()
)
"""Words whose infinitive or participle points past the time of speaking ("is set to", "expected to")."""

_FIXED = frozenset("schedule plan expect slate set due".split())
"""Words whose date, in whatever tense they stand, is one to come ("scheduled a meeting Friday")."""

_REACHED = frozenset("record high low mark precedent example".split())
"""Things that are set on the day itself, not for one to come ("a record set on March 6")."""

_UTTERED = frozenset("agree ask order invite urge propose pledge promise vow threaten tell decide".split())
"""Those of them that are acts of speech: a date right after the verb is the day it was said
("was told Wednesday", "agreed Tuesday to"), not the day that is planned."""

_SAME_FORM = frozenset(
    "beat bet bid burst cast cost cut hit hurt let put quit read set shed shut split spread".split()
)
"""Verbs whose past looks like their present: behind a plural the form tells no tense ("shells hit")."""

_PARTS = frozenset("morning afternoon evening night".split())
_UNTIL = frozenset({"until", "till"})
_SINCE = frozenset({"since", "after", "following"})
"""Prepositions whose day is over unless the verb looks ahead."""

_PUT_OFF = frozenset(
    "postpone delay extend adjourn suspend defer expire wait give have get leave grant allow set".split()
)
"""Verbs whose "until" names a day to come even when they stand in the past."""

_SKIPPED = frozenset("on late early last this earlier later also only just - :".split())
_VERBAL = frozenset({"VERB", "AUX"})
_MAX_STEPS = 12
"""Heads climbed before giving up; news sentences rarely nest deeper."""


def tense_of(token: Token) -> Tense:
    """Return the tense of the clause that governs the token.

    Rules of the verb group: a modal or "going to" is future; a past form or a have/be/do in the
    past is past; a bare infinitive or a participle takes the clause above it, unless the word
    above plans ahead ("scheduled for", "plans to").
    """
    if _attributive(token):
        return Tense.UNKNOWN
    near = _verb_before(token)
    return near if near is not Tense.UNKNOWN else _climb(token)


def _attributive(token: Token) -> bool:
    """Return whether a date shades a noun ("Friday's ruling", "the September attacks"), whatever the verb."""
    after = token.i + 1
    if after + 1 < len(token.doc) and token.doc[after].lower_ in _PARTS:
        after += 1  # "Monday night's debate"
    if after < len(token.doc) and token.doc[after].tag_ == "POS":
        return True
    head = token.head
    shades = token.dep_ in {"compound", "poss", "amod", "nmod"} and head.i > token.i and head.pos_ == "NOUN"
    return shades and head.lower_ not in _PARTS


def _verb_before(token: Token) -> Tense:
    """Return the tense of a verb right before the date ("announced Friday"), nearer than any parse."""
    at = token.i - 1
    while at >= 0 and token.doc[at].lower_ in _SKIPPED:
        at -= 1
    if at < 0:
        return Tense.UNKNOWN
    verb = token.doc[at]
    if verb.tag_ not in {"VBD", "VBN"} or _as_planned(verb):
        return Tense.UNKNOWN
    if _fixes(verb) and not any(child.lower_ == "had" for child in verb.children):
        return Tense.FUTURE
    ahead = any(
        child.lower_ in _AHEAD or child.lower_ == "to" for child in verb.children if child.dep_ == "aux"
    )
    return Tense.UNKNOWN if ahead or verb.lemma_.lower() in _PLANNED - _UTTERED else Tense.PAST


def _as_planned(verb: Token) -> bool:
    """Return whether the verb only remarks on another ("begin as previously planned Saturday")."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV" and verb.doc[at].lower_ != "as":
        at -= 1
    return at >= 0 and verb.doc[at].lower_ == "as"


def _climb(token: Token) -> Tense:
    below: Token | None = None
    for _ in range(_MAX_STEPS):
        if below is not None and token.lower_ in _UNTIL:
            if token.head.lemma_.lower() in _PUT_OFF or token.head.i == token.i:
                return Tense.FUTURE
            return Tense.PAST if _climb(token.head) is Tense.PAST else Tense.FUTURE
        if below is not None and token.lower_ in _SINCE and token.head.i != token.i:
            past = token.lower_ == "since" or _climb(token.head) is not Tense.FUTURE
            return Tense.PAST if past else Tense.FUTURE
        if token.pos_ in _VERBAL or token.tag_ in {"VBN", "VBD", "VBG"}:
            reading = _of_verb(token)
            if reading is not Tense.UNKNOWN:
                return reading
        elif token.lemma_.lower() in _PLANNED and below is not None:
            return Tense.FUTURE
        if token.head.i == token.i:
            break
        below, token = token, token.head
    return Tense.UNKNOWN


def _of_verb(verb: Token) -> Tense:
    """Return the tense of a verb by its form and its auxiliaries; UNKNOWN leaves it to the clause above."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    lows = {child.lower_ for child in auxiliaries}
    if lows & _AHEAD:
        looks_back = "have" in lows and not lows & _WILL  # "may have left Friday"
        return Tense.PAST if looks_back else Tense.FUTURE
    if _fixes(verb):
        return Tense.PAST if "had" in lows else Tense.FUTURE
    return _of_form(verb, auxiliaries, lows)


def _of_form(verb: Token, auxiliaries: Sequence[Token], lows: AbstractSet[str]) -> Tense:
    """Return the tense of a verb that no modal and no plan puts ahead."""
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in auxiliaries):
        return Tense.FUTURE if _plans(verb) and verb.tag_ == "VBN" else Tense.PAST
    if any(child.lemma_ == "have" for child in auxiliaries) or "'ve" in lows:
        return Tense.PAST
    if "to" in lows:
        return _of_purpose(verb.head)
    if verb.tag_ in {"VBN", "VBG"}:
        if verb.tag_ == "VBN" and _plans(verb):
            return Tense.FUTURE
        if any(child.tag_ in {"VBZ", "VBP"} for child in auxiliaries):
            return Tense.PRESENT
        return Tense.PAST if verb.tag_ == "VBN" and not auxiliaries else Tense.UNKNOWN
    if verb.tag_ == "VBP" and verb.lower_ in _SAME_FORM:
        return Tense.UNKNOWN
    return Tense.PRESENT if verb.tag_ in {"VBZ", "VBP"} else Tense.UNKNOWN


def _of_purpose(above: Token) -> Tense:
    """Return the tense of an infinitive by the word it hangs on ("plans to", "had been due to")."""
    if not _plans(above):
        return Tense.UNKNOWN
    if any(child.lower_ == "had" for child in above.children):
        return Tense.UNKNOWN
    copula = above.head if above.pos_ == "ADJ" and above.head.pos_ in _VERBAL else above
    return Tense.PAST if any(child.lower_ == "had" for child in copula.children) else Tense.FUTURE


def _plans(token: Token) -> bool:
    return token.lemma_.lower() in _PLANNED and not _reaches(token)


def _fixes(verb: Token) -> bool:
    return verb.lemma_.lower() in _FIXED and not _reaches(verb)


def _reaches(verb: Token) -> bool:
    """Return whether the verb sets a record or the like."""
    if verb.lemma_.lower() != "set":
        return False
    return verb.head.lower_ in _REACHED or any(child.lower_ in _REACHED for child in verb.children)
