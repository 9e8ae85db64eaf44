"""What the SQLite library of this Python can do, found out by trying."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Features:
    """The parts of SQLite that the store is built on.

    Attributes:
        version: Of the library, such as "3.40.1".
        fts5: Full-text search, for the search as one types.
        strict: STRICT tables (SQLite 3.37 and later).
        wal: A write-ahead log, so that one can read while another writes.
    """

    version: str
    fts5: bool
    strict: bool
    wal: bool


def sqlite_features() -> Features:
    """Return what works, tried in a scratch file that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "trial.db")) as db:
        return Features(
            version=sqlite3.sqlite_version,
            fts5=_works(db, "CREATE VIRTUAL TABLE words USING fts5(word)"),
            strict=_works(db, "CREATE TABLE plain (number INTEGER) STRICT"),
            wal=_works(db, "PRAGMA journal_mode = WAL", answer="wal"),
        )


def _works(db: sqlite3.Connection, statement: str, answer: str | None = None) -> bool:
    try:
        row = db.execute(statement).fetchone()
    except sqlite3.Error:
        return False
    return answer is None or row == (answer,)
