"""The dateline that an agency's text opens with, as in "PORT ELLERY, Varnia (Agency) — "."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.extract.propositions.tree import NOMINAL, Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_SMALL = frozenset({"and", "of", "de", "la", "el", "al", "on"})
_MARKS = frozenset({",", ".", "(", ")", "/", "[", "]"})
_LONGEST = 18
"""Tokens up to the dash: two towns with their countries, a day and an agency in brackets."""

_SHORTEST_TOWN = 5
"""Letters from which one word in capitals before a dash is a town and no abbreviation."""


def dateline_end(doc: Doc) -> int:
    """Return how many tokens of a block its dateline takes, the dash included; 0 where there is none.

    It stands before a free dash behind which a sentence begins, and is made of names, numbers and marks; its
    first word is in capitals or an agency stands in brackets.

    Args:
        doc: The parsed block.
    """
    words = 0
    bracketed = False
    for token in doc[:_LONGEST]:
        text = token.text
        if text in _DASHES and words and _is_free(token):
            told = bracketed or (doc[0].is_upper and (words > 1 or len(doc[0]) >= _SHORTEST_TOWN))
            return token.i + 1 if told and _begins(doc, token.i + 1) else 0
        if text in _MARKS:
            bracketed |= text == "(" and words > 0
        elif text[0].isupper() or text[0].isdigit() or (words and text.lower() in _SMALL):
            words += 1
        elif not token.is_space and text not in _DASHES:
            return 0
    return 0


def _is_free(dash: Token) -> bool:
    return bool(dash.whitespace_) or dash.i + 1 == len(dash.doc) or dash.text in {"—", "--"}


def _begins(doc: Doc, index: int) -> bool:
    """Say whether a sentence begins at a token, or nothing follows."""
    rest = [token for token in doc[index : index + 3] if not token.is_space]
    return not rest or not rest[0].text[0].islower()


def seat(tree: Tree, doc: Doc) -> None:
    """Make a noun the subject where the parser took a dateline for the subject and hung the noun on it."""
    for node in reversed(list(tree.nodes.values())):
        verb = node.head
        if verb is None or doc[node.index].head.i in tree.nodes or node.pos not in NOMINAL:
            continue
        misread = node.dep in {"appos", "conj", "nmod", "compound"} and node.index < verb.index
        if not misread or not verb.is_verb:
            continue
        if not verb.subjects:
            node.dep = "nsubj"
        elif node.index + 1 in tree.nodes and verb.subjects[0].first() == node.index + 1:
            node.hang(verb.subjects[0], "compound")
