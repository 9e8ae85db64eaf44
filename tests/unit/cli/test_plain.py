from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pexpect
import pytest

from workbench.store import View, open_store

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "workbench", "review", "Bridges", "--plain", "--reviewer", "ann"]


def ask(store: Path, answers: str, *more: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--store", str(store), *more]
    return subprocess.run(command, input=answers, capture_output=True, text=True, check=False, timeout=60)


def decided(store: Path) -> dict[int, tuple[str, str | None]]:
    with open_store(store, read_only=True) as opened:
        name = opened.articles("ann")[0].article_id
        ids = [row for part in opened.claim_ids(View(article_id=name)) for row in part]
        rows = opened.rows(ids, "ann")
        return {
            row.number: (row.verdict.value, row.reason.value if row.reason else None) for row in rows.values()
        }


def test_a_pipe_of_answers_decides_and_the_end_of_it_loses_nothing(store_file: Path) -> None:
    done = ask(store_file, "v\nd\n2\nt The minutes say so.\n")
    assert done.returncode == 0, done.stderr
    assert decided(store_file) == {1: ("verified", None), 2: ("disputed", "wrong_date")}
    assert "Claim 1 (1 of 2): Two bridges closed\nOutlet: Harbour News\n" in done.stdout
    assert "End of the answers; everything decided is kept.\nDecided: 2 of 2." in done.stdout
    assert "\x1b" not in done.stdout


def test_undo_previous_and_jump(store_file: Path) -> None:
    done = ask(store_file, "v\nundo\nj 2\nx\np\nj 9\nq\n")
    assert done.returncode == 2  # there is no claim 9
    assert "Claim 9 is not in this list." in done.stdout
    assert decided(store_file) == {1: ("unreviewed", None), 2: ("unverifiable", None)}


def test_an_answer_that_is_none_decides_nothing(store_file: Path) -> None:
    done = ask(store_file, "maybe\nd 11\nq\n")
    assert done.returncode == 2
    assert "“maybe” is no answer" in done.stdout
    assert set(decided(store_file).values()) == {("unreviewed", None)}


def test_only_the_claims_that_are_asked_for(store_file: Path) -> None:
    assert "(1 of 1): Two bridges closed" in ask(store_file, "q\n", "--outlet", "Harbour News").stdout
    assert "No claim to review" in ask(store_file, "", "--verdict", "disputed").stdout


@pytest.mark.heavy
def test_at_a_terminal_ctrl_c_keeps_what_was_decided(store_file: Path) -> None:
    child = pexpect.spawn(COMMAND[0], [*COMMAND[1:], "--store", str(store_file)], timeout=30)
    child.expect("quit > ")
    child.sendline("v")
    child.expect("Saved: claim 1 is verified")
    child.expect("help\\) > ")
    child.sendintr()
    child.expect("Stopped; everything decided is kept")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert decided(store_file)[1] == ("verified", None)
