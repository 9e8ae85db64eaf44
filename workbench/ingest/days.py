"""Calendar days as pages write them; what could be read in two ways is not read at all."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T|$)",
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_NAME},?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
"""ISO 8601, its basic form, "18 November 2024" (RFC 5322's too), "November 18, 2024". 03/04/2024 is either
of two days and is none of them."""


def parse_day(value: str) -> date | None:
    """Return the day that a value begins with, in the time zone that it was written in, or None."""
    text = " ".join(value.split())
    for form in _FORMS:
        found = form.match(text)
        if found:
            parts = found.groupdict()
            month = int(parts["month"]) if parts.get("month") else _month(parts["name"])
            return _day(int(parts["year"]), month, int(parts["day"]))
    return None


def _month(name: str) -> int:
    """Return the number of a month from its English name or its first three letters; 0 for no month."""
    short = name.lower()
    return next(
        (n for n, full in enumerate(_MONTHS, 1) if full.startswith(short) or full[:3] == short[:3]), 0
    )


def _day(year: int, month: int, day: int) -> date | None:
    # The web is younger than 1990, but archives put older papers on it.
    if not 1800 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
