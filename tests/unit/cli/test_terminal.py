"""The program in a real pseudo-terminal: how it opens, how it ends, what it leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from workbench.store import open_store

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif("sys.platform == 'win32'", reason="there are no pseudo-terminals"),
]

STORY = "The bridge is closed, the mayor said on Monday. It will not open before June.\n"
LEAVE_SCREEN = "\x1b[?1049l"
SHOW_CURSOR = "\x1b[?25h"


def spawn(folder: Path, *words: str) -> pexpect.spawn[str]:
    environment = os.environ | {
        "WORKBENCH_STORE": str(folder / "my.db"),
        "WORKBENCH_REVIEWER": "Ana",
        "TERM": "xterm-256color",
    }
    command = [sys.executable, "-m", "workbench", *words]
    return pexpect.spawn(
        command[0],
        command[1:],
        env=environment,
        cwd=folder,
        dimensions=(24, 80),
        timeout=60,
        encoding="utf-8",
    )


def end(child: pexpect.spawn[str]) -> tuple[int | None, str]:
    """Wait for the end and return the status and all that was written since the last match."""
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, str(child.before)


def test_a_missing_file_leaves_the_terminal_as_it_was_and_no_store(tmp_path: Path) -> None:
    status, written = end(spawn(tmp_path, "review", "gone.txt", "--published", "2031-03-12"))
    screen, _, after = written.rpartition(LEAVE_SCREEN)
    assert status == 2
    assert screen
    assert SHOW_CURSOR in after
    assert after.endswith("and no article in the store goes with it\r\n")
    assert "workbench: gone" in after
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["gone.txt", "gone/"])
def test_nothing_opens_where_there_is_neither_file_nor_store(tmp_path: Path, name: str) -> None:
    status, written = end(spawn(tmp_path, "review", name))
    assert status == 2
    assert "\x1b" not in written
    assert written.startswith(f"workbench: {name}: there is no such file, and no store yet (")
    assert written.endswith("add an article with `workbench add FILE`\r\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["gone.txt", "gone/"])
def test_a_name_that_nothing_goes_with_leaves_the_terminal_as_it_was(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "my.db"):
        pass
    status, written = end(spawn(tmp_path, "review", name))
    screen, _, after = written.rpartition(LEAVE_SCREEN)
    assert status == 2
    assert screen
    assert SHOW_CURSOR in after
    assert f"workbench: {name}: there is no such file, and no article in the store goes with it" in after


def test_a_file_that_is_no_store_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "my.db").write_text("only some words " * 500)
    status, written = end(spawn(tmp_path))
    assert status == 2
    assert "not a workbench store" in written.rpartition(LEAVE_SCREEN)[2]


def test_a_review_from_the_file_to_a_verdict_that_is_still_there_tomorrow(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    child = spawn(tmp_path, "review", "story.txt", "--published", "2031-03-12")
    child.expect("0 of ")
    child.send("v")
    child.expect("1 of ")
    child.send("q")
    status, _ = end(child)
    assert status == 0
    with open_store(tmp_path / "my.db") as store:
        (row,) = store.articles("Ana")
        assert row.checked == 1
        assert store.verify().ok
    child = spawn(tmp_path, "review", row.article_id[:8])
    child.expect("1 of ")
    child.send("q")
    assert end(child)[0] == 0


def test_ctrl_c_ends_an_adding_with_nothing_stored_and_no_child_left(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    adding = subprocess.Popen(
        [sys.executable, "-m", "workbench", "add", "story.txt", "--store", "my.db"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    child = wait_for_child(adding.pid)
    adding.send_signal(signal.SIGINT)
    out, err = adding.communicate(timeout=30)
    assert adding.returncode == 130
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("workbench: stopped after 0 files")
    assert not (tmp_path / "my.db").exists()
    # A child that was caught while it started ends when it finds its input closed.
    deadline = time.monotonic() + 20
    while Path(f"/proc/{child}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def wait_for_child(parent: int) -> int:
    """Return the id of the first child of a process, as soon as it has one."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    if not children.exists():
        pytest.skip("this system does not tell the children of a process")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if found := children.read_text().split():
            return int(found[0])
        time.sleep(0.01)
    raise AssertionError("no child was started")
