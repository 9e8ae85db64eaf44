"""A verdict is durable when the key returns: processes killed at random moments lose none."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import stores
from workbench.model import EntryType
from workbench.store import Store, View, open_store

CLAIMS = 50
LONGEST = 0.4
"""Seconds of deciding before the kill, at most."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of 50 claims, closed."""
    path = tmp_path_factory.mktemp("template") / "workbench.db"
    stores.build(path, CLAIMS)
    return path


def killed_while_deciding(path: Path, seed: int) -> list[tuple[str, str]]:
    """Decide in a child process, kill it at a random moment and return what it had confirmed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.scripted", str(path), "ada", "0", str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdin is not None
    assert child.stdout is not None
    with child:
        assert child.stdout.readline() == "ready\n"
        child.stdin.write("go\n")
        child.stdin.flush()
        time.sleep(random.Random(seed).random() * LONGEST)
        child.kill()
        lines = child.stdout.read().splitlines(keepends=True)
    assert child.returncode == -9, "it was killed, it did not end"
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(claim_id, value) for claim_id, value, _ in whole]


def check(store: Store, confirmed: list[tuple[str, str]]) -> None:
    """See that what was confirmed is in the ledger, in order, and at most one decision more."""
    found = store.verify()
    assert found.problems == ()
    assert found.entries in {len(confirmed), len(confirmed) + 1}
    rows = store.rows([row_id for chunk in store.claim_ids(View()) for row_id in chunk], "ada").values()
    entries = sorted(
        (entry for row in rows for entry in store.history(row.article_id, row.claim_id)),
        key=lambda entry: entry.seq,
    )
    assert {entry.type for entry in entries} <= {EntryType.VERDICT}
    written = [(entry.claim_id, entry.payload["verdict"]) for entry in entries]
    assert written[: len(confirmed)] == confirmed
    last = dict(written)
    for row in rows:
        assert row.verdict == last.get(row.claim_id, "unreviewed")


def run(template: Path, folder: Path, runs: int) -> None:
    """Kill so many times and print what it came to."""
    confirmed_in_all, after_the_last = 0, 0
    for seed in range(runs):
        path = folder / f"{seed}.db"
        shutil.copy(template, path)
        confirmed = killed_while_deciding(path, seed)
        with open_store(path) as store:
            check(store, confirmed)
            after_the_last += store.verify().entries - len(confirmed)
            store.undo("ada")
            assert store.verify().ok, "it can be worked on"
        path.unlink()
        confirmed_in_all += len(confirmed)
    print(
        f"\n{runs} kills: {confirmed_in_all} confirmed verdicts, none lost; "
        f"{after_the_last} stored but not yet confirmed; every store opened and verified"
    )
    assert confirmed_in_all > runs, "the kills came too early to show anything"


@pytest.mark.heavy
def test_no_confirmed_verdict_is_lost_in_20_kills(template: Path, tmp_path: Path) -> None:
    run(template, tmp_path, 20)


@pytest.mark.bench
@pytest.mark.timeout(1200)
def test_no_confirmed_verdict_is_lost_in_200_kills(template: Path, tmp_path: Path) -> None:
    run(template, tmp_path, 200)


@pytest.mark.heavy
def test_a_kill_while_a_store_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    states = set()
    for seed in range(12):
        path = tmp_path / f"{seed}.db"
        child = subprocess.Popen([sys.executable, "-c", CREATE, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        with child:
            assert child.stdout.readline() == "ready\n"
            time.sleep(random.Random(seed).random() * 0.06)
            child.kill()
        states.add(path.exists() and path.stat().st_size)
        with open_store(path) as store:
            assert store.articles() == []
            assert store.verify().ok
    print(f"\nkilled with files of {sorted(states)} bytes")


CREATE = """
import sys
from pathlib import Path
import workbench.store.migrations
from workbench.store import open_store
print("ready", flush=True)
open_store(Path(sys.argv[1])).close()
"""
