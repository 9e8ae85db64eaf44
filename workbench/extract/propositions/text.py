"""Spans and readable text of a proposition: the article's words, joined and tidied, none added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from workbench.extract.parse import ParsedBlock, parser_text
from workbench.model import Span

_SPACES = re.compile(r"\s+")
_BEFORE_CLOSING = re.compile(r"\s+(?=[,.;:!?)\]”])")
_HANGING = ",;: –—―"
_OPENING = " –—―"
_DOUBLED = re.compile(r"[,;:](?=[,.;:])")


def spans_of(block: ParsedBlock, words: Sequence[int]) -> tuple[Span, ...]:
    """Return the article spans of a block's tokens, neighbours joined.

    Args:
        block: The block they stand in.
        words: Indices of tokens, in order.
    """
    found: list[Span] = []
    last = -2
    for index in words:
        token = block.doc[index]
        span = block.span(token.idx, token.idx + len(token))
        joined = index == last + 1 or (found and all(block.doc[i].is_space for i in range(last + 1, index)))
        if joined:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        last = index
    return tuple(found)


def readable(text: str, spans: Iterable[Span]) -> str:
    """Return the words of the spans as one line of plain text.

    Blanks are single, a comma or a dash left hanging at a gap goes, and nothing is put in.

    Args:
        text: The article.
        spans: Where the words stand, in order.
    """
    parts = [parser_text(text[start:end]).strip() for start, end in spans]
    joined = " ".join(
        (part.rstrip(_HANGING) if place + 1 < len(parts) else part).lstrip(_OPENING if place else "")
        for place, part in enumerate(parts)
    )
    joined = _SPACES.sub(" ", joined)
    return _DOUBLED.sub("", _BEFORE_CLOSING.sub("", joined)).strip()
