"""What named people and bodies are called besides their names: "the mayor", "the company", "they"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.extract.attribution.tree import SUBJECTS, Tree

Place = tuple[int, int]
"""A block and a token."""

_LONGEST_TITLE = 4
_REACH = 3
"""Paragraphs that "they" looks back over."""
_PLURALS = frozenset({"NNS", "NNPS"})
_COPULAS = frozenset({"be", "become"})
_FIRMS = frozenset(
    {"company", "firm", "corporation", "manufacturer", "carmaker", "airline", "retailer", "bank"}
)
_FIRM_WORDS = frozenset(
    "corp corp. inc inc. ltd ltd. plc llc gmbh ag co co. group holdings industries company".split()
)


class Roles:
    """The nouns that stand for names in one article."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        """Read titles, appositions and predicates once.

        Args:
            trees: The article's blocks.
        """
        self._trees = trees
        self._holders: dict[str, list[tuple[Place, str]]] = {}
        for tree in trees:
            for token in range(len(tree)):
                if _is_name_head(tree, token):
                    for role in _roles_of(tree, token):
                        name = _name(tree, token)
                        self._holders.setdefault(role, []).append(((tree.block, token), name))

    def holder(self, tree: Tree, noun: int, start: int) -> str | None:
        """Return the name that "the mayor" stands for: the last one before it that was given the role.

        Args:
            tree: The block.
            noun: The description's head.
            start: Its first token.
        """
        held = self._holders.get(tree.lower[noun], [])
        place = bisect_right(held, (tree.block, start), key=lambda one: one[0])
        return held[place - 1][1] if place else None

    def group(self, tree: Tree, start: int) -> tuple[int, int, int] | None:
        """Return the plural that "they" stands for: the last subject of several before it.

        Args:
            tree: The block.
            start: The pronoun.

        Returns:
            Block, head and end of the noun phrase.
        """
        for block in range(tree.block, max(-1, tree.block - _REACH - 1), -1):
            other = self._trees[block]
            last = start if block == tree.block else len(other)
            for token in range(last - 1, -1, -1):
                if other.quote[token] >= 0 or other.dep[token] not in SUBJECTS or other.pos[token] == "PRON":
                    continue
                several = any(other.dep[child] == "conj" for child in other.children[token])
                if other.right[token] <= last and (several or other.tag[token] in _PLURALS):
                    return block, token, other.right[token]
        return None


def _is_name_head(tree: Tree, token: int) -> bool:
    """Say whether a token is the last word of a person's or a body's name."""
    kind = tree.entity[token]
    if kind not in {"PERSON", "ORG"} or tree.pos[token] != "PROPN":
        return False
    return token + 1 >= len(tree) or tree.entity[token + 1] != kind


def _roles_of(tree: Tree, head: int) -> Iterator[str]:
    """Yield the nouns that a name is given: its title, its apposition, what it is said to be."""
    start = _start(tree, head)
    for token in range(start - 1, max(-1, start - 1 - _LONGEST_TITLE), -1):
        if tree.pos[token] not in {"NOUN", "PROPN"} or tree.entity[token] in {"PERSON", "DATE"}:
            break
        yield tree.lower[token]
        if tree.pos[token] == "PROPN":
            break
    for child in tree.children[head]:
        if tree.dep[child] == "appos" and tree.pos[child] == "NOUN":
            yield tree.lower[child]
    above = tree.head[head]
    if tree.dep[head] == "appos" and tree.pos[above] == "NOUN" and tree.tag[above] == "NN":
        yield tree.lower[above]
    if tree.dep[head] == "nsubj" and tree.lemma[above] in _COPULAS:
        attribute = tree.child(above, "attr")
        if attribute is not None and tree.tag[attribute] == "NN":
            yield tree.lower[attribute]
    if tree.entity[head] == "ORG" and tree.lower[head] in _FIRM_WORDS:
        yield from _FIRMS


def _start(tree: Tree, head: int) -> int:
    start = head
    while start > 0 and tree.entity[start - 1] == tree.entity[head] and tree.pos[start - 1] == "PROPN":
        start -= 1
    return start


def _name(tree: Tree, head: int) -> str:
    return tree.text(_start(tree, head), head + 1)
