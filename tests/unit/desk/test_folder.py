"""A folder in a real process: interrupted, its child killed, its own process killed, and gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.invented import write_articles
from workbench.store import open_store

FILES = 30

pytestmark = [pytest.mark.heavy, pytest.mark.timeout(300)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty articles, and two files that cannot be used."""
    path = tmp_path / "folder"
    write_articles(path, FILES)
    (path / "00010x.txt").touch()
    (path / "00020x.txt").write_bytes(bytes(range(256)) * 40)
    return path


@contextmanager
def adding(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [
        sys.executable, "-m", "workbench", "--store", str(folder.with_name("my.db")), "--reviewer", "Ana",
        "add", str(folder),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def lines_of(process: subprocess.Popen[str], count: int) -> list[str]:
    assert process.stdout is not None
    return [process.stdout.readline() for _ in range(count)]


def child_of(process: subprocess.Popen[str]) -> int:
    (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    return int(child)


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not Path(f"/proc/{pid}").exists()


def stored(folder: Path) -> list[str]:
    with open_store(folder.with_name("my.db")) as store:
        assert store.verify().ok
        return [Path(row.origin).name for row in store.articles() if row.claims]


def finish(folder: Path, unchanged: int) -> None:
    """Run the same command to its end; nothing that was there is read again."""
    with adding(folder) as process:
        out, err = process.communicate()
    outcomes = [line.split()[0] for line in out.splitlines()]
    assert outcomes.count("unchanged") == unchanged
    assert outcomes.count("added") == FILES - unchanged
    assert [name for name in ("00010x.txt", "00020x.txt") if name in err] == ["00010x.txt", "00020x.txt"]
    assert process.returncode == 2
    assert sorted(stored(folder)) == [f"{number:05}.txt" for number in range(FILES)]


def test_an_interrupted_folder_goes_on_with_the_same_command(folder: Path) -> None:
    with adding(folder) as process:
        lines = lines_of(process, 12)
        child = child_of(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        assert process.returncode == 130
    assert gone(child)
    last = err.splitlines()[-1]
    assert last.startswith("workbench: stopped after ")
    assert last.endswith("the same command again goes on from there")
    assert "Traceback" not in err
    added = [line for line in [*lines, *out.splitlines()] if line.startswith("added")]
    kept = stored(folder)
    assert len(kept) - len(added) in {0, 1}, "the one that was stored when the key came may lack its line"
    finish(folder, len(kept))


def test_a_killed_folder_goes_on_with_the_same_command(folder: Path) -> None:
    with adding(folder) as process:
        lines_of(process, 7)
        child = child_of(process)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert gone(child)
    kept = stored(folder)
    assert len(kept) >= 7
    finish(folder, len(kept))


def test_a_child_that_is_killed_costs_no_article(folder: Path) -> None:
    with adding(folder) as process:
        lines_of(process, 5)
        first = child_of(process)
        os.kill(first, signal.SIGKILL)
        lines_of(process, 5)
        assert child_of(process) != first
        process.communicate()
        assert process.returncode == 2
    assert len(stored(folder)) == FILES
