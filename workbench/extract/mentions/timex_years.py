"""Years, decades, centuries and seasons."""

from __future__ import annotations

from datetime import date

from workbench.extract.mentions.almanac import quarter_value, season_value, year_value
from workbench.extract.mentions.lexemes import Kind
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, named_year, rule
from workbench.extract.mentions.timex_words import DECADES, SEASONS

_YEAR_UNITS = frozenset(
    "people persons men women children troops soldiers miles kilometers kilometres km meters metres feet ft "
    "tons tonnes kg dollars euros pounds yen points percent % employees workers jobs homes houses votes "
    "members copies cars vehicles barrels hours days weeks months years rpm mhz mb gb mark level or".split()
)


def _lone_year(found: Found, _scene: Scene) -> Reading | None:
    """Four digits alone: a year, unless a sign, a name or a counted noun says otherwise."""
    year = named_year(found)
    before, after = found.before(), found.after()
    if year is None or not 1400 <= year <= 2100:
        return None
    if before is not None and (before.low in _NO_YEAR_BEFORE or before.kind in "DNYn"):
        return None
    if after is not None and (after.low in _YEAR_UNITS or after.kind in "nf"):
        return None
    piece = found.piece("year")
    if piece.kind == Kind.SPELT and piece.low not in _YEAR_PAIRS:
        return None
    if after is not None and after.start == piece.end:
        compound = found.after(2) if after.low == "-" else None
        tied = compound is not None and compound.start == after.end and compound.kind == Kind.WORD
        if tied or after.low not in _NO_YEAR_TIGHT:
            return None
    if (
        before is not None
        and before.end == piece.start
        and before.low not in {"(", "-", "\u2013", "/", '"', "\u201c", "'", "["}
    ):
        return None
    return Reading(year_value(year), grain="year", day=date(year, 1, 1))


_YEAR_PAIRS = frozenset("fifteen sixteen seventeen eighteen nineteen twenty".split())
"""Words that a year read in pairs begins with."""

_NO_YEAR_BEFORE = frozenset(
    "$ € £ ¥ # some nearly than least most almost approximately roughly no number resolution flight article "
    "section page room highway route index".split()
)
_NO_YEAR_TIGHT = frozenset(". , ; : ) ] ? ! - \u2013 \u2014 / ' \" \u201d \u2019 's \u2019s s".split())


def _named_year(found: Found, scene: Scene) -> Reading | None:
    """A year that says it is one: "the year 2000", "fiscal 1989", "the 1988 season"."""
    year = named_year(found)
    unit = found.low("unit")
    if (
        unit in {"period", "quarter"}
        and year is not None
        and scene.quarter is not None
        and scene.period == "quarter"
    ):
        return Reading(quarter_value(scene.quarter.replace(year=year)), grain="quarter")
    if year is None or unit not in {"", "year", "period", "quarter"}:
        return None
    return Reading(year_value(year), grain="year", day=date(year, 1, 1))


def _years(found: Found, _scene: Scene) -> Reading | None:
    """A range of years: "1977-1979", "2016-17"."""
    year, last = named_year(found), found.number("last") or 0
    if year is None or not found.tight():
        return None
    if last < 100:
        last += year // 100 * 100
    if not year < last < year + 100:
        return None
    return Reading((year_value(year), year_value(last)), grain="year", day=date(year, 1, 1))


_AGES = frozenset("his her their its my our your".split())
"""Words that make "30s" an age."""


def decade(found: Found, modifier: str | None = None) -> Reading | None:
    """Return the decade of a match of ``DECADE`` ("the 1980s", "'80s"); None where it is none."""
    if "name" in found:
        year = 1900 + DECADES[found.low("name")]
    else:
        year = found.number("year") or found.number("short") or 0
        year += 1900 if year < 100 else 0
        if (
            found.piece("plural").start
            > (found.piece("year") if "year" in found else found.piece("short")).end + 1
        ):
            return None
    before = found.before()
    steps = 2 if before is not None and before.low == "-" else 1
    shade = found.before(steps)
    if shade is not None and shade.low in {"early", "mid", "late"}:
        before = found.before(steps + 1)  # "in her mid-30s"
    if year % 10 or not 1000 <= year <= 2100 or (before is not None and before.low in _AGES):
        return None
    return Reading(str(year // 10), grain="decade", day=date(year, 1, 1), modifier=modifier)


def _decade(found: Found, _scene: Scene) -> Reading | None:
    return decade(found)


def _century(found: Found, _scene: Scene) -> Reading | None:
    number = found.number("number")
    if number is None or not 2 <= number <= 30 or found.unit() != "century":
        return None
    return Reading(f"{number - 1:02}", grain="century")


def _season(found: Found, scene: Scene) -> Reading | None:
    """A season, with a year or counted from the publication."""
    code, which = SEASONS[found.low("season")], found.low("which")
    if "year" in found:
        year = named_year(found)
        return Reading(f"{year}-{code}", grain="season") if year else None
    if not which and found.low("season") in {"fall", "spring"} and not _lone_season(found):
        return None
    published = scene.published
    if published is None:
        return Reading(None, grain="season")
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    here = int(season_value(published)[:4])
    current = season_value(published)[5:] == code
    if which in {"last", "past", "previous"}:
        year = here - 1 if current else published.year - (published.month < starts)
    elif which in {"next", "coming", "upcoming"}:
        year = published.year + (current or published.month >= starts)
    elif not which and found.tense() is Tense.PAST and published.month < starts and not current:
        year = published.year - 1
    else:
        year = here if current else published.year
    return Reading(f"{year:04}-{code}", grain="season")


def _lone_season(found: Found) -> bool:
    """Return whether "fall" or "spring" stands where a season would."""
    before, after = found.before(), found.after()
    if after is not None and after.low in {"of", "in"}:
        return False
    return before is not None and before.low in {
        "in",
        "the",
        "by",
        "until",
        "since",
        "early",
        "late",
        "mid",
        "this",
    }


_WHICH = "(?P<which><LAST|NEXT|THIS|PREVIOUS>)"

DECADE = "(?:(?P<year><YEAR>)|<APOSTROPHE>? (?P<short><DAY|DIGITS>)) <APOSTROPHE>? (?P<plural><PLURAL>)"
"""A decade in figures."""

RULES: tuple[Rule, ...] = (
    rule("(?P<year><YEAR|SPELT>)", _lone_year),
    rule("<THE>? <FISCAL>? (?P<unit><UNIT>) (?P<year><YEAR|SPELT>)", _named_year),
    rule("<FISCAL> (?P<year><YEAR>)", _named_year),
    rule("<THE> (?P<year><YEAR>) <FISCAL>? (?P<unit><UNIT|PERIOD>)", _named_year),
    rule("(?P<year><YEAR>)(?:<DASH>|<SLASH>)(?P<last><YEAR|DAY|DIGITS>)", _years),
    rule(DECADE, _decade),
    rule("<THE> (?P<name><DECADE>)", _decade),
    rule("<THE>? (?P<number><ORDINAL>) <DASH>? (?P<unit><UNIT>)", _century),
    rule("<THE>? (?P<season><SEASON>) (?:<OF|COMMA>)? <THE>? <UNIT>? (?P<year><YEAR|SPELT>)", _season),
    rule(f"(?:{_WHICH} <LAST|NEXT>?|<THE>)? (?P<season><SEASON>)", _season),
)
