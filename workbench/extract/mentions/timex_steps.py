"""Stretches of the calendar around a day, and steps from one to the next."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.extract.mentions.almanac import (
    add_months,
    day_value,
    month_value,
    quarter_value,
    week_value,
    year_value,
)
from workbench.extract.mentions.timex_grammar import Reading

BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
ON = frozenset({"next", "coming", "upcoming", "forthcoming", "following", "ensuing", "subsequent"})


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


def unknown(unit: str) -> Reading:
    """Return the reading of a unit that hangs on an unknown publication day."""
    return Reading(None, grain=unit)
