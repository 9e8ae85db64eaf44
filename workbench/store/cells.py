"""Python values as SQLite cells and back.

Text from outside may hold anything: NUL is stored as it is, but a lone surrogate (from broken UTF-16
or an undecodable file name) cannot be written as UTF-8. Such a text becomes a BLOB in Python's
"surrogatepass" form, every other text stays TEXT; columns for text from outside are declared ANY and
checked to hold one of the two. The storage class alone says how to read a cell back, exactly.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True)

Cell = str | bytes
"""A text as it is stored."""


def cell(text: str) -> Cell:
    """Return the cell for a text."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def optional_cell(text: str | None) -> Cell | None:
    """Return the cell for a text that may be missing."""
    return None if text is None else cell(text)


def text_of(value: Cell) -> str:
    """Return the text of a cell."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def optional_text(value: Cell | None) -> str | None:
    """Return the text of a cell that may be NULL."""
    return None if value is None else text_of(value)


def canonical_json(value: object) -> str:
    """Return JSON with sorted keys, no spaces and no escapes that JSON does not ask for.

    Raises:
        ValueError: A number is not finite; JSON has no word for it.
        TypeError: A value has no form in JSON.
    """
    return _CANONICAL.encode(value)


def json_cell(value: object) -> Cell:
    """Return the cell for a JSON-ready value."""
    return cell(_COMPACT.encode(value))


def json_of(value: Cell) -> Any:  # noqa: ANN401 - JSON is of any type
    """Return the value of a JSON cell."""
    return json.loads(text_of(value))


def stamp(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC with microseconds: 27 characters that sort by time.

    Raises:
        ValueError: The moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone")
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def moment_of(text: str) -> datetime:
    """Return the moment of a stamp, in UTC."""
    return datetime.fromisoformat(text).astimezone(UTC)


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO 8601 date, None for NULL."""
    return None if text is None else date.fromisoformat(text)
