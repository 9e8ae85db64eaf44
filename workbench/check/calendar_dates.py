"""Reads dates: day and month in any order, a month with its year, digits with strokes or hyphens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.check.figure import Figure, FigureKind
from workbench.extract.mentions.lexemes import Kind, Lexeme
from workbench.model import Span

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
"""Month names and their usual short forms."""
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_BEFORE_MONTHS = frozenset(
    "in since until till by from through during before after last next early late mid".split()
)
"""Words behind which a month's name alone is one: May and June are names, too."""
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?!\d)", re.ASCII)


def numeric_dates(text: str) -> list[Figure]:
    """Return the dates that are written in digits alone."""
    found = []
    for match in _ISO.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Figure(FigureKind.DATE, Span(*match.span()), day=day, month=month, year=year))
    for match in _SLASHED.finditer(text):
        # 04/10/2013 is October in London and April in Boston: both are kept where both can be.
        first, second, year = (int(part) for part in match.groups())
        year += 0 if year > 99 else 2000 if year < 70 else 1900
        for day, month in {(first, second), (second, first)}:
            if 1 <= month <= 12 and 1 <= day <= 31:
                found.append(Figure(FigureKind.DATE, Span(*match.span()), day=day, month=month, year=year))
    return found


def month_first(pieces: Sequence[Lexeme], index: int) -> tuple[int, Figure | None]:
    """Return the date that begins with a month's name, and how many pieces it takes."""
    month, at = MONTHS[pieces[index].low], index + 1
    if at < len(pieces) and pieces[at].low == ".":
        at += 1
    if (
        at < len(pieces)
        and pieces[at].kind in {Kind.DAY, Kind.ORDINAL}
        and 1 <= (_int(pieces[at]) or 0) <= 31
    ):
        return _with_year(pieces, index, at + 1, _int(pieces[at]), month)
    at += at < len(pieces) and pieces[at].low in {",", "of"}
    if at < len(pieces) and pieces[at].kind == Kind.YEAR:
        span = Span(pieces[index].start, pieces[at].end)
        return at + 1 - index, Figure(FigureKind.MONTH, span, month=month, year=_int(pieces[at]))
    if index and pieces[index - 1].low in _BEFORE_MONTHS:
        return 1, Figure(FigureKind.MONTH, Span(pieces[index].start, pieces[index].end), month=month)
    return 1, None


def day_first(pieces: Sequence[Lexeme], index: int) -> tuple[int, Figure | None]:
    """Return the date that begins with a day, and how many pieces it takes."""
    at = index + 1
    at += at < len(pieces) and pieces[at].low == "of"
    month = MONTHS.get(pieces[at].low) if at < len(pieces) else None
    if month and 1 <= (_int(pieces[index]) or 0) <= 31:
        return _with_year(pieces, index, at + 1, _int(pieces[index]), month)
    return 1, None


def _with_year(
    pieces: Sequence[Lexeme], index: int, at: int, day: int | None, month: int
) -> tuple[int, Figure]:
    year, end = None, pieces[at - 1].end
    to = at
    while to < len(pieces) and pieces[to].low in {",", "."} and to - at < 2:
        to += 1
    if to < len(pieces) and pieces[to].kind == Kind.YEAR:
        year, end, at = _int(pieces[to]), pieces[to].end, to + 1
    return at - index, Figure(
        FigureKind.DATE, Span(pieces[index].start, end), day=day, month=month, year=year
    )


def _int(piece: Lexeme) -> int | None:
    return int(piece.value) if piece.value is not None else None
