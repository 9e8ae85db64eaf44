"""Who was at work, and when: the last review of each article, and what came in since a moment."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from workbench.store import places
from workbench.store.cells import cell, moment_of, text_of
from workbench.store.door import Door, guarded

_ARTICLES = "SELECT id, article_id FROM article"
# The bare column is that of the row with the greatest time (SQLite, "Bare columns in an aggregate query").
_LAST = "SELECT max(reviewed_at), reviewer FROM verdict WHERE claim BETWEEN ? AND ?"
_NEWEST = "SELECT coalesce(max(id), 0) FROM entry"
_SINCE = (
    "SELECT reviewer, count(*) FROM entry WHERE id > ? AND reviewer <> ? AND (? IS NULL OR article_id = ?) "
    "GROUP BY reviewer ORDER BY reviewer"
)
_DECIDED = (
    "SELECT DISTINCT claim FROM verdict WHERE claim BETWEEN ? AND ? AND value <> 'unreviewed' ORDER BY claim"
)
_KEY = "SELECT id FROM article WHERE article_id = ?"


@dataclass(frozen=True, slots=True)
class LastReview:
    """When an article's claims were last decided on, and by whom.

    Attributes:
        at: UTC.
    """

    at: datetime
    reviewer: str


class ActivityDoor(Door):
    """What can be asked of the work itself."""

    @guarded
    def last_reviews(self) -> dict[str, LastReview]:
        """Return the last decision in force on each article that has any, by the article's id."""
        found: dict[str, LastReview] = {}
        for key, article_id in self._conn.execute(_ARTICLES).fetchall():
            at, reviewer = self._conn.execute(_LAST, (places.first_id(key), places.last_id(key))).fetchone()
            if at is not None:
                found[article_id] = LastReview(moment_of(at), text_of(reviewer))
        return found

    @guarded
    def newest_entry(self) -> int:
        """Return the number of the ledger's newest line in this file, 0 where it has none."""
        return int(self._conn.execute(_NEWEST).fetchone()[0])

    @guarded
    def entries_since(
        self, number: int, reviewer: str, article_id: str | None = None
    ) -> list[tuple[str, int]]:
        """Return how many lines of the ledger others wrote after the one with this number, by name.

        Args:
            number: As ``newest_entry`` gave it.
            reviewer: Whose own lines are left out.
            article_id: Only lines about this article; None for all.
        """
        values = (number, cell(reviewer), article_id, article_id)
        return [(text_of(name), count) for name, count in self._conn.execute(_SINCE, values)]

    @guarded
    def decided_claims(self, article_id: str) -> list[int]:
        """Return the row ids of an article's claims with a verdict, of anybody, in order."""
        return _decided(self._conn, article_id)


def _decided(conn: sqlite3.Connection, article_id: str) -> list[int]:
    found = conn.execute(_KEY, (article_id,)).fetchone()
    if found is None:
        return []
    span = (places.first_id(found[0]), places.last_id(found[0]))
    return [row_id for (row_id,) in conn.execute(_DECIDED, span)]
