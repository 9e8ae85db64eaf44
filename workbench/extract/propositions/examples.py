"""Examples and members behind a noun: "including ...", "such as ...", "two towns, Ash and Elm"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.propositions.lists import Lists
from workbench.extract.propositions.tree import NOMINAL, Node, Tree


def is_existential(noun: Node) -> bool:
    """Say whether a noun stands in "there is ...": what follows it is all that is said of it."""
    return noun.head is not None and any(child.dep == "expl" for child in noun.head.children)


def named(head: Node, child: Node) -> list[Node]:
    """Return what "including ..." or "such as ..." names: the phrase holds without it too."""
    if child.dep != "prep" or head.pos not in NOMINAL:
        return []
    if child.word != "including" and not (child.word == "as" and child.has("such")):
        return []
    return [own for own in child.children if own.dep in {"pobj", "pcomp"}]


def stand_for_all(head: Node, examples: Sequence[Node]) -> bool:
    """Say whether examples can be put in place of the noun: what is said of all is said of each.

    Not so of kinds ("types of plant such as moss"), under "no" and "any", and after "there is".
    """
    if not examples or is_existential(head) or head.has("no", "any", "neither", "few"):
        return False
    above = head.head.head if head.head is not None and head.head.word == "of" else None
    counted = above is not None and not above.is_verb
    return not counted and all(example.pos in {*NOMINAL, "VERB", "NUM"} for example in examples)


def names_members(tree: Tree, lists: Lists, noun: Node, child: Node) -> bool:
    """Say whether a list behind a noun names those meant: "two towns, Ash and Elm, were hit"."""
    return (
        child.dep == "appos"
        and child.is_listed
        and noun.tag in {"NNS", "NNPS"}
        and tree.after_break(child)
        and not tree.quoted_together(noun, child)
        and not lists.is_member(noun, child)
        and not lists.is_whole(child, lists.members(child))
    )
