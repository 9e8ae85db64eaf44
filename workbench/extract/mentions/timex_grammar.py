"""How a rule for time expressions is written, matched and given its value.

A rule is a pattern over tags ("<MONTH> <DAY|ORDINAL>") and a reader, a function from the matched
words and the scene (publication day, days mentioned so far) to a reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from workbench.extract.mentions.lexemes import Lexeme
from workbench.extract.mentions.tense import Tense
from workbench.extract.mentions.timex_words import TAGS, singular

_NAMES = re.compile(r"<([A-Z|]+)>")

Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression says.

    Attributes:
        value: TIMEX3 value; several for a range; None where it hangs on an unknown publication day.
        kind: "date", "time", "duration" or "set", as TimeML types them.
        grain: Unit of the calendar it names ("day", "month", "year", ...); empty for none.
        day: The day it names, or the first day of its stretch; None where there is none.
        clock: For a time of day: the part of the value after the T, of which the day may be unknown.
        modifier: Words such as "early" or "about" that shade it.
        span: First and last day of a duration that begins or ends with the publication.
    """

    value: Value
    kind: str = "date"
    grain: str = ""
    day: date | None = None
    clock: str = ""
    modifier: str | None = None
    span: tuple[date, date] | None = None


@dataclass(slots=True)
class Scene:
    """What relative expressions are counted from; it moves on as the article is read.

    Attributes:
        published: The article's day, or None.
        day: Last day named, for "the following day".
        month: First day of the last month named.
        year: Last year named.
        quarter: First day of the last quarter named.
        period: Grain of the last stretch named, "quarter" or "year": what "a year earlier" compares.
        grain: Grain of the last date named.
    """

    published: date | None
    day: date | None = None
    month: date | None = None
    year: int | None = None
    quarter: date | None = None
    period: str = ""
    grain: str = ""

    def today(self) -> date | None:
        """Return the day that "the day" or "the morning" means: the last one named, if it is close by."""
        if self.published is None or self.day is None:
            return self.published
        return self.day if abs((self.day - self.published).days) <= _CLOSE else self.published


_CLOSE = 7
"""Days between a day named and the publication within which the story is taken to be about that day."""


class Found:
    """A match of a rule's pattern, as its reader sees it."""

    __slots__ = ("_match", "_pieces", "_tense")

    def __init__(self, match: re.Match[str], pieces: Sequence[Lexeme], tense: Callable[[int], Tense]) -> None:
        self._match = match
        self._pieces = pieces
        self._tense = tense

    def _at(self, name: str) -> int:
        """Return the index of a group's first lexeme; -1 where the rule has no such group or it is empty."""
        return self._match.start(name) if name in self._match.re.groupindex else -1

    def __contains__(self, name: str) -> bool:
        """Return whether the group of this name took part in the match."""
        return self._at(name) >= 0

    def piece(self, name: str) -> Lexeme:
        """Return the first lexeme of a group that took part."""
        return self._pieces[self._match.start(name)]

    def low(self, name: str) -> str:
        """Return the first word of a group in lower case; empty where it took no part."""
        at = self._at(name)
        return self._pieces[at].low if at >= 0 else ""

    def unit(self, name: str = "unit") -> str:
        """Return the group's unit of time in the singular."""
        return singular(self.low(name))

    def number(self, name: str) -> int | None:
        """Return the whole number of a group; None where it took no part or is none."""
        at = self._at(name)
        value = self._pieces[at].value if at >= 0 else None
        return int(value) if value is not None and value == int(value) else None

    def words(self, name: str = "") -> str:
        """Return a group's words (or the whole match's) in lower case, one space apart."""
        if name and self._at(name) < 0:
            return ""
        start, end = self._match.span(name or 0)
        return " ".join(piece.low for piece in self._pieces[start:end])

    def tight(self, first: int = 0, last: int = 0) -> bool:
        """Return whether no space stands inside the match (less so many lexemes at its ends)."""
        inside = self._pieces[self._match.start() + first : self._match.end() - last]
        return all(left.end == right.start for left, right in pairwise(inside))

    def before(self, steps: int = 1) -> Lexeme | None:
        """Return the lexeme so many steps before the match."""
        at = self._match.start() - steps
        return self._pieces[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Lexeme | None:
        """Return the lexeme so many steps after the match."""
        at = self._match.end() + steps - 1
        return self._pieces[at] if at < len(self._pieces) else None

    def tense(self) -> Tense:
        """Return the tense of the clause around the match."""
        return self._tense(self._pieces[self._match.start()].start)


def named_year(found: Found) -> int | None:
    """Return the year that a rule's group of that name holds; None where it is none."""
    year = found.number("year")
    return year if year is not None and 1000 <= year < 2200 else None


Reader = Callable[[Found, Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reader; a reader that returns None lets other rules have the words."""

    pattern: re.Pattern[str]
    reader: Reader


def rule(pattern: str, reader: Reader) -> Rule:
    """Return the rule of a pattern in which ``<NAME|NAME>`` stands for one lexeme of these tags.

    Raises:
        KeyError: A name is no tag.
    """
    return Rule(re.compile(compiled(pattern)), reader)


def compiled(pattern: str) -> str:
    """Return a pattern over names as a regular expression over tag characters."""

    def tag_class(match: re.Match[str]) -> str:
        names = match[1].split("|")
        return "[" + "".join(re.escape(TAGS[name]) for name in names) + "]"

    groups: list[str] = []

    def keep(match: re.Match[str]) -> str:
        groups.append(match[0])
        return f"\x00{len(groups) - 1}\x00"

    # Group names look like tag names: set them aside while the tags are put in.
    bare = re.sub(r"\?P<[a-z_]+>", keep, pattern).replace(" ", "")
    done = _NAMES.sub(tag_class, bare)
    return re.sub("\x00(\\d+)\x00", lambda match: groups[int(match[1])], done)


NUMBER = "<DAY|YEAR|DIGITS|SPELT|FRACTION>"
"""Any number that can count units of time."""
