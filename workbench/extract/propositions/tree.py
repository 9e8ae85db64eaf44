"""A stretch of a sentence as a tree that can be mended: what the proposition rules read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Words = frozenset[int]
"""Indices of tokens in their doc."""

NOTHING: Words = frozenset()
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
LEFT_PARTS = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "case", "neg"}
)
TIMES = frozenset({"DATE", "TIME"})
BREAKS = frozenset({",", "—", "–", "―", "-", "--", ";", ":"})
CLOSING_MARKS = frozenset({'"', "”", "’", "'", "''", "»"})
_WHOLE_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "PERSON", "ORG"})
"""Entities that are one name or one value inside: no apposition and no list is looked for in them."""


@dataclass(slots=True, eq=False)
class Node:
    """One token of the stretch.

    Attributes:
        index: Its place in the doc.
        dep: Relation to its head in the parse, also where that one is left out and it hangs on another.
        inside: True where it goes on with the entity of the token before it.
        children: Its dependants, left to right.
    """

    index: int
    text: str
    word: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    inside: bool
    head: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def is_verb(self) -> bool:
        """Say whether it is a verb or an auxiliary."""
        return self.pos in VERBAL

    @property
    def is_time(self) -> bool:
        """Say whether it stands in a date or a time of day."""
        return self.entity in TIMES

    @property
    def subjects(self) -> list[Node]:
        """Its subjects, expletives included."""
        return [child for child in self.children if child.dep in SUBJECTS]

    @property
    def is_listed(self) -> bool:
        """Say whether it is the first of a list."""
        return any(child.dep == "conj" for child in self.children)

    def first(self) -> int:
        """Return the index of the leftmost token below it."""
        node = self
        while node.children and node.children[0].index < node.index:
            node = node.children[0]
        return node.index

    def last(self) -> int:
        """Return the index of the rightmost token below it."""
        node = self
        while node.children and node.children[-1].index > node.index:
            node = node.children[-1]
        return node.index

    def subtree(self) -> Iterator[Node]:
        """Yield it and everything below it, in no order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(node.children)

    def words(self) -> Words:
        """Return all tokens below it."""
        return frozenset(node.index for node in self.subtree())

    def has(self, *words: str) -> bool:
        """Say whether one of these words depends on it directly."""
        return any(child.word in words for child in self.children)

    def hang(self, head: Node, dep: str) -> None:
        """Move it, with all below it, under another head; a move that would close a circle is not made."""
        above: Node | None = head
        while above is not None:
            if above is self:
                return
            above = above.head
        if self.head is not None:
            self.head.children.remove(self)
        self.head, self.dep = head, dep
        place = sum(child.index < self.index for child in head.children)
        head.children.insert(place, self)


@dataclass(slots=True)
class Tree:
    """The nodes of a stretch of tokens.

    Attributes:
        nodes: By index, in order of place.
        texts: Every token of the doc, also those left out of the stretch.
        quotes: Number of the quotation that a token stands in, for tokens in one.
    """

    nodes: dict[int, Node]
    texts: Sequence[str]
    quotes: dict[int, int]

    def roots(self) -> list[Node]:
        """Return the nodes without a head, in order of place."""
        return [node for node in self.nodes.values() if node.head is None]

    def before(self, node: Node) -> str:
        """Return the token before the first one below the node, blanks passed over."""
        index = node.first() - 1
        while index >= 0 and self.texts[index].isspace():
            index -= 1
        return self.texts[index] if index >= 0 else ""

    def after_break(self, node: Node) -> bool:
        """Say whether a comma, a dash or a colon stands before the node, quotation marks passed over."""
        index = node.first() - 1
        while index >= 0 and (self.texts[index].isspace() or self.texts[index] in CLOSING_MARKS):
            index -= 1
        return index >= 0 and self.texts[index] in BREAKS

    def before_break(self, node: Node) -> bool:
        """Say whether a comma or a dash stands after the last token below the node."""
        index = node.last() + 1
        return index < len(self.texts) and self.texts[index] in BREAKS

    def quoted_together(self, one: Node, other: Node) -> bool:
        """Say whether both stand in the same quotation."""
        quote = self.quotes.get(one.index)
        return quote is not None and quote == self.quotes.get(other.index)

    def one_entity(self, one: Node, other: Node) -> bool:
        """Say whether both belong to one name, date or amount."""
        low, high = sorted((one.index, other.index))
        first = self.nodes[low]
        return first.entity in _WHOLE_ENTITIES and all(
            index in self.nodes and self.nodes[index].inside for index in range(low + 1, high + 1)
        )


def grow(doc: Doc, tokens: Collection[int], texts: Sequence[str], quotes: Sequence[tuple[int, int]]) -> Tree:
    """Return the tree of these tokens of a doc.

    A token whose head is left out hangs on its nearest ancestor inside, or is a root.

    Args:
        doc: The parsed block.
        tokens: Indices of the tokens to keep.
        texts: The text of every token of the doc.
        quotes: Token ranges of quotations that are taken whole.
    """
    nodes = {index: _node(doc[index]) for index in sorted(tokens)}
    for index, node in nodes.items():
        head = _head_inside(doc[index], nodes)
        if head is not None:
            node.head = nodes[head]
            nodes[head].children.append(node)
    quoted = {index: number for number, bounds in enumerate(quotes) for index in range(*bounds)}
    return Tree(nodes, texts, quoted)


def _node(token: Token) -> Node:
    return Node(
        token.i,
        token.text,
        token.lower_,
        token.lemma_,
        token.pos_,
        token.tag_,
        token.dep_,
        token.ent_type_,
        token.ent_iob == _INSIDE,
    )


_INSIDE = 1
"""spaCy's code for a token that goes on with an entity."""


def _head_inside(token: Token, nodes: dict[int, Node]) -> int | None:
    """Return the nearest ancestor that is kept."""
    head = token.head
    while head.i not in nodes:
        if head.i == head.head.i:
            return None
        head = head.head
    return head.i if head.i != token.i else None
