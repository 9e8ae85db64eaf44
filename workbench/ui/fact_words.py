"""A fact of a claim in words, the same on the screens and in plain lines."""

from __future__ import annotations

from workbench.model import Mention
from workbench.ui.wording import spaced


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
    return str(value)
