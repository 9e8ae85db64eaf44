"""How soon ``workbench review`` paints, beside a bare Textual app of the same run.

Both run in a real pseudo-terminal of 140 by 40, in turn, and are timed from the start of the process to
the words of their first frame. The time until the list can be used, its first claim on the screen, stands
beside it. The stores hold one article; ``WORKBENCH_BENCH_STORES`` names a folder that keeps them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

import pytest

from tests.bench import stores
from tests.ui.terminal import Terminal
from workbench.store import View, open_store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

RUNS = 11
LIMIT = 1.3
"""Times of a bare app, the contract of the first frame."""
USABLE = 1.5
"""Seconds until the list can be used, where a bare app paints in ``IDLE``."""
IDLE = 0.4
"""Seconds to the first frame of a bare app on an idle machine of two cores."""

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("first frame")

Bare().run()
"""
FIRST_FRAME = b"Opening the store"


def seconds(command: list[str], *markers: bytes) -> list[float]:
    """Return the seconds from the start of a program to each marker in what it sends."""
    with Terminal(command, size=(140, 40)) as terminal:
        return [terminal.wait_for_bytes(marker) for marker in markers]


@pytest.mark.parametrize("claims", [30, 100_000, 1_000_000])
def test_the_first_frame_comes_almost_as_soon_as_a_bare_apps(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, claims: int
) -> None:
    store = stores.kept(claims, tmp_path_factory, decided=0.01, words=50_000)
    with open_store(store) as opened:
        first_id = next(opened.claim_ids(View()))[0]
        first_claim = opened.rows([first_id], stores.REVIEWER)[first_id].text[:24].encode()
    bare = tmp_path / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    program = Path(sys.executable).with_name("workbench")
    review = [str(program), "review", "report-1.txt", "--store", str(store), "--reviewer", "bench"]
    seconds(review, FIRST_FRAME)  # the first start of all compiles modules
    anchor, frame, usable = [], [], []
    for _ in range(RUNS):
        anchor += seconds([sys.executable, str(bare)], b"first frame")
        first, claim = seconds(review, FIRST_FRAME, first_claim)
        frame.append(first)
        usable.append(claim)
    ratio = median(frame) / median(anchor)
    print(
        f"\n{claims:,} claims: bare app {median(anchor) * 1000:.0f} ms,"
        f" first frame {median(frame) * 1000:.0f} ms ({ratio:.2f} times),"
        f" list usable {median(usable) * 1000:.0f} ms"
        f" ({median(usable) / median(anchor):.2f} times); medians of {RUNS}"
    )
    assert ratio <= LIMIT
    assert median(usable) <= USABLE * max(1.0, median(anchor) / IDLE)
