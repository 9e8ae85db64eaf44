"""The people, force or bloc named right before a weapon of a general kind ("Freedonian jets")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OWNERS = frozenset({"NORP", "ORG", "GPE"})
_FORCES = frozenset("coalition enemy allied government regime rebel army navy militant".split())
_LINKS = frozenset({"amod", "compound", "nmod", "poss"})


def owner_start(doc: Doc, start: int, end: int) -> int:
    """Return where the words begin that say whose the weapon at these characters of the doc is.

    They are taken in as adjectives and compounds only: "the army's tanks" keeps its owner outside.

    Returns:
        ``start`` where no such words stand right before.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return start
    if span[-1].dep_ == "compound" and span[-1].head.i >= span.end:
        return start  # "a Freedonian missile strike": the adjective belongs to the strike
    at = span.start
    while at > 0:
        token = doc[at - 1]
        if token.head.i < token.i or token.dep_ not in _LINKS or (at < len(doc) and doc[at].tag_ == "POS"):
            break
        acronym = token.is_upper and len(token) > 1 and token.is_alpha
        if token.tag_ == "POS" or not (token.ent_type_ in _OWNERS or token.lower_ in _FORCES or acronym):
            break
        at -= 1
    return doc[at].idx if at < span.start else start
