"""Cuts a stretch of text where claims begin and end, so that each piece has one set of claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.model import Span


class Segment(NamedTuple):
    """A piece of the text.

    Attributes:
        claims: Numbers of the claims whose words these are, lowest first.
        ends: Numbers of the claims whose last words end with this piece.
    """

    text: str
    claims: tuple[int, ...]
    ends: tuple[int, ...]


def segments(text: str, stretch: Span, claims: Iterable[tuple[int, Sequence[Span]]]) -> list[Segment]:
    """Return the pieces of a stretch, in order; together they are its text to the letter.

    Args:
        text: The whole text.
        stretch: Which part of it.
        claims: Number and spans of each claim; spans may overlap others and reach beyond the stretch.
    """
    parts = [
        (number, Span(max(span.start, stretch.start), min(span.end, stretch.end)), ends_here)
        for number, spans in claims
        if spans
        for last in [max(span.end for span in spans)]
        for span in spans
        if span.start < stretch.end and span.end > stretch.start
        for ends_here in [span.end == last <= stretch.end]
    ]
    cuts = {stretch.start, stretch.end}
    for _, span, _ in parts:
        cuts.update((span.start, span.end))
    places = sorted(cuts)
    found = []
    for start, end in pairwise(places):
        here = sorted({number for number, span, _ in parts if span.start <= start and span.end >= end})
        ends = sorted(
            {number for number, span, last in parts if last and span.end == end and span.start <= start}
        )
        found.append(Segment(text[start:end], tuple(here), tuple(ends)))
    return found
