"""Finds where in a source the words of a claim stand. It locates; it never judges."""

from __future__ import annotations

from rapidfuzz import fuzz

from workbench.model import Span
from workbench.text import straighten

SHORT = 20_000
"""Up to this many characters a source is read whole; a longer one only around what was located."""
MARGIN = 1_500
"""Characters kept on either side of a located passage: about two paragraphs."""


def plain(text: str) -> str:
    """Return the text in lower case with plain quotes and dashes, of the same length."""
    straight = straighten(text)
    lower = straight.lower()
    if len(lower) == len(straight):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in straight)


def locate(needle: str, source: str, cutoff: float = 0.0) -> tuple[Span, float] | None:
    """Return the stretch of the source most like the needle, and how like it is, 0 to 100.

    Args:
        needle: Text made by ``plain``.
        source: Text made by ``plain``.
        cutoff: Likeness below which nothing is returned.
    """
    if not needle.strip() or not source.strip():
        return None
    at = source.find(needle)
    if at >= 0:
        return Span(at, at + len(needle)), 100.0
    found = fuzz.partial_ratio_alignment(needle, source, score_cutoff=cutoff)
    if found is None:
        return None
    if len(needle) > len(source):
        return Span(0, len(source)), found.score
    return Span(found.dest_start, found.dest_end), found.score


def window(source: str, span: Span, extra: int) -> Span:
    """Return the span widened by the margin and by ``extra`` characters on both sides."""
    return Span(max(0, span.start - MARGIN - extra), min(len(source), span.end + MARGIN + extra))
