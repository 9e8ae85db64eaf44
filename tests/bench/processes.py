"""Runs a program by itself and tells how long it took and how much memory it held at most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

WORKBENCH = (sys.executable, "-m", "workbench")
"""The program under measurement."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost: seconds on the clock, seconds of computing, MiB at most."""

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
    env: Mapping[str, str] | None = None,
) -> Cost:
    """Run a program to its end, which must be good."""
    with (stdout or Path(os.devnull)).open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in words], stdin=stdin, stdout=out, env={**os.environ, **(env or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - began
    assert process.returncode == 0, words
    return Cost(took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
