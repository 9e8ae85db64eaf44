"""A keyboard at a real pseudo-terminal: how soon a program answers a key, and how much memory it takes."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.ui.terminal import Terminal

SIZE = (140, 40)

ECHO = """
from textual.app import App
from textual.widgets import Static

class Echo(App):
    typed = 0
    def compose(self):
        yield Static("first frame")
    def on_key(self, event):
        self.typed += 1
        self.query_one(Static).update(f"{self.typed} {event.key}")

Echo().run()
"""
"""The anchor: the least that a Textual program can do about a key."""

DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"


class Keyboard(Terminal):
    """Times what a program answers, in milliseconds."""

    def rest(self, quiet: float = 0.15) -> None:
        """Take in everything until nothing more comes."""
        self.drain(quiet)

    def first_byte(self, key: str, patience: float = 20.0) -> float:
        """Press a key when all is quiet; return the time until the first byte of the answer."""
        self.rest()
        began = time.perf_counter()
        self.type(key)
        readable, _, _ = select.select([self._terminal], [], [], patience)
        if not readable:
            raise TimeoutError(f"{key!r} was not answered:\n{self.text()}")
        took = 1000 * (time.perf_counter() - began)
        if not self.read(0):
            raise TimeoutError(f"The program had ended when {key!r} was typed:\n{self.text()}")
        return took

    def shown(self, key: str, words: bytes, patience: float = 20.0) -> float:
        """Press a key; return the time until it has made the program send some words."""
        self.rest(0.05)
        sent, began = len(self.raw), time.perf_counter()
        self.type(key)
        while words not in self.raw[sent:]:
            left = patience - (time.perf_counter() - began)
            readable, _, _ = select.select([self._terminal], [], [], max(0.0, left))
            if not readable:
                raise TimeoutError(f"{words!r} did not come after {key!r}")
            self.raw += os.read(self._terminal, 65536)
        took = 1000 * (time.perf_counter() - began)
        # What was read past the emulator is drawn now.
        self._stream.feed(bytes(self.raw[sent:]))
        return took

    def until(self, key: str, happened: Callable[[], bool], patience: float = 20.0) -> float:
        """Press a key when all is quiet; return the time until something has happened elsewhere."""
        self.rest()
        began = time.perf_counter()
        self.type(key)
        while not happened():
            if time.perf_counter() - began > patience:
                raise TimeoutError(f"Nothing came of {key!r}:\n{self.text()}")
            time.sleep(0.0002)
        return 1000 * (time.perf_counter() - began)

    def peak_memory(self) -> int:
        """Return the most memory that the program has held so far, in MB, shared pages included."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) // 1024


def echo(folder: Path) -> list[str]:
    """Return the command line of the anchor."""
    script = folder / "echo.py"
    script.write_text(ECHO, encoding="utf-8")
    return [sys.executable, str(script)]


def review(store: Path) -> list[str]:
    """Return the command line that opens the first invented article of a store, as it is installed."""
    program = Path(sys.executable).with_name("workbench")
    return [str(program), "review", "report-1.txt", "--store", str(store), "--reviewer", "bench"]


def middle(took: Sequence[float]) -> float:
    """Return the median."""
    return sorted(took)[len(took) // 2]


def slow(took: Sequence[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(took)[int(0.95 * (len(took) - 1))]
