"""Runs the parser over an article's blocks, a few at a time, and mends sentence bounds by quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.model import Block, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from workbench.extract.quotes import Quotation


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
