"""Brackets in a sentence: each says something of the noun before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.extract.propositions.tree import CLOSING_MARKS, NOTHING, Node, Tree, Words

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_HOSTS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_JOINTS = frozenset({"'s", "’s", "&", "-"})
_LINKS = frozenset("of the in on at from by to for with de la".split())
"""Small words inside a name or a title: "Far from the Sea"."""


class Reader(Protocol):
    """What tells which noun is meant."""

    def base(self, noun: Node) -> Words:
        """Return a noun with the words that say which one is meant."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch in round or square brackets, marks included: first token and token after the last."""

    start: int
    end: int


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


def statements(
    tree: Tree, reader: Reader, bracket: Bracket, quotes: Sequence[tuple[int, int]]
) -> Iterator[Words]:
    """Yield what a bracket says of the noun before it: one statement, or one a part between semicolons.

    Args:
        tree: The sentence without its brackets.
        reader: Tells which noun is meant.
        bracket: The bracket.
        quotes: Token ranges between the marks of the quotations of the block.
    """
    noun = _before(tree, reader, bracket, quotes)
    parts = list(_parts(tree.texts, bracket))
    if len(parts) == 1:
        yield noun | frozenset(range(bracket.start, bracket.end))
        return
    for part in parts:
        yield noun | part


def _parts(texts: Sequence[str], bracket: Bracket) -> Iterator[Words]:
    """Yield the parts between semicolons; a bracket inside is not looked into."""
    depth = 0
    part: list[int] = []
    for index in range(bracket.start + 1, bracket.end - 1):
        depth += (texts[index] in _OPENING) - (texts[index] in _CLOSING)
        if texts[index] == ";" and not depth:
            yield frozenset(part)
            part = []
        else:
            part.append(index)
    if part:
        yield frozenset(part)


def _before(tree: Tree, reader: Reader, bracket: Bracket, quotes: Sequence[tuple[int, int]]) -> Words:
    texts, index = tree.texts, bracket.start - 1
    while index > 0 and texts[index] in _CLOSING and index not in tree.nodes:
        index -= 1
        while index > 0 and index not in tree.nodes:
            index -= 1
    if texts[index] in CLOSING_MARKS:
        quoted = next((quote for quote in quotes if quote[1] == index), None)
        return frozenset(range(quoted[0] - 1, index + 1)) if quoted is not None else NOTHING
    noun = tree.nodes.get(index)
    name = _name(tree, noun) if noun is not None and noun.text[0].isupper() else NOTHING
    if name or noun is None or noun.pos not in _HOSTS:
        return name
    return frozenset(index for index in reader.base(noun) if index < bracket.start)


def _name(tree: Tree, last: Node) -> Words:
    """Return the name that ends in a node: words with a capital, and small ones that hang between them.

    Nothing where a quotation mark stands in it: the parse knows more of "Ana "Annie" Roe".
    """
    nodes, start = tree.nodes, last.index
    while start - 1 in nodes:
        node = nodes[start - 1]
        if node.text[0].isupper() or node.text[0].isdigit() or node.text in _JOINTS:
            start -= 1
        elif node.word in _LINKS and (link := _linked(tree, node)) is not None:
            start = link
        else:
            break
    first = nodes[start]
    if tree.texts[start - 1] in CLOSING_MARKS:
        return NOTHING
    if first.pos in {"ADP", "SCONJ", "CCONJ"} and first.head is not None and first.head.is_verb:
        # "In Paris (France)": the sentence begins, the name does not.
        start += start < last.index
    return frozenset(index for index in range(start, last.index + 1) if index in nodes)


def _linked(tree: Tree, node: Node) -> int | None:
    """Return the word with a capital that a small word before a name hangs on, where they are neighbours."""
    index = node.index
    while index in tree.nodes and tree.nodes[index].word in _LINKS:
        index -= 1
    outer, top = tree.nodes.get(index), node if node.word != "the" else tree.nodes[node.index - 1]
    if outer is None or not outer.text[0].isupper() or outer.entity == "PERSON":
        return None
    return index if top.head is outer or top.word == "the" else None


def close(texts: Sequence[str], words: Words) -> Words:
    """Return words with both marks of each bracket that they hold the inside of, and no mark alone.

    Args:
        texts: The text of every token of the doc.
        words: Indices of tokens.
    """
    ordered = sorted(words)
    if not ordered:
        return words
    open_marks: list[int] = []
    closed: set[int] = set()
    alone: set[int] = set()
    for index in range(ordered[0], min(ordered[-1] + 2, len(texts))):
        if texts[index] in _OPENING:
            open_marks.append(index)
        elif texts[index] in _CLOSING and open_marks:
            start = open_marks.pop()
            whole = words.issuperset(range(start + 1, index))
            (closed if whole and (start in words or index in words) else alone).update((start, index))
        elif texts[index] in _CLOSING:
            alone.add(index)
    return (words | closed) - alone - set(open_marks)
