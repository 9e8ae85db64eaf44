"""Runs a program by itself and tells how long it took and how much memory it held at most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

PEAK = "WORKBENCH_BENCH_PEAK"
"""Names the file that a run writes its peak to."""

_RUN = f"""
import atexit, os, pathlib, re, sys

def peak():
    status = pathlib.Path("/proc/self/status").read_text()
    pathlib.Path(os.environ["{PEAK}"]).write_text(re.search("VmHWM:\\s+([0-9]+)", status)[1])

atexit.register(peak)
from workbench.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
# What the system tells of a finished child counts the parent's memory before the child's program began.

WORKBENCH = (sys.executable, "-c", _RUN)
"""The program under measurement (Linux)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds on the clock, seconds of computing, MiB at most (0 where nothing tells)."""

    seconds: float
    computing: float
    peak: float

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.computing:.1f} s of computing, {self.peak:.0f} MiB at most)"


def run(
    words: Sequence[str | Path],
    *,
    stdin: IO[bytes] | None = None,
    stdout: Path | None = None,
) -> Cost:
    """Run a program to its end, which must be good."""
    with TemporaryDirectory() as folder, (stdout or Path(os.devnull)).open("wb") as out:
        peak = Path(folder) / "peak"
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in words], stdin=stdin, stdout=out, env={**os.environ, PEAK: str(peak)}
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - began
        held = int(peak.read_text()) / 1024 if peak.exists() else 0.0
    assert process.returncode == 0, words
    return Cost(took, used.ru_utime + used.ru_stime, held)
