"""The part of the store's door for finding: saved filters, numbers of claims, time spent."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from workbench.errors import InputError
from workbench.store import places
from workbench.store.articles import key_of
from workbench.store.cells import cell, stamp, text_of
from workbench.store.connection import writing
from workbench.store.door import Door, guarded

_SAVED = "SELECT id, name, text FROM saved_filter WHERE reviewer = ? AND removed = 0 ORDER BY name, id"
_REPLACE = "DELETE FROM saved_filter WHERE reviewer = ? AND removed = 0 AND name = ?"
_RENAME = "UPDATE saved_filter SET was = name, name = ?, changed_at = ? WHERE id = ?"
_RENAME_BACK = "UPDATE saved_filter SET was = NULL, name = ?, changed_at = ? WHERE id = ?"
_FROM = "SELECT id, number FROM claim WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1"
_OF_NUMBER = "SELECT id FROM claim WHERE article = ? AND number = ?"
_SPENT = (
    "SELECT seconds, EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = attention.claim "
    "AND verdict.reviewer = attention.reviewer AND value <> 'unreviewed') FROM attention "
    "WHERE reviewer = ? AND claim BETWEEN ? AND ?"
)
_ADD = (
    "INSERT INTO attention (claim, reviewer, seconds) SELECT id, ?, ? FROM claim WHERE id = ? "
    "ON CONFLICT (claim, reviewer) DO UPDATE SET seconds = seconds + excluded.seconds"
)


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that a reviewer gave a name.

    Attributes:
        text: As the filter bar has it (see ``store.grammar``), without an article.
    """

    key: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """How long a reviewer looked at claims.

    Attributes:
        measured: Claims with a verdict of the reviewer's that were measured.
        median: Seconds, of those; 0 where there are none.
        total: Seconds, of all claims looked at.
    """

    measured: int
    median: float
    total: float


class FindingDoor(Door):
    """What a reviewer asks to find the way back to something."""

    @guarded
    def saved_filters(self, reviewer: str) -> list[SavedFilter]:
        """Return a reviewer's saved filters by name."""
        found = self._conn.execute(_SAVED, (cell(reviewer),))
        return [SavedFilter(key, text_of(name), text_of(text)) for key, name, text in found]

    @guarded
    def save_filter(self, reviewer: str, name: str, text: str) -> None:
        """Save a filter under a name; one of that name is replaced.

        Raises:
            InputError: The name is empty.
        """
        self._writing()
        name = _named(name)
        with writing(self._conn):
            self._conn.execute(_REPLACE, (cell(reviewer), cell(name)))
            self._conn.execute(
                "INSERT INTO saved_filter (reviewer, name, text, changed_at) VALUES (?, ?, ?, ?)",
                (cell(reviewer), cell(name), cell(text), stamp(datetime.now(UTC))),
            )

    @guarded
    def rename_filter(self, key: int, name: str) -> None:
        """Give a saved filter another name.

        Raises:
            InputError: The name is empty, or another filter has it.
        """
        self._writing()
        with writing(self._conn):
            self._rename(key, _named(name), _RENAME)

    @guarded
    def remove_filter(self, key: int) -> None:
        """Remove a saved filter; ``undo_filter`` brings it back."""
        self._writing()
        self._conn.execute(
            "UPDATE saved_filter SET removed = 1, changed_at = ? WHERE id = ?",
            (stamp(datetime.now(UTC)), key),
        )

    @guarded
    def undo_filter(self, reviewer: str) -> str | None:
        """Take back the reviewer's last renaming or removing; return the filter's name, None without any.

        Raises:
            InputError: Another filter has the name by now.
        """
        self._writing()
        found = self._conn.execute(
            "SELECT id, removed, name, was FROM saved_filter WHERE reviewer = ? "
            "AND (removed = 1 OR was IS NOT NULL) ORDER BY changed_at DESC, id DESC LIMIT 1",
            (cell(reviewer),),
        ).fetchone()
        if found is None:
            return None
        key, removed, name, was = found
        with writing(self._conn):
            if not removed:
                self._rename(key, text_of(was), _RENAME_BACK)
                return text_of(was)
            try:
                self._conn.execute("UPDATE saved_filter SET removed = 0 WHERE id = ?", (key,))
            except sqlite3.IntegrityError as fault:
                raise _taken(text_of(name)) from fault
        return text_of(name)

    def _rename(self, key: int, name: str, statement: str) -> None:
        try:
            self._conn.execute(statement, (cell(name), stamp(datetime.now(UTC)), key))
        except sqlite3.IntegrityError as fault:
            raise _taken(name) from fault

    @guarded
    def reviewers(self) -> list[str]:
        """Return everybody with a verdict, by name."""
        found = self._conn.execute("SELECT DISTINCT reviewer FROM tally ORDER BY reviewer")
        return [text_of(name) for (name,) in found]

    @guarded
    def row_of_number(self, article_id: str, number: int) -> int | None:
        """Return the row id of the claim with this number in its article, or None."""
        key = key_of(self._conn, article_id)
        if key is None or number < 1:
            return None
        # Numbers go by place, and so do ids: nearly always halving the span of ids finds the claim.
        low, high = places.first_id(key), places.last_id(key)
        while low <= high:
            middle = (low + high) // 2
            near = self._conn.execute(_FROM, (middle, high)).fetchone()
            if near is None or near[1] > number:
                high = middle - 1
            elif near[1] == number:
                return int(near[0])
            else:
                low = near[0] + 1
        found = self._conn.execute(_OF_NUMBER, (key, number)).fetchone()
        return None if found is None else int(found[0])

    @guarded
    def add_time(self, reviewer: str, seconds: Mapping[int, float]) -> None:
        """Add to the time that a reviewer spent on claims, by row id; claims that are gone are left out.

        It is no decision: after a power failure the last of it may be lost, and no key waits for the disk.
        """
        self._writing()
        self._conn.execute("PRAGMA synchronous = NORMAL")
        try:
            with writing(self._conn):
                rows = [(cell(reviewer), spent, row_id) for row_id, spent in seconds.items()]
                self._conn.executemany(_ADD, rows)
        finally:
            self._conn.execute("PRAGMA synchronous = FULL")

    @guarded
    def time_spent(self, reviewer: str, article_id: str | None = None) -> TimeSpent:
        """Return how long a reviewer looked at an article's claims, or at those of all articles."""
        first, last = 0, 2**63 - 1
        if article_id is not None:
            key = key_of(self._conn, article_id)
            if key is None:
                return TimeSpent(0, 0.0, 0.0)
            first, last = places.first_id(key), places.last_id(key)
        found = self._conn.execute(_SPENT, (cell(reviewer), first, last)).fetchall()
        decided = [seconds for seconds, verdict in found if verdict]
        return TimeSpent(
            len(decided), median(decided) if decided else 0.0, sum(seconds for seconds, _ in found)
        )


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InputError("A filter needs a name: write one.")
    return name


def _taken(name: str) -> InputError:
    return InputError(f"Another filter is called {name!r}: take another name, or remove that one first.")
