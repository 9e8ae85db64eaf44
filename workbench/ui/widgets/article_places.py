"""The blocks of an article by place: what is article, and what was left out of the reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from workbench.model import CLAIM_ROLES, Block, Span
from workbench.ui.widgets.article_layout import KEPT_ROLES, runs


class ArticlePlaces:
    """Finds blocks by offset.

    Attributes:
        blocks: In order of place; a text without any is article from end to end.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Take the blocks of an edition, and join left-out ones that follow each other."""
        self.blocks = tuple(blocks)
        self._runs = [
            Span(run[0].start, run[-1].end) for run in runs(self.blocks) if run[0].role not in KEPT_ROLES
        ]

    def left_out_at(self, offset: int) -> Span | None:
        """Return the run of left-out blocks that holds an offset, or None."""
        index = bisect_right(self._runs, offset, key=attrgetter("start")) - 1
        return self._runs[index] if index >= 0 and offset < self._runs[index].end else None

    def touching(self, span: Span) -> Sequence[Block]:
        """Return the blocks that a stretch touches."""
        first = max(0, bisect_right(self.blocks, span.start, key=attrgetter("start")) - 1)
        last = bisect_right(self.blocks, span.end - 1, key=attrgetter("start"))
        return [block for block in self.blocks[first:last] if block.end > span.start]

    def unread(self, span: Span) -> Sequence[Block]:
        """Return the blocks that a stretch touches and that are not read for claims."""
        return [block for block in self.touching(span) if block.role not in CLAIM_ROLES]

    def in_block(self, span: Span, offset: int) -> Span:
        """Return the part of a stretch that lies in the block at an offset; all of it where there is none."""
        for block in self.touching(Span(offset, offset + 1)):
            return Span(max(span.start, block.start), min(span.end, block.end))
        return span

    def article_spans(self, text: str, span: Span) -> tuple[Span, ...]:
        """Return what a stretch holds of the article, one span a block, without space at its ends.

        Args:
            text: The article's text.
            span: A stretch of it.
        """
        kept = [block for block in self.touching(span) if block.role in KEPT_ROLES]
        pieces = [Span(max(span.start, block.start), min(span.end, block.end)) for block in kept]
        return tuple(
            trimmed
            for piece in (pieces if self.blocks else [span])
            for trimmed in [_trimmed(text, piece)]
            if trimmed.start < trimmed.end
        )


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
