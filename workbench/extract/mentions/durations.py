"""Durations as TIMEX3 values."""

from __future__ import annotations

from decimal import Decimal

from workbench.extract.mentions.timex_words import UNITS

_FINER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60), "M": ("W", 4)}
"""A unit code to the next finer one and how many of those it holds (weeks of a month roughly)."""


def duration(count: Decimal | None, unit: str) -> str | None:
    """Return the TIMEX3 value of so many units; X stands for an unknown count.

    Half units become the finer one ("2.5 years" is P2Y6M); decades and centuries become years
    where they are counted. None for parts that no finer unit holds.
    """
    code = UNITS[unit]
    if count is None:
        return f"PTX{code[1:]}" if code.startswith("T") else f"PX{code}"
    scale = {"E": 10, "C": 100, "L": 1000, "F": 2}.get(code)
    if scale:
        count, code = count * scale, "W" if code == "F" else "Y"
    whole = int(count)
    rest = count - whole
    if rest == 0:
        return f"P{_part(whole, code)}"
    if code not in _FINER:
        return None
    finer, per = _FINER[code]
    return "P" + _one_t((_part(whole, code) if whole else "") + _part(round(rest * per), finer))


def _part(count: int, code: str) -> str:
    return f"T{count}{code[1:]}" if code.startswith("T") else f"{count}{code}"


def _one_t(parts: str) -> str:
    """Return the parts with only the first T kept: one T opens the clock part of a duration."""
    head, mark, tail = parts.partition("T")
    return head + mark + tail.replace("T", "")
