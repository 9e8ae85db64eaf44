"""Numbers with what makes them amounts: ranges, modifiers, currencies, percentages, measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from workbench.extract.mentions.lexemes import Kind, Lexeme
from workbench.extract.mentions.measures import measure_after
from workbench.extract.mentions.modifiers import modifier_before
from workbench.extract.mentions.money import Currency, currency_after, currency_before

NUMERIC = frozenset({Kind.DAY, Kind.YEAR, Kind.DIGITS, Kind.SPELT, Kind.FRACTION, Kind.VAGUE})
_DASHES = frozenset("-\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text.

    Attributes:
        first: Index of its first lexeme, currency sign included; ``after`` that of the one after its last.
        number: Index of the numeral itself (the last one of a range).
        kind: "quantity", "money", "percent" or "ratio".
        values: One value, two of a range, none for an order of magnitude ("dozens").
        unit: Currency code, unit of measure, "percent" or "percentage points"; None where a noun must tell.
        opening: Index where the modifier before it begins; ``first`` where there is none.
        share: Whether it is one number out of another ("one in five").
    """

    first: int
    after: int
    number: int
    kind: str
    values: tuple[Decimal, ...]
    unit: str | None
    opening: int
    modifier: str | None
    share: bool = False


def amount_at(pieces: Sequence[Lexeme], at: int) -> Amount:
    """Return the amount whose first numeral stands at the index."""
    before = currency_before(pieces, at)
    first = before.first if before else at
    values, last, after = _range(pieces, at, before)
    minus = _minus(pieces, first)
    if minus:
        first, values = first - 1, tuple(-value for value in values)
    kind, unit, after, factor = _measured(pieces, after, values, before)
    opening, modifier = modifier_before(pieces, first)
    if modifier is None and first and pieces[first - 1].low == "between" and len(values) == 2:
        opening, modifier = first - 1, "between"
    scaled = tuple(value * factor for value in values)
    share = last > at and len(values) == 1
    return Amount(first, after, last, kind, scaled, unit, opening, modifier, share)


def _measured(
    pieces: Sequence[Lexeme], after: int, values: tuple[Decimal, ...], before: Currency | None
) -> tuple[str, str | None, int, Decimal]:
    """Return the kind, the unit, the index after it all and a factor for the values."""
    one = Decimal(1)
    if before is not None:
        behind = currency_after(pieces, after, values[-1] if values else None)
        return "money", before.code, behind.after if behind and behind.factor == one else after, one
    past, unit = _percent(pieces, after)
    if unit:
        return "percent", unit, past, one
    behind = currency_after(pieces, after, values[-1] if values else None)
    if behind is not None:
        return "money", behind.code, behind.after, behind.factor
    start = after + 1 if not values and after < len(pieces) and pieces[after].low == "of" else after
    past, unit = measure_after(pieces, start)
    if unit:
        return "quantity", unit, past, one
    return "quantity", None, after, one


def _minus(pieces: Sequence[Lexeme], first: int) -> bool:
    """Return whether a minus sign stands before the number, with a space or nothing before it."""
    if (
        not first
        or pieces[first - 1].low not in {"-", "\u2212"}
        or pieces[first - 1].end != pieces[first].start
    ):
        return False
    return first == 1 or pieces[first - 2].end < pieces[first - 1].start


def _range(
    pieces: Sequence[Lexeme], at: int, currency: Currency | None
) -> tuple[tuple[Decimal, ...], int, int]:
    """Return the values of the number or range at the index, its last numeral's index, and the next one."""
    low = pieces[at].value
    if low is None:
        return (), at, at + 1
    here = at + 1
    percent = here < len(pieces) and pieces[here].low == "%"
    if percent:
        here += 1  # "5% to 10%"
    joiner = pieces[here].low if here < len(pieces) else ""
    other = here + 1
    if currency and other + 1 < len(pieces) and pieces[other].low == pieces[at - 1].low:
        other += 1  # "$3 to $5 million"
    high = pieces[other].value if other < len(pieces) and pieces[other].kind in NUMERIC else None
    if high is None or (percent and _percent(pieces, other + 1)[1] is None):
        return _ratio(pieces, at, low)  # "rose 5% to 40" names two things
    tight = pieces[here - 1].end == pieces[here].start and pieces[here].end == pieces[here + 1].start
    start = currency.first if currency else at
    opener = pieces[start - 1].low if start else ""
    joined = (joiner in _DASHES and (tight or joiner != "-")) or joiner == "to"
    joined |= joiner == "and" and opener == "between"
    joined |= joiner == "or" and pieces[at].kind == Kind.SPELT and high - low == 1
    if not joined:
        return _ratio(pieces, at, low)
    scaled = _rescaled(pieces[at], pieces[other], low, high)
    complete = scaled == low and (percent or currency is not None)
    if scaled >= high or (complete and opener == "from" and _changes(pieces, start)):
        return _ratio(pieces, at, low)
    return (scaled, high), other, other + 1


_CHANGES = frozenset(
    "rise rises rose risen rising grow grows grew grown growing increase increases increased increasing "
    "climb climbs climbed climbing jump jumps jumped soar soars soared surge surges surged raise raises "
    "raised go goes went gone moved changed expanded widened fall falls fell fallen drop drops dropped cut "
    "lower lowered reduced up".split()
)
"""Words after which "from ... to" names a level before and one after, not a range."""

_CHANGE_REACH = 5
"""Lexemes between such a word and its "from" ("rose 3 percentage points from")."""


def _changes(pieces: Sequence[Lexeme], start: int) -> bool:
    return any(piece.low in _CHANGES for piece in pieces[max(0, start - 1 - _CHANGE_REACH) : start - 1])


def _rescaled(first: Lexeme, last: Lexeme, low: Decimal, high: Decimal) -> Decimal:
    """Return the lower end with the magnitude that only the upper one names ("3 to 5 million")."""
    if last.low[0].isdecimal() and first.low[0].isdecimal():
        mantissa = Decimal(last.low.replace(",", ""))
        if mantissa and high != mantissa and low < mantissa and low == Decimal(first.low.replace(",", "")):
            return low * (high / mantissa)
    return low


_BASES = frozenset({Decimal(10), Decimal(100), Decimal(1000)})


def _ratio(pieces: Sequence[Lexeme], at: int, low: Decimal) -> tuple[tuple[Decimal, ...], int, int]:
    """Return "one in five", "nine out of ten" as the share it is; else the number alone."""
    words = [piece.low for piece in pieces[at + 1 : at + 3]]
    gap = 2 if words == ["out", "of"] else 1 if words[:1] == ["in"] else 0
    other = at + 1 + gap
    if gap and other < len(pieces) and pieces[other].kind in {Kind.SPELT, Kind.DAY, Kind.DIGITS}:
        high = pieces[other].value
        spelt = pieces[at].kind == Kind.SPELT and pieces[other].kind == Kind.SPELT
        # In figures "3 in 5" may be three things in five places; a share has a round base or one of it.
        figures = pieces[at].kind == Kind.DAY and (low == 1 or high in _BASES)
        if high and low < high and (gap == 2 or spelt or figures):
            return (low / high,), other, other + 1
    return (low,), at, at + 1


def _percent(pieces: Sequence[Lexeme], at: int) -> tuple[int, str | None]:
    """Return the index after a percent sign or word at the index, and the unit."""
    lows = [piece.low for piece in pieces[at : at + 3]]
    if lows[:1] in (["-"], ["a"]) and lows[1:2] in (["percent"], ["per"], ["percentage"]):
        return _percent(pieces, at + 1)
    if lows[:1] in (["%"], ["percent"], ["pct"]):
        return at + 1, "percent"
    if lows[:2] == ["per", "cent"]:
        return at + 2, "percent"
    if lows[:1] in (["percentage"], ["basis"]) and lows[1:2] in (["point"], ["points"]):
        return at + 2, f"{lows[0]} points"
    return at, None
