"""The frame: somebody (source) says (cue) something (content), tied to the tokens it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from workbench.model import Attribution


class TokenRange(NamedTuple):
    """A half-open range of tokens of one parsed block.

    Attributes:
        block: Place of the block in the sequence that was searched.
        start: Index of the first token in that block's doc.
        end: Index after the last token.
    """

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution and the tokens behind it.

    Attributes:
        attribution: Spans, names, class and confidence, in article offsets.
        block_index: The block its content begins in (the block of its cue where the content is empty).
        parent: Place, in the list it came in, of the frame whose content holds this one; None for an
            outermost frame. A parent always stands before its children.
        head: Token of the cue that governs the content (verb, noun or preposition), in the doc of
            ``cue.block``; None where punctuation alone is the cue.
        source: Tokens of the source, with its title and apposition; None where it has none.
        cue: Tokens of the cue, auxiliaries and its adjuncts included; None where it has none.
        content: Tokens of the content, in order; the ranges may stand in several blocks.
        rule: The construction that found it, for reports and confidence ("complement", "according", ...).
    """

    attribution: Attribution
    block_index: int
    parent: int | None = None
    head: int | None = None
    source: TokenRange | None = None
    cue: TokenRange | None = None
    content: tuple[TokenRange, ...] = ()
    rule: str = ""
