"""Stores whose claims were written before they were filtered by the class of their attribution."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.unit.store.samples import Sample, all_ids, checked, cited, source
from tests.unit.store.test_older_stores import ADDED, KEPT, make_old, table
from workbench.model import FrameClass, SourceCheckStatus
from workbench.store import Sort, Store, View, frame_schema, open_store
from workbench.store.migrations import MIGRATIONS
from workbench.store.risk import install
from workbench.store.schema import APPLICATION_ID, SCHEMA_VERSION

STEP = "m003_frame_class"


@pytest.fixture
def old(filled: Store, rich: Sample, tmp_path: Path) -> Path:
    """A store of the version before, with decisions, a check, evidence and a claim set aside."""
    page = source("Harbour Post", "Rain fell on Velmora. The ferry sank.")
    filled.put_source(page)
    filled.append_many([rich.verdict(0, "verified"), rich.note(1, "asked"), rich.verdict(7, "disputed")])
    filled.append(rich.evidence(3, page, "The ferry"))
    filled.put_checks([(all_ids(filled)[0], [checked("confirmed", source_id=page.source_id)])])
    odd = cited(rich.claims[5], "Zeit \ud800", frame_class=FrameClass.ATTITUDE)
    rich.with_claims((*rich.claims[:5], odd, rich.claims[6])).put(filled)
    path = tmp_path / "old.db"
    make_old(filled, path, STEP)
    return path


def test_old_claims_can_be_filtered_and_nothing_is_lost(old: Path, filled: Store) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = {name: table(db, name) for name in (*KEPT, *ADDED[STEP])}
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert not db.execute("SELECT 1 FROM facet WHERE dimension = 'frame_class'").fetchall()
        assert any(isinstance(record, bytes) for (record,) in db.execute("SELECT record FROM claim_record"))
    with open_store(old) as store:
        db = store._conn
        assert store.schema_version() == SCHEMA_VERSION
        assert {name: table(db, name) for name in (*KEPT, *ADDED[STEP])} == before
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.verify().ok
        assert store.head() == filled.head()
        expected = [("report", 3), ("", 2), ("attitude", 1), ("belief", 1), ("intent", 1)]
        assert store.facets(View(), "frame_class") == filled.facets(View(), "frame_class") == expected
        for view in (
            View(),
            View(reports_only=True, sort=Sort.RISK),
            View(reports_only=False),
            View(frame_class=FrameClass.ATTITUDE),
            View(reports_only=True, retired=True),
            View(source_status=SourceCheckStatus.CONFIRMED, frame_class=FrameClass.REPORT),
        ):
            assert all_ids(store, view) == all_ids(filled, view) != []


def test_old_stores_take_new_readings(old: Path, rich: Sample) -> None:
    with open_store(old) as store:
        plan = cited(rich.claims[0], "Harbour Post", frame_class=FrameClass.INTENT)
        rich.with_claims((plan, *rich.claims[1:])).put(store)
        assert store.facets(View(retired=False), "frame_class") == [
            ("report", 3), ("", 2), ("intent", 2), ("belief", 1),
        ]  # fmt: skip
        with pytest.raises(sqlite3.IntegrityError):
            store._conn.execute("INSERT INTO facet (dimension, value) VALUES ('colour', 'red')")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            store._conn.execute("DELETE FROM facet")


def test_a_store_without_claims_is_brought_up_to_date(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        install(db)
        MIGRATIONS.apply(Database(db, execute_plugins=False), stop_before=STEP)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 2")
    with open_store(tmp_path / "old.db") as store:
        assert store.facets(View(), "frame_class") == []
        assert all_ids(store, View(reports_only=True)) == []


def test_a_step_that_fails_leaves_the_old_store_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(conn: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with closing(sqlite3.connect(old)) as db:
        before = table(db, "facet"), table(db, "claim_facet")
    monkeypatch.setattr(frame_schema, "fill", fail)
    with pytest.raises(sqlite3.OperationalError):
        open_store(old)
    monkeypatch.undo()
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)
        assert (table(db, "facet"), table(db, "claim_facet")) == before
    with open_store(old) as store:
        assert store.progress(View(reports_only=False), "ada").total == 3
