"""A store that the first version made is brought up to date with nothing lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.unit.store.samples import Sample, all_ids, checked, source
from workbench.cli.main import main
from workbench.desk.checkup import State, check_store
from workbench.errors import StoreError, StoreOutdatedError
from workbench.model import EntryType, NewEntry
from workbench.store import Sort, Store, View, ledger, open_store
from workbench.store.migrations import MIGRATIONS
from workbench.store.risk import install
from workbench.store.schema import APPLICATION_ID, SCHEMA_VERSION

KEPT = (
    "meta", "article", "edition", "block", "claim", "claim_record", "fact", "facet", "claim_facet", "entry",
    "verdict", "note", "tally", "step",
)  # fmt: skip
"""Tables of the first version in an order in which they can be filled."""

_OF_SOURCES = ("source", "source_version", "source_check", "claim_source", "evidence", "reopened")

ADDED = {
    "m002_sources": (),
    "m003_frame_class": _OF_SOURCES,
    "m004_removed_checks": _OF_SOURCES,
    "m005_claim_edits": (*_OF_SOURCES, "removed_check"),
}
"""Tables that stores have which were made before these steps, beside those of the first version."""


LATER = {"article": {"read_at"}, "source_version": {"ordered_at"}}
"""Columns that later steps add to these tables."""


def table(db: sqlite3.Connection, name: str, before: str = "m003_frame_class") -> list[tuple[object, ...]]:
    """Return the rows of a table, those aside that a step adds, this one or a later one."""
    where = {"meta": "WHERE key IN ('origin', 'created_at')"}
    if before <= "m003_frame_class":
        where["facet"] = "WHERE dimension <> 'frame_class'"
        where["claim_facet"] = "WHERE facet NOT IN (SELECT id FROM facet WHERE dimension = 'frame_class')"
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
    kept = ", ".join(column for column in columns if column not in LATER.get(name, ()))
    return db.execute(f"SELECT {kept} FROM {name} {where.get(name, '')} ORDER BY 1, 2").fetchall()


def make_old(new: Store, path: Path, before: str = "m002_sources") -> None:
    """Write what a store holds into a file as the version before a step made it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        install(db)
        MIGRATIONS.apply(Database(db, execute_plugins=False), stop_before=before)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {[*ADDED].index(before) + 1}")
        db.execute("DELETE FROM meta WHERE key IN ('origin', 'created_at')")
        for name in (*KEPT, *ADDED[before]):
            for row in table(new._conn, name, before):
                db.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)
        db.execute("INSERT INTO claim_search (claim_search) VALUES ('rebuild')")


@pytest.fixture
def old(filled: Store, rich: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An old store with decisions, an undo, a claim set aside, and evidence of no known form."""
    page = source("Harbour Post", "Rain fell on Velmora. The ferry sank.")
    filled.put_source(page)
    filled.append_many([rich.verdict(0, "verified"), rich.note(1, "asked"), rich.verdict(7, "disputed")])
    filled.append(rich.verdict(2, "verified", "bo"))
    filled.undo("bo")
    filled.append(NewEntry(EntryType.ARTICLE, "bo", rich.article.article_id, payload={"title": "Neu \ud800"}))
    filled.append(rich.evidence(3, page, "The ferry"))
    with monkeypatch.context() as early:
        early.setattr(ledger, "check", lambda _: None)  # the first version took any edit
        filled.append(rich.entry(EntryType.CLAIM_EDIT, 4, text="any"))
    rich.with_claims(rich.claims[:7]).put(filled)
    path = tmp_path / "old.db"
    make_old(filled, path)
    return path


def test_nothing_is_lost_and_all_that_is_new_is_there(old: Path, filled: Store, rich: Sample) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = {name: table(db, name) for name in KEPT}
    with open_store(old) as store:
        assert store.schema_version() == SCHEMA_VERSION
        assert {name: table(store._conn, name) for name in KEPT} == before
        assert (store.origin, store.head()) == (filled.origin, filled.head())
        assert store.verify().ok
        ids = all_ids(store)
        assert ids == all_ids(filled)
        assert list(store.rows(ids, "ada").values()) == [
            replace(row, source_status=None) for row in filled.rows(ids, "ada").values()
        ], "evidence in the ledger counts at once"
        view = View(sort=Sort.RISK)
        assert all_ids(store, view) == all_ids(filled, view)
        assert store.sources() == []
        assert store.shortlist().candidates("Rain fell") == []
        page = source("Harbour Post", "Rain fell on Velmora.")
        store.put_source(page)
        assert store.put_checks([(ids[0], [checked("confirmed", source_id=page.source_id)])]) == 1
        redone = store.redo("bo")
        assert redone is None, "a change of the title came after it"
        assert store.verify().ok
    with open_store(old, read_only=True) as store:
        assert store.rows(ids, "ada")[ids[0]].source_status == "confirmed"


def test_evidence_of_no_known_form_stays_in_the_ledger_and_counts_for_nothing(
    filled: Store, rich: Sample, tmp_path: Path
) -> None:
    from workbench.store import ledger

    for payload in ({"span": [0, 5]}, {"withdraws": "all"}, {}):
        entry = NewEntry(EntryType.EVIDENCE, "ada", rich.article.article_id, rich.claims[0].claim_id, payload)  # type: ignore[arg-type] # any object
        ledger.Chain(filled._conn, filled.origin).append(entry)
        filled._conn.execute("INSERT INTO step (reviewer, seq) SELECT 'ada', max(seq) FROM entry")
    for more in (rich.verdict(0, "verified"), rich.note(0, "kept"), rich.verdict(1, "verified")):
        filled.append(more)
    filled.append(NewEntry(EntryType.ARTICLE, "bo", rich.article.article_id, payload={"title": "New"}))
    make_old(filled, tmp_path / "old.db")
    with open_store(tmp_path / "old.db") as store:
        assert store.evidence(rich.article.article_id, rich.claims[0].claim_id) == []
        assert len(store.history(rich.article.article_id, rich.claims[0].claim_id)) == 5
        assert store.verify().ok


def test_what_only_looks_leaves_an_older_store_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreOutdatedError, match="any command that opens it brings it up to date"):
        open_store(old, read_only=True)
    assert [finding.state for finding in check_store(str(old))] == [State.OK]
    assert old.read_bytes() == before


def test_an_older_store_that_cannot_be_written_says_what_to_do(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, who may write everything: the answer is what matters here.
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)
    with pytest.raises(StoreError, match="make the file and its folder writable") as fault:
        open_store(old)
    assert not isinstance(fault.value, StoreOutdatedError)


@pytest.mark.parametrize("command", [["verify-log"], ["export", "-o", "-"]])
def test_commands_that_read_out_bring_an_older_store_up_to_date(old: Path, command: list[str]) -> None:
    assert main([*command, "--store", str(old)]) == 0
    with open_store(old, read_only=True) as store:
        assert store.schema_version() == SCHEMA_VERSION


def test_a_step_that_fails_leaves_the_old_store_whole(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.store import source_schema

    monkeypatch.setattr(source_schema, "STATEMENTS", (*source_schema.STATEMENTS, "CREATE TABLE broken ("))
    with pytest.raises(sqlite3.OperationalError):
        open_store(old)
    monkeypatch.undo()
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'source'").fetchone()
    with open_store(old) as store:
        assert store.verify().ok
