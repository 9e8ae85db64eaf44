"""How collections of fact-checks name their columns, part their cells and write their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from workbench.export.columns import NAMES as NAMES_OF_OURS

NAMES = {
    "claim": "claim claimtext claimreviewed statement claimstatement",
    "verdict": "verdict rating label textualrating conclusion ruling truthrating alternatename",
    "publisher": "publisher factchecker organisation organization org site source outlet publishername",
    "claimant": "claimant speaker author claimauthor saidby",
    "checked": "date reviewdate datepublished publishdate checkdate checked reviewedat published",
    "url": "url reviewurl link claimreviewurl factcheckurl",
    "title": "title headline reviewtitle name",
    "identity": "id identity identifier checkid",
}
"""Spellings of a field's name, without capitals, spaces and signs."""

TELLING = frozenset({"verdict", "publisher", "checked", "url"})
"""Fields of which one must stand beside the claim, or a table is no collection."""

_DAYS = ("%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y%m%d")
"""Ways to write a day that can be read one way only."""


def columns_of(header: Sequence[str]) -> dict[str, str]:
    """Return which column holds which field: the first one that is spelt like it."""
    plain = {"".join(char for char in name.casefold() if char.isalnum()): name for name in reversed(header)}
    ours = len(set(NAMES_OF_OURS).intersection(name.strip() for name in header))
    if {"schemaversion", "claimid"} <= plain.keys() or ours > len(NAMES_OF_OURS) // 4:
        return {}  # a table of the workbench's own, even where a column of it was renamed
    found: dict[str, str] = {}
    for field_, names in NAMES.items():
        column = next((plain[name] for name in names.split() if name in plain), None)
        if column is not None:
            found[field_] = column
    return found


def separator(head: str) -> str:
    """Return the sign that stands between the cells, by the first line: the most frequent of those in use."""
    return max(",;\t|", key=head.count)


def plain_text(value: object) -> str:
    """Return a JSON value as a text: a list's first, an object's name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName") or ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def day_of(written: str) -> date | None:
    """Return the day that a cell names; None where it can be read in two ways, or in none."""
    if len(written) > 40:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        pass
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
