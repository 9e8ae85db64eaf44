"""Runs the parser over an article's blocks, a few at a time, and mends sentence bounds by quotes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.model import CLAIM_ROLES, Block, Span
from workbench.text import REPLACEMENT, printable

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from workbench.extract.quotes import Quotation

BATCH_SIZE = 4
"""Blocks parsed at once: spaCy's default batch takes 1 GB on whole articles, four take 240 MB."""

MAX_PIECE = 5_000
"""Code points of one parse; a longer block is cut, so that memory stays flat on a text without breaks."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_BLANK = re.compile(r"\s+")
_CLOSERS = frozenset(")]}”»")


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """A block with its parse.

    Attributes:
        doc: The parse of ``text[block.start:block.end]``; a token's place in the article is
            ``block.start + token.idx``.
        sentences: Token ranges (first, after last) in the doc, mended so that none ends inside a quotation.
        quotations: The quotations that start in the block, in article offsets.
    """

    block: Block
    doc: Doc
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the article span of the doc's characters from ``start`` to ``end``."""
        return Span(self.block.start + start, self.block.start + end)


def parse(
    nlp: Language, text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]
) -> Iterator[ParsedBlock]:
    """Yield the blocks that are read for claims with their parse, in order of place.

    A block longer than ``MAX_PIECE`` comes as several, cut between sentences and outside
    quotations where there is such a place.

    Args:
        nlp: A pipeline of ``loading.load_model``.
        text: The article's text.
        blocks: All its blocks; those of other roles are passed over.
        quotations: All its quotations, in order of place.
    """
    starts = [quotation.span.start for quotation in quotations]

    def within(start: int, end: int) -> tuple[Quotation, ...]:
        return tuple(quotations[bisect_left(starts, start) : bisect_left(starts, end)])

    read = [block for block in blocks if block.role in CLAIM_ROLES]
    pieces = [piece for block in read for piece in _pieces(text, block, within(block.start, block.end))]
    texts = (parser_text(text[piece.start : piece.end]) for piece in pieces)
    for piece, doc in zip(pieces, nlp.pipe(texts, batch_size=BATCH_SIZE), strict=True):
        # The parse is done; its tensor is two thirds of the Doc's memory, which a view would keep.
        doc.tensor = doc.tensor[:0].copy()
        inside = within(piece.start, piece.end)
        yield ParsedBlock(piece, doc, _sentences(doc, piece.start, inside), inside)


def parser_text(text: str) -> str:
    """Return what the parser reads: as long as the text, with breaks and invisible characters as spaces."""
    return printable(text).replace(REPLACEMENT, " ")


def _pieces(text: str, block: Block, quotations: Sequence[Quotation]) -> Iterator[Block]:
    start = block.start
    while block.end - start > MAX_PIECE:
        cut = _cut(text, start, start + MAX_PIECE, quotations)
        yield replace(block, start=start, end=cut)
        start = cut
    if text[start : block.end].strip():
        yield replace(block, start=start)


def _cut(text: str, start: int, limit: int, quotations: Sequence[Quotation]) -> int:
    """Return the last good place to cut at or before the limit: sentence end, then blank, then anywhere."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, limit)]
    near = [q.span for q in quotations if q.span.start < limit and q.span.end > start]
    for end in reversed(ends):
        if not any(span.start < end < span.end for span in near):
            return end
    if ends:
        return ends[-1]
    blanks = [match.end() for match in _BLANK.finditer(text, start, limit)]
    return blanks[-1] if blanks and blanks[-1] > start else limit


def _sentences(doc: Doc, offset: int, quotations: Sequence[Quotation]) -> tuple[tuple[int, int], ...]:
    """Return the sentences' token ranges, mended by the quotations.

    The parser likes to break before a closing mark and inside a quotation of several sentences;
    the first belongs to the sentence before, the second is no break.
    """
    bounds = [0]
    for sentence in list(doc.sents)[1:]:
        start = _before_openers(doc, sentence.start, offset, quotations)
        start = _after_closers(doc, start, offset, quotations)
        if start >= len(doc) or start <= bounds[-1]:
            continue
        moved = start > sentence.start
        if moved and (doc[start].text[:1].islower() or doc[start].text in {",", ";", ":"}):
            continue
        if _last_word(doc, start) == ",":
            continue
        place = offset + doc[start].idx
        # An open mark alone may be a slip: only the next paragraph's mark shows that all was quoted.
        whole = (q.span for q in quotations if q.closed or q.continued)
        if not any(span.start < place < span.end for span in whole):
            bounds.append(start)
    return tuple(zip(bounds, [*bounds[1:], len(doc)], strict=True))


def _before_openers(doc: Doc, start: int, offset: int, quotations: Sequence[Quotation]) -> int:
    """Step back over the marks that open a quotation: the parser likes to leave them behind."""
    while start > 1:
        place = offset + doc[start - 1].idx
        if not any(q.span.start <= place < q.inner.start for q in quotations):
            break
        start -= 1
    return start


def _after_closers(doc: Doc, start: int, offset: int, quotations: Sequence[Quotation]) -> int:
    while start < len(doc):
        token = doc[start]
        place = offset + token.idx
        closing = any(q.closed and q.inner.end <= place < q.span.end for q in quotations)
        if not (closing or token.text in _CLOSERS or token.is_space):
            break
        start += 1
    return start


def _last_word(doc: Doc, start: int) -> str:
    """Return the last token before ``start`` that is neither blank nor a quotation mark."""
    for index in range(start - 1, -1, -1):
        if not (doc[index].is_space or doc[index].is_quote):
            return doc[index].text
    return ""
