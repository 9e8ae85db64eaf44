"""Stores that were made before the claims of a removed source were kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids, checked, source
from tests.unit.store.test_older_stores import ADDED, KEPT, make_old, table
from workbench.model import Span
from workbench.store import Store, View, open_store, removal_schema
from workbench.store.schema import SCHEMA_VERSION
from workbench.text import sha256

STEP = "m004_removed_checks"
PAGE = source("Harbour Post", "Rain fell on Velmora. The ferry sank.")


@pytest.fixture
def old(filled: Store, rich: Sample, tmp_path: Path) -> Path:
    """A store of the version before, with a decision that hangs on a check, and evidence."""
    filled.put_source(PAGE)
    passage = checked("confirmed", source_id=PAGE.source_id, span=Span(0, 4), text="Rain")
    filled.put_checks([(all_ids(filled)[0], [passage])])
    filled.append(rich.verdict(0, "verified"))
    filled.append(rich.evidence(3, PAGE, "The ferry"))
    path = tmp_path / "old.db"
    make_old(filled, path, STEP)
    return path


def test_nothing_is_lost_and_removals_are_kept_from_now_on(old: Path, filled: Store) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = {name: table(db, name, STEP) for name in (*KEPT, *ADDED[STEP])}
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'removed_check'").fetchone()
    with open_store(old) as store:
        assert store.schema_version() == SCHEMA_VERSION
        assert {name: table(store._conn, name, STEP) for name in (*KEPT, *ADDED[STEP])} == before
        assert store.facets(View(), "frame_class") == filled.facets(View(), "frame_class") != []
        assert store.head() == filled.head()
        store.remove_source(PAGE.source_id)
        text = "Rain fell for nine days."
        assert store.put_source(replace(PAGE, text=text, sha256=sha256(text))).reopened == 1
        assert store.verify().ok


def test_a_step_that_fails_leaves_the_old_store_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removal_schema, "STATEMENTS", (*removal_schema.STATEMENTS, "CREATE TABLE broken ("))
    with pytest.raises(sqlite3.OperationalError):
        open_store(old)
    monkeypatch.undo()
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'removed_check'").fetchone()
    with open_store(old) as store:
        assert store.verify().ok


def test_rows_go_with_their_claim_and_follow_its_place(filled: Store, rich: Sample) -> None:
    filled.put_source(PAGE)
    ids = all_ids(filled)
    passage = checked("confirmed", source_id=PAGE.source_id, span=Span(0, 4), text="Rain")
    filled.put_checks([(ids[0], [passage]), (ids[1], [passage])])
    filled.remove_source(PAGE.source_id)
    kept = "SELECT claim FROM removed_check ORDER BY claim"
    assert filled._conn.execute(kept).fetchall() == [(ids[0],), (ids[1],)]
    rich.with_claims(rich.claims[1:]).put(filled)
    assert all_ids(filled)[0] != ids[1], "the claim stands in another place now"
    assert filled._conn.execute(kept).fetchall() == [(all_ids(filled)[0],)]
