"""Reads the numbers and dates of a text without a parser: what a source must bear out.

A date is one figure, not three numbers: the 6 of "August 6, 2015" is borne out by that day only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from workbench.check.calendar_dates import MONTHS, WEEKDAYS, day_first, month_first, numeric_dates
from workbench.check.designations import codes
from workbench.check.figure import Figure, FigureKind
from workbench.check.hedges import hedge_before
from workbench.check.units import CURRENCY_SIGNS, unit_of
from workbench.extract.mentions.lexemes import Kind, Lexeme, lexemes
from workbench.extract.mentions.number_words import FRACTION_SIGNS, ONES, ORDINALS, SCALES, TENS
from workbench.model import Span

LONGEST_NUMERAL = 40
"""Digits beyond which a run of them is no number that anybody reports."""
_NUMBER_KINDS = frozenset({Kind.DAY, Kind.YEAR, Kind.DIGITS, Kind.SPELT, Kind.FRACTION})
_DASHES = frozenset("-–—−")
_HINTS = (*ONES, *TENS, *ORDINALS, *SCALES, *WEEKDAYS, *MONTHS, "half", "dozen")
_HINT = re.compile(rf"\d|[{''.join(FRACTION_SIGNS)}]|\b(?:{'|'.join(_HINTS)})", re.IGNORECASE)
_HINT_STARTS = frozenset(hint[:3] for hint in _HINTS)
_START = re.compile(r"\b[^\W\d_]{3}")
_DIGIT = re.compile(rf"[\d{''.join(FRACTION_SIGNS)}]")
_STOPS = frozenset({".", ",", ";", ":", "and", "but"})


_ARTICLES = frozenset("the its his her their these those our".split())
_BEHIND_NOUNS = frozenset(
    "in on at by from with for to and or but was were is are be been had has have that which who when where "
    "after before during since until while as than".split()
)
"""Words that end what is counted: "40 houses in Orlo"."""


def may_hold_figures(text: str) -> bool:
    """Tell, quickly, whether a text has a digit, a number word, a weekday or a month in it."""
    if _HINT_STARTS.isdisjoint(start.lower() for start in _START.findall(text)) and not _DIGIT.search(text):
        return False
    return _HINT.search(text) is not None


def figures(text: str) -> list[Figure]:
    """Return the figures of a text in order of place."""
    found = numeric_dates(text)
    designations = codes(text)
    taken = sorted([figure.span for figure in found] + [span for span, _ in designations], reverse=True)
    pieces = lexemes(text)
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        used, figure = 1, None
        while taken and taken[-1].end <= piece.start:
            taken.pop()
        if not (taken and taken[-1].start <= piece.start):
            used, figure = _figure(text, pieces, index)
        if figure is not None:
            found.append(figure)
        index += max(1, used)
    found.sort(key=lambda figure: figure.span)
    following = {span.start: key for span, key in designations}
    found = [
        replace(figure, code=following[figure.span.end + 1]) if figure.span.end + 1 in following else figure
        for figure in found
    ]
    return _paired(text, found)


def _figure(text: str, pieces: Sequence[Lexeme], index: int) -> tuple[int, Figure | None]:
    piece = pieces[index]
    if piece.kind == Kind.WORD:
        if piece.low in WEEKDAYS and text[piece.start].isupper():
            weekday = WEEKDAYS.index(piece.low)
            return 1, Figure(FigureKind.WEEKDAY, Span(piece.start, piece.end), weekday=weekday)
        return month_first(pieces, index) if piece.low in MONTHS else (1, None)
    if piece.kind in {Kind.DAY, Kind.ORDINAL}:
        used, figure = day_first(pieces, index)
        if figure is not None:
            return used, figure
    if (
        piece.kind in _NUMBER_KINDS or piece.kind == Kind.ORDINAL
    ) and piece.end - piece.start < LONGEST_NUMERAL:
        return 1, _number(text, pieces, index)
    return 1, None


def _number(text: str, pieces: Sequence[Lexeme], index: int) -> Figure | None:
    piece = pieces[index]
    before = text[piece.start - 1] if piece.start else ""
    following = [other.low for other in pieces[index + 1 : index + 7]]
    kind = FigureKind.NUMBER
    if piece.kind == Kind.ORDINAL:
        kind = FigureKind.ORDINAL
    elif piece.kind == Kind.YEAR and before not in CURRENCY_SIGNS:
        kind = FigureKind.YEAR
    return Figure(
        kind=kind,
        span=Span(piece.start, piece.end),
        value=piece.value,
        unit=unit_of(before, following),
        nouns=_nouns(following),
        before=next(
            (low.low for low in reversed(pieces[max(0, index - 2) : index]) if low.low.isalpha()), ""
        ),
        context=_clause([low.low for low in pieces[max(0, index - 4) : index]], following),
        share=following[:1] == ["of"],
        whole="of" in [low.low for low in pieces[max(0, index - 2) : index]],
        spelt=piece.kind == Kind.SPELT,
        hedge=hedge_before([other.low for other in pieces[max(0, index - 6) : index]]),
    )


def _nouns(following: Sequence[str]) -> tuple[str, ...]:
    """Return the words that may name what is counted: those before the next comma or stop."""
    found: list[str] = []
    for low in following:
        if low in _BEHIND_NOUNS:
            break
        if low.isalpha():
            found += [low] if len(low) > 2 and low not in _ARTICLES else []
        elif low not in {"-", "%", "'", "’"}:
            break
    return tuple(found[:3])


def _clause(before: Sequence[str], following: Sequence[str]) -> tuple[str, ...]:
    stop = next((at for at, low in enumerate(following) if low in _STOPS), len(following))
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in _STOPS), 0)
    return (*before[start:], *following[:stop])


def _paired(text: str, found: Sequence[Figure]) -> list[Figure]:
    """Join the two ends of a range or score: each knows the other, and they share scale and unit."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if first.value is None or second.value is None:
            continue
        between = text[first.span.end : second.span.start].strip().lower()
        if between not in _DASHES | {"/", "to"} and not (between == "and" and first.before == "between"):
            continue
        value, year = second.value, first.kind is FigureKind.YEAR
        if year and value < 100 and text[second.span.start].isdigit() and first.value is not None:
            value = first.value - first.value % 100 + value
            second = replace(second, kind=FigureKind.YEAR, value=value)
        low, unit = first.value, first.unit or second.unit
        if low < value >= 1000 and low < 1000 and not year:
            low *= _scale(text[second.span.start : second.span.end], value)
        out[index] = replace(first, value=low, partner=value, unit=unit, nouns=first.nouns or second.nouns)
        out[index + 1] = replace(second, partner=low, unit=second.unit or unit)
    return out


def _scale(surface: str, value: Decimal) -> Decimal:
    """Return what a scale word makes of the number written before it ("20 million": a million)."""
    digits = re.match(r"[\d,.]*\d", surface)
    plain = Decimal(digits[0].replace(",", "")) if digits and digits[0].count(".") < 2 else Decimal(0)
    return value / plain if plain else Decimal(1)
