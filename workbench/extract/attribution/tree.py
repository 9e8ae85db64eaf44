"""The parse of a block as plain lists: what the rules read, without a call into spaCy at each step."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model import BlockRole, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from workbench.extract.parse import ParsedBlock

_MARKS = frozenset("\"“”„‟«»'‘’‚‛`") | {"``", "''"}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(frozen=True, slots=True)
class Tree:
    """One block's tokens, indexed as in its doc.

    Attributes:
        block: Place of the block in the article.
        offset: Where the block starts in the article.
        lower: Word forms in lower case; ``lemma``, ``pos``, ``tag``, ``dep``, ``entity`` are spaCy's.
        head: Index of each token's head; a root is its own.
        children: Each token's dependants, left to right.
        left: First token of each token's subtree.
        right: Token after the last one of each token's subtree.
        start: Article offset of each token; ``end`` likewise.
        quote: Which of ``quotes`` each token stands in (marks included), or -1.
        quotes: Token ranges of the outer quotations.
        open_quotes: Places in ``quotes`` of those whose closing mark is missing.
        sentence: Which of ``sentences`` each token belongs to.
        sentences: Token ranges of the sentences, the dateline left out.
        names: Words, in lower case, that the article writes with a capital inside sentences.
    """

    block: int
    offset: int
    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    quote: list[int]
    quotes: list[tuple[int, int]]
    open_quotes: frozenset[int]
    sentence: list[int]
    sentences: tuple[tuple[int, int], ...]
    names: frozenset[str]

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, start: int, end: int) -> Span:
        """Return the article span of the tokens from ``start`` to before ``end``."""
        return Span(self.start[start], self.end[end - 1])

    def text(self, start: int, end: int) -> str:
        """Return the tokens' words with a single space wherever there is a gap between them."""
        parts = []
        for token in range(start, end):
            gap = token > start and self.start[token] > self.end[token - 1]
            parts.append((" " if gap else "") + self.words[token])
        return " ".join("".join(parts).split())

    def is_mark(self, token: int) -> bool:
        """Say whether the token is a quotation mark."""
        return self.lower[token] in _MARKS

    def is_filler(self, token: int) -> bool:
        """Say whether the token is punctuation, space or a quotation mark."""
        return self.pos[token] in {"PUNCT", "SPACE"} or self.lower[token] in _MARKS

    def is_name(self, token: int) -> bool:
        """Say whether the token is a name: by its tag, or by its capital here and elsewhere."""
        return self.pos[token] == "PROPN" or (
            self.words[token][:1].isupper() and self.lower[token] in self.names
        )

    def child(self, token: int, *deps: str) -> int | None:
        """Return the token's first dependant of one of these relations."""
        return next((child for child in self.children[token] if self.dep[child] in deps), None)

    def subtree(self, token: int) -> tuple[int, int]:
        """Return the range of tokens that the token's subtree covers."""
        return self.left[token], self.right[token]

    def ancestors(self, token: int) -> list[int]:
        """Return the token's heads up to its root, nearest first."""
        result = []
        while self.head[token] != token:
            token = self.head[token]
            result.append(token)
        return result

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without the space and the separating punctuation at its ends."""
        while start < end and (self.lower[start] in _SEPARATORS or self.pos[start] == "SPACE"):
            start += 1
        while end > start and (self.lower[end - 1] in _SEPARATORS or self.pos[end - 1] == "SPACE"):
            end -= 1
        return start, end


_SEPARATORS = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "―"})


def build_trees(parsed: Sequence[ParsedBlock]) -> list[Tree]:
    """Return the trees of an article's blocks."""
    names = _capitalised(parsed)
    return [build_tree(place, block, names) for place, block in enumerate(parsed)]


def _capitalised(parsed: Sequence[ParsedBlock]) -> frozenset[str]:
    """Return the words that stand with a capital where no sentence begins, headlines apart."""
    return frozenset(
        token.lower_
        for block in parsed
        if block.block.role is not BlockRole.HEADLINE
        for first, last in block.sentences
        for token in block.doc[first + 1 : last]
        if token.text[:1].isupper() and token.pos_ == "PROPN"
    )


def build_tree(place: int, parsed: ParsedBlock, names: frozenset[str] = frozenset()) -> Tree:
    """Return the tree of a parsed block.

    Args:
        place: The block's place in the article.
        parsed: The block.
        names: Words that the article uses as names.
    """
    doc, offset = parsed.doc, parsed.block.start
    size = len(doc)
    head = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in range(size)]
    left, right = list(range(size)), list(range(1, size + 1))
    for token, parent in enumerate(head):
        if parent != token:
            children[parent].append(token)
    for token in range(size):
        _widen(token, head, left, right)
    start = [offset + token.idx for token in doc]
    end = [place + len(token) for place, token in zip(start, doc, strict=True)]
    quotes, quote, unclosed = _quotes(parsed, start, end)
    sentences = _without_dateline(doc, parsed.sentences)
    sentence = [0] * size
    for number, (first, last) in enumerate(sentences):
        sentence[first:last] = [number] * (last - first)
    return Tree(
        block=place,
        offset=offset,
        words=[token.text for token in doc],
        lower=[token.lower_ for token in doc],
        lemma=[token.lemma_.lower() for token in doc],
        pos=[token.pos_ for token in doc],
        tag=[token.tag_ for token in doc],
        dep=[token.dep_ for token in doc],
        entity=[token.ent_type_ for token in doc],
        head=head,
        children=children,
        left=left,
        right=right,
        start=start,
        end=end,
        quote=quote,
        quotes=quotes,
        open_quotes=frozenset(unclosed),
        sentence=sentence,
        sentences=sentences,
        names=names,
    )


# "HARBOUR CITY, N.C. (AP) - ": a place in capitals, an agency, a dash.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z'’.-]+(?:[ ,]+[A-Z][\w'’.-]+){0,4}(?:,? \(?[A-Z][\w .]+\)?)?,?"
    r"(?: [A-Z][a-z]+\.? \d{1,2})?(?: \([\w ]+\))?\s*(?:--|[-–—])\s"
)


def _without_dateline(doc: Doc, sentences: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Let the first sentence start after the dateline, which is part of no statement."""
    match = _DATELINE.match(doc.text)
    if match is None or not sentences:
        return sentences
    start = next((token.i for token in doc if token.idx >= match.end()), len(doc))
    result = [(max(first, start), last) for first, last in sentences if last > start]
    return tuple(result) or sentences


def _widen(token: int, head: list[int], left: list[int], right: list[int]) -> None:
    """Widen the subtrees of the token's ancestors to hold it; stops where it is held already."""
    current = token
    while head[current] != current:
        current = head[current]
        if left[current] <= token < right[current]:
            break
        left[current] = min(left[current], token)
        right[current] = max(right[current], token + 1)


def _quotes(
    parsed: ParsedBlock, start: list[int], end: list[int]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    quotes: list[tuple[int, int]] = []
    quote = [-1] * len(start)
    unclosed = []
    for quotation in parsed.quotations:
        if quotation.depth:
            continue
        first = bisect_right(end, quotation.span.start)
        last = bisect_left(start, quotation.span.end)
        if first < last:
            if not quotation.closed:
                unclosed.append(len(quotes))
            quote[first:last] = [len(quotes)] * (last - first)
            quotes.append((first, last))
    return quotes, quote, unclosed
