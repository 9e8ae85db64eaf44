"""A newsroom's own lexicon rows, kept beside its articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from workbench.lexicon import Entry, OwnRow
from workbench.store.cells import Cell, cell, stamp, text_of
from workbench.store.connection import writing
from workbench.store.door import Door, guarded
from workbench.store.faults import unwritable

_SEPARATOR = "|"
"""Between the names in one cell, as in the CSV file; no name can hold it (``desk.lexicon_checks``)."""

_READ = (
    "SELECT entry, name, aliases, ambiguous_aliases, domains, category, designation, subtype, forms, class, "
    "off FROM lexicon_row WHERE removed_at IS NULL ORDER BY entry, name"
)
_DROP = "UPDATE lexicon_row SET removed_at = ? WHERE entry = ? AND name = ? AND removed_at IS NULL"
_PUT = (
    "INSERT INTO lexicon_row (entry, name, aliases, ambiguous_aliases, domains, category, designation, "
    "subtype, forms, class, off, reviewer, added_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (entry, name) DO UPDATE SET aliases = excluded.aliases, "
    "ambiguous_aliases = excluded.ambiguous_aliases, domains = excluded.domains, "
    "category = excluded.category, designation = excluded.designation, subtype = excluded.subtype, "
    "forms = excluded.forms, class = excluded.class, off = excluded.off, reviewer = excluded.reviewer, "
    "added_at = excluded.added_at, removed_at = NULL"
)


class LexiconDoor(Door):
    """The part of the store that keeps lexicon rows."""

    @guarded
    def lexicon_rows(self) -> tuple[OwnRow, ...]:
        """Return the rows in force, by kind and name."""
        return read(self._conn)

    @guarded
    def put_lexicon_rows(self, rows: Iterable[OwnRow], reviewer: str) -> int:
        """Keep rows, each in place of the one of its name; return how many were new or other than before.

        Args:
            rows: As ``desk.lexicon_checks.checked`` returns them.
            reviewer: Who says so.
        """
        if not self.writable:
            raise unwritable(self.path)
        return put(self._conn, rows, reviewer)

    @guarded
    def remove_lexicon_row(self, row: OwnRow) -> bool:
        """Take the row of this name out of force; return whether there was one."""
        if not self.writable:
            raise unwritable(self.path)
        return remove(self._conn, row)


def read(conn: sqlite3.Connection) -> tuple[OwnRow, ...]:
    """Return the rows in force, by kind and name."""
    return tuple(_row(line) for line in conn.execute(_READ))


def put(conn: sqlite3.Connection, rows: Iterable[OwnRow], reviewer: str) -> int:
    """Keep rows in one transaction (see ``LexiconDoor.put_lexicon_rows``)."""
    changed = 0
    with writing(conn):
        known = {row.key: row for row in read(conn)}
        now = stamp(datetime.now(UTC))
        for row in rows:
            before = known.get(row.key)
            if before == row:
                continue
            if before is not None:
                # Its name may have been written in another case.
                conn.execute(_DROP, (now, before.entry.value, cell(before.name)))
            conn.execute(_PUT, (*_cells(row), cell(reviewer), now))
            known[row.key] = row
            changed += 1
    return changed


def remove(conn: sqlite3.Connection, row: OwnRow) -> bool:
    """Take the row of this name out of force (see ``LexiconDoor.remove_lexicon_row``)."""
    with writing(conn):
        named = [other for other in read(conn) if other.key == row.key]
        now = stamp(datetime.now(UTC))
        for other in named:
            conn.execute(_DROP, (now, other.entry.value, cell(other.name)))
    return bool(named)


def _cells(row: OwnRow) -> tuple[Cell | int, ...]:
    many = (row.aliases, row.ambiguous_aliases, row.domains)
    return (
        row.entry.value,
        cell(row.name),
        *(cell(_SEPARATOR.join(names)) for names in many),
        cell(row.category),
        cell(row.designation),
        cell(row.subtype),
        cell(_SEPARATOR.join(row.forms)),
        cell(row.frame_class),
        int(row.off),
    )


def _row(line: tuple[Cell, ...]) -> OwnRow:
    entry, name, aliases, vague, domains, category, designation, subtype, forms, frame_class, off = line
    return OwnRow(
        Entry(text_of(entry)),
        text_of(name),
        _names(aliases),
        _names(vague),
        _names(domains),
        text_of(category),
        text_of(designation),
        text_of(subtype),
        _names(forms),
        text_of(frame_class),
        bool(off),
    )


def _names(text: Cell) -> tuple[str, ...]:
    return tuple(name for name in text_of(text).split(_SEPARATOR) if name)
