"""The people, force or bloc named right before a weapon of a general kind ("Freedonian jets")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.extract.offsets import Offsets

_OWNERS = frozenset({"NORP", "ORG", "GPE"})
_FORCES = frozenset("coalition enemy allied government regime rebel army navy militant".split())
_LINKS = frozenset({"amod", "compound", "nmod", "poss"})


def owner_start(offsets: Offsets, start: int, end: int) -> int:
    """Return where the words begin that say whose the weapon at these characters of the doc is.

    They are taken in as adjectives and compounds only: "the army's tanks" keeps its owner outside.

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
        acronym = token.is_upper and len(token) > 1 and token.is_alpha
        if token.tag_ == "POS" or not (token.ent_type_ in _OWNERS or token.lower_ in _FORCES or acronym):
            break
        at -= 1
    return doc[at].idx if at < first.i else start
