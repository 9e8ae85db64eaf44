"""Quarters and halves of a year, as business news names them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from workbench.extract.mentions.almanac import add_months, month_value, year_value
from workbench.extract.mentions.lexemes import Kind
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, named_year, rule
from workbench.extract.mentions.timex_steps import compared, stretch
from workbench.extract.mentions.timex_words import MONTHS
from workbench.extract.mentions.timex_years import DECADE, decade


def _year(found: Found, scene: Scene) -> int | None:
    """Return the year that the words name or point at; None where they do not."""
    if "year" in found:
        return named_year(found)
    if "which" in found and scene.published is not None:
        return scene.published.year + {"last": -1, "past": -1, "next": 1}.get(found.low("which"), 0)
    return None


def _quarter(found: Found, scene: Scene) -> Reading | None:
    """The nth quarter, of a year or counted from the publication."""
    number = found.number("nth")
    if found.unit() not in {"quarter", "q"} or number is None or not 1 <= number <= 4:
        return None
    year = _year(found, scene)
    if "ago" in found:
        base = scene.quarter or scene.published
        year = base.year - 1 if base else None
    if year is None:
        published = scene.published
        if published is None or "year" in found:
            return Reading(None, grain="quarter")
        ahead = (number - (published.month + 2) // 3) % 4
        future = ahead in {1, 2} and found.tense() is Tense.FUTURE
        first = add_months(published.replace(day=1), 3 * ahead if future or not ahead else 3 * ahead - 12)
        year = first.year
    return stretch(date(year, 3 * number - 2, 1), "quarter")


def _half(found: Found, scene: Scene) -> Reading | None:
    """The first or second half of a year."""
    low, number = found.low("nth"), found.number("nth")
    number = 2 if low in {"last", "latter"} else number
    if number not in {1, 2} or found.piece("part").value != Decimal("0.5"):
        return None
    year, after = _year(found, scene), found.after()
    if year is None:
        if after is not None and after.low == "of":
            return None  # "the first half of the game"
        if scene.published is None:
            return Reading(None, grain="half")
        year = scene.published.year
    return Reading(f"{year:04}-H{number}", grain="half", day=date(year, 6 * number - 5, 1))


def _decade_half(found: Found, _scene: Scene) -> Reading | None:
    """The first or last half of a decade: its decade."""
    return decade(found, modifier=found.words("edge"))


def _latest(found: Found, scene: Scene) -> Reading | None:
    """The quarter, the latest quarter or period: the last one named, else the last one that is over."""
    unit = found.unit()
    if unit not in {"quarter", "period"} or (
        unit == "period" and scene.quarter is None and "latest" not in found
    ):
        return None
    if scene.quarter is not None and not ("latest" in found and _runs(scene.quarter, scene)):
        return stretch(scene.quarter, "quarter")
    if unit == "quarter" and (closed := _closed(found, scene)):
        return closed
    if scene.published is None:
        return Reading(None, grain="quarter")
    return stretch(add_months(scene.published, -3), "quarter")


def _runs(quarter: date, scene: Scene) -> bool:
    """Return whether a quarter is not over yet: results of "the latest quarter" are of one that is."""
    return scene.published is not None and scene.published < add_months(quarter, 3)


def _closed(found: Found, scene: Scene) -> Reading | None:
    """Return the calendar quarter of "the quarter ended July 31": the one that holds its middle month."""
    verb, month, number = (found.after(step) for step in (1, 2, 3))
    if verb is None or verb.low != "ended" or month is None or number is None or scene.published is None:
        return None
    if month.low not in MONTHS or number.kind != Kind.DAY:
        return None
    back = (scene.published.month - MONTHS[month.low]) % 12
    return stretch(add_months(scene.published.replace(day=1), -back - 1), "quarter")


def _year_ago(found: Found, scene: Scene) -> Reading | None:
    """The year-earlier quarter or period, the quarter a year ago, the same period last year."""
    unit = found.unit()
    if unit not in {"", "quarter", "period"} or found.low("base") != "year":
        return None
    if scene.quarter is not None and (scene.period == "quarter" or unit == "quarter"):
        return compared(scene.quarter)
    if "same" in found and scene.month is not None and scene.grain == "month":
        return Reading(month_value(add_months(scene.month, -12)), grain="month")
    if scene.published is None:
        return Reading(None, grain="year")
    if unit == "quarter":
        return stretch(add_months(scene.published, -15), "quarter")
    return Reading(year_value(scene.published.year - 1), grain="year")


_NTH = "(?P<nth><ORDINAL>) <DASH>? (?P<unit><UNIT>)"
_OF_YEAR = "<OF|IN>? (?:<FISCAL>? (?P<year><YEAR|SPELT>)|(?P<which><LAST|THIS|NEXT>) <UNIT>)"

RULES: tuple[Rule, ...] = (
    rule(f"<THE>? <FISCAL>? <DASH>? {_NTH}", _quarter),
    rule("<POSSESSIVE> <FISCAL>? (?P<nth><ORDINAL>) (?P<unit><UNIT>)", _quarter),
    rule(f"<THE|POSSESSIVE>? <FISCAL>? <DASH>? {_NTH} {_OF_YEAR}", _quarter),
    rule(f"<THE>? (?P<year><YEAR>) <GENITIVE>? {_NTH}", _quarter),
    rule(f"(?P<which><LAST|THIS|NEXT>) <UNIT> <GENITIVE> {_NTH}", _quarter),
    rule(f"<THE>? <SAME>? (?P<ago><UNIT><DASH>?<AGO|EARLIER>) <FISCAL>? {_NTH}", _quarter),
    rule("(?P<unit><Q>)(?P<nth><DAY>)(?: <OF>? (?P<year><YEAR>))?", _quarter),
    rule("<THE> (?P<nth><ORDINAL|LAST>) (?P<part><FRACTION>) (?:<OF> <THE> <UNIT>)?", _half),
    rule(f"<THE> (?P<nth><ORDINAL|LAST>) (?P<part><FRACTION>) {_OF_YEAR}", _half),
    rule(f"(?P<edge><THE> <ORDINAL|LAST> <FRACTION>) <OF> <THE> {DECADE}", _decade_half),
    rule("<THE> (?P<latest><LATEST|RECENT>) (?P<unit><UNIT|PERIOD>)", _latest),
    rule("<THE> (?P<unit><UNIT|PERIOD>)", _latest),
    rule("<THE>? <SAME>? (?P<base><UNIT>) <DASH>? <AGO|EARLIER> (?P<unit><UNIT|PERIOD>)?", _year_ago),
    rule("<THE> (?P<unit><UNIT|PERIOD>) <A> (?P<base><UNIT>) <AGO|EARLIER>", _year_ago),
    rule("<THE> (?P<same><SAME>) (?P<unit><UNIT|PERIOD>) <LAST> (?P<base><UNIT>)", _year_ago),
    rule("<LAST> (?P<base><UNIT>) <GENITIVE> <SAME>? (?P<unit><UNIT|PERIOD>)", _year_ago),
)
