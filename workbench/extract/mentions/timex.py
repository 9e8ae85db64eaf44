"""Finds time expressions in a block and gives them their TIMEX3 values.

The longest match from the left wins; words that shade a date ("early", "the end of", "about")
are taken in, and a time of day joins the date beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.extract.mentions import (
    timex_calendar,
    timex_clock,
    timex_feasts,
    timex_quarters,
    timex_relative,
    timex_spans,
    timex_weekdays,
    timex_years,
)
from workbench.extract.mentions.almanac import day_value, interval
from workbench.extract.mentions.lexemes import Kind, Lexeme
from workbench.extract.mentions.modifiers import modifier_before
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_grammar import Found, Reading, Rule, Scene, compiled
from workbench.extract.mentions.timex_words import PARTS, TAGS, tagged

_RULES: tuple[Rule, ...] = (
    *timex_clock.FIGURES,
    *timex_calendar.RULES,
    *timex_feasts.RULES,
    *timex_years.RULES,
    *timex_weekdays.RULES,
    *timex_relative.RULES,
    *timex_quarters.RULES,
    *timex_spans.RULES,
    *timex_clock.RULES,
)
_SHADED = frozenset(
    {"day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"}
)
_NEAR = 25
"""Lexemes within which a time of day looks back for its date: about a sentence."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its place.

    Attributes:
        first: Index of its first lexeme; ``after`` that of the one after its last.
        start: Offset of its first character in the block; ``end`` the one after its last.
    """

    first: int
    after: int
    start: int
    end: int
    reading: Reading

    @property
    def interval(self) -> tuple[str, str] | None:
        """First and last ISO day it covers; None where it names none."""
        if self.reading.span:
            first, last = self.reading.span
            return day_value(first), day_value(last)
        value = self.reading.value
        if isinstance(value, tuple):
            ends = [interval(part) for part in value]
            return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
        return interval(value) if value else None


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    after: int
    reading: Reading


def find_timexes(
    text: str, lexemes: Sequence[Lexeme], scene: Scene, tense: Callable[[int], Tense]
) -> list[Timex]:
    """Return the time expressions of a block in order.

    Args:
        text: The block's text.
        lexemes: Its lexemes.
        scene: What relative dates count from; updated with the dates named here.
        tense: The tense of the clause around an offset of the block.
    """
    pieces, tags = tagged(text, lexemes)
    found = _shaded(_joined(_matches(pieces, tags, scene, tense), pieces, tags), pieces, tags)
    return [
        Timex(match.first, match.after, pieces[match.first].start, pieces[match.after - 1].end, match.reading)
        for match in found
    ]


def _matches(
    pieces: Sequence[Lexeme], tags: str, scene: Scene, tense: Callable[[int], Tense]
) -> list[_Match]:
    """Return the longest readable match from the left, again and again."""
    candidates = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(_RULES)
        for match in rule.pattern.finditer(tags)
    ]
    candidates.sort(key=lambda candidate: candidate[:3])
    kept: list[_Match] = []
    covered = 0
    for start, minus_end, order, match in candidates:
        if start < covered:
            continue
        try:
            reading = _RULES[order].reader(Found(match, pieces, tense), scene)
        except (ValueError, OverflowError):
            reading = None  # counted past the ends of the calendar, the years 1 and 9999
        if reading is None:
            continue
        covered = -minus_end
        kept.append(_Match(start, covered, reading))
        _remember(scene, reading)
    return kept


def _remember(scene: Scene, reading: Reading) -> None:
    """Move the scene on to the date just read."""
    if reading.value == "P9M":
        scene.period = "year"  # results of nine months are compared with the year before, not a quarter
    if reading.day is None:
        return
    scene.grain = reading.grain
    if reading.grain == "day":
        scene.day = reading.day
    if reading.grain in {"day", "month"}:
        scene.month = reading.day.replace(day=1)
    if reading.grain == "quarter" and (scene.published is None or reading.day <= scene.published):
        scene.quarter = reading.day  # results are never those of a quarter to come
    if reading.grain in {"quarter", "year"}:
        scene.period = reading.grain
    scene.year = reading.day.year


_GAP = frozenset({"", TAGS["COMMA"], TAGS["ON"], TAGS["CLOSE"], TAGS["CLOSE"] + TAGS["ON"]})


def _joined(matches: list[_Match], pieces: Sequence[Lexeme], tags: str) -> list[_Match]:
    """Join a time of day to the date beside it, or lend it the date of its sentence."""
    out: list[_Match] = []
    for match in matches:
        last = out[-1] if out else None
        part = tags[match.after : match.after + 1] == TAGS["PART"]
        if match.reading.grain == "day" and part and isinstance(match.reading.value, str | None):
            match = _with_part(match, pieces)  # noqa: PLW2901 - the match grows by one word
        elif last and _meet(last, match, tags):
            out[-1] = _Match(last.first, match.after, _timed(last.reading, match.reading))
            continue
        out.append(match)
    return [_dated(at, out, pieces) for at in range(len(out))]


def _meet(time: _Match, date: _Match, tags: str) -> bool:
    """Return whether a time of day and a date stand side by side.

    A time on the clock of 24 hours and a date with its month are two notes ("16:15 UTC, June 1"), and
    a date with its year stands by itself.
    """
    timed = bool(time.reading.clock) and time.reading.grain == "time"
    words = tags[date.first : date.after]
    named = TAGS["MONTH"] in words
    gap = tags[time.after : date.first]
    if TAGS["CLOSE"] in gap and TAGS["OPEN"] not in tags[time.first : time.after]:
        return False  # "10:35 a.m. (0735 GMT) Friday": the bracket holds the time alone
    spoken = TAGS["MERIDIEM"] in tags[time.first : time.after] and TAGS["YEAR"] not in words
    return timed and (spoken or not named) and date.reading.grain == "day" and gap in _GAP


def _with_part(match: _Match, pieces: Sequence[Lexeme]) -> _Match:
    """Return "Tuesday" grown to "Tuesday morning"."""
    code = PARTS[pieces[match.after].low]
    reading = match.reading
    value = f"{reading.value}T{code}" if reading.value else None
    return _Match(match.first, match.after + 1, replace(reading, value=value, kind="time", grain="part"))


def _timed(time: Reading, date: Reading) -> Reading:
    """Return a time of day on the day of a date."""
    value = f"{day_value(date.day)}T{time.clock}" if date.day else None
    return replace(time, value=value, day=date.day, clock="")


def _dated(at: int, matches: list[_Match], pieces: Sequence[Lexeme]) -> _Match:
    """Return a time of day with the date of its sentence in place of the publication's."""
    match = matches[at]
    if not match.reading.clock:
        return match
    for other in (*reversed(matches[:at]), *matches[at + 1 :]):
        near = abs(other.first - match.first) <= _NEAR
        between = pieces[min(match.first, other.first) : max(match.first, other.first)]
        same = near and not any(piece.low in {".", "?", "!"} for piece in between)
        dated = other.reading.grain in {"day", "part", "time"} and not other.reading.clock
        if same and dated and other.reading.day:
            return replace(match, reading=_timed(match.reading, other.reading))
    return match


_EARLY = re.compile(compiled("<EARLY> <DASH>?$|<EARLIER|LATER> <ON|IN>?$"))
_EDGE = re.compile(compiled("<THE>? <EDGE> <OF> <A>?$"))
_THE = re.compile(compiled("<THE>$"))
_COUNT = re.compile(compiled("<A|DAY|YEAR|DIGITS|SPELT|FRACTION|FEW|NOON>"))


def _shaded(matches: list[_Match], pieces: Sequence[Lexeme], tags: str) -> Iterator[_Match]:
    """Take in the words before a date that shade it."""
    floor = 0
    for match in matches:
        first, modifier = _shade(match, pieces, tags[floor : match.first], tags[match.first])
        floor = match.after
        if first == match.first:
            yield match
        else:
            shaded = replace(match.reading, modifier=modifier or match.reading.modifier)
            yield _Match(first, match.after, shaded)


def _adjective(match: _Match, pieces: Sequence[Lexeme]) -> bool:
    """Return whether a date is a hyphenated adjective before a noun ("third-quarter", "year-ago")."""
    if match.after - match.first < 4 or match.after >= len(pieces):
        return False
    dash, follower = pieces[match.after - 2], pieces[match.after]
    tight = dash.low == "-" and pieces[match.after - 3].end == dash.start
    return tight and follower.kind == Kind.WORD and follower.start > pieces[match.after - 1].end


def _shade(match: _Match, pieces: Sequence[Lexeme], before: str, tag: str) -> tuple[int, str | None]:
    """Return where the shading words before a match begin, and the modifier they make.

    Args:
        match: The date.
        pieces: The block's lexemes.
        before: The tags between the match before and this one.
        tag: The tag of the match's first lexeme.
    """
    first = match.first
    if tag == TAGS["THE"] and _adjective(match, pieces):
        return first + 1, None  # "the third-quarter loss": the article is the noun's
    if match.reading.grain in _SHADED or match.reading.kind == "time":
        edge = _EDGE.search(before) or _EARLY.search(before)
        if edge:
            first -= len(edge[0])
            at = first if pieces[first].low != "the" else first + 1
            if match.reading.grain in {"decade", "season", "century", "quarter"} and _THE.search(
                before[: edge.start()]
            ):
                first -= 1
            return first, pieces[at].low
    if _COUNT.match(tag):
        return modifier_before(pieces, first)
    return first, None
