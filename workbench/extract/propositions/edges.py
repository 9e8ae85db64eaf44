"""The edges of a proposition: the marks and small words at its ends and joints that it keeps or loses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.extract.propositions.brackets import close
from workbench.extract.propositions.tree import Words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEADING = frozenset({",", ";", ":", "-", "–", "—", "―", "--", ")", "]", ".", "…", "and", "but", "or"})
_TRAILING = frozenset({",", ";", ":", "-", "–", "—", "―", "--", "(", "[", ".", "and", "but", "or"})
_JOINTS = frozenset({"and", "or", "&"})


def with_whole_quotes(quotes: Sequence[tuple[int, int]], words: Words, tokens: Sequence[int]) -> Words:
    """Return words with the whole of each quotation that they touch.

    Args:
        quotes: Token ranges between the marks of quotations.
        words: Indices of tokens.
        tokens: Indices of those that may be added.
    """
    for start, end in quotes:
        if any(start <= index < end for index in words):
            words |= frozenset(index for index in tokens if start <= index < end)
    return words


class Edges:
    """Tidies the propositions of one sentence.

    Args:
        doc: The parsed block.
        texts: The text of every token of the doc.
        tokens: The sentence's tokens in order, blanks left out.
        quotes: Token ranges between the marks of the quotations in it.
        framing: Words of its reporting frames.

    Attributes:
        marks: Tokens of the marks around its quotations.
    """

    def __init__(
        self,
        doc: Doc,
        texts: Sequence[str],
        tokens: Sequence[int],
        quotes: Sequence[tuple[int, int]],
        framing: Words,
    ) -> None:
        self._doc = doc
        self._texts = texts
        self._tokens = tokens
        self._quotes = quotes
        self._framing = framing
        self.marks = {
            mark
            for start, end in quotes
            for mark in (start - 1, end)
            if 0 <= mark < len(texts) and not any(map(str.isalnum, texts[mark]))
        }
        # Two rounds see to "state-of-the-art": from the left to the right and back.
        hyphens = [index for index in tokens if texts[index] == "-" and self._binds(index)]
        self._hyphens = [*hyphens, *reversed(hyphens)]

    def _is_joint(self, index: int) -> bool:
        """Say whether a token between two words only joins them: a mark, or "and" in a list kept whole."""
        text = self._texts[index]
        return not any(map(str.isalnum, text)) or text.lower() in _JOINTS

    def _binds(self, hyphen: int) -> bool:
        """Say whether a hyphen stands between two words without blanks."""
        if not 0 < hyphen < len(self._texts) - 1:
            return False
        return not (self._doc[hyphen - 1].whitespace_ or self._doc[hyphen].whitespace_)

    def _with_whole_words(self, words: Words) -> Words:
        """Return words with the rest of those that a hyphen joins: the parser takes them apart."""
        for hyphen in self._hyphens:
            if (hyphen - 1 in words) != (hyphen + 1 in words):
                words |= frozenset(range(hyphen - 1, hyphen + 2)) - self._framing
        return words

    def _leads(self, index: int) -> bool:
        """Say whether a word in front only joins: a mark, "and", the "that" of what is said."""
        word = self._texts[index].lower()
        return word in _LEADING or (word == "that" and self._doc[index].dep_ == "mark")

    def neat(self, words: Words) -> Words:
        """Return words with the punctuation inside and the marks of whole quotations, edges trimmed."""
        kept = sorted(words)
        for one, other in pairwise(kept):
            if other - one > 1 and all(self._is_joint(index) for index in range(one + 1, other)):
                words |= frozenset(range(one + 1, other))
        words = with_whole_quotes(
            self._quotes, close(self._texts, self._with_whole_words(words)), self._tokens
        )
        inside = [quote for quote in self._quotes if quote[0] in words and quote[1] - 1 in words]
        words |= frozenset(mark for start, end in inside for mark in (start - 1, end) if mark in self.marks)
        edges = sorted(words)
        protected = {index for start, end in inside for index in range(start - 1, end + 1)}
        while edges and edges[0] not in protected and self._leads(edges[0]):
            edges.pop(0)
        while edges and edges[-1] not in protected and self._texts[edges[-1]].lower() in _TRAILING:
            edges.pop()
        return frozenset(edges)
