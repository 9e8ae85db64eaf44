"""Gives a claim the subject that was left behind when what is reported was cut out of its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.propositions.tree import LEFT_PARTS, NOMINAL, NOTHING, SUBJECTS, VERBAL, Words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVES = frozenset({"WDT", "WP"})
_HELPERS = frozenset({"aux", "auxpass"})
_CHAIN = frozenset({"ccomp", "conj"})


def with_subject(doc: Doc, words: Words) -> Words:
    """Return words with the noun that their verb is said of, where a relative or nothing stands for it.

    In "a dam which, she said, was sound" the claim is of the dam, and so it is in "a dam that leaked and,
    she said, was old". A claim that has its subject, or no finite verb, is left as it is.

    Args:
        doc: The parsed block.
        words: Indices of the claim's tokens.
    """
    verb = next((doc[index] for index in sorted(words) if _is_top(doc[index], words)), None)
    if verb is None or not _is_finite(verb, words):
        return words
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    own = [child for child in subjects if any(part.i in words for part in child.subtree)]
    pronouns = frozenset(child.i for child in own if child.tag_ in _RELATIVES)
    before = [index for index in words if index < verb.i and doc[index].dep_ in SUBJECTS]
    if (own and not pronouns) or len(before) > len(pronouns):
        return words
    noun = _noun_of(verb, words)
    return (words - pronouns) | _base(noun) if noun is not None else words


def _is_top(token: Token, words: Words) -> bool:
    return token.pos_ in VERBAL and (token.head.i not in words or token.head.i == token.i)


def _is_finite(verb: Token, words: Words) -> bool:
    helpers = [child for child in verb.children if child.dep_ in _HELPERS]
    return any(part.tag_ in _FINITE for part in helpers or [verb] if part.i in words)


def _noun_of(verb: Token, words: Words) -> Token | None:
    """Return the noun of the relative clause that a verb stands in, or the subject of its first conjunct."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.i not in words]
    if verb.dep_ == "ROOT" and own and own[0].pos_ in NOMINAL:
        return own[0]
    while True:
        if verb.dep_ == "relcl":
            noun = verb.head
            return noun if noun.pos_ in NOMINAL and noun.i not in words else None
        if verb.dep_ not in _CHAIN:
            return None
        joined = verb.dep_ == "conj"
        verb = verb.head
        own = [child for child in verb.children if child.dep_ in SUBJECTS] if joined else []
        if own and own[0].tag_ not in _RELATIVES:
            return own[0] if own[0].i not in words else None


def _base(noun: Token) -> Words:
    """Return a noun with its left parts and its "of" phrase."""
    found = {noun.i}
    for child in noun.children:
        if child.dep_ in LEFT_PARTS and child.i < noun.i:
            found.update(part.i for part in child.subtree)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                found |= {child.i} | (_base(inner) if inner.dep_ == "pobj" else NOTHING)
    return frozenset(found)
