"""A fact of a claim in words, the same on the screens and in plain lines."""

from __future__ import annotations

import re

from workbench.model import Mention
from workbench.ui.wording import counted, spaced

_DURATION = re.compile(r"P(T?)(\d+|X)([A-Z])\Z")
"""A length of time as TIMEX3 writes it: ``P2Y``; a number that is not told is an X."""

_UNITS = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip

_VAGUE = {"PAST_REF": "in the past", "PRESENT_REF": "now", "FUTURE_REF": "in the future"}
"""TIMEX3's times without a day."""


def fact_words(fact: Mention) -> str:
    """Return a fact's type and value in words: ``troop count, about 50,000 persons``."""
    parts = [spaced(fact.type.value)]
    if fact.subtype and fact.subtype != fact.type.value:
        parts[0] += f" ({spaced(fact.subtype)})"
    value = _value(fact.value)
    if value and value != fact.text:
        known = value + fact.type.value
        unit = f" {spaced(fact.unit)}" if fact.unit and fact.unit not in known else ""
        modifier = f"{fact.modifier} " if fact.modifier else ""
        parts.append(f"{modifier}{value}{unit}")
    if fact.interval is not None and fact.interval[0] != fact.interval[1]:
        parts.append(f"{fact.interval[0]} to {fact.interval[1]}")
    return ", ".join(parts)


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " to ".join(_value(end) for end in value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.10g}"
    return _time(str(value))


def _time(value: str) -> str:
    """Return a time or a length of time in words; what is a day, or no time at all, as it is."""
    lasts = _DURATION.match(value)
    unit = _UNITS.get(f"{lasts[1]}{lasts[3]}") if lasts is not None else None
    if lasts is None or unit is None:
        return _VAGUE.get(value, value)
    return f"some {unit}s" if lasts[2] == "X" else counted(int(lasts[2]), unit)
