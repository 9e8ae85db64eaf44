"""Days that a source names by the day it appeared: "yesterday", "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbench.check.figure import Figure, FigureKind
from workbench.model import Span

_WEEK = timedelta(days=7)
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY = re.compile(r"\b(?:today|tonight|yesterday|tomorrow)\b(?!['\u2019])", re.IGNORECASE)
_OTHER_WEEK = re.compile(r"(?:last|next|this|every|each|a)\s+$", re.IGNORECASE)
"""Before a weekday: which week is meant is not said, or told in another way."""
_COMING = re.compile(
    r"\b(?:will|would|shall|next|plans?|planned|due|expected|expects|tomorrow|scheduled|until|by|can)\b"
    r"|['\u2019]ll\b",
    re.IGNORECASE,
)
"""In a sentence: what it tells may be still to come, and then so may be its weekday."""


def dated(
    text: str, figures: Sequence[Figure], sentences: Sequence[Span], published: date
) -> Iterator[Figure]:
    """Yield the figures of a text with a calendar day for the days told relative to its appearance.

    A weekday of a sentence that tells of what is past is the last one before or on that day. In one that
    speaks of what is to come it stays a weekday: nobody knows which one is meant.

    Args:
        text: The source's text.
        figures: Its figures, in order of place.
        sentences: Its sentences, in order.
        published: The day on which it appeared.
    """
    if not date.min + _WEEK < published < date.max - _WEEK:  # no calendar goes on before or behind
        yield from figures
        return
    spans = iter(sentences)
    sentence = next(spans, Span(0, len(text)))
    for figure in sorted([*figures, *_relative(text, published)], key=lambda figure: figure.span):
        while figure.span.start >= sentence.end:
            sentence = next(spans, Span(sentence.end, len(text) + 1))
        if (
            figure.kind is not FigureKind.WEEKDAY
            or figure.weekday is None
            or _OTHER_WEEK.search(text, max(0, figure.span.start - 8), figure.span.start)
            or _COMING.search(text, sentence.start, sentence.end)
        ):
            yield figure
        else:
            day = published - timedelta(days=(published.weekday() - figure.weekday) % 7)
            yield replace(figure, day=day.day, month=day.month, year=day.year)


def _relative(text: str, published: date) -> Iterator[Figure]:
    for match in _DAY.finditer(text):
        day = published + timedelta(days=_RELATIVE[match[0].lower()])
        yield Figure(FigureKind.DATE, Span(*match.span()), day=day.day, month=day.month, year=day.year)
