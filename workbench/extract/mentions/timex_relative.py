"""Dates counted from the publication or from the last day that the article named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.extract.mentions.almanac import (
    ONE_DAY,
    add_months,
    day_value,
    month_value,
    quarter_value,
    week_value,
    year_value,
)
from workbench.extract.mentions.durations import duration
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import NUMBER, Found, Reading, Rule, Scene, rule
from workbench.extract.mentions.timex_words import PARTS, WEEKDAYS

_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_ON = frozenset({"next", "coming", "upcoming", "forthcoming", "following", "ensuing", "subsequent"})


def stretch(day: date, unit: str) -> Reading | None:
    """Return the day, week, weekend, month, quarter, year, decade or century that holds the day."""
    if unit == "day":
        return Reading(day_value(day), grain="day", day=day)
    if unit == "week":
        return Reading(week_value(day), grain="week", day=day - timedelta(days=day.weekday()))
    if unit == "weekend":
        return Reading(f"{week_value(day)}-WE", grain="weekend", day=day + timedelta(days=5 - day.weekday()))
    if unit == "month":
        return Reading(month_value(day), grain="month", day=day.replace(day=1))
    if unit == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return Reading(quarter_value(day), grain="quarter", day=first)
    if unit == "year":
        return Reading(year_value(day.year), grain="year", day=date(day.year, 1, 1))
    if unit == "decade":
        return Reading(str(day.year // 10), grain="decade")
    if unit == "century":
        return Reading(f"{day.year // 100:02}", grain="century")
    return None


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day so many units on (or back); None out of the calendar or for clock units."""
    try:
        if unit in {"day", "night"}:
            return day + timedelta(days=count)
        if unit in {"week", "weekend", "fortnight"}:
            return day + timedelta(weeks=count * (2 if unit == "fortnight" else 1))
        if unit in {"month", "quarter"}:
            return add_months(day, count * (3 if unit == "quarter" else 1))
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        return add_months(day, 12 * years * count) if years else None
    except (ValueError, OverflowError):
        return None


def compared(quarter: date) -> Reading:
    """Return the quarter a year before, to which results are compared; the scene stays where it is."""
    return Reading(quarter_value(add_months(quarter, -12)), grain="quarter")


def _unknown(unit: str) -> Reading:
    return Reading(None, grain=unit)


def _deictic(found: Found, scene: Scene) -> Reading | None:
    """Yesterday, today, tomorrow, tonight, overnight."""
    low = found.low("day")
    step = {"yesterday": -1, "tomorrow": 1}.get(low, 0)
    night = "TNI" if low in {"tonight", "overnight"} else ""
    if scene.published is None:
        return Reading(None, kind="time" if night else "date", grain="day")
    day = scene.published + step * ONE_DAY
    return Reading(day_value(day) + night, kind="time" if night else "date", grain="day", day=day)


def _second(found: Found, scene: Scene) -> Reading | None:
    """The day before yesterday, the day after tomorrow, the week before last, the year after next."""
    unit, order = found.unit(), found.low("order")
    back = order == "before"
    if found.low("day") not in {"", "yesterday" if back else "tomorrow"} or ("day" in found) != (
        unit == "day"
    ):
        return None
    if found.low("which") not in {"", "last" if back else "next"}:
        return None
    if scene.published is None:
        return _unknown(unit)
    day = moved(scene.published, unit, -2 if back else 2)
    return stretch(day, unit) if day else None


def weekday_near(number: int, published: date, tense: Tense) -> date:
    """Return the day a bare weekday means: today or the last one, or with a future verb the next one.

    The weekday of yesterday is yesterday, whatever the verb: the one six days on would be "next".
    """
    back = (published.weekday() - number) % 7
    if back > 1 and tense in {Tense.FUTURE, Tense.PRESENT}:
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


_NAMED_DAYS = frozenset("black bloody super cyber ash palm good fat shrove giving".split())
"""Words that make a weekday the name of an event."""


def _weekday(found: Found, scene: Scene) -> Reading | None:
    """A weekday alone or after last, next, this, that, the previous."""
    low, which = found.low("weekday"), found.low("which")
    if _no_weekday(found, low, which):
        return None
    published, number = scene.published, WEEKDAYS[low]
    if which in {"previous", "following", "same", "that"} and scene.day is not None:
        step = (scene.day.weekday() - number) % 7
        day = scene.day - timedelta(days=step or 7) if which == "previous" else scene.day
        if which == "following":
            day = scene.day + timedelta(days=(number - scene.day.weekday() - 1) % 7 + 1)
        return stretch(day, "day")
    if published is None:
        return _unknown("day")
    if which in _BACK:
        day = published - timedelta(days=(published.weekday() - number - 1) % 7 + 1)
    elif which in _ON:
        day = published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    elif which == "this":
        tense = found.tense()
        day = weekday_near(number, published, Tense.PAST if tense is Tense.PAST else Tense.FUTURE)
    else:
        day = weekday_near(number, published, found.tense())
    if "week" in found:
        week = published + timedelta(weeks={"last": -1, "past": -1, "next": 1}.get(found.low("week"), 0))
        day = week + timedelta(days=number - week.weekday())
    return stretch(day, "day")


def _no_weekday(found: Found, low: str, which: str) -> bool:
    """Return whether the name of a weekday is part of something else here."""
    if len(low) <= 5 and found.piece("weekday").end - found.piece("weekday").start == len(low):
        return True  # "Sun", "Sat", "Wed" without their full stop are rather words and names
    before = found.before()
    if before is not None and before.low in _NAMED_DAYS:
        return True
    return which == "following" and not found.words().startswith("the")  # "following Monday's debate"


def _unit(found: Found, scene: Scene) -> Reading | None:
    """Last, this or next week, month, year and the like, counted from the publication."""
    which, unit = found.low("which"), found.unit()
    if unit in {"day", "hour", "minute", "second"}:
        return None
    if scene.published is None:
        return _unknown(unit)
    step = -1 if which in _BACK else 1 if which in _ON else 0
    day = moved(scene.published, unit, step)
    return stretch(day, unit) if day else None


def _just_past(found: Found, scene: Scene) -> Reading | None:
    """This past week, year, weekend: the last one that is over, or nearly so."""
    unit = found.unit()
    if found.low("past") != "past" or unit in {"day", "hour", "minute", "second"}:
        return None
    if scene.published is None:
        return _unknown(unit)
    half = {"week": 3, "month": 15, "year": 183}.get(unit)
    day = scene.published - timedelta(days=half) if half else moved(scene.published, unit, -1)
    return stretch(day, unit) if day else None


def _part(found: Found, scene: Scene) -> Reading | None:
    """This morning, last night, tomorrow evening."""
    which, code = found.low("which"), PARTS[found.low("part")]
    if scene.published is None:
        return Reading(None, kind="time", grain="part")
    step = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(which, 0)
    day = scene.published + step * ONE_DAY
    return Reading(f"{day_value(day)}T{code}", kind="time", grain="part", day=day)


def _anchored(found: Found, scene: Scene) -> Reading | None:
    """The following day, that year, the same month: counted from the last one named."""
    which, unit = found.low("which"), found.unit()
    anchor = {
        "day": scene.day,
        "week": scene.day,
        "weekend": scene.day,
        "month": scene.month,
        "year": date(scene.year, 1, 1) if scene.year else None,
        "quarter": scene.quarter,
    }.get(unit)
    if unit in {"hour", "minute", "second", "decade", "century"}:
        return None
    if anchor is None:
        if unit == "day" or scene.published is None:
            return _unknown(unit)
        anchor = scene.published
    step = -1 if which in _BACK else 1 if which in _ON else 0
    day = moved(anchor, unit, step)
    return stretch(day, unit) if day else None


def _next_day(found: Found, scene: Scene) -> Reading | None:
    """The next day, the next morning: the day after the last one named."""
    if scene.day is None:
        return _unknown("day")
    day = scene.day + ONE_DAY
    if "part" in found:
        return Reading(f"{day_value(day)}T{PARTS[found.low('part')]}", kind="time", grain="part", day=day)
    return stretch(day, "day") if found.unit() == "day" else None


def _ago(found: Found, scene: Scene) -> Reading | None:
    """So many units ago, from now, earlier or later."""
    unit, way = found.unit(), found.low("way")
    count = 1 if "one" in found else found.number("count")
    if count is None and unit in {"decade", "century"} and "count" in found:
        years = (found.piece("count").value or 0) * (10 if unit == "decade" else 100)
        count, unit = (int(years), "year") if years == int(years) else (None, unit)  # "half a century ago"
    back = way in {"ago", "earlier"}
    if count is None or unit in {"hour", "minute", "second"}:
        vague = "PAST_REF" if back else "FUTURE_REF"
        return Reading(vague) if way in {"ago", "from"} and "count" not in found else None
    if way in {"ago", "from"}:
        if unit == "year" and count == 1 and back and scene.period == "quarter" and scene.quarter:
            return compared(scene.quarter)
        origin = scene.published
    else:
        origin = _origin(scene, unit)
        if origin is None:
            value = duration(Decimal(count), unit)
            return Reading(value, kind="duration") if value else None
        if unit == "year" and count == 1 and back and scene.period == "quarter" and scene.quarter:
            return compared(scene.quarter)
    if origin is None:
        return _unknown(unit)
    day = moved(origin, unit, -count if back else count)
    reading = stretch(day, "year" if unit in {"decade", "century"} else unit) if day else None
    if reading is not None and back and count == 1 and unit == "year" and scene.quarter is not None:
        return replace(reading, day=None)  # results are compared with that year, not told of it
    return reading


def _quarter_century(found: Found, scene: Scene) -> Reading | None:
    """A quarter century, a quarter-century ago."""
    if found.low("part") != "quarter" or found.unit() != "century":
        return None
    if "way" not in found:
        return Reading("P25Y", kind="duration")
    if found.low("way") not in {"ago", "from"}:
        return None
    if scene.published is None:
        return _unknown("year")
    day = moved(scene.published, "year", -25 if found.low("way") == "ago" else 25)
    return stretch(day, "year") if day else None


def _origin(scene: Scene, unit: str) -> date | None:
    """Return what "two days later" or "a year earlier" counts from."""
    if unit in {"day", "week", "weekend", "fortnight"}:
        return scene.day
    if unit == "month":
        return scene.month or scene.day
    return date(scene.year, 1, 1) if scene.year else scene.published


def _weekend(_found: Found, scene: Scene) -> Reading | None:
    """The weekend: the one that has begun last."""
    if scene.published is None:
        return _unknown("weekend")
    day = scene.published - timedelta(days=(scene.published.weekday() - 5) % 7)
    return stretch(day, "weekend")


def _the_unit(found: Found, scene: Scene) -> Reading | None:
    """The year, the month, the week: the one of the publication, or of the last date named."""
    unit, after = found.unit(), found.after()
    if unit == "weekend":
        return _weekend(found, scene)
    before = found.before()
    if unit == "year" and after and after.low in {"ended", "ending"}:
        return Reading("P1Y", kind="duration")
    leads = _UNIT_LEADS if unit in {"year", "month", "week"} else _DAY_LEADS if unit == "day" else ()
    if before is not None and before.low in leads:
        if scene.published is None:
            return _unknown(unit)
        whole = (
            unit == "year"
            and found.words() not in {"the year", "the fiscal year"}
            and scene.quarter is not None
        )
        day = scene.quarter if whole and scene.quarter else scene.published
        return stretch(scene.today() or day if unit == "day" else day, unit)
    return None


def _day_of(found: Found, scene: Scene) -> Reading | None:
    """The third day of a strike, where it is said of the present: "it is the third day of ..."."""
    before = found.before()
    if found.unit() != "day" or before is None or before.low not in {"is", "'s", "\u2019s", "enters"}:
        return None
    return stretch(scene.published, "day") if scene.published else _unknown("day")


def _year_end(found: Found, scene: Scene) -> Reading | None:
    """Year-end, the year's end: of the publication's year, or the last one where the verb is past."""
    if found.unit() != "year" or not found.words().endswith("end"):
        return None
    if scene.published is None:
        return _unknown("year")
    before = found.before()
    year = scene.published.year - (before is not None and before.low in {"since", "at"})
    return Reading(year_value(year), grain="year", day=date(year, 1, 1), modifier="end")


_UNIT_LEADS = frozenset("for in of during over throughout by this earlier later".split())
_DAY_LEADS = frozenset("in end ended ending during finish finished".split())

_THIS = "(?P<which><LAST|THIS|NEXT>)"
_ANCHOR = "(?P<which><PREVIOUS|FOLLOWING|SAME>)"
_COUNT = f"(?P<count>{NUMBER})"
_WAY = "(?P<way><AGO|EARLIER|LATER>|<FROM><PRESENT>)"

RULES: tuple[Rule, ...] = (
    rule("(?P<day><DEICTIC>)", _deictic),
    rule("<THE> (?P<unit><UNIT>) (?P<order><BEFORE>) (?P<day><DEICTIC>)", _second),
    rule("<THE> (?P<unit><UNIT>) (?P<order><BEFORE>) (?P<which><LAST|NEXT>)", _second),
    rule("(?P<weekday><WEEKDAY>)", _weekday),
    rule(
        "(?:<THE>|<THIS>)? (?P<which><LAST|THIS|NEXT|PREVIOUS|FOLLOWING|SAME|THAT>) (?P<weekday><WEEKDAY>)",
        _weekday,
    ),
    rule("(?P<weekday><WEEKDAY>) <OF>? (?P<week><LAST|THIS|NEXT>) (?P<unit><UNIT>)", _weekday),
    rule(f"{_THIS} (?P<unit><UNIT>)", _unit),
    rule("<THIS> (?P<past><LAST>) (?P<unit><UNIT>)", _just_past),
    rule("<THIS> (?P<which><NEXT>) (?P<unit><UNIT>)", _unit),
    rule("<THE>? (?P<which><CURRENT>) <FISCAL>? (?P<unit><UNIT>)", _unit),
    rule("(?P<which><THIS|DEICTIC>) (?P<part><PART>)", _part),
    rule("(?P<which><LAST>) (?P<part><PART>)", _part),
    rule(f"<THE>? {_ANCHOR} (?P<unit><UNIT>)", _anchored),
    rule("(?P<which><THAT>) <SAME>? (?P<unit><UNIT>)", _anchored),
    rule("<THE> <NEXT|FOLLOWING> (?:(?P<part><PART>)|(?P<unit><UNIT>))", _next_day),
    rule(f"{_COUNT} <MORE>? (?P<unit><UNITS|UNIT>) (?:<OR> <SO>)? {_WAY}", _ago),
    rule(f"(?P<one><A>) (?P<unit><UNIT>) (?:<OR> <SO>)? {_WAY}", _ago),
    rule(f"(?P<count><FRACTION>) <A> (?P<unit><UNIT>) {_WAY}", _ago),
    rule(f"<A> (?P<part><UNIT>) <DASH>? (?P<unit><UNIT>) (?:{_WAY})?", _quarter_century),
    rule(f"<A>? <FEW|SOME>? <OF>? (?P<unit><UNITS>) {_WAY}", _ago),
    rule("<THE> <FISCAL>? (?P<unit><UNIT>)", _the_unit),
    rule("<THE> <SORT> (?P<unit><UNIT>)", _the_unit),
    rule("<THE> <ORDINAL> (?P<unit><UNIT>) (?=<OF>)", _day_of),
    rule("(?P<unit><UNIT>) (?:<DASH>|<GENITIVE>)? <EDGE>", _year_end),
)
