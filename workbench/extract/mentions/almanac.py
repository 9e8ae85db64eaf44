"""Days, weeks, months and feasts as TIMEX3 values, and the stretch of days a value stands for.

TIMEX3 is the annotation standard of TimeML 1.2.1; weeks are those of ISO 8601.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the meteorological seasons of the northern hemisphere."""

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?\Z"
)
_LONG = re.compile(r"(?P<head>\d{2,3})\Z")


def interval(value: str) -> tuple[str, str] | None:
    """Return the first and last ISO day that a TIMEX3 value covers; None where it names no days.

    A season is taken as the three months of the meteorological one; winter begins in December.
    """
    span = _span(value)
    return (span[0].isoformat(), span[1].isoformat()) if span else None


def _span(value: str) -> tuple[date, date] | None:
    match = _VALUE.match(value)
    try:
        if match is None:
            long = _LONG.match(value)
            return _years(long["head"]) if long else None
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        if match["week"]:
            first = date.fromisocalendar(year, int(match["week"]), 6 if match["end"] else 1)
            return first, first + timedelta(days=1 if match["end"] else 6)
        month, count = _months(match)
        return date(year, month, 1), add_months(date(year, month, 1), count) - ONE_DAY
    except (ValueError, OverflowError):
        return None


def _years(head: str) -> tuple[date, date]:
    """Return the span of a decade ("198") or a century ("19")."""
    size = 10 ** (4 - len(head))
    return date(int(head) * size, 1, 1), date(int(head) * size + size - 1, 12, 31)


def _months(match: re.Match[str]) -> tuple[int, int]:
    """Return the first month and the count of months of a value without days."""
    if match["month"]:
        return int(match["month"]), 1
    if match["quarter"]:
        return 3 * int(match["quarter"]) - 2, 3
    if match["half"]:
        return 6 * int(match["half"]) - 5, 6
    if match["season"]:
        return _SEASON_STARTS[match["season"]], 3
    return 1, 12


def add_months(day: date, count: int) -> date:
    """Return the day ``count`` months on, or the last of that month where it is shorter.

    Raises:
        ValueError: The year falls outside 1-9999.
    """
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_value(day: date) -> str:
    """Return a day as a value."""
    return day.isoformat()


def month_value(day: date) -> str:
    """Return the month of a day as a value."""
    return f"{day.year:04}-{day.month:02}"


def quarter_value(day: date) -> str:
    """Return the calendar quarter of a day as a value."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def week_value(day: date) -> str:
    """Return the ISO week of a day as a value."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def year_value(year: int) -> str:
    """Return a year as a value."""
    return f"{year:04}"


def season_value(day: date) -> str:
    """Return the season of a day as a value; January and February belong to the winter before."""
    code = {0: "WI", 1: "SP", 2: "SU", 3: "FA"}[day.month % 12 // 3]
    return f"{day.year - (day.month < 3):04}-{code}"


def made_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (Anonymous Gregorian computus, 1876)."""
    golden, century = year % 19, year // 100
    leaps, skipped = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (year % 100 // 4) - epact - year % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """Return the rule "the nth weekday of the month"; a count of -1 means the last."""

    def rule(year: int) -> date:
        if count < 0:
            last = date(year, month, calendar.monthrange(year, month)[1])
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return rule


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


FEASTS: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "armistice day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "may day": _fixed(5, 1),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "memorial day": _nth(5, 0, -1),
    "columbus day": _nth(10, 0, 2),
    "election day": lambda year: _nth(11, 0, 1)(year) + ONE_DAY,
    "easter": easter,
    "easter sunday": easter,
    "easter monday": _from_easter(1),
    "good friday": _from_easter(-2),
    "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46),
    "pentecost": _from_easter(49),
}
"""Feasts and holidays whose day is fixed by rule; where countries differ, the commonest stands."""
