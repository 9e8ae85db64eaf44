"""A verdict that the screen has shown survives a kill at any moment.

Each run drives the real program through a pseudo-terminal, presses verdict keys, reads the
confirmed count off the emulated screen, and sends SIGKILL at a random moment.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from workbench.store import View, open_store

COUNT = re.compile(r"(\d+) of (\d+) checked")
CLAIMS = 60
BUILDER = Path(__file__).parents[1] / "bench" / "stores.py"
REVIEWER = "kim"


class Terminal:
    """The program in a pseudo-terminal of 100 by 30, with a screen to read."""

    def __init__(self, store: Path, article: str) -> None:
        """Start the review screen on the article."""
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "workbench", "review", article, "--store", str(store), "--reviewer", REVIEWER],
            dimensions=(30, 100),
            env={**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"},
        )

    def checked(self) -> int | None:
        """Return the number of checked claims that the screen shows, or None before it does."""
        try:
            while True:
                self._stream.feed(self._child.read_nonblocking(65536, timeout=0))
        except (pexpect.TIMEOUT, pexpect.EOF):
            pass
        match = COUNT.search("\n".join(self._screen.display))
        return int(match[1]) if match else None

    def press(self, key: str) -> None:
        """Send a key."""
        self._child.send(key)

    def kill(self) -> None:
        """End the program with SIGKILL."""
        self._child.kill(9)
        self._child.wait()
        self._child.close()


def new_store(path: Path) -> str:
    """Make a store with one invented article and return the article's id."""
    subprocess.run([sys.executable, BUILDER, path, "--claims", str(CLAIMS)], check=True, capture_output=True)
    with open_store(path) as store:
        return store.articles()[0].article_id


def run_once(store: Path, article: str, draw: random.Random) -> tuple[int, int]:
    """Review until a random moment, kill, and return (confirmed on screen, in the store)."""
    terminal = Terminal(store, article)
    try:
        deadline = time.monotonic() + 60
        while terminal.checked() is None:
            assert time.monotonic() < deadline, "the screen showed no progress line"
            time.sleep(0.02)
        end = time.monotonic() + draw.uniform(0.02, 1.2)
        confirmed = terminal.checked() or 0
        while time.monotonic() < end:
            terminal.press(draw.choice("vx"))
            time.sleep(draw.uniform(0, 0.05))
            confirmed = max(confirmed, terminal.checked() or 0)
    finally:
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
