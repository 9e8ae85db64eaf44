"""Weekdays without a date: which one is meant."""

from __future__ import annotations

from datetime import date, timedelta

from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, rule
from workbench.extract.mentions.timex_steps import BACK, ON, stretch, unknown
from workbench.extract.mentions.timex_words import WEEKDAYS


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
        return unknown("day")
    if which in BACK:
        day = published - timedelta(days=(published.weekday() - number - 1) % 7 + 1)
    elif which in ON:
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


RULES: tuple[Rule, ...] = (
    rule("(?P<weekday><WEEKDAY>)", _weekday),
    rule(
        "(?:<THE>|<THIS>)? (?P<which><LAST|THIS|NEXT|PREVIOUS|FOLLOWING|SAME|THAT>) (?P<weekday><WEEKDAY>)",
        _weekday,
    ),
    rule("(?P<weekday><WEEKDAY>) <OF>? (?P<week><LAST|THIS|NEXT>) (?P<unit><UNIT>)", _weekday),
)
