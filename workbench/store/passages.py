"""The passages of saved sources, cut and indexed by their stems.

A passage's id holds its source's key above and its number in the text below, so that the source of a
posting is known without reading its row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from workbench.sources import COMPARABLE_LANGUAGES
from workbench.store.cells import text_of
from workbench.store.connection import writing

PASSAGE_BITS = 24
"""Room for 16 million passages in a text."""

LONGEST_STEM = 64
"""Characters of a stem that count: a megabyte without a space is no word."""

RULES = 1
"""Grows when texts are cut into passages or stems in another way: an index made before is then made anew."""

MADE_BY = "passage_rules"
"""Key in ``meta`` of the rules that the index was made by."""

CHANGES = "source_changes"
"""Key in ``meta`` of the number of changes to what the index holds: who keeps parts of it asks for that."""


_CURRENT_TEXT = (
    "SELECT language, text FROM source JOIN source_version ON source_version.source = source.id "
    "AND source_version.version = source.version WHERE source.id = ? AND removed_at IS NULL"
)


class Passage(NamedTuple):
    """A stretch of a text with its stems, joined by spaces."""

    start: int
    end: int
    stems: str


def cut(text: str) -> Iterator[Passage]:
    """Yield the passages of a text."""
    from workbench.check.shortlist import passages, stems  # noqa: PLC0415 - reads figures; only to save a text

    for start, end in passages(text):
        keys = {stem_key(stem) for stem in stems(text[start:end])}
        yield Passage(start, end, " ".join(sorted(keys)))


def stem_key(stem: str) -> str:
    """Return what a stem is found by."""
    return stem[:LONGEST_STEM]


def source_key(passage: int) -> int:
    """Return the key of the source that a passage is of."""
    return passage >> PASSAGE_BITS


def learn(conn: sqlite3.Connection, source: int, found: list[Passage]) -> None:
    """Index a source's passages, inside the caller's transaction; those it had are forgotten."""
    forget(conn, source)
    first = source << PASSAGE_BITS
    conn.executemany(
        "INSERT INTO passage (id, char_start, char_end, stems) VALUES (?, ?, ?, ?)",
        [(first + number, *passage) for number, passage in enumerate(found)],
    )
    conn.execute(
        "INSERT INTO passage_search (rowid, stems) SELECT id, stems FROM passage WHERE id BETWEEN ? AND ?",
        _span(source),
    )
    _changed(conn)


def forget(conn: sqlite3.Connection, source: int) -> None:
    """Take a source's passages out of the index."""
    conn.execute(
        "INSERT INTO passage_search (passage_search, rowid, stems) "
        "SELECT 'delete', id, stems FROM passage WHERE id BETWEEN ? AND ?",
        _span(source),
    )
    conn.execute("DELETE FROM passage WHERE id BETWEEN ? AND ?", _span(source))
    _changed(conn)


def is_up_to_date(conn: sqlite3.Connection) -> bool:
    """Tell whether the index was made by today's rules."""
    made_by = conn.execute("SELECT value FROM meta WHERE key = ?", (MADE_BY,)).fetchone()
    return made_by is not None and int(made_by[0]) == RULES


def bring_up_to_date(conn: sqlite3.Connection) -> None:
    """Index every source anew by today's rules, in one transaction each: others can write in between."""
    for (key,) in conn.execute("SELECT id FROM source WHERE removed_at IS NULL").fetchall():
        with writing(conn):
            found = conn.execute(_CURRENT_TEXT, (key,)).fetchone()
            if found is not None:
                language, text = map(text_of, found)
                learn(conn, key, list(cut(text)) if language in COMPARABLE_LANGUAGES else [])
    with writing(conn):
        mark(conn)


def mark(conn: sqlite3.Connection) -> None:
    """Write down that the index is made by today's rules."""
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (MADE_BY, str(RULES)))


def changes(conn: sqlite3.Connection) -> int:
    """Return a number that grows whenever the index changes."""
    return int(conn.execute("SELECT value FROM meta WHERE key = ?", (CHANGES,)).fetchone()[0])


def _changed(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE meta SET value = value + 1 WHERE key = ?", (CHANGES,))


def _span(source: int) -> tuple[int, int]:
    return source << PASSAGE_BITS, (source + 1 << PASSAGE_BITS) - 1
