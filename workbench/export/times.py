"""Moments as files spell them: RFC 3339 in UTC, with as many digits as the moment has."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?Z", re.ASCII)


def time_text(at: datetime) -> str:
    """Return a moment as ``2024-11-18T09:30:00Z``; microseconds follow only where there are any.

    Raises:
        ValueError: The moment has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def read_time(text: str) -> datetime:
    """Return the moment that ``time_text`` spelt, in UTC.

    Raises:
        ValueError: The text is no moment of that form.
    """
    if not _WRITTEN.fullmatch(text):
        raise ValueError(f"{text!r} is no time like 2024-11-18T09:30:00Z")
    return datetime.fromisoformat(text)
