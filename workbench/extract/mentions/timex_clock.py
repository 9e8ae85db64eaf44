"""Times of day: clock times, noon and midnight, parts of the day."""

from __future__ import annotations

from workbench.extract.mentions.almanac import day_value
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, rule
from workbench.extract.mentions.timex_words import NOONS, PARTS


def _of_day(clock: str, found: Found, scene: Scene) -> Reading:
    """Return the reading of a clock time on the day that the sentence is about, if any."""
    day = scene.published
    zone = found.low("zone")
    shift = found.after()
    if zone in {"gmt", "utc"} and (shift is None or shift.low not in {"+", "-", "\u2212"}):
        clock += "Z"  # "GMT +8" is another zone
    return Reading(
        f"{day_value(day)}T{clock}" if day else None, kind="time", grain="time", day=day, clock=clock
    )


def _clock(found: Found, scene: Scene) -> Reading | None:
    """Hours and perhaps minutes, with a.m. or p.m., a zone or nothing but a colon."""
    hour = found.number("hour")
    minute = found.number("minute") if "minute" in found else 0
    if hour is None:
        whole = found.piece("hour").value
        if whole is None or "minute" in found or "half" not in found:
            return None
        hour, minute = int(whole), int(whole % 1 * 100)
    if minute is None or not 0 <= minute < 60 or not 0 <= hour <= 24:
        return None
    half = found.low("half").replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    elif "minute" not in found and "zone" not in found:
        return None
    return _of_day(f"{hour:02}:{minute:02}", found, scene)


def _colon(found: Found, scene: Scene) -> Reading | None:
    """A bare "14:58": a score or a verse unless an "at", "by" or the like stands before it."""
    before = found.before()
    minute = found.piece("minute")
    if not found.tight(last=1 if "zone" in found else 0) or minute.end - minute.start != 2:
        return None
    if "zone" not in found and (
        before is None
        or before.low
        not in {"at", "by", "until", "till", "before", "after", "around", "about", "since", "from"}
    ):
        return None
    return _clock(found, scene)


def _figures(found: Found, scene: Scene) -> Reading | None:
    """Four figures as a time on the clock of 24 hours: "at 1630", "0800 GMT", "1430 hours"."""
    piece, before = found.piece("time"), found.before()
    if piece.end - piece.start != 4 or not piece.low.isdecimal():
        return None
    hour, minute = int(piece.low[:2]), int(piece.low[2:])
    lead = before.low if before is not None else ""
    told = "zone" in found or lead == "at" or ("unit" in found and (piece.low[0] == "0" or lead in _BY))
    after = found.after()
    counts = "unit" not in found and after is not None and after.kind in ".n" and after.low not in _CLOCK_ENDS
    if not told or counts or hour > 23 or minute > 59 or found.low("unit") not in {"", "hours", "hrs"}:
        return None
    return _of_day(f"{hour:02}:{minute:02}", found, scene)


_BY = frozenset("by from until till since".split())
"""Words before "1400 hours" that ask for a time; without one it may be a stretch."""

_CLOCK_ENDS = frozenset(
    "on and or local to in when as but the a an this he she it they we i his her its their after "
    "before".split()
)
"""What may follow a time in figures; before another word "at 1630" counts something."""


def _decimal(found: Found, scene: Scene) -> Reading | None:
    """Hours and minutes with a full stop between them: "9.30am", "at 16.45 GMT"."""
    piece = found.piece("time")
    hour, dot, minute = piece.low.partition(".")
    if not dot or len(minute) != 2 or len(hour) > 2 or int(hour) > 23 or int(minute) > 59:
        return None
    half = found.low("half").replace(".", "")
    if half and not 1 <= int(hour) <= 12:
        return None
    clock = int(hour) % 12 + 12 * (half == "pm") if half else int(hour)
    return _of_day(f"{clock:02}:{minute}", found, scene)


def _noon(found: Found, scene: Scene) -> Reading | None:
    return _of_day(NOONS[found.low("noon")], found, scene)


def _oclock(found: Found, scene: Scene) -> Reading | None:
    hour = found.number("hour")
    if hour is None or not 1 <= hour <= 12:
        return None
    part = found.low("part")
    if part in {"afternoon", "evening"} or (part == "night" and hour > 5):
        hour = hour % 12 + 12
    return _of_day(f"{hour:02}:00", found, scene)


def _part(found: Found, scene: Scene) -> Reading | None:
    """The morning, in the evening, that night: of the day that the sentence is about."""
    before = found.before()
    if "that" not in found and (before is None or before.low not in {"in", "during", "by", "until"}):
        return None
    code = PARTS[found.low("part")]
    day = scene.day if "that" in found and scene.published is not None else scene.today()
    value = f"{day_value(day)}T{code}" if day else None
    return Reading(value, kind="time", grain="part", day=day, clock=code)


_HOUR = "(?P<hour><DAY|DIGITS>)"
_MINUTE = "<COLON> (?P<minute><DAY|DIGITS>)"
_ZONE = "(?:<OPEN>? (?P<zone><ZONE>))?"

FIGURES: tuple[Rule, ...] = (
    rule(f"(?P<time><DIGITS>) (?P<half><MERIDIEM>) {_ZONE}", _decimal),
    rule("(?P<time><DIGITS>) <OPEN>? (?P<zone><ZONE>)", _decimal),
    rule("(?P<time><YEAR|DIGITS>) <OPEN>? (?P<zone><ZONE>)", _figures),
    rule("(?P<time><YEAR|DIGITS>) (?P<unit><UNITS>)", _figures),
    rule("(?P<time><YEAR|DIGITS>)", _figures),
)
"""Times without a colon: tried before years and durations, which are written alike."""

RULES: tuple[Rule, ...] = (
    rule(f"{_HOUR} (?:{_MINUTE})? (?P<half><MERIDIEM>) {_ZONE}", _clock),
    rule(f"{_HOUR} {_MINUTE} {_ZONE}", _colon),
    rule(f"(?P<noon><NOON>) {_ZONE}", _noon),
    rule(
        "(?P<hour><DAY|SPELT>) <O> <APOSTROPHE> <CLOCK> (?:(?:<IN><THE>|<THIS>) (?P<part><PART>))?", _oclock
    ),
    rule("(?P<hour><DAY|SPELT>) <IN> <THE> (?P<part><PART>)", _oclock),
    rule("<THE>? <EARLY>? (?P<part><PART>)", _part),
    rule("(?P<that><THAT>) <SAME>? (?P<part><PART>)", _part),
)
