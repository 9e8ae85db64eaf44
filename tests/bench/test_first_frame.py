"""How soon ``workbench review`` paints, beside a bare Textual app of the same run.

Both run in a real pseudo-terminal of 140 by 40, in turn, and are timed from the start of the process to
the words of their first frame. The time until the first claims stand in the list is printed beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

import pytest

from tests.bench import stores
from tests.ui.terminal import Terminal

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

RUNS = 11
LIMIT = 1.5
"""Times of a bare app, the contract of the first frame."""

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("first frame")

Bare().run()
"""
FIRST_FRAME = b"Opening the store"
COUNTED = b"auto-advance on"
"""Written when the first claims stand in the list and all are counted."""


def seconds(command: list[str], *markers: bytes) -> list[float]:
    """Return the seconds from the start of a program to each marker in what it sends."""
    with Terminal(command, size=(140, 40)) as terminal:
        return [terminal.wait_for_bytes(marker) for marker in markers]


@pytest.mark.parametrize("claims", [10, 100_000])
def test_the_first_frame_comes_almost_as_soon_as_a_bare_apps(tmp_path: Path, claims: int) -> None:
    store = tmp_path / "workbench.db"
    stores.build(store, claims)
    bare = tmp_path / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    program = Path(sys.executable).with_name("workbench")
    review = [str(program), "review", "report-1.txt", "--store", str(store), "--reviewer", "bench"]
    seconds(review, FIRST_FRAME)  # the first start of all compiles modules
    anchor, frame, usable = [], [], []
    for _ in range(RUNS):
        anchor += seconds([sys.executable, str(bare)], b"first frame")
        first, claim = seconds(review, FIRST_FRAME, COUNTED)
        frame.append(first)
        usable.append(claim)
    ratio = median(frame) / median(anchor)
    print(
        f"\n{claims:,} claims: bare app {median(anchor) * 1000:.0f} ms,"
        f" first frame {median(frame) * 1000:.0f} ms ({ratio:.2f} times),"
        f" claims listed and counted {median(usable) * 1000:.0f} ms"
        f" ({median(usable) / median(anchor):.2f} times); medians of {RUNS}"
    )
    assert ratio <= LIMIT
