"""Which clause of a passage a figure stands in: "born in 1975 and elected in 2029" elects nobody in 1975."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from workbench.check.evidence import Support, stands_in
from workbench.check.figure import Figure, FigureKind
from workbench.check.reading import SourceReading, stem
from workbench.model import Span

_BORDER = re.compile(r"[;:,–—]\s|\s(?:and|but|while|whereas|although)\s", re.IGNORECASE)
_OPEN_ENDED = frozenset({FigureKind.ORDINAL, FigureKind.WEEKDAY})


def in_its_clause(
    support: Support,
    own: Sequence[Figure],
    source: SourceReading,
    passage: Span,
    weights: Mapping[str, float],
) -> Support:
    """Return what bears a figure out, or nothing where the claim's words stand with another figure.

    Args:
        support: What bears the figure out.
        own: All figures of the claim.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
        weights: The claim's content without its names: stems, each with its weight.
    """
    mine = support.figure
    alike = [figure for figure in own if figure.kind is mine.kind]
    if mine.kind in _OPEN_ENDED or len(alike) > 1 or not stands_in(support, passage):
        return support
    values = {_said(place) for place in support.places}
    here = [other for other in source.figures if _inside(other, passage) and other.kind is mine.kind]
    rivals = [
        other
        for other in here
        if other.unit == mine.unit and _said(other) not in values and _may_count_alike(mine, other)
    ]
    if not rivals:
        return support
    clauses = _clauses(source.text, passage)
    counted = {stem(noun) for noun in mine.nouns}
    telling = {key: weight for key, weight in weights.items() if key not in counted}

    def worth(figure: Figure) -> float:
        clause = next((span for span in clauses if _inside(figure, span)), passage)
        present = {source.stems[index] for index in source.word_range(clause)}
        return sum(weight for key, weight in telling.items() if key in present)

    best = max(worth(place) for place in support.places if _inside(place, passage))
    return support if best >= max(map(worth, rivals)) else Support(mine, None)


def _may_count_alike(mine: Figure, other: Figure) -> bool:
    """Tell whether two figures may be about one thing: by the nouns after them, or "them"."""
    if not mine.nouns or not other.nouns:
        return not mine.nouns and not other.nouns
    return other.nouns[0] == "them" or stem(mine.nouns[0]) == stem(other.nouns[0])


def _said(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.day, figure.month, figure.year


def _inside(figure: Figure, span: Span) -> bool:
    return span.start <= figure.span.start < span.end


def _clauses(text: str, passage: Span) -> list[Span]:
    borders = [match.start() + 1 for match in _BORDER.finditer(text, passage.start, passage.end)]
    edges = [passage.start, *borders, passage.end]
    return [Span(start, end) for start, end in pairwise(edges)]
