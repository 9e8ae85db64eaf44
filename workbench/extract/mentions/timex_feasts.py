"""Feasts, and the weeks that a month, a day or a feast names."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.extract.mentions.almanac import FEASTS, add_months, made_day, week_value
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_calendar import dated, nearest_day, nearest_month
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, named_year, rule
from workbench.extract.mentions.timex_words import MONTHS


def _feast(found: Found, scene: Scene) -> Reading | None:
    feast, after = FEASTS[found.low("feast")], found.after()
    if after is not None and after.low in {"island", "islands"}:
        return None
    if "year" in found:
        year = named_year(found)
        return dated(feast(year)) if year else None
    if scene.published is None:
        return Reading(None, grain="day")
    published, which = scene.published, found.low("which")
    days = [feast(published.year + step) for step in (-1, 0, 1)]
    tense = found.tense()
    if which in {"last", "past"} or (not which and tense is Tense.PAST):
        return dated(max(day for day in days if day < published or (not which and day == published)))
    if which in {"next", "coming"} or (not which and tense is Tense.FUTURE):
        return dated(min(day for day in days if day >= published))
    return dated(min(days, key=lambda day: abs(day - published)))


def _week_of(found: Found, scene: Scene) -> Reading | None:
    """The week of a day: "the week of March 6"."""
    month, day = MONTHS[found.low("month")], found.number("day") or 0
    if found.unit() != "week":
        return None
    made = nearest_day(month, day, scene, found.tense()) if made_day(2000, month, day) else None
    return Reading(week_value(made) if made else None, grain="week", day=made)


def _feast_week(found: Found, scene: Scene) -> Reading | None:
    """Easter week, Christmas week: the week that holds the feast."""
    feast = _feast(found, scene)
    if feast is None or found.unit() != "week":
        return None
    return Reading(week_value(feast.day) if feast.day else None, grain="week", day=feast.day)


def _week_in(found: Found, scene: Scene) -> Reading | None:
    """The first or last week of a month: the one with its fourth day, or the last that ends in it."""
    if found.unit() != "week":
        return None
    if "year" in found:
        year = named_year(found)
        first = date(year, MONTHS[found.low("month")], 1) if year else None
    else:
        first = nearest_month(MONTHS[found.low("month")], scene, found.tense())
    if first is None:
        return Reading(None, grain="week")
    last = add_months(first, 1) - timedelta(days=1)
    number = found.number("nth")
    day = (
        last - timedelta(days=last.isoweekday() % 7)
        if number is None
        else first + timedelta(days=7 * number - 4)
    )
    return Reading(week_value(day), grain="week", day=day - timedelta(days=day.weekday()))


_WHICH = "(?P<which><LAST|NEXT|THIS|PREVIOUS>)"

RULES: tuple[Rule, ...] = (
    rule("<THE> (?P<unit><UNIT>) <OF> (?P<month><MONTH>) (?P<day><DAY|ORDINAL>)", _week_of),
    rule(
        "<THE> (?:<LAST>|(?P<nth><ORDINAL>)) (?P<unit><UNIT>) <OF|IN> (?P<month><MONTH>)"
        " (?:<COMMA|OF>? (?P<year><YEAR>))?",
        _week_in,
    ),
    rule(f"(?:{_WHICH})? (?P<feast><FEAST>) (?:<COMMA>? (?P<year><YEAR>))?", _feast),
    rule("(?P<feast><FEAST>) (?P<unit><UNIT>)", _feast_week),
)
