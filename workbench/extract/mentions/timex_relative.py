"""Dates counted from the publication or from the last day that the article named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbench.extract.mentions.almanac import ONE_DAY, day_value, year_value
from workbench.extract.mentions.durations import duration
from workbench.extract.mentions.timex_grammar import NUMBER, Found, Reading, Rule, Scene, rule
from workbench.extract.mentions.timex_steps import BACK, ON, compared, moved, stretch, unknown
from workbench.extract.mentions.timex_words import PARTS


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
        return unknown(unit)
    day = moved(scene.published, unit, -2 if back else 2)
    return stretch(day, unit) if day else None


def _unit(found: Found, scene: Scene) -> Reading | None:
    """Last, this or next week, month, year and the like, counted from the publication."""
    which, unit = found.low("which"), found.unit()
    if unit in {"day", "hour", "minute", "second"}:
        return None
    if scene.published is None:
        return unknown(unit)
    step = -1 if which in BACK else 1 if which in ON else 0
    day = moved(scene.published, unit, step)
    return stretch(day, unit) if day else None


def _just_past(found: Found, scene: Scene) -> Reading | None:
    """This past week, year, weekend: the last one that is over, or nearly so."""
    unit = found.unit()
    if found.low("past") != "past" or unit in {"day", "hour", "minute", "second"}:
        return None
    if scene.published is None:
        return unknown(unit)
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
            return unknown(unit)
        anchor = scene.published
    step = -1 if which in BACK else 1 if which in ON else 0
    day = moved(anchor, unit, step)
    return stretch(day, unit) if day else None


def _next_day(found: Found, scene: Scene) -> Reading | None:
    """The next day, the next morning: the day after the last one named."""
    if "part" not in found and found.unit() != "day":
        return None
    if scene.day is None:
        return unknown("day")
    day = scene.day + ONE_DAY
    if "part" in found:
        return Reading(f"{day_value(day)}T{PARTS[found.low('part')]}", kind="time", grain="part", day=day)
    return stretch(day, "day")


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
        return unknown(unit)
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
        return unknown("year")
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
        return unknown("weekend")
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
            return unknown(unit)
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
    return stretch(scene.published, "day") if scene.published else unknown("day")


def _year_end(found: Found, scene: Scene) -> Reading | None:
    """Year-end, the year's end: of the publication's year, or the last one where the verb is past."""
    if found.unit() != "year" or not found.words().endswith("end"):
        return None
    if scene.published is None:
        return unknown("year")
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
