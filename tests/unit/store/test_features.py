from __future__ import annotations

import sqlite3
from contextlib import closing

from workbench.store.features import _works, sqlite_features


def test_this_sqlite_has_what_the_store_needs() -> None:
    features = sqlite_features()
    assert features.version == sqlite3.sqlite_version
    assert (features.fts5, features.strict, features.wal) == (True, True, True)


def test_a_part_that_is_not_there_is_found_out_by_trying() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        assert not _works(db, "CREATE VIRTUAL TABLE words USING fts99(word)")
        assert not _works(db, "PRAGMA journal_mode = WAL", answer="wal")  # memory has no such log
