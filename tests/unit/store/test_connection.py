"""Files that are no store, or another version's, or locked, or only to be read: one clear line each."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids, line_of
from workbench.errors import StoreBusyError, StoreError
from workbench.store import View, open_store
from workbench.store.schema import APPLICATION_ID, SCHEMA_VERSION

SAMPLE = Sample.of(("One ship sank.", "Two ships sank."))


@pytest.fixture
def closed(store_path: Path) -> Path:
    """A store with an article and a verdict, closed."""
    with open_store(store_path) as store:
        SAMPLE.put(store)
        store.append(SAMPLE.verdict(0, "verified"))
    return store_path


def test_a_new_store_and_its_folder_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "workbench.db"
    with open_store(path) as store:
        assert store.writable
        assert len(store.origin) == 16
        assert store.articles() == []
    with open_store(path) as again:
        assert again.origin == store.origin


@pytest.mark.parametrize("name", ["a b#c?d%41é.db", "?mode=memory", "-x", "\udcff.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(path) as store:
        SAMPLE.put(store)
        assert len(all_ids(store)) == 2
    assert path.is_file()
    with open_store(path, read_only=True) as store:
        assert len(store.articles()) == 1


def test_a_sqlite_that_is_too_old_is_told(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match=r"the store needs 3\.38\.0 or later; use a newer Python"):
        open_store(store_path)
    assert not store_path.exists()


def test_two_stores_have_two_origins(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as one, open_store(tmp_path / "b.db") as other:
        assert one.origin != other.origin


def test_a_file_that_is_empty_is_a_new_store(store_path: Path) -> None:
    store_path.touch()
    with pytest.raises(StoreError, match="the store is empty"):
        open_store(store_path, create=False)
    with pytest.raises(StoreError, match="the store is empty"):
        open_store(store_path, read_only=True)
    with open_store(store_path) as store:
        assert store.articles() == []


@pytest.mark.parametrize("how", [{"create": False}, {"read_only": True}])
def test_a_store_that_is_not_there_is_not_made_unasked(store_path: Path, how: dict[str, bool]) -> None:
    with pytest.raises(StoreError, match="there is no store; add an article first") as error:
        open_store(store_path, **how)
    line_of(error, store_path)
    assert not store_path.exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder") as error:
        open_store(tmp_path)
    line_of(error, tmp_path)


def test_a_file_as_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "file" / "workbench.db")
    line_of(error, tmp_path / "file")


@pytest.mark.parametrize("content", [b"plain text, no database, long enough to be one" * 30, b"x"])
def test_another_file_is_left_alone(store_path: Path, content: bytes) -> None:
    store_path.write_bytes(content)
    with pytest.raises(StoreError, match="this is not a workbench store") as error:
        open_store(store_path)
    line_of(error, store_path)
    assert store_path.read_bytes() == content
    assert list(store_path.parent.iterdir()) == [store_path]


@pytest.mark.parametrize("pragma", ["application_id = 5", "user_version = 3", "cache_size = 5"])
def test_another_programs_database_is_left_alone(store_path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(store_path)) as db:
        db.execute("CREATE TABLE entry (x)")
        db.execute(f"PRAGMA {pragma}")
    before = store_path.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program") as error:
        open_store(store_path)
    line_of(error, store_path)
    assert store_path.read_bytes() == before


def test_a_newer_store_is_not_touched(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="written by a newer version") as error:
        open_store(closed)
    assert "upgrade the workbench" in line_of(error, closed)


def test_a_damaged_store_is_told(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[4096 : len(content)] = os.urandom(len(content) - 4096)
    closed.write_bytes(content)
    with pytest.raises(StoreError) as error, open_store(closed) as store:
        store.rows(all_ids(store), "ada")
    assert "damaged" in line_of(error, closed)


def test_a_locked_store_is_waited_for_then_told(closed: Path) -> None:
    with (
        closing(sqlite3.connect(closed, isolation_level=None)) as other,
        open_store(closed, busy_timeout=0.05) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match=r"locked for more than 0\.05 s") as error:
            store.append(SAMPLE.verdict(1, "verified"))
        line_of(error, closed)
        assert store.progress(View(), "ada").verified == 1, "reading goes on"
        other.execute("ROLLBACK")
        store.append(SAMPLE.verdict(1, "verified"))
        assert store.verify().ok


def test_a_store_locked_whole_cannot_be_opened(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusyError) as error:
            open_store(closed, busy_timeout=0.05)
        line_of(error, closed)


def test_reading_only_never_writes(closed: Path) -> None:
    with open_store(closed, read_only=True) as store:
        assert not store.writable
        assert store.progress(View(), "ada").verified == 1
        assert store.verify().ok
        for act in (
            lambda: store.append(SAMPLE.verdict(1, "verified")),
            lambda: store.append_many([]),
            lambda: store.undo("ada"),
            lambda: store.redo("ada"),
            lambda: SAMPLE.put(store),
        ):
            with pytest.raises(StoreError, match="can only be read, so nothing was stored") as error:
                act()
            line_of(error, closed)


def test_reading_only_fills_no_empty_store(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as db:
        db.execute("PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="the store is empty"):
        open_store(closed, read_only=True)


def test_an_up_to_date_store_is_opened_without_sqlite_utils(closed: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from workbench.desk.session import ReviewSession\n"
        "from workbench.store import View\n"
        f"with ReviewSession(Path({str(closed)!r}), 'bo') as session:\n"
        "    ids = list(next(session.claim_ids(View())))\n"
        "    from workbench.model import VerdictValue\n"
        "    session.decide(ids[0], VerdictValue.VERIFIED); session.undo()\n"
        "print([name for name in ('sqlite_utils', 'numpy', 'spacy', 'textual') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


COME_AND_GO = """
import sys
from pathlib import Path
from workbench.store import open_store
open_store(Path(sys.argv[1])).close()
"""


def test_two_connections_of_a_process_keep_its_locks(tmp_path: Path) -> None:
    """Another process that comes and goes must not throw away the log in which this one writes."""
    path = tmp_path / "workbench.db"
    with open_store(path) as store:
        SAMPLE.put(store)
    with open_store(path) as one, open_store(path):
        subprocess.run([sys.executable, "-c", COME_AND_GO, str(path)], check=True, timeout=60)
        one.append(SAMPLE.verdict(1, "verified"))
        with closing(sqlite3.connect(path)) as conn:
            assert conn.execute("SELECT count(*) FROM entry").fetchone() == (1,)


def test_a_long_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no store at all\n" * 200)
    with pytest.raises(StoreError, match="not a workbench store but some other file"):
        open_store(path)
    assert path.read_text() == "no store at all\n" * 200
