"""Starts and ends a child process that answers lines with lines, so that this one loads less."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from typing import IO

_PATIENCE = 5.0
"""Seconds a child is given to end before it is killed."""


def start(module: str, stderr: IO[bytes] | int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Run a module in a child of its own, its standard input and output at hand."""
    return subprocess.Popen(  # noqa: S603 - a module of this package, by name
        # -P: no module of the current folder is taken for one of the child's.
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        # Ctrl+C in the terminal is for this process; it ends the child itself.
        start_new_session=True,
    )


def end(child: subprocess.Popen[bytes]) -> None:
    """Make sure that a child is gone."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
