"""Mends what a small parser gets wrong in lists, brackets and afterthoughts, before a tree is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.propositions.tree import NOMINAL, Node, Tree

_LIST_ENDS = frozenset({"and", "or"})
_NAME_JOINTS = frozenset({"&", "-", "'s", "’s"})
_LISTERS = frozenset({"of", "including", "like", "except", "such"})
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_SHORTEST_LIST = 3
"""Two names with "and" are parsed well; from three on the comma members often go astray."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch in round or square brackets, marks included: first token and token after the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A member of a list of names: its first token (article included), end and head."""

    start: int
    end: int
    head: int


def brackets(texts: Sequence[str], tokens: Sequence[int]) -> list[Bracket]:
    """Return the outermost bracketed stretches among these tokens that say something of their own.

    A lone abbreviation is left where it stands: it is a part of its name.

    Args:
        texts: The text of every token of the doc.
        tokens: Indices in order.
    """
    open_marks: list[int] = []
    found = []
    for index in tokens:
        if texts[index] in _OPENING:
            open_marks.append(index)
        elif texts[index] in _CLOSING and open_marks:
            start = open_marks.pop()
            inner = [texts[i] for i in range(start + 1, index) if any(map(str.isalnum, texts[i]))]
            lone_abbreviation = len(inner) == 1 and inner[0].isupper()
            if not open_marks and inner and not lone_abbreviation:
                found.append(Bracket(start, index + 1))
    return found


def mend(tree: Tree) -> None:
    """Rehang name lists, list members that a prepositional object swallowed, and afterthoughts."""
    _mend_name_lists(tree)
    for node in list(tree.nodes.values()):
        if node.dep == "prep" and node.head is not None:
            _mend_afterthought(tree, node)
    for node in list(tree.nodes.values()):
        if node.dep == "conj" and node.pos in NOMINAL:
            _mend_swallowed(tree, node)


def _mend_afterthought(tree: Tree, prep: Node) -> None:
    """A prepositional phrase after a comma belongs to the clause, not to the noun before it."""
    noun = prep.head
    if noun is None or noun.pos not in NOMINAL or prep.index < noun.index or prep.word in _LISTERS:
        return
    if tree.texts[prep.index - 1] != "," or prep.has("such"):
        return
    verb = noun.head
    while verb is not None and not verb.is_verb:
        verb = verb.head
    if verb is not None and verb.index < prep.index and verb.dep not in {"relcl", "acl"}:
        prep.hang(verb, "prep")


def _mend_swallowed(tree: Tree, member: Node) -> None:
    """In "A, B of C, D and E" the parser hangs D and E on C: they are members of the list of B."""
    for prep in [child for child in member.children if child.dep == "prep"]:
        for noun in [child for child in prep.children if child.dep == "pobj"]:
            conjuncts = [child for child in noun.children if child.dep == "conj"]
            if conjuncts and tree.before(conjuncts[0]) == ",":
                for child in [child for child in noun.children if child.index > noun.index]:
                    if child.dep in {"conj", "cc", "punct"}:
                        child.hang(member, child.dep)


def _mend_name_lists(tree: Tree) -> None:
    indices = list(tree.nodes)
    place = 0
    while place < len(indices):
        names = _name_list(tree, indices[place])
        if len(names) >= _SHORTEST_LIST:
            _rehang(tree, names)
        end = names[-1].end if names else indices[place] + 1
        while place < len(indices) and indices[place] < end:
            place += 1


def _name_list(tree: Tree, start: int) -> list[_Name]:
    """Return the members of the list "A, B and C" of names that starts here; one name where it is none."""
    name = _name(tree, start)
    if name is None:
        return []
    names, closed = [name], False
    while not closed:
        index = names[-1].end
        if index not in tree.nodes:
            break
        if tree.texts[index] == ",":
            index += 1
        elif tree.nodes[index].word not in _LIST_ENDS:
            break
        if index in tree.nodes and tree.nodes[index].word in _LIST_ENDS:
            index += 1
            closed = True
        following = _name(tree, index)
        if following is None:
            closed = False
            break
        names.append(following)
    continues_another = tree.nodes[start].index - 1 in tree.nodes and tree.nodes[start - 1].dep == "cc"
    dated = any(tree.nodes[member.head].is_time for member in names)
    return names if closed and not dated and not continues_another else names[:1]


def _name(tree: Tree, start: int) -> _Name | None:
    nodes = tree.nodes
    index = start
    if index in nodes and nodes[index].word == "the":
        index += 1
    begin, proper = index, False
    while index in nodes:
        node = nodes[index]
        if node.pos in {"PROPN", "NUM"} and (node.text[0].isupper() or node.text[0].isdigit()):
            proper |= node.pos == "PROPN"
        elif index == begin or node.text not in _NAME_JOINTS:
            break
        index += 1
    return _Name(start, index, index - 1) if proper else None


def _rehang(tree: Tree, names: list[_Name]) -> None:
    """Make the first name the head of the list and the others its conjuncts."""
    nodes, start, end = tree.nodes, names[0].start, names[-1].end
    outer = [
        node
        for node in (nodes[index] for index in range(start, end))
        if node.head is not None and not start <= node.head.index < end and node.dep not in {"punct", "cc"}
    ]
    if not outer or outer[0].head is None:
        return
    governor, dep = outer[0].head, outer[0].dep
    if dep in {"compound", "nmod"} and governor.index >= end:
        return
    first = nodes[names[0].head]
    first.hang(governor, dep)
    for name in names[1:]:
        nodes[name.head].hang(first, "conj")
    for name in names:
        _gather(tree, name)
    for index in range(start, end):
        node = nodes[index]
        if node.dep in {"cc", "punct"} and not any(name.start <= index < name.end for name in names):
            node.hang(first, node.dep)


def _gather(tree: Tree, name: _Name) -> None:
    """Hang the words of a name on its head where the parser hung them on another name."""
    head = tree.nodes[name.head]
    for index in range(name.start, name.end):
        node = tree.nodes[index]
        if node is head or (node.head is not None and name.start <= node.head.index < name.end):
            continue
        dep = "det" if node.pos == "DET" else "compound" if node.pos in {"PROPN", "NUM"} else node.dep
        node.hang(head, dep)
