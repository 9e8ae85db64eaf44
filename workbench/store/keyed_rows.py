"""Rows of the current state that each come from one entry, brought in line with those that should be."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.store.cells import Cell
from workbench.store.ledger import Key
from workbench.store.sql import Value


@dataclass(frozen=True, slots=True)
class KeyedRows:
    """A table of such rows, as its statements.

    Attributes:
        stored: Reads (origin, seq) of the rows of a claim and reviewer.
        delete: Deletes the row of an (origin, seq).
        insert: Takes the claim, the reviewer and the cells of a row.
    """

    stored: str
    delete: str
    insert: str

    def write(
        self, conn: sqlite3.Connection, row_id: int, name: Cell, wanted: Mapping[Key, Sequence[Value]]
    ) -> bool:
        """Bring a claim's and reviewer's rows in line; return whether anything changed."""
        stored = {(origin, seq) for origin, seq in conn.execute(self.stored, (row_id, name))}
        if stored == wanted.keys():
            return False
        conn.executemany(self.delete, sorted(stored - wanted.keys()))
        conn.executemany(
            self.insert,
            [(row_id, name, *cells) for key, cells in sorted(wanted.items()) if key not in stored],
        )
        return True
