"""Which of a claim's figures does a source bear out, and where?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import islice

from workbench.check.bearing import is_as_loose, is_equal, is_near_enough
from workbench.check.calendar_dates import MONTHS
from workbench.check.figure import Figure, FigureKind
from workbench.check.reading import SourceReading, stem
from workbench.model import Span

REACH = 25
"""Words on either side of a figure that are its context: about two sentences."""
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
COUNTED = frozenset({FigureKind.NUMBER, FigureKind.YEAR})
"""What has a noun of its own: "40 houses", "the 2031 season"."""
DAYS = frozenset({FigureKind.DATE, FigureKind.WEEKDAY})
"""Times of which a sentence about one event has one; months and years it may have several."""
MOST_BEARING = 50
"""Places that bear one figure out are weighed against each other; a text of one number has thousands."""


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
    years = _years(source)

    @cache
    def share_around(offset: int) -> float:
        return need.share(source.around(offset, REACH))

    for before, figure in zip((None, *mine), mine, strict=False):
        if not is_checked(figure, claim) or _converts(before, figure, claim):
            continue
        bearing = (
            Support(figure, other, share, None if is_as_loose(figure, other) else other)
            for at, other in enumerate(source.figures)
            if is_equal(figure, other, years)
            and is_near_enough(figure, other, share := share_around(other.span.start), source, at)
        )
        found = list(islice(bearing, MOST_BEARING))
        as_written = [each for each in found if each.loosened is None]
        if as_written:
            best = max(as_written, key=lambda each: each.share)
            yield replace(best, places=tuple(each.borne_by for each in as_written if each.borne_by))
        elif found:
            yield found[0]
        elif figure.kind is FigureKind.MONTH and _dated_apart(figure, source, years):
            yield Support(figure, figure)
        else:
            yield Support(figure, None)


def settled(support: Support, source: SourceReading, passage: Span) -> Support:
    """Return what bears a number out now that the claim's passage is known.

    A number of the passage that counts the same thing outweighs an equal one that counts another, or
    that stands elsewhere.

    Args:
        support: What was found in the whole source.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
    """
    mine = support.figure
    if not support.places or mine.kind not in COUNTED or not mine.nouns:
        return support
    here = [place for place in support.places if _inside(place, passage)]
    bare = mine.kind is FigureKind.NUMBER
    if any(_counts_alike(mine, place) or (bare and not place.nouns) for place in here):
        return support
    rivals = (other for other in source.figures if _inside(other, passage) and _rivals(mine, other))
    return Support(mine, None) if any(rivals) else support


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
    same_sort = other.kind is mine.kind and mine.unit == other.unit and other.value != mine.value
    return same_sort and bool(other.nouns) and stem(mine.nouns[0]) == stem(other.nouns[0])


def _counts_alike(mine: Figure, other: Figure) -> bool:
    """Tell whether two figures may count one thing: a word after them is the same."""
    theirs = {stem(noun) for noun in other.nouns}
    return "them" in other.nouns[:1] or not theirs.isdisjoint(stem(noun) for noun in mine.nouns)


def _years(source: SourceReading) -> set[int]:
    """Return the years that a source names anywhere."""
    years = {other.year for other in source.figures if other.year}
    return years | {
        int(other.value) for other in source.figures if other.kind is FigureKind.YEAR and other.value
    }


def _dated_apart(mine: Figure, source: SourceReading, years: set[int]) -> bool:
    """Tell whether a month stands in the text and its year apart from it: in the page's own date.

    The year may be that of the page, or the next one where the month was over when the page appeared.
    """
    if mine.month is None or mine.year is None:
        return False
    turned = any(
        other.year == mine.year - 1 and other.day and other.month and other.month > mine.month
        for other in source.figures
    )
    if mine.year not in years and not turned:
        return False
    named = [name for name, month in MONTHS.items() if month == mine.month]
    found = (at for name in named for at in source.places.get(stem(name), ()))
    return any(source.words[at].key in named and source.text[source.starts[at]].isupper() for at in found)


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
