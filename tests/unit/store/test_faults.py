"""Stores that the system does not let be written, read or filled: one clear line each."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, line_of
from workbench.errors import StoreError, StoreFullError
from workbench.model import NewEntry
from workbench.store import Store, View, open_store

SAMPLE = Sample.of(("One ship sank.", "Two ships sank."))
NOBODY = 65534


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that a child process without the superuser's rights can enter, with a closed store."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    with open_store(folder / "workbench.db") as store:
        SAMPLE.put(store)
        store.append(SAMPLE.verdict(0, "verified"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.chown(folder / "workbench.db", NOBODY, NOBODY)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def read_and_decide(path: Path) -> Iterator[str]:
    """Open the store, read and decide, and tell how it went."""
    try:
        with open_store(path) as store:
            rows = list(store.export_rows(View()))
            yield f"verified {store.progress(View(), 'ada').verified}, rows {len(rows)}"
            yield f"sound {store.verify().ok}"
            store.append(SAMPLE.verdict(1, "disputed"))
            yield "stored"
    except StoreError as error:
        yield str(error)


def try_as_nobody(path: Path) -> list[str]:
    """Do so without the superuser's rights, in a child process where they have to be given up."""
    if os.geteuid() != 0:
        return list(read_and_decide(path))
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            for line in read_and_decide(path):
                os.write(into, f"{line}\n".encode())
        except BaseException as error:  # noqa: BLE001 - the parent is told; the child must not go on testing
            os.write(into, f"{type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(0)
    os.close(into)
    os.waitpid(child, 0)
    with open(out, encoding="utf-8") as told:  # noqa: PTH123 - a pipe
        return told.read().splitlines()


def test_the_child_can_write_where_it_may(shared: Path) -> None:
    assert try_as_nobody(shared / "workbench.db")[-1] == "stored"


def test_a_read_only_file_can_be_read_and_says_what_to_do_when_deciding(shared: Path) -> None:
    (shared / "workbench.db").chmod(0o444)
    told = try_as_nobody(shared / "workbench.db")
    assert told[:2] == ["verified 1, rows 2", "sound True"]
    assert "the store can only be read, so nothing was stored; make the file" in told[2]


def test_a_store_in_a_read_only_folder_can_be_read(shared: Path) -> None:
    shared.chmod(0o555)
    told = try_as_nobody(shared / "workbench.db")
    assert told[:2] == ["verified 1, rows 2", "sound True"]
    assert "the store can only be read" in told[2]


def test_unsaved_changes_in_a_read_only_folder_are_not_overlooked(shared: Path) -> None:
    with open_store(shared / "workbench.db") as store:
        store.append(SAMPLE.verdict(1, "verified"))
        copy = shared / "copy.db"  # as after a crash: the log beside the file was never taken in
        for suffix in ("", "-wal"):
            shutil.copy(f"{store.path}{suffix}", f"{copy}{suffix}")
            Path(f"{copy}{suffix}").chmod(0o444)
    shared.chmod(0o555)
    told = try_as_nobody(copy)
    assert "unsaved changes lie in copy.db-wal" in told[0]
    assert "copy both files" in told[0]


def test_a_file_without_rights_and_a_folder_without_rights_are_told(shared: Path) -> None:
    (shared / "workbench.db").chmod(0o000)
    assert "Permission denied; choose another file" in try_as_nobody(shared / "workbench.db")[0]
    shared.chmod(0o555)
    told = try_as_nobody(shared / "new.db")
    assert str(shared / "new.db") in told[0]
    assert len(told) == 1


def fill_up(store: Store) -> int:
    """Decide with ever new corrections until the disk is full; return how many were stored."""
    entries = (
        SAMPLE.verdict(1, "disputed", reason="outdated", correction=f"{index:05} " * 2000)
        for index in range(10_000)
    )
    before = store.verify().entries
    with pytest.raises(StoreFullError) as error:
        [store.append(entry) for entry in entries]
    assert "the disk is full; the last change was not stored" in line_of(error, store.path)
    return store.verify().entries - before


def test_an_error_of_what_gives_the_entries_is_not_blamed_on_the_store(store: Store) -> None:
    SAMPLE.put(store)

    def entries() -> Iterator[NewEntry]:
        yield SAMPLE.verdict(0, "verified")
        raise OSError("the file that they come from")

    with pytest.raises(OSError, match="the file that they come from"):
        store.append_many(entries())
    assert store.verify().entries == 0


def check_after_full(store: Store, stored: int) -> None:
    assert len(store.history(SAMPLE.article.article_id, SAMPLE.claims[1].claim_id)) == stored
    verdict = store.verdicts(SAMPLE.article.article_id, SAMPLE.claims[1].claim_id)[0]
    assert verdict.correction == f"{stored - 1:05} " * 2000
    assert store.verify().ok


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can mount a small disk")
def test_on_a_full_disk_a_verdict_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with open_store(disk / "workbench.db") as store:
            SAMPLE.put(store)
            stored = fill_up(store)
            check_after_full(store, stored)
        with open_store(disk / "workbench.db") as store:
            check_after_full(store, stored)
        subprocess.run(["mount", "-o", "remount,size=30m", str(disk)], check=True)
        with open_store(disk / "workbench.db") as store:
            store.append(SAMPLE.verdict(0, "verified"))
            assert store.verify().ok
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_at_a_file_size_limit_a_verdict_is_stored_whole_or_not_at_all(store_path: Path) -> None:
    with open_store(store_path) as store:
        SAMPLE.put(store)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
        try:
            stored = fill_up(store)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        check_after_full(store, stored)
    with open_store(store_path) as store:
        check_after_full(store, stored)
        store.append(SAMPLE.verdict(0, "verified"))
        assert store.verify().ok


def test_a_new_store_on_a_full_disk_is_told(store_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(StoreFullError) as error:
            open_store(store_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    line_of(error, store_path)
    with open_store(store_path) as store:
        assert store.articles() == [], "what was begun was rolled back: the next try makes the store"
