"""What a figure or a date is given to: the same words mean that two of them speak of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model import Mention, MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token

Names = Callable[["Token"], str]
"""Gives the name that a noun stands for, or its lemma."""

_HAPPENING = frozenset("happen occur take hold come make announce sign order issue".split())
_BEGINNING = frozenset("begin start open launch".split())
_ENDING = frozenset("end close finish".split())
"""Verbs with which a date is said of their subject: "the vote was held on Monday"."""

_ONCE = frozenset("found establish bear die build create bury marry abolish dissolve complete".split())
"""What happens to a thing once: two years of it pull apart, whatever else is said."""

_RECURRING_VERBS = frozenset(
    "say tell speak talk attack strike hit fire shell bomb meet visit call write post tweet publish report "
    "release vote play win lose score beat be have do make take go come get see show add note".split()
)
_CHANGES = frozenset("raise rise fall drop add grow climb jump increase decrease reach revise update".split())
"""Verbs of which the same subject can be said again with another figure, unless a date is said with it."""

_OPEN_MODALS = frozenset({"would", "could", "may", "might", "can", "should", "will", "'ll", "'d"})
_OTHERS = frozenset("another more additional further extra other new next each every per half".split())
_LATER = frozenset(
    "later now initially earlier originally previously so revised updated corrected again then since".split()
)
"""Words that show that a count was renewed: two counts then do not pull apart."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "around", "on", "among", "for"})
_CAUSES = frozenset({"in", "by", "from", "during"})
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CERTAIN = frozenset({"the", "this", "that", "these", "those"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VAGUE_WORDS = frozenset(
    "a an dozens scores hundreds thousands millions several few couple dozen one".split()
)
_DEEPEST = 4
"""Steps from a figure up to its verb; what is farther off is said of something else."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a figure or date is given to.

    Attributes:
        about: Words that must be equal.
        details: Other words on the same thing, which must be equal too.
        stated: False where a date only tells which one is meant.
        certain: False where the thing is new: "a bridge" may be another one.
        marks: Words on the parties; two sets without one in common set two sayings apart.
    """

    about: tuple[str, ...]
    details: frozenset[str]
    stated: bool = True
    certain: bool = True
    marks: frozenset[str] = frozenset()


# Dates


def dated(head: Token, names: Names) -> Said | None:
    """Return what a date is given to.

    Args:
        head: The token of the date that hangs on another word.
        names: Gives the name of a noun.
    """
    governor = head.head
    if head.dep_ == "pobj" and governor.dep_ == "prep":
        governor = governor.head
    elif head.dep_ not in {"poss", "compound", "nmod", "npadvmod", "amod", "nummod"}:
        return None
    if governor.pos_ == "NOUN":
        verb = governor.head
        if head.dep_ == "pobj" and governor.dep_ == "dobj" and verb.lemma_ not in _RECURRING_VERBS:
            deed = _dated_verb(verb, names)
            if deed is not None:
                return deed
        return _thing(governor, head, stated=False)
    if governor.pos_ not in _VERBAL:
        return None
    if governor.dep_ in {"acl", "relcl"} and governor.head.pos_ == "NOUN":
        return _thing(governor.head, head, stated=True, phase=_phase(governor.lemma_) or "")
    return _dated_verb(governor, names)


def _dated_verb(verb: Token, names: Names) -> Said | None:
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is None or _is_open(verb):
        return None
    if verb.lemma_ in _ONCE and subject.pos_ in _NOMINAL:
        deed = "done" if subject.dep_ == "nsubjpass" or verb.lemma_ == "die" else "does"
        return Said(("once", verb.lemma_, deed, names(subject)), frozenset(), certain=_is_certain(subject))
    phase = _phase(verb.lemma_)
    things = [child for child in verb.children if child.dep_ in {"dobj", "attr"}]
    if verb.lemma_ == "be" or (phase is not None and not things):
        return _thing(subject, verb, stated=True, phase=phase or "") if subject.pos_ == "NOUN" else None
    thing = things[0] if things else None
    if verb.lemma_ in _RECURRING_VERBS or subject.pos_ == "PRON" or thing is None or thing.pos_ == "PRON":
        return None
    return Said(("deed", verb.lemma_, names(subject), thing.lemma_), frozenset({"same"}))


def _phase(lemma: str) -> str | None:
    if lemma in _HAPPENING:
        return ""
    return "begins" if lemma in _BEGINNING else "ends" if lemma in _ENDING else None


def _thing(noun: Token, without: Token, *, stated: bool, phase: str = "") -> Said | None:
    """Return a noun that means a certain one; "a letter" may be another letter."""
    owned = any(child.dep_ == "poss" for child in noun.children)
    if not owned and not any(child.lower_ in _CERTAIN for child in noun.children):
        return None
    return Said(("thing", noun.lemma_, phase), _details(noun, without), stated)


# Figures


def counted(head: Token, mention: Mention, names: Names) -> Said | None:
    """Return what a figure is given to: what is counted, the verb, and who does it or has it done.

    A figure with a hedge, one under a modal or a negation, and one that was renewed are given to nothing:
    two of them can both be true.

    Args:
        head: The token of the figure that hangs on another word.
        mention: The figure.
        names: Gives the name of a noun.
    """
    if not _is_plain(mention):
        return None
    if mention.subtype == "age":
        return _age(head, names)
    noun = head.head if head.dep_ == "nummod" and head.head.pos_ in _NOMINAL else head
    measure = noun.head if noun.dep_ == "npadvmod" and noun.head.pos_ in {"ADJ", "ADV"} else None
    found = _verb_above(measure or noun)
    if found is None:
        return None
    verb, top, path = found
    if _is_open(verb) or _is_renewed(verb) or any(child.lower_ in _OTHERS for child in noun.children):
        return None
    casualty = mention.type is MentionType.CASUALTY_COUNT
    parties = list(_parties(verb, top, passive=casualty))
    if not parties or any(child.lower_ in _OTHERS for party in parties for child in party.children):
        return None
    kind = (mention.type.value, mention.subtype or "", mention.unit or "")
    thing = "" if casualty else noun.lemma_.lower() if noun.pos_ == "NOUN" else ""
    deed = "" if casualty else verb.lemma_
    about = (*kind, thing, deed, *path, measure.lemma_ if measure else "", *sorted(map(names, parties)))
    whole = [child for prep in noun.children if prep.dep_ == "prep" for child in prep.children]
    details = frozenset().union(*(_details(part, head) | {part.lemma_.lower()} for part in [noun, *whole]))
    details -= {noun.lemma_.lower()} if not casualty else frozenset()
    if casualty:
        details -= frozenset(part.lemma_.lower() for part in whole)
    marks = frozenset().union(*(_marks(party) for party in parties))
    return Said(about, details, certain=all(map(_is_certain, parties)), marks=marks)


def _is_plain(mention: Mention) -> bool:
    if not isinstance(mention.value, int | float) or mention.modifier or mention.subtype == "share":
        return False
    return mention.text.split()[0].lower() not in _VAGUE_WORDS


def _age(head: Token, names: Names) -> Said | None:
    """Return whose age a number behind a name is."""
    person = head.head
    while person.dep_ == "amod" and person.pos_ != "PROPN":
        person = person.head
    if person.pos_ != "PROPN":
        return None
    return Said(("age", names(person)), frozenset())


def _verb_above(noun: Token) -> tuple[Token, Token, tuple[str, ...]] | None:
    """Return the verb a figure hangs on, its child on the way there, and the words between them."""
    node = noun
    path: tuple[str, ...] = ()
    for _ in range(_DEEPEST):
        above = node.head
        if above.i == node.i:
            return None
        if above.pos_ in _VERBAL:
            return above, node, path
        path = (above.lemma_.lower(), *path)
        node = above
    return None


def _parties(verb: Token, top: Token, *, passive: bool) -> Iterator[Token]:
    """Yield who does what a verb says, or has it done to them, the way to the figure left out."""
    for child in verb.children:
        if child.i == top.i or child.pos_ == "PRON":
            continue
        if child.dep_ in {*_SUBJECTS, "dobj", "dative"} and child.pos_ in _NOMINAL:
            yield child
        elif child.dep_ in {"agent", "prep"} and (child.dep_ == "agent" or passive):
            causes = child.lower_ in _CAUSES
            yield from (
                own
                for own in child.children
                if causes and own.dep_ == "pobj" and own.pos_ == "NOUN" and not own.ent_type_
            )


def _is_open(verb: Token) -> bool:
    """Say whether a verb is denied, or only possible or planned."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _OPEN_MODALS)
        for child in verb.children
    )


def _is_renewed(verb: Token) -> bool:
    """Say whether a count is one of several in time: it rose, it is the latest, it was corrected."""
    if verb.lemma_ in _CHANGES and not any(token.ent_type_ == "DATE" for token in verb.subtree):
        return True
    verbs = [verb, verb.head] if verb.dep_ == "ccomp" else [verb]
    if any(child.lower_ in _LATER for one in verbs for child in one.children):
        return True
    perfect = any(child.lower_ == "had" for child in verb.children if child.dep_ == "aux")
    return perfect and any(child.lower_ == "by" for child in verb.children)


def where(head: Token) -> frozenset[str]:
    """Return the places and groups that the clause around a number names, known as such or not."""
    verb = head
    while verb.head.i != verb.i and verb.pos_ not in _VERBAL:
        verb = verb.head
    return frozenset(
        token.lower_
        for token in verb.subtree
        if token.dep_ == "pobj"
        and token.pos_ in _NOMINAL
        and token.ent_type_ != "DATE"
        and token.head.lower_ in _PLACE_PREPOSITIONS
    )


def _is_certain(noun: Token) -> bool:
    return not any(child.dep_ == "det" and child.lower_ in {"a", "an", "some"} for child in noun.children)


def _marks(noun: Token) -> frozenset[str]:
    return frozenset(
        child.lemma_.lower()
        for child in noun.children
        if child.dep_ in _MODIFIERS and child.ent_type_ not in {"DATE", "TIME"} and noun.pos_ == "NOUN"
    )


def _details(noun: Token, without: Token) -> frozenset[str]:
    return frozenset(
        child.lemma_.lower()
        for child in noun.children
        if child.dep_ in _MODIFIERS
        and child.i != without.i
        and child.pos_ not in {"NUM", "SYM"}
        and child.ent_type_ not in {"DATE", "TIME"}
    )
