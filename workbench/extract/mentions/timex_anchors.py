"""The days of a duration that begins or ends with the publication ("the past two weeks")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from workbench.extract.mentions.timex_grammar import Found, Reader, Reading, Scene
from workbench.extract.mentions.timex_steps import moved

_VALUE = re.compile(r"P(?P<count>\d+|X)(?P<unit>[DWMQYE])\Z")
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade"}
_MOST = {"D": ("week", 1), "W": ("month", 1), "M": ("year", 1), "Q": ("year", 1), "Y": ("decade", 1)}
"""How long an uncounted plural can be at most: "days" are no more than a week, "weeks" than a month."""

_BACK = frozenset({"last", "past", "recent"})
_AHEAD = frozenset({"next", "coming", "upcoming", "forthcoming", "ahead"})


def anchored(reader: Reader) -> Reader:
    """Return a reader of durations that adds the days they can take up, where their words say on which side.

    The longest stretch is given: "the coming days" lie within a week from the publication.
    """

    def read(found: Found, scene: Scene) -> Reading | None:
        reading = reader(found, scene)
        if reading is None or scene.published is None or not isinstance(reading.value, str):
            return reading
        words = {found.low("way"), found.words().rpartition(" ")[2]}
        side = -1 if words & _BACK else 1 if words & _AHEAD else 0
        return replace(reading, span=_days(reading.value, scene.published, side)) if side else reading

    return read


def _days(value: str, published: date, side: int) -> tuple[date, date] | None:
    """Return the first and last day of a TIMEX3 duration before or after the publication."""
    match = _VALUE.match(value)
    if match is None:
        return None
    unit, count = _UNITS[match["unit"]], match["count"]
    if count == "X":
        if match["unit"] not in _MOST:
            return None
        unit, number = _MOST[match["unit"]]
    else:
        number = int(count)
    end = moved(published, unit, side * number)
    if end is None:
        return None
    return (end, published) if side < 0 else (published, end)
