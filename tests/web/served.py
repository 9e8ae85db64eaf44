"""The real command, serving a store on a free port."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serve(store: Path, *words: str) -> Iterator[str]:
    """Run ``workbench serve`` until the block ends and yield the address that it prints."""
    command = [sys.executable, "-m", "workbench", "serve", *words]
    command += ["--port", "0", "--store", str(store), "--reviewer", "ada"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found is not None, line + server.stdout.read()
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(20) == 0
