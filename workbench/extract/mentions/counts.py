"""What a number counts: its head noun in the parse, and the type of fact that the lexicon gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.lexicon import UnitRow
from workbench.model import MentionType

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTED = {
    "troop_count": MentionType.TROOP_COUNT,
    "casualty_count": MentionType.CASUALTY_COUNT,
    "captive_count": MentionType.CAPTIVE_COUNT,
    "unit_count": MentionType.UNIT_COUNT,
}
_PERSONS = frozenset("troop_count captive_count person_count casualty_count crowd_count".split())
"""Types that count people one by one."""

_FATES = {
    "killed": ("casualty_count", "kill slay murder execute massacre slaughter assassinate behead die perish"),
    "wounded": ("casualty_count", "wound injure hurt maim"),
    "captured": ("captive_count", "capture imprison"),
    "detained": ("captive_count", "detain arrest jail"),
    "abducted": ("captive_count", "abduct kidnap"),
}
_FATE_OF = {verb: (kind, fate) for fate, (kind, verbs) in _FATES.items() for verb in verbs.split()}
_DEEDS = {
    "killed": ("casualty_count", "death killing murder slaying massacre execution assassination"),
    "wounded": ("casualty_count", "wounding injury"),
    "captured": ("captive_count", "capture imprisonment"),
    "detained": ("captive_count", "arrest detention"),
    "abducted": ("captive_count", "abduction kidnapping"),
}
_DEED_OF = {noun: (kind, fate) for fate, (kind, nouns) in _DEEDS.items() for noun in nouns.split()}
"""Nouns whose "of" names those to whom it happened ("the deaths of four guards")."""

_STATES = {
    "dead": "killed",
    "missing": "missing",
    "unaccounted": "missing",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
}
"""Adjectives that say after "are" or "remain" what became of the persons counted."""

_TOLLED = frozenset({"nsubj", "nsubjpass", "dobj"})
_MILITARY = frozenset(
    "army military troops soldiers forces infantry armored armoured tank artillery airborne brigade brigades "
    "battalion battalions marine marines enemy combat defense defence guard militia".split()
)
"""Words near by that make "company" or "division" a formation."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a number counts.

    Attributes:
        noun: The head noun's token; None where the number stands alone.
        unit: "persons", or the noun in lower case; None where there is none.
        known: False where the lexicon does not know the noun.
    """

    type: MentionType
    subtype: str | None
    unit: str | None
    noun: Token | None
    known: bool = True


class CountTypes:
    """Types counts by the lexicon's count nouns.

    Args:
        rows: Count nouns with their forms.
    """

    def __init__(self, rows: Iterable[UnitRow]) -> None:
        self._forms: dict[str, UnitRow] = {}
        for row in rows:
            for form in (row.head, *row.forms):
                self._forms.setdefault(form.lower().split(" (")[0], row)

    def count(self, numeral: Token) -> Count:
        """Return what the numeral counts."""
        noun = head_noun(numeral)
        row = self._row(noun) if noun is not None else None
        fate = _fate(noun if noun is not None else numeral, numeral)
        if fate is None and noun is not None and noun.dep_ == "pobj" and noun.i > numeral.i:
            fate = _fate(_whole(numeral), numeral)  # "hundreds of people were killed"
        more = noun is not None and noun.lower_ == "more"  # "wounded 30 more"
        persons = noun is None or more or (row.fact_type in _PERSONS if row is not None else _demonym(noun))
        if fate is not None and persons:
            kind, subtype = fate
            return Count(_COUNTED[kind], subtype, "persons", noun)
        if noun is None:
            return Count(MentionType.QUANTITY, None, None, None)
        if row is None and _demonym(noun):
            return Count(MentionType.QUANTITY, "person", "persons", noun)
        if row is None:
            return Count(MentionType.QUANTITY, None, noun.lower_, noun, known=False)
        if row.fact_type == "unit_count" and row.ambiguous and not _military(noun):
            return Count(MentionType.QUANTITY, None, noun.lower_, noun)
        counted = _COUNTED.get(row.fact_type)
        if counted is None:
            unit = "persons" if row.fact_type in _PERSONS - {"household_count"} else noun.lower_
            return Count(MentionType.QUANTITY, row.fact_type.removesuffix("_count"), unit, noun)
        unit = noun.lemma_.lower() if counted is MentionType.UNIT_COUNT else "persons"
        return Count(counted, row.subtype or None, unit, noun)

    def _row(self, noun: Token) -> UnitRow | None:
        if noun.i and noun.nbor(-1).is_alpha:
            pair = self._forms.get(f"{noun.nbor(-1).lower_} {noun.lower_}")
            if pair is not None:
                return pair
        return self._forms.get(noun.lower_) or self._forms.get(noun.lemma_.lower())


_SHADES = frozenset({"nummod", "amod", "compound", "det", "quantmod"})


def head_noun(numeral: Token) -> Token | None:
    """Return the noun that a numeral counts: its head, or the noun after "of"; None for none."""
    while numeral.dep_ in _SHADES and numeral.head.i > numeral.i:
        head = numeral.head
        if head.pos_ != "NUM":
            return head if head.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        numeral = head
    for child in numeral.rights:
        if child.lower_ == "of":
            objects = [
                word for word in child.rights if word.dep_ == "pobj" and word.pos_ in {"NOUN", "PROPN"}
            ]
            return objects[0] if objects else None
    if numeral.dep_ == "pobj" or numeral.i + 1 >= len(numeral.doc):
        return None  # "a town of 5,000 lies": the parser has placed the number, and nothing hangs on it
    return numeral.nbor() if numeral.nbor().pos_ == "NOUN" and numeral.nbor().tag_ == "NNS" else None


def _fate(noun: Token, numeral: Token) -> tuple[str, str] | None:
    """Return the type and subtype that a verb of harm or capture gives to the persons counted."""
    for child in noun.rights:
        if (
            child.dep_ in {"acl", "relcl", "amod"}
            and child.lemma_.lower() in _FATE_OF
            and child.tag_ == "VBN"
        ):
            return _FATE_OF[child.lemma_.lower()]
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_.lower() in _DEED_OF:
        return _DEED_OF[verb.head.lemma_.lower()]
    if noun is numeral and noun.dep_ == "pobj":
        return ("casualty_count", "killed") if _of_toll(verb.head) else None
    if verb.pos_ not in {"VERB", "AUX"} or verb.i == noun.i:
        return None
    lemma = verb.lemma_.lower()
    if lemma not in _FATE_OF:
        return _state(noun, verb)
    active = noun.dep_ in {"dobj", "obj"}
    passive = noun.dep_ == "nsubjpass" or (noun.dep_ == "nsubj" and lemma in {"die", "perish"})
    # "17 were killed and 40 injured": a participle without its auxiliary
    elliptic = noun.dep_ == "nsubj" and verb.tag_ == "VBN" and verb.i == noun.i + 1
    bare = noun is numeral and noun.dep_ in {"dobj", "obj", "nsubjpass", "appos"}
    return _FATE_OF[lemma] if active or passive or elliptic or bare else None


def _whole(numeral: Token) -> Token:
    """Return the first numeral of "hundreds of thousands": the one that stands in the clause."""
    while numeral.dep_ == "pobj" and numeral.head.lower_ == "of" and numeral.head.head.i < numeral.i:
        numeral = numeral.head.head
    return numeral


def _state(noun: Token, verb: Token) -> tuple[str, str] | None:
    """Return what a verb that only links says of its subject ("four are missing", "ten are feared dead")."""
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    for child in verb.rights:
        if child.dep_ in {"acomp", "oprd", "xcomp"} and child.lower_ in _STATES:
            return "casualty_count", _STATES[child.lower_]
        if child.dep_ in {"oprd", "xcomp"} and child.tag_ == "VBN" and child.lemma_.lower() in _FATE_OF:
            return _FATE_OF[child.lemma_.lower()]
    return None


def _of_toll(holder: Token) -> bool:
    """Return whether a number behind a preposition is a death toll ("the toll rose to 45")."""
    if holder.lower_ == "toll":
        return True
    return any(child.lower_ == "toll" and child.dep_ in _TOLLED for child in holder.lefts)


def _demonym(noun: Token) -> bool:
    """Return whether a noun names persons by their people ("Syrians") or as "others"."""
    return (noun.ent_type_ == "NORP" and noun.tag_ in {"NNPS", "NNS"}) or noun.lower_ == "others"


def _military(noun: Token) -> bool:
    """Return whether a word of war stands in the noun's sentence."""
    return any(token.lower_ in _MILITARY for token in noun.sent if token.i != noun.i)
