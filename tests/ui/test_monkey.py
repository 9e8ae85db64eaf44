"""A monkey at the keyboard: keys of the real map and sizes of the window, drawn at random.

Nothing may end the program, no entry that it was told is stored may be lost, and its memory may not grow.
``WORKBENCH_MONKEY_KEYS`` sets how many keys (1,000 otherwise), ``WORKBENCH_MONKEY_SEED`` which ones.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

from tests.bench import stores
from tests.ui.terminal import Terminal
from workbench.store import open_store
from workbench.ui import keys
from workbench.ui.key import Key
from workbench.ui.tidying import CALM, EVERY

pytestmark = [pytest.mark.heavy, pytest.mark.timeout(7200)]

KEYS = int(os.environ.get("WORKBENCH_MONKEY_KEYS", "1000"))
SEED = int(os.environ.get("WORKBENCH_MONKEY_SEED", "20"))
CLAIMS = 10_000
WARM = 6_000
"""Keys drawn before those that count: what is loaded late is loaded then, and caches are full."""
GROWTH = 1.10
"""Times the memory after the warm-up that may be held at any time later."""
SPARED = frozenset({"quit"})
"""Actions that leave. $EDITOR is a program that does nothing, so that its keys are harmless."""

SEQUENCES = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "insert": "\x1b[2~", "delete": "\x1b[3~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "shift+tab": "\x1b[Z", "backspace": "\x7f", "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ",
    "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "ctrl+right": "\x1b[1;5C", "ctrl+left": "\x1b[1;5D",
}  # fmt: skip
"""What a terminal sends for the keys that are no characters."""

ALWAYS = (
    "enter",
    "enter",
    "escape",
    "escape",
    "escape",
    "tab",
    "shift+tab",
    "down",
    "down",
    "up",
    "backspace",
)
"""Keys beside the map: they open, close and walk what the keys of the map bring up."""

OTHER = "Invented report number 2"
"""Words that stand on the screen where all articles are listed."""

TYPED = 'aeirst 0123459:-"“é字'
"""Characters for fields, some of them drawn with every burst."""


def mapped() -> list[str]:
    """Return what the terminal sends for each key of each table of the map, whatever tables there are."""
    tables = [value for value in vars(keys).values() if isinstance(value, tuple)]
    named = {
        name
        for table in tables
        for key in table
        if isinstance(key, Key) and key.action not in SPARED
        for name in key.keys.split(",")
    }
    spared = {
        name
        for table in tables
        for key in table
        if isinstance(key, Key) and key.action in SPARED
        for name in key.keys.split(",")
    }
    return [sent(name) for name in sorted(named - spared)]


def sent(name: str) -> str:
    """Return what a terminal sends for a key as Textual names it."""
    if name in SEQUENCES:
        return SEQUENCES[name]
    modifier, _, letter = name.rpartition("+")
    if modifier == "ctrl" and len(letter) == 1:
        return chr(ord(letter) & 0x1F)
    full = next((long for long, short in KEY_NAME_REPLACEMENTS.items() if short == name), name)
    character = name if len(name) == 1 else key_to_character(full)
    assert character is not None, f"{name} is unknown here: put what a terminal sends for it into SEQUENCES"
    return character


def bursts(draw: random.Random, count: int) -> Iterator[list[str]]:
    """Yield a number of keys in bursts of one to eight, as they are typed without waiting."""
    known = mapped()
    others = [sent(name) for name in ALWAYS]
    left = count
    while left > 0:
        burst = []
        for _ in range(min(left, draw.randint(1, 8))):
            chance = draw.random()
            if chance < 0.7:
                burst.append(draw.choice(known))
            elif chance < 0.95:
                burst.append(draw.choice(others))
            else:
                burst.append(draw.choice(TYPED))
        left -= len(burst)
        yield burst


class Zoo:
    """The program and the monkey's typing."""

    def __init__(self, terminal: Terminal, crash: Path) -> None:
        """Take the terminal that the program runs in, and the file that tells what ended it."""
        self.terminal = terminal
        self._crash = crash
        self.last: list[str] = []

    def type(self, burst: list[str], draw: random.Random) -> None:
        """Type a burst, at times change the window's size, and let the program answer."""
        self.last = [*self.last, *burst][-60:]
        for key in burst:
            self.terminal.type(key)
            if key == "\x1b":
                # A terminal has no other way to tell this key from the beginning of a longer one.
                self.terminal.read(0.03)
                time.sleep(0.03)
        if draw.random() < 0.1:
            self.terminal.resize(draw.choice((40, 60, 80, 100, 120, 170, 200)), draw.choice((10, 24, 32, 50)))
            self.last.append("<resize>")
        self.answer(0.04, 0.5)
        del self.terminal.raw[:]
        self.terminal._wait(os.WNOHANG)
        assert self.terminal._ready is None, (
            f"It ended with {self.terminal._ready} after {self.last!r}:\n{self.terminal.text()}\n{self.crash}"
        )

    @property
    def crash(self) -> str:
        """What ended the program, if anything did."""
        return self._crash.read_text(encoding="utf-8") if self._crash.exists() else ""

    def walk(self) -> None:
        """Press every key of the map in the room, and wait for what it brings to be loaded."""
        for key in mapped():
            if OTHER in self.terminal.text():
                # It has been led out to the list of articles; what is typed right after that is forgotten.
                self.answer(0.2, 0.4)
                self.type(["\r"], random.Random(key))
                self.answer(0.2, 0.6)
            self.type([key], random.Random(key))
            self.answer(0.15, 0.6)
            self.type([sent("down"), sent("escape")], random.Random(key))

    def answer(self, quiet: float, patience: float) -> None:
        """Take in the answer until it is quiet; a cursor that blinks never is for long."""
        end = time.monotonic() + patience
        while time.monotonic() < end and self.terminal.read(quiet):
            pass

    def memory(self) -> float:
        """Return the MB of its own that the program holds when dialogs are closed and it has tidied up."""
        self.type([sent("escape")] * 6, random.Random(0))
        rested = time.monotonic() + EVERY * (CALM + 1) + 1.0
        while time.monotonic() < rested:
            self.terminal.read(0.3)
        del self.terminal.raw[:]
        status = Path(f"/proc/{self.terminal._pid}/status").read_text(encoding="ascii")
        return int(status.split("RssAnon:")[1].split()[0]) / 1024


def test_every_key_of_the_map_has_something_that_a_terminal_sends() -> None:
    assert len(mapped()) > 40
    assert "q" not in mapped()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read where Linux tells it")
def test_a_monkey_breaks_and_loses_nothing(tmp_path: Path) -> None:
    path, witness = tmp_path / "workbench.db", tmp_path / "witness"
    stores.build(path, CLAIMS, articles=8, decided=0.05, checked=0.5, words=2_000)
    draw = random.Random(SEED)
    environment = {"EDITOR": "true", "VISUAL": "true", "ESCDELAY": "20", "HOME": str(tmp_path)}
    environment |= {
        name: str(tmp_path / name) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    command = [sys.executable, "-m", "tests.ui.watched", str(path), str(witness)]
    with Terminal(command, extra=environment) as terminal:
        terminal.wait_for("Invented report")
        terminal.type("\r")
        terminal.wait_for("claims", 30)
        zoo, typed, looks = Zoo(terminal, tmp_path / "witness.crash"), 0, max(4, KEYS // 2_000)
        zoo.walk()
        for burst in bursts(draw, WARM):
            zoo.type(burst, draw)
        measured = [zoo.memory()]
        for burst in bursts(draw, KEYS):
            zoo.type(burst, draw)
            before, typed = typed, typed + len(burst)
            if before * looks // KEYS != typed * looks // KEYS:
                measured.append(zoo.memory())
        zoo.answer(0.3, 2.0)
    told = [line.split()[1] for line in witness.read_text(encoding="ascii").splitlines()]
    with closing(sqlite3.connect(path)) as db:
        kept = {row[0] for row in db.execute("SELECT hash FROM entry")}
    with open_store(path) as store:
        found = store.verify()
    grown = max(measured) / measured[0]
    print(
        f"\n{WARM:,} and {KEYS:,} keys of {len(mapped())}, seed {SEED}: {len(told)} entries told stored,"
        f" all there; {found.entries} in the ledger;"
        f" MB of its own {' '.join(f'{each:.0f}' for each in measured)}: {grown:.2f} times"
    )
    assert found.problems == ()
    assert told, "It never decided anything: what is it good for?"
    assert [one for one in told if one not in kept] == []
    assert grown <= GROWTH
