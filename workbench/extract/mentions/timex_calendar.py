"""Dates that name their month."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.extract.mentions.almanac import (
    add_months,
    day_value,
    made_day,
    month_value,
)
from workbench.extract.mentions.lexemes import Kind, Lexeme
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, named_year, rule
from workbench.extract.mentions.timex_words import MONTHS, SHORT

_FAR = timedelta(days=100)
"""A date without a year is the nearest one, even against the verb ("it said ... payable Dec. 1"),
but not so far against it."""


def nearest_day(month: int, day: int, scene: Scene, tense: Tense) -> date | None:
    """Return the day of this month and number that is meant, given the tense; None if unknown.

    The nearest one to the publication is taken, unless it lies far on the wrong side of the verb.
    """
    published = scene.published
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [made for year in years if (made := made_day(year, month, day))]
    if tense is Tense.FUTURE:
        days = [made for made in days if published - made <= _FAR] or days
    elif tense is not Tense.PRESENT:
        days = [made for made in days if made - published <= _FAR] or days
    return min(days, key=lambda made: abs(made - published), default=None)


def nearest_month(month: int, scene: Scene, tense: Tense) -> date | None:
    """Return the first day of the month that is meant, given the tense; None if unknown."""
    published = scene.published
    if published is None:
        return None
    here = published.replace(day=1)
    back = (here.month - month) % 12
    past, ahead = add_months(here, -back), add_months(here, (12 - back) % 12)
    if (
        tense is Tense.FUTURE
        or back == 11
        or (tense is Tense.PRESENT and back >= 9)
        or (tense is Tense.UNKNOWN and back >= 10)
    ):
        return ahead
    return past


def dated(day: date | None) -> Reading:
    """Return the reading of a day; without a value where it hangs on an unknown publication day."""
    if day is None:
        return Reading(None, grain="day")
    return Reading(day_value(day), grain="day", day=day)


def _beside(month: int, day: int, scene: Scene, *, later: bool) -> date | None:
    """Return the last or the next such day, the publication's own left out."""
    published = scene.published
    if published is None:
        return None
    days = [made for step in (-1, 0, 1) if (made := made_day(published.year + step, month, day))]
    if later:
        return min((made for made in days if made > published), default=None)
    return max((made for made in days if made < published), default=None)


def _full(found: Found, scene: Scene) -> Reading | None:
    """Month, day and perhaps a year, in either order."""
    month, day = MONTHS[found.low("month")], found.number("day")
    if day is None or not 1 <= day <= 31:
        return None
    if "year" in found:
        made = made_day(found.number("year") or 0, month, day)
        return dated(made) if made else None
    if made_day(2000, month, day) is None:
        return None
    if "which" in found and found.low("which") != "this":
        return dated(_beside(month, day, scene, later=found.low("which") in {"next", "coming"}))
    before = found.before()
    if before is not None and before.low in {"ended", "since"}:
        return dated(_beside(month, day, scene, later=False))
    if (month, day) == (9, 11) and _attack(found.after(), found.after(2)):
        return dated(date(2001, 9, 11))
    made = nearest_day(month, day, scene, found.tense())
    end = _end_of(found, scene)
    if made is not None and end is not None and made > end:
        made = made_day(end.year - ((month, day) > (end.month, end.day)), month, day)
    return dated(made)


def _end_of(found: Found, scene: Scene) -> date | None:
    """Return the day up to which a stretch runs that the match begins ("between March 9 and July 4")."""
    before = found.before()
    joiner, month, number = (found.after(step) for step in (1, 2, 3))
    if before is None or joiner is None or month is None or number is None:
        return None
    if before.low not in {"between", "from"} or joiner.low not in {"and", "to", "through", "until", "till"}:
        return None
    if month.low not in MONTHS or number.kind != Kind.DAY or number.value is None:
        return None
    return nearest_day(MONTHS[month.low], int(number.value), scene, found.tense())


def _of_year(found: Found, scene: Scene) -> Reading | None:
    """March 9 of last year, July 4 this year."""
    month, day = MONTHS[found.low("month")], found.number("day")
    if found.unit() != "year" or day is None or made_day(2000, month, day) is None:
        return None
    if scene.published is None:
        return dated(None)
    step = {"last": -1, "past": -1, "next": 1}.get(found.low("which"), 0)
    made = made_day(scene.published.year + step, month, day)
    return dated(made) if made else None


def _attack(first: Lexeme | None, second: Lexeme | None) -> bool:
    """Return whether the words after "September 11" name the attacks of 2001."""
    words = [piece.low for piece in (first, second) if piece is not None]
    return words[:1] in (["attack"], ["attacks"], ["hijackers"]) or (
        words[:1] in (["terrorist"], ["terror"]) and words[1:] in (["attack"], ["attacks"], ["hijackings"])
    )


def _days(found: Found, scene: Scene) -> Reading | None:
    """A range of days: "May 15-24", "5-6 April 2016", "May 30 - June 2"."""
    month = MONTHS[found.low("month")]
    end_month = MONTHS[found.low("end")] if "end" in found else month
    day, last = found.number("day") or 0, found.number("last") or 0
    if not (1 <= day <= 31 and 1 <= last <= 31) or (month == end_month and last <= day):
        return None
    if "year" in found:
        first = made_day(found.number("year") or 0, month, day)
    elif scene.published is None:
        return Reading(None, grain="day")
    else:
        first = nearest_day(month, day, scene, found.tense())
    if first is None:
        return None
    final = made_day(first.year + (end_month < month), end_month, last)
    if final is None:
        return None
    return Reading((day_value(first), day_value(final)), grain="day", day=first)


def _listed(found: Found, scene: Scene) -> Reading | None:
    """The second day of "April 24 and 25", in the month of the first."""
    after, number = found.after(), found.number("day")
    if scene.month is None or number is None or (after is not None and after.low not in _LIST_ENDS):
        return None
    made = made_day(scene.month.year, scene.month.month, number)
    return dated(made) if made else None


def _first_listed(found: Found, scene: Scene) -> Reading | None:
    """The first day of "3 and 4 June", in the month of the last."""
    day, month = found.number("day"), MONTHS[found.low("month")]
    if day is None or made_day(2000, month, day) is None:
        return None
    if "year" in found:
        made = made_day(found.number("year") or 0, month, day)
        return dated(made) if made else None
    return dated(nearest_day(month, day, scene, found.tense()))


_LIST_ENDS = frozenset(". , ; ) in at on to for with when as".split())
"""What may follow the last day of a list; after a noun its number counts something else."""


def _iso(found: Found, _scene: Scene) -> Reading | None:
    made = made_day(found.number("year") or 0, found.number("month") or 0, found.number("day") or 0)
    return dated(made) if made and found.tight() else None


def _slashed(found: Found, _scene: Scene) -> Reading | None:
    """Day and month in figures: a value only where their order is beyond doubt."""
    first, second, year = (found.number(name) or 0 for name in ("first", "second", "year"))
    if not found.tight() or max(first, second) > 31 or min(first, second) < 1:
        return None
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    if first > 12 >= second or first == second:
        made = made_day(year, second, first)
    elif second > 12 >= first:
        made = made_day(year, first, second)
    else:
        return Reading(None, grain="day") if max(first, second) <= 12 else None
    return dated(made) if made else None


def _nine_eleven(found: Found, _scene: Scene) -> Reading | None:
    """9/11 names one day, whatever the order of its figures elsewhere."""
    return dated(date(2001, 9, 11)) if found.words() == "9 / 11" and found.tight() else None


def _month_year(found: Found, scene: Scene) -> Reading | None:
    month = MONTHS[found.low("month")]
    if found.low("unit") not in {"", "year"}:
        return None
    if "year" in found:
        year = named_year(found)
    elif scene.published is None:
        return Reading(None, grain="month")
    else:
        year = scene.published.year + {"last": -1, "past": -1, "next": 1}.get(found.low("which"), 0)
    if year is None:
        return None
    first = date(year, month, 1)
    return Reading(month_value(first), grain="month", day=first)


def _month(found: Found, scene: Scene) -> Reading | None:
    """A month alone or after last, next, this."""
    month, which = MONTHS[found.low("month")], found.low("which")
    piece = found.piece("month")
    if not which and piece.low in {"may", "march"} and not _in_phrase(found):
        return None
    if piece.low in SHORT and piece.end - piece.start == len(piece.low):
        return None  # without its full stop "Jan" or "Dec" is as likely a name
    if scene.published is None:
        return Reading(None, grain="month")
    here = scene.published.replace(day=1)
    if which in {"last", "past", "previous"}:
        back = (here.month - month - 1) % 12 + 1
        first = add_months(here, -back - 12 * (back == 1 and which == "last"))
    elif which in {"next", "coming", "upcoming"}:
        first = add_months(here, (month - here.month - 1) % 12 + 1)
    elif which == "this":
        first = date(here.year, month, 1)
    else:
        before = found.before()
        ahead = before is not None and before.low in {"by", "through", "until", "till"}
        ahead = ahead and (here.month - month) % 12 >= 4  # "through August" in October looks back
        first = nearest_month(month, scene, Tense.FUTURE if ahead else found.tense()) or here
    return Reading(month_value(first), grain="month", day=first)


_MONTH_LEADS = frozenset(
    "in since by until till from of during last next this early late mid before after through for between - "
    "\u2013".split()
)


def _in_phrase(found: Found) -> bool:
    """Return whether a name that is a common word too stands where a month would."""
    before, after = found.before(), found.after()
    if before is None or (after is not None and after.low in {"i", "we", "you", "not"}):
        return False
    if before.low in {"and", "or", "to", ","}:
        listed = found.before(2)
        return listed is not None and listed.low in MONTHS
    return before.low in _MONTH_LEADS


_WEEKDAY = "(?:<THIS>? <NEXT|LAST>? <WEEKDAY> <COMMA>? (?:<OPEN>)?)?"
_DAY = "(?P<day><DAY|ORDINAL>)"
_LAST = "(?P<last><DAY|ORDINAL>)"
_YEAR = "(?: (?:<COMMA>|<OF>)? (?P<year><YEAR>))?"
_WHICH = "(?P<which><LAST|NEXT|THIS|PREVIOUS>)"

RULES: tuple[Rule, ...] = (
    rule(f"{_WEEKDAY} (?P<month><MONTH>) {_DAY} {_YEAR}", _full),
    rule(f"(?P<which><LAST|THIS|NEXT>) (?P<month><MONTH>) {_DAY}", _full),
    rule(f"(?P<month><MONTH>) {_DAY} <OF|COMMA>? (?P<which><LAST|THIS|NEXT>) (?P<unit><UNIT>)", _of_year),
    rule(
        f"{_DAY} <OF>? (?P<month><MONTH>) <OF|COMMA>? (?P<which><LAST|THIS|NEXT>) (?P<unit><UNIT>)", _of_year
    ),
    rule(f"{_WEEKDAY} {_DAY} <OF>? (?P<month><MONTH>) {_YEAR}", _full),
    rule(f"{_WEEKDAY} <THE> (?P<day><ORDINAL>) <OF>? (?P<month><MONTH>) {_YEAR}", _full),
    rule(f"(?P<month><MONTH>) {_DAY} (?:<DASH>|<TO>) {_LAST} {_YEAR}", _days),
    rule(f"{_DAY} (?:<DASH>|<TO>) {_LAST} <OF>? (?P<month><MONTH>) {_YEAR}", _days),
    rule(f"(?P<month><MONTH>) {_DAY} <DASH> (?P<end><MONTH>) {_LAST} {_YEAR}", _days),
    rule(f"{_DAY} (?P<month><MONTH>) <DASH> {_LAST} (?P<end><MONTH>) {_YEAR}", _days),
    rule("(?<=<MONTH><DAY><AND>)(?P<day><DAY>)", _listed),
    rule(
        "(?P<day><DAY>)(?= (?:<COMMA><DAY>)* <AND|OR> <DAY> (?P<month><MONTH>)"
        " (?:<COMMA>? (?P<year><YEAR>))?)",
        _first_listed,
    ),
    rule("(?P<year><YEAR>)<DASH>(?P<month><DAY|DIGITS>)<DASH>(?P<day><DAY|DIGITS>)", _iso),
    rule(
        "(?P<first><DAY|DIGITS>)<SLASH>(?P<second><DAY|DIGITS>)<SLASH>(?P<year><YEAR|DAY|DIGITS>)", _slashed
    ),
    rule("<DAY><SLASH><DAY>", _nine_eleven),
    rule("(?P<month><MONTH>) (?:<COMMA|OF>|<OF><THE>)? (?P<year><YEAR|SPELT>)", _month_year),
    rule("(?P<month><MONTH>) (?P<which><LAST|NEXT|THIS>) (?P<unit><UNIT>)", _month_year),
    rule("(?P<month><MONTH>) (?= <OF> (?P<which><LAST|NEXT|THIS>) (?P<unit><UNIT>))", _month_year),
    rule(f"(?:<THIS>? {_WHICH})? (?P<month><MONTH>)", _month),
)
