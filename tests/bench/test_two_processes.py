"""Two people at one store at once: no error, no entry lost, nobody waits long."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bench import stores
from workbench.store import View, open_store

EACH = 500
"""Verdicts of each process."""


def together(path: Path, *reviewers: str) -> list[list[float]]:
    """Let reviewers decide at once, each in a process of its own; return the seconds each decision took."""
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.scripted", str(path), reviewer, str(EACH), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for seed, reviewer in enumerate(reviewers)
    ]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    took = []
    for child in children:
        out, err = child.communicate(timeout=100)
        assert (child.returncode, err) == (0, "")
        took.append([float(line.split()[2]) for line in out.splitlines()])
    return took


@pytest.mark.heavy
@pytest.mark.parametrize("reviewers", [("ada", "bo"), ("ada", "ada")], ids=["two people", "one person twice"])
def test_two_processes_of_500_verdicts_each(tmp_path: Path, reviewers: tuple[str, ...]) -> None:
    path = tmp_path / "workbench.db"
    stores.build(path, 200)
    took = together(path, *reviewers)
    assert [len(one) for one in took] == [EACH, EACH]
    with open_store(path) as store:
        found = store.verify()
        assert found.problems == ()
        assert found.entries == 2 * EACH
        rows = store.rows([row_id for chunk in store.claim_ids(View()) for row_id in chunk], "ada").values()
        entries = sorted(
            (entry for row in rows for entry in store.history(row.article_id, row.claim_id)),
            key=lambda entry: entry.seq,
        )
    assert [entry.seq for entry in entries] == list(range(1, 2 * EACH + 1))
    assert sorted(entry.reviewer for entry in entries) == sorted(reviewers * EACH)
    turns = sum(one.reviewer != other.reviewer for one, other in pairwise(entries))
    print(f"\n2 processes, {2 * EACH} verdicts, none lost, {turns} changes of hand")
    for reviewer, seconds in zip(reviewers, took, strict=True):
        seconds.sort()
        p50, p95, worst = (1000 * seconds[int(share * (EACH - 1))] for share in (0.5, 0.95, 1))
        print(f"{reviewer}: a verdict took p50 {p50:.1f} ms, p95 {p95:.1f} ms, at most {worst:.0f} ms")
