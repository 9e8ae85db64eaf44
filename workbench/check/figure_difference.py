"""What a figure that nothing bears out is told as, with the figure that the passage has instead."""

from __future__ import annotations

from decimal import Decimal

from workbench.check.bearing import TIMES
from workbench.check.comparison import Difference
from workbench.check.evidence import Support
from workbench.check.figure import Figure, FigureKind
from workbench.check.hedges import hedged_span
from workbench.check.reading import SourceReading, stem
from workbench.check.vocabulary import DifferenceKind
from workbench.model import Span


def unsupported(claim: str, support: Support, source: SourceReading, passage: Span) -> Difference:
    """Return the difference that an unsupported figure makes, with the passage's figure in its place."""
    mine = support.figure
    if support.loosened is not None:
        own, theirs = hedged_span(claim, mine.span), hedged_span(source.text, support.loosened.span)
        return Difference(DifferenceKind.HEDGE, claim[slice(*own)], source.text[slice(*theirs)], own, theirs)
    other = _instead(mine, source, passage)
    return Difference(
        _kind(mine, other),
        claim[slice(*mine.span)],
        source.text[slice(*other.span)] if other else "",
        mine.span,
        other.span if other else None,
    )


def _instead(mine: Figure, source: SourceReading, passage: Span) -> Figure | None:
    """Return the passage's figure of the same sort that says something else."""
    time = mine.kind in {*TIMES, FigureKind.YEAR}
    here = [
        other
        for other in source.figures
        if passage.start <= other.span.start < passage.end
        and (other.kind in {*TIMES, FigureKind.YEAR}) == time
    ]
    nouns = {stem(noun) for noun in mine.nouns}
    here.sort(
        key=lambda other: (
            other.kind is not mine.kind,
            not nouns & {stem(noun) for noun in other.nouns},
            other.unit != mine.unit,
        )
    )
    return here[0] if here else None


def _kind(mine: Figure, other: Figure | None) -> DifferenceKind:
    if mine.kind in {*TIMES, FigureKind.YEAR}:
        return DifferenceKind.DATE
    if other is None or mine.value is None or other.value is None:
        return DifferenceKind.NUMBER
    if mine.value == other.value:
        return DifferenceKind.UNIT if mine.unit != other.unit else DifferenceKind.NUMBER
    ratio = max(mine.value, other.value) / max(min(mine.value, other.value), Decimal("0.000001"))
    scaled = ratio in {Decimal(10) ** power for power in (3, 6, 9)}
    return DifferenceKind.MAGNITUDE if scaled else DifferenceKind.NUMBER
