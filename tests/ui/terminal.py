"""A real pseudo-terminal with a terminal emulator behind it: what a person at a terminal would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte


class Terminal:
    """Runs a program in a pseudo-terminal.

    Attributes:
        raw: Every byte that the program sent.
        started: When it was started, on the clock of ``time.perf_counter``.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (120, 40),
        extra: Mapping[str, str] | None = None,
    ) -> None:
        """Start a program.

        Args:
            command: The program and its arguments.
            size: Columns and rows.
            extra: Variables of its environment beside those of this process.
        """
        # COLUMNS and LINES would tell the program another size than that of its own terminal.
        outer = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        environment = {**outer, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(extra or {})}
        self.raw = bytearray()
        self._columns, self._rows = size
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._ready: int | None = None
        self.started = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            # The size must stand before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", self._rows, self._columns, 0, 0))
            os.execvpe(command[0], list(command), environment)  # noqa: S606 - no shell is wanted

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._terminal)

    @property
    def pid(self) -> int:
        """The program's process."""
        return self._pid

    def kill(self) -> None:
        """Kill the program, whatever it is doing."""
        if self._ready is None:
            os.kill(self._pid, signal.SIGKILL)
            self._wait(0)

    def _wait(self, options: int) -> None:
        if self._ready is None:
            pid, status = os.waitpid(self._pid, options)
            if pid:
                self._ready = os.waitstatus_to_exitcode(status)

    def type(self, keys: str) -> None:
        """Send keys as a terminal does.

        Raises:
            TimeoutError: The program takes none: it hangs, and so many wait already that no more have room.
        """
        data = keys.encode()
        while data:
            if not select.select([], [self._terminal], [], 30.0)[1]:
                raise TimeoutError(f"It takes no more keys:\n{self.text()}")
            data = data[os.write(self._terminal, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._columns, self._rows = columns, rows
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self._pid, signal.SIGWINCH)

    def read(self, patience: float) -> bool:
        """Take in what the program sends within ``patience`` seconds; False where nothing came."""
        readable, _, _ = select.select([self._terminal], [], [], patience)
        if not readable:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # the program has ended
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def text(self) -> str:
        """Return what the window shows."""
        return "\n".join(self._screen.display)

    def wait_for(self, words: str, patience: float = 20.0) -> float:
        """Wait until the window shows some words; return the seconds since the start.

        Raises:
            TimeoutError: They did not come.
        """
        end = time.perf_counter() + patience
        while words not in self.text():
            left = end - time.perf_counter()
            if left <= 0:
                raise TimeoutError(f"{words!r} did not come:\n{self.text()}")
            self.read(min(left, 0.2))
        return time.perf_counter() - self.started

    def wait_until_gone(self, words: str, patience: float = 20.0) -> None:
        """Wait until the window no longer shows some words.

        Raises:
            TimeoutError: They stayed.
        """
        end = time.perf_counter() + patience
        while words in self.text():
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} stayed:\n{self.text()}")
            self.read(0.2)

    def wait_for_bytes(self, marker: bytes, patience: float = 20.0) -> float:
        """Wait until the program has sent some bytes, without drawing; return the seconds since the start."""
        end = time.perf_counter() + patience
        while marker not in self.raw:
            left = end - time.perf_counter()
            readable, _, _ = select.select([self._terminal], [], [], max(0.0, left))
            if not readable:
                raise TimeoutError(f"{marker!r} did not come")
            self.raw += os.read(self._terminal, 65536)
        return time.perf_counter() - self.started

    def drain(self, quiet: float = 0.3) -> None:
        """Take in everything until nothing has come for ``quiet`` seconds."""
        while self.read(quiet):
            pass

    def wait_for_end(self, patience: float = 20.0) -> int:
        """Wait until the program has ended and return its exit status."""
        end = time.perf_counter() + patience
        while self._ready is None:
            if time.perf_counter() > end:
                raise TimeoutError(f"It did not end:\n{self.text()}")
            self.read(0.05)
            self._wait(os.WNOHANG)
        while self.read(0.05):
            pass
        return self._ready


def workbench(*arguments: str) -> list[str]:
    """Return the command line of the program itself."""
    return [sys.executable, "-m", "workbench", *arguments]
