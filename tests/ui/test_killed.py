"""A verdict that the screen has shown survives a kill at any moment.

Each run drives the real program through a pseudo-terminal, presses verdict keys, reads the
confirmed count off the emulated screen, and sends SIGKILL at a random moment.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ui.terminal import Terminal
from workbench.store import View, open_store

COUNT = re.compile(r"(\d+) of (\d+) checked")
CLAIMS = 60
BUILDER = Path(__file__).parents[1] / "bench" / "stores.py"
REVIEWER = "kim"


def checked(terminal: Terminal) -> int | None:
    """Return the number of checked claims that the screen shows, or None before it does."""
    while terminal.read(0):
        pass
    match = COUNT.search(terminal.text())
    return int(match[1]) if match else None


def new_store(path: Path) -> str:
    """Make a store with one invented article and return the article's id."""
    subprocess.run([sys.executable, BUILDER, path, "--claims", str(CLAIMS)], check=True, capture_output=True)
    with open_store(path) as store:
        return store.articles()[0].article_id


def run_once(store: Path, article: str, draw: random.Random) -> tuple[int, int]:
    """Review until a random moment, kill, and return (confirmed on screen, in the store)."""
    program = str(Path(sys.executable).with_name("workbench"))
    command = [program, "review", article, "--store", str(store), "--reviewer", REVIEWER]
    with Terminal(command, size=(100, 30)) as terminal:
        terminal.wait_for(" checked", patience=60)
        end = time.monotonic() + draw.uniform(0.02, 1.2)
        confirmed = checked(terminal) or 0
        while time.monotonic() < end:
            terminal.type(draw.choice("vx"))
            time.sleep(draw.uniform(0, 0.05))
            confirmed = max(confirmed, checked(terminal) or 0)
        terminal.kill()
    with open_store(store) as opened:
        verification = opened.verify()
        assert verification.ok, verification.problems
        return confirmed, opened.progress(View(article_id=article), REVIEWER).checked


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param(20, marks=[pytest.mark.heavy, pytest.mark.timeout(600)]),
        pytest.param(200, marks=[pytest.mark.bench, pytest.mark.timeout(3600)]),
    ],
)
def test_no_confirmed_verdict_is_lost(tmp_path: Path, runs: int) -> None:
    draw = random.Random(runs)
    taken = 0
    for run in range(runs):
        store = tmp_path / f"{run}.db"
        article = new_store(store)
        confirmed, stored = run_once(store, article, draw)
        assert stored >= confirmed, f"run {run}: the screen showed {confirmed}, the store holds {stored}"
        taken += confirmed
    print(f"{runs} kills, {taken} verdicts confirmed on screen, none lost")
    assert taken > runs, "the keys did not reach the screen"
