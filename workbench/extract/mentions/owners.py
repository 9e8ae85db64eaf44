"""The words right before a weapon of a general kind that say whose or which ("Freedonian jets")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from workbench.extract.offsets import Offsets

_OWNERS = frozenset({"NORP", "ORG", "GPE"})
_FORCES = frozenset("coalition enemy allied government regime rebel army navy militant".split())
_LINKS = frozenset({"amod", "compound", "nmod", "poss"})
_TIES = frozenset("led backed made built supplied flown operated".split())
"""Participles that tie an owner to what follows ("Freedonian-led aircraft")."""

_POINTERS = frozenset("the such other these those".split())
"""Words that point at weapons told of before: part of the phrase, as of any definite description."""


def owner_start(offsets: Offsets, start: int, end: int) -> int:
    """Return where the words begin that say whose or which the weapon at these characters of the doc is.

    Owners are taken in as adjectives and compounds only: "the army's tanks" keeps its owner outside.

    Returns:
        ``start`` where no such words stand right before.
    """
    doc, first, last = offsets.doc, offsets.token(start), offsets.token(end - 1)
    if last.dep_ == "compound" and last.head.i > last.i:
        return start  # "a Freedonian missile strike": the adjective belongs to the strike
    at = first.i
    while at > 0:
        token = doc[at - 1]
        if token.head.i < token.i or token.dep_ not in _LINKS or (at < len(doc) and doc[at].tag_ == "POS"):
            break
        if _ties(token) and at > 2 and doc[at - 2].tag_ == "HYPH":
            at -= 3
            continue
        acronym = token.is_upper and len(token) > 1 and token.is_alpha
        owner = token.ent_type_ in _OWNERS or token.lower_ in _FORCES or acronym or _ties(token)
        if token.tag_ == "POS" or not owner:
            break
        at -= 1
    if at > 0 and doc[at - 1].lower_ in _POINTERS and doc[at - 1].head.i >= at:
        at -= 1
    return doc[at].idx if at < first.i else start


def _ties(token: Token) -> bool:
    """Return whether a word is such a participle, or ends in one."""
    return token.lower_.rpartition("-")[2] in _TIES
