"""Starts and ends a child process that answers what it is asked, so that this one loads and holds less."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import IO

from workbench.text import printable

_PATIENCE = 5.0
"""Seconds a child is given to end before it is killed, and one that says no more to be gone."""


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


def last_words(child: subprocess.Popen[bytes], stderr: IO[bytes]) -> str:
    """Return how a child ended: its status and the last line that it wrote to its standard error."""
    status = child.wait(_PATIENCE)
    stderr.seek(0)
    lines = stderr.read().decode(errors="replace").strip().splitlines()
    why = f": {printable(lines[-1])}" if lines else ""
    return f"(status {status}){why}"


def own_output() -> IO[bytes]:
    """Keep a child's standard output for its answers; what a library prints there goes to standard error."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")
