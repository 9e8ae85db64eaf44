"""Finds the words that no proposition holds, and where each of them belongs: nothing may vanish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.extract.propositions.tree import NOTHING, Node, Tree, Words

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "SYM", "X", "INTJ"})
_SETTINGS = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "ORG", "PERSON"})
_HEARERS = frozenset({"dobj", "dative", "iobj"})
_TOWARDS = frozenset({"to", "with", "in", "at"})
_CONNECTIVES = frozenset(
    "however moreover furthermore therefore nevertheless meanwhile instead thus additionally also then "
    "too indeed still yet including such when where why how well as".split()
)


@dataclass(slots=True)
class LooseEnds:
    """Words left over in a stretch.

    Attributes:
        hosted: Words with the place of the proposition that holds what they hang on.
        alone: Words that hang on nothing said.
        reporting: Words that hang on a reporting clause, with the word there that they hang on, and
            whether they say to whom something is reported.
    """

    hosted: list[tuple[int, Words]] = field(default_factory=list)
    alone: list[Words] = field(default_factory=list)
    reporting: list[tuple[int, Words, bool]] = field(default_factory=list)


def is_content(node: Node) -> bool:
    """Say whether a word says something: no article, pronoun, auxiliary, particle or connective."""
    return is_content_word(node.pos, node.word)


def is_content_word(pos: str, word: str) -> bool:
    """Say the same of a part of speech and a lower-case word."""
    return pos in _CONTENT and word not in _CONNECTIVES


def loose_ends(tree: Tree, found: Sequence[Words], framing: Words, heads: Words) -> LooseEnds:
    """Return the content words that none of the propositions holds, grouped by what they hang on.

    Args:
        tree: The stretch.
        found: Its propositions.
        framing: Words of reporting frames: sources and cues.
        heads: The words that govern what is reported.
    """
    ends = LooseEnds()
    covered = NOTHING.union(*found)
    taken = covered | framing
    for node in list(tree.nodes.values()):
        if node.index in taken or not is_content(node):
            continue
        top, host = node, node.head
        while host is not None and host.index not in covered and host.index not in framing | heads:
            top, host = host, host.head
        words = frozenset(below.index for below in top.subtree()) - taken
        taken |= words
        if host is None:
            ends.alone.append(words)
        elif host.index in framing | heads:
            ends.reporting.append((host.index, words, top.dep in _HEARERS or top.word in _TOWARDS))
        else:
            ends.hosted.append((next(i for i, one in enumerate(found) if host.index in one), words))
    return ends


def words_beyond_setting(tree: Tree, words: Words) -> int:
    """Return how many content words are no part of a date, a place or a name."""
    content = (tree.nodes[index] for index in words if is_content(tree.nodes[index]))
    return sum(node.entity not in _SETTINGS for node in content)
