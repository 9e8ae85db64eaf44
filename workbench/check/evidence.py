"""Which of a claim's figures does a source bear out, and where?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import islice

from workbench.check.comparison import Difference
from workbench.check.figures import MONTHS, Figure, FigureKind, unit_form
from workbench.check.hedges import ABOUT, hedged_span
from workbench.check.reading import SourceReading, stem
from workbench.check.vocabulary import UNITS, DifferenceKind, opposite
from workbench.model import Span

REACH = 25
"""Words on either side of a figure that are its context: about two sentences."""
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
ROUNDED = Decimal("0.08")
"""Share by which a measure given in a second unit may be off: writers round it."""
_CONVERSIONS = {
    ("foot", "m"): Decimal("0.3048"),
    ("mile", "km"): Decimal("1.609"),
    ("inch", "cm"): Decimal("2.54"),
    ("pound", "kg"): Decimal("0.4536"),
    ("acre", "ha"): Decimal("0.4047"),
    ("gallon", "litre"): Decimal("3.785"),
}
DAYS = frozenset({FigureKind.DATE, FigureKind.WEEKDAY})
"""Times of which a sentence about one event has one; months and years it may have several."""
MOST_BEARING = 50
"""Places that bear one figure out are weighed against each other; a text of one number has thousands."""
_TIMES = (FigureKind.DATE, FigureKind.MONTH, FigureKind.WEEKDAY)


@dataclass(frozen=True, slots=True)
class Need:
    """What a claim is about: the stems of its content words, each with its weight in the source."""

    weights: dict[str, float]

    @classmethod
    def of(cls, stems: Iterable[str], source: SourceReading) -> Need:
        """Weigh the stems by how rare they are in the source."""
        return cls({key: source.weight(key) for key in stems})

    def share(self, present: AbstractSet[str]) -> float:
        """Return the share of the claim's content that is present, 0 to 1."""
        total = sum(self.weights.values())
        return sum(weight for key, weight in self.weights.items() if key in present) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Support:
    """A figure of the claim and the figure of the source that bears it out, if any.

    Attributes:
        loosened: The same figure under another hedge, where the source has no other.
        places: Every figure of the source that bears it out as well.
    """

    figure: Figure
    borne_by: Figure | None
    share: float = 0.0
    loosened: Figure | None = None
    places: tuple[Figure, ...] = ()


def is_checked(figure: Figure, claim: str) -> bool:
    """Tell whether a figure needs bearing out: "first" and the "one" of "the only one" do not."""
    if figure.kind is FigureKind.ORDINAL and claim[figure.span.start].isalpha():
        return False
    return not (figure.spelt and figure.value == 1)


def supports(claim: str, mine: Sequence[Figure], source: SourceReading, need: Need) -> Iterator[Support]:
    """Yield for each of the claim's figures what bears it out."""
    if not mine:
        return
    years, months = _calendar(source)

    @cache
    def share_around(offset: int) -> float:
        return need.share(source.around(offset, REACH))

    for before, figure in zip((None, *mine), mine, strict=False):
        if not is_checked(figure, claim) or _converts(before, figure, claim):
            continue
        bearing = (
            Support(figure, other, share, None if _as_loose(figure, other) else other)
            for at, other in enumerate(source.figures)
            if _equal(figure, other, years)
            and _near_enough(figure, other, share := share_around(other.span.start), source, at)
        )
        found = list(islice(bearing, MOST_BEARING))
        as_written = [each for each in found if each.loosened is None]
        if as_written:
            best = max(as_written, key=lambda each: each.share)
            yield replace(best, places=tuple(each.borne_by for each in as_written if each.borne_by))
        elif found:
            yield found[0]
        elif figure.kind is FigureKind.MONTH and figure.month in months and figure.year in years:
            # A month in the text and the year of its publication: apart, as pages have it.
            yield Support(figure, figure)
        else:
            yield Support(figure, None)


def settled(support: Support, source: SourceReading, passage: Span) -> Support:
    """Return what bears a number out now that the claim's passage is known.

    A number of the passage that counts the same thing outweighs an equal one that stands elsewhere.

    Args:
        support: What was found in the whole source.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
    """
    if not support.places or stands_in(support, passage) or support.figure.kind is not FigureKind.NUMBER:
        return support
    here = (other for other in source.figures if _inside(other, passage))
    return Support(support.figure, None) if any(_rivals(support.figure, other) for other in here) else support


def kept_near(support: Support, source: SourceReading, passage: Span, near: Span) -> Support:
    """Return the same for a passage that was sought: what bears a figure out stands in it or beside it.

    A day of the passage that is another one outweighs an equal one in the sentences around.

    Args:
        support: What was found in the whole source.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
        near: That sentence with those around it.
    """
    if not support.places or stands_in(support, passage):
        return support
    here = {other.kind for other in source.figures if _inside(other, passage)}
    other_day = support.figure.kind in DAYS and support.figure.kind in here
    return support if stands_in(support, near) and not other_day else Support(support.figure, None)


def stands_in(support: Support, span: Span) -> bool:
    """Tell whether something that bears the figure out stands inside a span of the source."""
    return any(_inside(place, span) for place in support.places)


def _inside(figure: Figure, span: Span) -> bool:
    return span.start <= figure.span.start < span.end


def _rivals(mine: Figure, other: Figure) -> bool:
    """Tell whether another number counts the very thing that the claim's does."""
    if other.kind is not FigureKind.NUMBER or mine.unit != other.unit or not (mine.nouns and other.nouns):
        return False
    return stem(mine.nouns[0]) == stem(other.nouns[0])


def _calendar(source: SourceReading) -> tuple[set[int], set[int]]:
    """Return the years and the months that a source names anywhere."""
    years = {other.year for other in source.figures if other.year}
    years |= {int(other.value) for other in source.figures if other.kind is FigureKind.YEAR and other.value}
    months = {other.month for other in source.figures if other.month}
    return years, months | {MONTHS[key] for key in source.keys & MONTHS.keys()}


def _converts(before: Figure | None, figure: Figure, claim: str) -> bool:
    """Tell whether a figure only repeats the one before it in another unit: "50-foot (15 m)"."""
    if before is None or not before.value or not figure.value:
        return False
    factor = _CONVERSIONS.get((before.unit, figure.unit)) or 1 / _CONVERSIONS.get(
        (figure.unit, before.unit), Decimal(10**9)
    )
    bracketed = claim[before.span.end : figure.span.start].rstrip().endswith("(")
    ratio = figure.value / (before.value * factor)
    return bracketed and abs(ratio - 1) < ROUNDED


def _as_loose(mine: Figure, other: Figure) -> bool:
    """Tell whether a figure is hedged as its source is; of a part of a year the source may say more."""
    if mine.kind is FigureKind.DATE or mine.hedge == other.hedge:
        return True
    return mine.kind in {FigureKind.YEAR, FigureKind.MONTH} and not mine.hedge and other.hedge != ABOUT


def _near_enough(figure: Figure, other: Figure, share: float, source: SourceReading, at: int) -> bool:
    if figure.partner is not None and figure.kind is FigureKind.YEAR and other.partner != figure.partner:
        return _partner_near(figure, source, at) and share >= LEAST_SHARE[figure.kind]
    if figure.kind is not FigureKind.NUMBER:
        return share >= LEAST_SHARE[figure.kind]
    if _counts_the_contrary(figure, other) or _counts_another_type(figure, other, source):
        return False
    value = figure.value or Decimal(0)
    if figure.partner is not None:
        return share > 0 and (other.partner == figure.partner or _partner_near(figure, source, at))
    if value <= SMALL and value == value.to_integral_value() and not figure.unit and figure.nouns:
        mine = {stem(noun) for noun in figure.nouns[:2]}
        return bool(mine & {stem(noun) for noun in other.nouns}) and share >= LEAST_SHARE[figure.kind]
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


def _equal(mine: Figure, other: Figure, years: set[int]) -> bool:
    if mine.kind is FigureKind.WEEKDAY:
        return other.calendar_weekday == mine.weekday
    if mine.kind is FigureKind.DATE:
        same_day = other.kind is FigureKind.DATE and (mine.day, mine.month) == (other.day, other.month)
        known = mine.year is None or other.year == mine.year or (other.year is None and mine.year in years)
        return same_day and known
    if mine.kind is FigureKind.MONTH:
        return other.kind in {FigureKind.DATE, FigureKind.MONTH} and (mine.month, mine.year) == (
            other.month,
            other.year,
        )
    if mine.kind is FigureKind.YEAR and other.kind in _TIMES:
        return other.year is not None and other.year == mine.value
    if other.kind in _TIMES or mine.value != other.value:
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
    if "%" in {mine.unit, other.unit} or _is_measure(mine):
        return mine.unit == other.unit
    return not mine.unit or not other.unit or mine.unit == other.unit


def _is_measure(figure: Figure) -> bool:
    return figure.unit.isalpha() and any(unit_form(unit) == figure.unit for unit in UNITS)


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
    time = mine.kind in {*_TIMES, FigureKind.YEAR}
    here = [
        other
        for other in source.figures
        if passage.start <= other.span.start < passage.end
        and (other.kind in {*_TIMES, FigureKind.YEAR}) == time
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
    if mine.kind in {*_TIMES, FigureKind.YEAR}:
        return DifferenceKind.DATE
    if other is None or mine.value is None or other.value is None:
        return DifferenceKind.NUMBER
    if mine.value == other.value:
        return DifferenceKind.UNIT if mine.unit != other.unit else DifferenceKind.NUMBER
    ratio = max(mine.value, other.value) / max(min(mine.value, other.value), Decimal("0.000001"))
    scaled = ratio in {Decimal(10) ** power for power in (3, 6, 9)}
    return DifferenceKind.MAGNITUDE if scaled else DifferenceKind.NUMBER
