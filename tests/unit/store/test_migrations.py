from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.store.samples import all_ids, checked, source
from workbench.model import (
    AttributionType,
    AttributionVerdict,
    Basis,
    BlockRole,
    ClaimKind,
    DisputeReason,
    EntryType,
    SourceCheckStatus,
    Span,
    VerdictValue,
)
from workbench.sources import EvidenceRelation
from workbench.store import Store, connection, first_schema, open_store
from workbench.store.ledger import LINES
from workbench.store.migrations import MIGRATIONS
from workbench.store.schema import SCHEMA_VERSION


def tables(db: sqlite3.Connection) -> dict[str, str]:
    """Return the statement of each ordinary table of ours."""
    return {
        name: sql
        for name, sql, own in db.execute(
            "SELECT name, sql, name NOT LIKE '%_search%' AND name NOT LIKE '%sqlite%' FROM sqlite_schema "
            "WHERE type = 'table'"
        )
        if own
    }


def test_the_version_is_the_number_of_steps() -> None:
    assert len(MIGRATIONS._migrations) == SCHEMA_VERSION


def test_the_store_is_set_up_as_promised(store: Store) -> None:
    db = store._conn
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,), "2 is FULL"
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.execute("PRAGMA busy_timeout").fetchone() == (5000,)
    assert {name for name, sql in tables(db).items() if "STRICT" not in sql} == set()
    assert db.execute("SELECT name FROM _sqlite_migrations").fetchall() == [
        ("m001_initial",),
        ("m002_sources",),
        ("m003_frame_class",),
        ("m004_removed_checks",),
        ("m005_claim_edits",),
        ("m006_finding",),
        ("m007_earlier",),
        ("m008_readings",),
        ("m009_editions",),
        ("m010_decided_words",),
    ]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_reference_to_a_claim_can_be_followed_by_an_index(store: Store) -> None:
    for table in tables(store._conn):
        for key in store._conn.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if key[2] != "claim":
                continue
            plan = store._conn.execute(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {table} WHERE {key[3]} = 1"
            ).fetchall()
            assert all(step[3].startswith("SEARCH") for step in plan), table


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("entry", "type", EntryType),
        ("verdict", "value", VerdictValue),
        ("verdict", "reason", DisputeReason),
        ("verdict", "attribution", AttributionVerdict),
        ("claim", "kind", ClaimKind),
        ("claim", "attribution_type", AttributionType),
        ("claim", "basis", Basis),
        ("block", "role", BlockRole),
        ("source_check", "status", SourceCheckStatus),
        ("claim_source", "status", SourceCheckStatus),
        ("evidence", "relation", EvidenceRelation),
    ],
)
def test_a_check_knows_the_words_of_the_model(
    store: Store, table: str, column: str, words: type[EntryType]
) -> None:
    sql = tables(store._conn)[table]
    check = sql[sql.index(f"CHECK ({column} IN (") :]
    inside = check[check.index("IN (") + 4 : check.index("))")]
    assert {word.strip().strip("'") for word in inside.split(",")} == {word.value for word in words}


def test_the_views_show_each_source_and_each_check(filled: Store) -> None:
    page = source("Harbour Post", "Rain fell on Velmora.", title="Rain")
    filled.put_source(page)
    row_id = all_ids(filled)[0]
    passage = checked("confirmed", source_id=page.source_id, span=Span(0, 4), text="Rain")
    filled.put_checks([(row_id, [passage, checked("source_missing", "Daily Beacon")])])
    db = filled._conn
    assert db.execute("SELECT outlet, title, version, text, characters FROM source_text").fetchall() == [
        ("Harbour Post", "Rain", 1, page.text, len(page.text))
    ]
    shown = "SELECT number, cited_outlet, status, passage, source_title FROM checked_claim ORDER BY status"
    assert db.execute(shown).fetchall() == [
        (1, "Harbour Post", "confirmed", "Rain", "Rain"),
        (1, "Daily Beacon", "source_missing", "", None),
    ]


def test_the_columns_of_a_line_are_those_of_the_table(store: Store) -> None:
    columns = [row[1] for row in store._conn.execute("PRAGMA table_info(entry)")]
    assert columns[1:] == [one[0] for one in store._conn.execute(LINES).description]


def test_a_step_that_fails_leaves_nothing(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_schema, "STATEMENTS", (*first_schema.STATEMENTS, "CREATE TABLE broken ("))
    with pytest.raises(sqlite3.OperationalError):
        open_store(store_path)
    monkeypatch.undo()
    with open_store(store_path) as store:
        assert store.articles() == []


def test_an_older_store_is_brought_up_to_date(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(store_path) as store:
        origin = store.origin
    monkeypatch.setattr(connection, "SCHEMA_VERSION", SCHEMA_VERSION + 1)

    @MIGRATIONS(name="m999_test")
    def step(db: object) -> None:
        db.execute("CREATE TABLE later (x INTEGER) STRICT")  # type: ignore[attr-defined] # sqlite-utils' Database

    try:
        with open_store(store_path) as store:
            assert store.origin == origin
            assert "later" in tables(store._conn)
            assert store.schema_version() == SCHEMA_VERSION + 1
    finally:
        MIGRATIONS._migrations.pop()


def test_processes_that_make_the_same_store_at_once_share_it(store_path: Path) -> None:
    origins: list[str] = []
    barrier = threading.Barrier(4)

    def make() -> None:
        barrier.wait()
        with open_store(store_path, busy_timeout=30) as store:
            origins.append(store.origin)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(origins) == 4
    assert len(set(origins)) == 1
    with closing(sqlite3.connect(store_path)) as db:
        assert db.execute("SELECT count(*) FROM meta WHERE key = 'origin'").fetchone() == (1,)
