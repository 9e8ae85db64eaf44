"""Does one figure of a source bear out one figure of a claim?"""

from __future__ import annotations

from decimal import Decimal

from workbench.check.directions import goes_the_other_way
from workbench.check.figure import Figure, FigureKind
from workbench.check.hedges import ABOUT
from workbench.check.reading import SourceReading, stem
from workbench.check.units import unit_form
from workbench.check.vocabulary import UNITS, opposite

SMALL = 12
"""Counts up to this are everywhere: they are borne out only beside the noun that they count."""
LEAST_SHARE = {
    FigureKind.DATE: 0.05,
    FigureKind.MONTH: 0.1,
    FigureKind.YEAR: 0.1,
    FigureKind.WEEKDAY: 0.12,
    FigureKind.ORDINAL: 0.12,
    FigureKind.NUMBER: 0.12,
}
"""Share of a claim's content, weighted by rarity, that must stand around a figure that bears it out."""
RARE_SHARE = 0.05
"""The same for a number of three figures or more that are not round: chance seldom repeats it."""
LABELS = frozenset(
    "part chapter season episode volume phase stage round page section number group level grade class "
    "category type version route line floor room gate platform terminal unit block".split()
)
"""Words before a number that is a name, no count: "part 2" is borne out by "part 2" only."""
TIMES = (FigureKind.DATE, FigureKind.MONTH, FigureKind.WEEKDAY)


def is_equal(mine: Figure, other: Figure, years: set[int]) -> bool:
    """Tell whether two figures say the same; a date without a year means one of the source's years."""
    if mine.kind is FigureKind.WEEKDAY:
        return other.calendar_weekday == mine.weekday
    if mine.kind is FigureKind.DATE:
        same_day = other.day is not None and (mine.day, mine.month) == (other.day, other.month)
        known = mine.year is None or other.year == mine.year or (other.year is None and mine.year in years)
        return same_day and known
    if mine.kind is FigureKind.MONTH and mine.year is None:
        return other.kind in {FigureKind.DATE, FigureKind.MONTH} and other.month == mine.month
    if mine.kind is FigureKind.MONTH:
        return other.kind in {FigureKind.DATE, FigureKind.MONTH} and (mine.month, mine.year) == (
            other.month,
            other.year,
        )
    if mine.kind is FigureKind.YEAR and other.kind in TIMES:
        return other.year is not None and other.year == mine.value
    if other.kind in TIMES or mine.value != other.value:
        return False
    return _same_sort(mine, other)


def _same_sort(mine: Figure, other: Figure) -> bool:
    """Tell whether two equal numbers count in one unit, and both a rank or neither."""
    ranks = mine.kind is FigureKind.ORDINAL, other.kind is FigureKind.ORDINAL
    if ranks == (True, False):
        return bool(mine.nouns and other.before) and stem(mine.nouns[0]) == stem(other.before)
    if ranks == (False, True):
        return bool(mine.before and other.nouns) and stem(other.nouns[0]) == stem(mine.before)
    if not other.unit and mine.partner is not None and mine.partner == other.partner:
        return mine.unit != "%"
    if mine.unit == "year" and "old" in mine.nouns and not other.unit and not other.nouns:
        return True  # "Taube, 17," is a 17-year-old
    if "%" in {mine.unit, other.unit} or _is_measure(mine):
        return mine.unit == other.unit
    return not mine.unit or not other.unit or mine.unit == other.unit


def _is_measure(figure: Figure) -> bool:
    return figure.unit.isalpha() and any(unit_form(unit) == figure.unit for unit in UNITS)


def is_as_loose(mine: Figure, other: Figure) -> bool:
    """Tell whether a figure is hedged as its source is; of a part of a year the source may say more."""
    if mine.kind is FigureKind.DATE or mine.hedge == other.hedge:
        return True
    return mine.kind in {FigureKind.YEAR, FigureKind.MONTH} and not mine.hedge and other.hedge != ABOUT


def is_near_enough(figure: Figure, other: Figure, share: float, source: SourceReading, at: int) -> bool:
    """Tell whether an equal figure stands among enough of the claim's words to speak of the same thing.

    Args:
        figure: The claim's figure.
        other: The source's figure.
        share: How much of the claim's content stands around it, 0 to 1.
        source: The reading of the source.
        at: Index of the source's figure in it.
    """
    if figure.partner is not None and figure.kind is FigureKind.YEAR and other.partner != figure.partner:
        return _partner_near(figure, source, at) and share >= LEAST_SHARE[figure.kind]
    if figure.kind is not FigureKind.NUMBER:
        return share >= LEAST_SHARE[figure.kind]
    if _counts_the_contrary(figure, other) or _counts_another_type(figure, other, source):
        return False
    if goes_the_other_way(figure.context, other.context):
        return False
    value = figure.value or Decimal(0)
    if figure.partner is not None:
        return share > 0 and (other.partner == figure.partner or _partner_near(figure, source, at))
    if figure.share and other.whole and not other.share:
        return False
    if figure.before in LABELS:
        return other.before == figure.before and share >= LEAST_SHARE[figure.kind]
    if value <= SMALL and value == value.to_integral_value() and not figure.unit and figure.nouns:
        mine = {stem(noun) for noun in figure.nouns[:2]}
        theirs = {stem(noun) for noun in other.nouns}
        return bool(mine & theirs or "them" in other.nouns[:1]) and share >= LEAST_SHARE[figure.kind]
    if value > 100 and value % 100:
        return share >= RARE_SHARE
    return share >= LEAST_SHARE[figure.kind]


def _counts_the_contrary(mine: Figure, other: Figure) -> bool:
    """Tell whether one counts the killed and the other the wounded, or the like."""
    telling = {word for word in mine.context if opposite(word)}
    contrary = {word for noun in telling for word in opposite(noun)}
    return bool(contrary & set(other.context)) and not telling & set(other.context)


def _counts_another_type(mine: Figure, other: Figure, source: SourceReading) -> bool:
    """Tell whether a source that knows the claim's designation counts another one here.

    Where it does not know it, the designation itself is the difference.
    """
    return bool(mine.code and other.code and mine.code != other.code and mine.code in source.codes)


def _partner_near(figure: Figure, source: SourceReading, at: int) -> bool:
    """Tell whether a range's other end stands beside ("from 10 to 24")."""
    here = source.figures[at]
    return any(
        other.value == figure.partner
        and max(other.span.start - here.span.end, here.span.start - other.span.end) < 12
        for other in source.figures[max(0, at - 1) : at + 2]
    )
