"""A folder of 1,000 articles: how fast they go in, and what memory the two processes take together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.invented import write_articles

ARTICLES = int(os.environ.get("WORKBENCH_BENCH_ARTICLES", "1000"))
MOST_MEMORY_MB = 350
AS_LONG_MB = 25
"""What the memory may still grow by in the second half: the parser learns words all the time."""


def resident(pid: int) -> float:
    """Megabytes of a process and its children; 0 for those that have gone."""
    total = 0.0
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1]) / 1024
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return total
    return total + sum(resident(int(child)) for child in below)


@pytest.mark.bench
@pytest.mark.timeout(3600)
def test_a_folder_of_a_thousand_articles(tmp_path: Path) -> None:
    write_articles(tmp_path / "folder", ARTICLES)
    command = [
        sys.executable, "-m", "workbench", "--store", str(tmp_path / "my.db"), "--reviewer", "Ana", "add",
        str(tmp_path / "folder"), "--published", "2031-03-12",
    ]  # fmt: skip
    start = time.monotonic()
    peaks = []
    with (
        (tmp_path / "out").open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL) as adding,
    ):
        while adding.poll() is None:
            peaks.append(resident(adding.pid))
            time.sleep(0.2)
    seconds = time.monotonic() - start
    assert adding.returncode == 0
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert [line.split()[0] for line in lines] == ["added"] * ARTICLES
    words = sum(len(file.read_text(encoding="utf-8").split()) for file in (tmp_path / "folder").iterdir())
    half = max(peaks[: len(peaks) // 2])
    print(f"\n{ARTICLES} articles, {words} words: {seconds:.0f} s, {ARTICLES / seconds:.2f} files/s")
    print(f"peak of both processes: {max(peaks):.0f} MB; in the first half {half:.0f} MB")
    assert max(peaks) < MOST_MEMORY_MB
    assert max(peaks) - half < AS_LONG_MB

    start = time.monotonic()
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [line.split()[0] for line in again.stdout.splitlines()] == ["unchanged"] * ARTICLES
    print(f"the same command again: {time.monotonic() - start:.1f} s")
