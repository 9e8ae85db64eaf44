"""Reads the numbers and dates of a text without a parser: what a source must bear out.

A date is one figure, not three numbers: the 6 of "August 6, 2015" is borne out by that day only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from workbench.check.hedges import hedge_before
from workbench.check.vocabulary import UNITS
from workbench.extract.mentions.lexemes import Kind, Lexeme, lexemes
from workbench.extract.mentions.number_words import FRACTION_SIGNS, ONES, ORDINALS, SCALES, TENS
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

LONGEST_NUMERAL = 40
"""Digits beyond which a run of them is no number that anybody reports."""

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", re.ASCII)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?!\d)", re.ASCII)
_NUMBER_KINDS = frozenset({Kind.DAY, Kind.YEAR, Kind.DIGITS, Kind.SPELT, Kind.FRACTION})
_CURRENCY = frozenset("$€£¥₴₽₹₪₺₩")
_DASHES = frozenset("-–—−")
_CODE = re.compile(r"(?:[^\W\d_]{1,6}[-‐‑]?\d+|\d+[^\W\d_]{2,4})[-\w]*")
_HINTS = (*ONES, *TENS, *ORDINALS, *SCALES, *WEEKDAYS, "half", "dozen")
_HINT = re.compile(rf"\d|[{''.join(FRACTION_SIGNS)}]|\b(?:{'|'.join(_HINTS)})", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_HYPHENS = frozenset("-‐‑")
MIXED = 2
"""Letters of a designation that is written with one capital, before a hyphen: "Su-35"."""
_UNIT_FORMS = {
    "kilometres": "km", "kilometers": "km", "kilometre": "km", "kilometer": "km", "percent": "%",
    "percentage": "%", "metres": "m", "meters": "m", "metre": "m", "meter": "m", "feet": "foot", "ft": "foot",
    "kilograms": "kg", "kilogram": "kg", "tonnes": "tonne", "tons": "ton", "litres": "litre",
    "liters": "litre", "liter": "litre", "dollars": "$", "dollar": "$", "euros": "€", "euro": "€",
    "pounds": "pound", "lbs": "pound", "lb": "pound", "hrs": "hour", "mins": "minute", "secs": "second",
    "hectares": "ha", "hectare": "ha", "megawatts": "mw", "gigawatts": "gw", "megawatt": "mw",
    "gigawatt": "gw", "kph": "km/h", "yuan": "yuan", "yen": "yen",
}  # fmt: skip
_UNIT_WORDS = (
    UNITS
    | {unit.removesuffix("s") for unit in UNITS}
    | set(_UNIT_FORMS)
    | set("foot inches inch m mm cm kg g lb ft mph kph kw mw gw".split())
)


_STOPS = frozenset({".", ",", ";", ":", "and", "but"})


class FigureKind(StrEnum):
    """What a figure counts."""

    DATE = "date"
    """Day and month, perhaps a year."""
    MONTH = "month"
    """Month and year."""
    YEAR = "year"
    WEEKDAY = "weekday"
    ORDINAL = "ordinal"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a date.

    Attributes:
        value: Its worth; of a date, a month or a weekday None.
        unit: "%", a currency sign, a measure in its plain form, or "".
        nouns: The words after it, lower case, up to three: what is counted.
        before: The word before it, lower case ("chapter 5"), or "".
        spelt: True for a number in words.
        partner: The other end of a range or score ("10-24", "5-3"), or None.
        context: The words around it in its clause, lower case: what became of the counted.
        code: The designation that follows at once ("ten T-72 tanks"), in its compared form, or "".
        hedge: The words that loosen it, as a class ("least", "most", "about"), or "".
    """

    kind: FigureKind
    span: Span
    value: Decimal | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    unit: str = ""
    nouns: tuple[str, ...] = ()
    before: str = ""
    spelt: bool = False
    partner: Decimal | None = None
    context: tuple[str, ...] = ()
    code: str = ""
    hedge: str = ""

    @property
    def calendar_weekday(self) -> int | None:
        """The weekday that is written or that a full date falls on: 0 is Monday."""
        if self.weekday is not None or not (self.day and self.month and self.year):
            return self.weekday
        try:
            return date(self.year, self.month, self.day).weekday()
        except ValueError:
            return None


def codes(text: str) -> list[tuple[Span, str]]:
    """Return the designations of a text ("T-72", "8VC"), each with the form in which two are compared."""
    found: list[tuple[Span, str]] = []
    for digits in _DIGITS.finditer(text):
        if found and digits.start() < found[-1][0].end:
            continue
        start = _code_start(text, digits.start())
        match = _CODE.match(text, start)
        if match is None:
            continue
        before = text[start - 1 : start]
        word = match[0].rstrip("-").removesuffix("s")
        letters = "".join(char for char in word if char.isalpha())
        if before.isalnum() or before in {"-", "."} or not _names_a_type(word, letters):
            continue
        key = "".join(char for char in word.casefold() if char.isalnum())
        found.append((Span(start, start + len(word)), key))
    return found


def _names_a_type(word: str, letters: str) -> bool:
    """Tell whether a word with digits is a designation by its letters: "T-72", "MiG-29", "Mi-8"."""
    if letters.isupper():
        return letters != "S"
    if sum(letter.isupper() for letter in letters) > 1:
        return True
    return len(letters) == MIXED and letters.istitle() and word[MIXED : MIXED + 1] in _HYPHENS


def _code_start(text: str, at: int) -> int:
    """Return where the letters begin that stand before digits, a hyphen between them allowed."""
    to = at - 1 if at and text[at - 1] in _HYPHENS else at
    start = to
    while start and text[start - 1].isalpha():
        start -= 1
    return start if start < to else at


def may_hold_figures(text: str) -> bool:
    """Tell, quickly, whether a text has a digit, a number word or a weekday in it."""
    return _HINT.search(text) is not None


def figures(text: str) -> list[Figure]:
    """Return the figures of a text in order of place."""
    found = _numeric_dates(text)
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
        return _month_first(pieces, index) if piece.low in MONTHS else (1, None)
    if piece.kind in {Kind.DAY, Kind.ORDINAL}:
        used, figure = _day_first(pieces, index)
        if figure is not None:
            return used, figure
    if (
        piece.kind in _NUMBER_KINDS or piece.kind == Kind.ORDINAL
    ) and piece.end - piece.start < LONGEST_NUMERAL:
        return 1, _number(text, pieces, index)
    return 1, None


def _numeric_dates(text: str) -> list[Figure]:
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


def _month_first(pieces: Sequence[Lexeme], index: int) -> tuple[int, Figure | None]:
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
    return 1, None


def _day_first(pieces: Sequence[Lexeme], index: int) -> tuple[int, Figure | None]:
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


def _number(text: str, pieces: Sequence[Lexeme], index: int) -> Figure | None:
    piece = pieces[index]
    before = text[piece.start - 1] if piece.start else ""
    following = [other.low for other in pieces[index + 1 : index + 7]]
    kind = FigureKind.NUMBER
    if piece.kind == Kind.ORDINAL:
        kind = FigureKind.ORDINAL
    elif piece.kind == Kind.YEAR and before not in _CURRENCY:
        kind = FigureKind.YEAR
    return Figure(
        kind=kind,
        span=Span(piece.start, piece.end),
        value=piece.value,
        unit=_unit(before, following),
        nouns=_nouns(following),
        before=next(
            (low.low for low in reversed(pieces[max(0, index - 2) : index]) if low.low.isalpha()), ""
        ),
        context=_clause([low.low for low in pieces[max(0, index - 2) : index]], following),
        spelt=piece.kind == Kind.SPELT,
        hedge=hedge_before([other.low for other in pieces[max(0, index - 6) : index]]),
    )


def _nouns(following: Sequence[str]) -> tuple[str, ...]:
    """Return the words that may name what is counted: those before the next comma or stop."""
    found: list[str] = []
    for low in following:
        if low.isalpha():
            found += [low] if len(low) > 2 else []
        elif low not in {"-", "%", "'", "’"}:
            break
    return tuple(found[:3])


def _clause(before: Sequence[str], following: Sequence[str]) -> tuple[str, ...]:
    stop = next((at for at, low in enumerate(following) if low in _STOPS), len(following))
    start = next((at + 1 for at in range(len(before) - 1, -1, -1) if before[at] in _STOPS), 0)
    return (*before[start:], *following[:stop])


def _unit(before: str, following: Sequence[str]) -> str:
    if before in _CURRENCY:
        return before
    words = [word for word in following if word != "-"]
    if words[:1] == ["%"] or words[:2] == ["per", "cent"]:
        return "%"
    return unit_form(words[0]) if words and words[0] in _UNIT_WORDS else ""


def unit_form(word: str) -> str:
    """Return the plain form of a unit: singular, one spelling."""
    return _UNIT_FORMS.get(word) or (word.removesuffix("s") if len(word) > 3 else word)


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
