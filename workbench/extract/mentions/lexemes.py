"""Cuts a text into lexemes: words, numbers read as one piece with their value, and signs.

The parser's tokens serve grammar; numbers, dates and names need finer and more regular pieces
("45km" is two, "twenty-five" is one), each with its place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from workbench.extract.mentions.number_words import (
    DENOMINATORS,
    FRACTION_SIGNS,
    ONES,
    ORDINALS,
    SCALE_LETTERS,
    SCALE_SIGNS,
    SCALES,
    TENS,
    VAGUE,
    cardinal,
)


class Kind(StrEnum):
    """What a lexeme is, as far as its letters tell; one character each, so that kinds form a string."""

    WORD = "."
    SIGN = "_"
    DAY = "D"
    """Digits from 1 to 31 without a separator: a day, an hour, a count."""
    YEAR = "Y"
    """Four digits from 1000 to 2199 without a separator: a year or a count."""
    DIGITS = "N"
    """Any other number that has digits in it."""
    SPELT = "n"
    """A number in words."""
    ORDINAL = "H"
    FRACTION = "f"
    """A fraction with its denominator as a word ("two-thirds") or as a sign."""
    VAGUE = "V"
    """An order of magnitude ("hundreds of thousands"); it has no value."""


class Lexeme(NamedTuple):
    """A piece of text.

    Attributes:
        start: Offset of its first character in the text that was cut.
        low: Lower-case text; of a number that was read as one, the first piece.
        value: What a number is worth; None for words, signs and orders of magnitude.
    """

    start: int
    end: int
    low: str
    kind: str
    value: Decimal | None = None


_PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"  # 1,000  1,000.50  10  10.5
    r"|(?:[^\W\d_]\.){2,}|[ap]\.m\b"  # U.S.  p.m.
    r"|['\u2019][sS]\b"
    r"|[^\W\d_]+|\S"
)
_CURRENCY_SIGNS = frozenset("$€£¥₴₽₹₪₺₩")
_INDEFINITE = frozenset({"several", "few", "many"})
_DENOMINATORS = frozenset("2 3 4 5 8 16 32 64".split())
_LARGEST = Decimal(10**12)
"""No number has a further multiplier behind one of this size."""

_LONGEST = 40
"""Digits; a longer run of them is no number but a code, and no program can print it as one."""

_WORD, _SIGN = Kind.WORD.value, Kind.SIGN.value
_ZERO = Decimal(0)
_NUMBER_STARTS = (
    frozenset(ONES)
    | frozenset(TENS)
    | frozenset(ORDINALS)
    | VAGUE
    | _INDEFINITE
    | frozenset(FRACTION_SIGNS)
    | {"a", "an", "half"}
)

Piece = tuple[int, int, str]


def lexemes(text: str) -> list[Lexeme]:
    """Return the text's lexemes in order; numbers of several pieces are one lexeme."""
    pieces = [(match.start(), match.end(), match.group().lower()) for match in _PIECE.finditer(text)]
    found: list[Lexeme] = []
    index = 0
    while index < len(pieces):
        start, end, low = pieces[index]
        lexeme = None
        if low[0].isdecimal() and end - start <= _LONGEST:
            index, lexeme = _digits(pieces, index)
        elif low in _NUMBER_STARTS:
            index, lexeme = _words(pieces, index)
        if lexeme is None:
            kind = _WORD if low[0].isalnum() else _SIGN
            lexeme = Lexeme(start, end, low, kind)
            index += 1
        found.append(lexeme)
    return found


def _digits(pieces: Sequence[Piece], index: int) -> tuple[int, Lexeme]:
    """Return the number that begins with the digits at the index, and where the next lexeme begins."""
    start, end, low = pieces[index]
    value = Decimal(low.replace(",", ""))
    after = index + 1
    if _low(pieces, after) in {"st", "nd", "rd", "th"} and pieces[after][0] == end and low.isdecimal():
        return after + 1, Lexeme(start, pieces[after][1], low, Kind.ORDINAL, value)
    kind = _digit_kind(low)
    past, part = _fraction(pieces, after, low)
    if past > after:
        value, after, kind = (value + part if part >= 0 else -part), past, Kind.DIGITS
    elif [_low(pieces, after + step) for step in range(3)] == ["and", "a", "half"]:
        value, after, kind = value + Decimal("0.5"), after + 3, Kind.DIGITS
    signed = index > 0 and pieces[index - 1][2] in _CURRENCY_SIGNS
    past, scale = _scale(pieces, after, signed=signed)
    if past > after:
        after, value, kind = past, value * scale, Kind.DIGITS
    return after, Lexeme(start, pieces[after - 1][1], low, kind, value)


def _digit_kind(low: str) -> str:
    if low.isdecimal():
        if len(low) <= 2 and 1 <= int(low) <= 31:
            return Kind.DAY
        if len(low) == 4 and 1000 <= int(low) < 2200:
            return Kind.YEAR
    return Kind.DIGITS


def _low(pieces: Sequence[Piece], index: int) -> str:
    return pieces[index][2] if 0 <= index < len(pieces) else ""


def _fraction(pieces: Sequence[Piece], index: int, low: str) -> tuple[int, Decimal]:
    """Return the fraction after whole digits ("9 1/2", "9½"); of a bare fraction ("1/2") minus its value."""
    sign = FRACTION_SIGNS.get(_low(pieces, index))
    if sign is not None:
        return index + 1, sign
    upper, slash, lower = (_low(pieces, index + step) for step in range(3))
    if slash == "/" and _close(pieces, index, index + 2) and _proper(upper, lower):
        return index + 3, Decimal(upper) / Decimal(lower)
    if upper == "/" != lower and _close(pieces, index - 1, index + 1) and _proper(low, slash):
        return index + 2, -Decimal(low) / Decimal(slash)
    return index, _ZERO


def _proper(upper: str, lower: str) -> bool:
    """Return whether two numerals make a usual fraction: of prices in powers of two, of small shares."""
    return lower in _DENOMINATORS and upper.isdecimal() and 0 < int(upper) < int(lower)


def _close(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Return whether the pieces from the first to the last are there, with no space between them."""
    return last < len(pieces) and all(pieces[at][1] == pieces[at + 1][0] for at in range(first, last))


def _scale(pieces: Sequence[Piece], index: int, *, signed: bool) -> tuple[int, Decimal]:
    """Return the multiplier at the index, hyphen allowed before it, and the index after it."""
    scale, after = Decimal(1), index
    while after < len(pieces) and scale < _LARGEST:
        at = after + 1 if _low(pieces, after) == "-" and _close(pieces, after - 1, after + 1) else after
        word = _low(pieces, at)
        factor = SCALES.get(word) or SCALE_SIGNS.get(word)
        if factor is None and at == after == index and pieces[at - 1][1] == pieces[at][0]:
            alone = (
                at + 1 >= len(pieces) or pieces[at + 1][0] > pieces[at][1] or not pieces[at + 1][2].isalnum()
            )
            factor = SCALE_LETTERS.get(word) if alone and (signed or word == "k") else None
        if factor is None:
            break
        scale, after = scale * factor, at + 1
    return after, scale


def _words(pieces: Sequence[Piece], index: int) -> tuple[int, Lexeme | None]:
    """Return the number in words that begins at the index, and where the next lexeme begins."""
    start, _, low = pieces[index]
    if low in VAGUE or low in _INDEFINITE or (low == "a" and _low(pieces, index + 1) in {"few", "couple"}):
        after = _vague(pieces, index)
        return (after, _made(pieces, index, after, Kind.VAGUE, None)) if after else (index, None)
    window = [_low(pieces, at) for at in range(index, min(index + 14, len(pieces)))]
    if low in FRACTION_SIGNS:
        after, scale = _scale(pieces, index + 1, signed=False)
        return after, _made(pieces, index, after, Kind.FRACTION, FRACTION_SIGNS[low] * scale)
    if low in ORDINALS:
        return index + 1, Lexeme(start, pieces[index][1], low, Kind.ORDINAL, Decimal(ORDINALS[low]))
    if low in {"a", "an", "half"}:
        return _article(pieces, index, window)
    value, used = cardinal(window)
    after = index + used
    if _low(pieces, after) == "-" and value % 10 == 0 and ORDINALS.get(_low(pieces, after + 1), 10) < 10:
        total = value + ORDINALS[_low(pieces, after + 1)]
        return after + 2, _made(pieces, index, after + 2, Kind.ORDINAL, Decimal(total))
    return _tail(pieces, index, after, Decimal(value))


def _tail(pieces: Sequence[Piece], index: int, after: int, value: Decimal) -> tuple[int, Lexeme]:
    """Return the number in words with what may follow it: a denominator, "and a half", a dozen, a scale."""
    hyphen = _low(pieces, after) == "-"
    lower = _low(pieces, after + hyphen)
    exact = hyphen or _low(pieces, after + 1) == "of" or (lower.endswith("s") and lower != "quarters")
    if lower in DENOMINATORS and value < 10 and exact:
        return _parted(pieces, index, after + hyphen + 1, value / DENOMINATORS[lower])
    if lower in {"dozen", "score"}:
        after, value = after + hyphen + 1, value * (12 if lower == "dozen" else 20)
    if [_low(pieces, after + step) for step in range(3)] == ["and", "a", "half"]:
        scale = max((factor for factor in SCALES.values() if value % factor == 0), default=Decimal(1))
        after, value = after + 3, value + (scale / 2 if scale > 100 else Decimal("0.5"))
    past, scale = _scale(pieces, after, signed=False)
    if past > after:
        after, value = past, value * scale
        if [_low(pieces, after + step) for step in range(3)] == ["and", "a", "half"]:
            after, value = after + 3, value + scale / 2
    return after, _made(pieces, index, after, Kind.SPELT, value)


def _article(pieces: Sequence[Piece], index: int, window: list[str]) -> tuple[int, Lexeme | None]:
    """Return the number that "a", "an" or "half" begins: "a hundred", "half a million", "a third of"."""
    at, half = 0, False
    if window[at] in {"a", "an"}:
        at += 1
    if window[at : at + 1] == ["half"]:
        at, half = at + 1, True
        if window[at : at + 1] == ["-"]:
            at += 1
        if window[at : at + 1] in (["a"], ["an"]):
            at += 1
    word = window[at] if at < len(window) else ""
    factor = Decimal(12) if word == "dozen" else SCALES.get(word)
    if factor is not None:
        value, used = (factor, 1) if half else cardinal(["one", *window[at:]]) if word != "dozen" else (12, 2)
        after = index + at + (used if half else used - 1)
        number = factor / 2 if half else Decimal(value)
        past, scale = _scale(pieces, after, signed=False)
        if not half and past == after:
            return _tail(pieces, index, after, number)
        return past, _made(pieces, index, past, Kind.SPELT, number * scale)
    if half:
        after = index + at - (window[at - 1] in {"a", "an", "-"})
        return after, _made(pieces, index, after, Kind.FRACTION, Decimal("0.5"))
    if at == 1 and word in DENOMINATORS and window[2:3] == ["of"]:
        return _parted(pieces, index, index + 2, Decimal(1) / DENOMINATORS[word])
    return index, None


def _parted(pieces: Sequence[Piece], index: int, after: int, part: Decimal) -> tuple[int, Lexeme]:
    """Return a fraction that ends before ``after``, or the number it makes of a scale ("of a million")."""
    scale = SCALES.get(_low(pieces, after + 2))
    if scale is not None and [_low(pieces, after + step) for step in range(2)] == ["of", "a"]:
        return after + 3, _made(pieces, index, after + 3, Kind.SPELT, part * scale)
    return after, _made(pieces, index, after, Kind.FRACTION, part)


def _vague(pieces: Sequence[Piece], index: int) -> int:
    """Return the index after an order of magnitude ("tens of thousands", "a few hundred"); 0 for none."""
    at = index
    if _low(pieces, at) == "a":
        at += 1
    if _low(pieces, at) in _INDEFINITE | {"couple"}:
        at += 1
        if _low(pieces, at) == "of":
            at += 1
        return at + 1 if _low(pieces, at) in {"dozen", "hundred", "thousand", "million", "billion"} else 0
    at += 1
    while _low(pieces, at) == "of" and _low(pieces, at + 1) in VAGUE:
        at += 2
    return at


def _made(pieces: Sequence[Piece], first: int, after: int, kind: str, value: Decimal | None) -> Lexeme:
    return Lexeme(pieces[first][0], pieces[after - 1][1], pieces[first][2], kind, value)
