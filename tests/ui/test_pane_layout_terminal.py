"""What the mouse and a window that changes its size do at a real pseudo-terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.terminal import Terminal, workbench

pytestmark = pytest.mark.heavy

PRESS, MOVE, RELEASE = "\x1b[<0;{};{}M", "\x1b[<32;{};{}M", "\x1b[<0;{};{}m"
"""What a terminal sends of the left button, as xterm's SGR mode has it: column and row from 1."""


def lines(terminal: Terminal) -> list[str]:
    terminal.drain(0.4)
    return terminal.text().split("\n")


def test_a_drag_moves_a_splitter_and_the_next_run_knows(sourced: Path) -> None:
    command = workbench("--store", str(sourced), "--reviewer", "mira", "review", "harbour")
    with Terminal(command, (120, 40)) as terminal:
        terminal.wait_for("─Sources")
        terminal.wait_for("checked")
        before = lines(terminal)[2].index("─Article")
        terminal.type(PRESS.format(before, 9))
        terminal.type(MOVE.format(before + 4, 10))
        terminal.type(MOVE.format(before + 10, 11))
        terminal.type(RELEASE.format(before + 10, 11))
        assert lines(terminal)[2].index("─Article") == before + 10
        # A drag of a title moves the edge above it.
        row = next(number for number, line in enumerate(lines(terminal)) if "─Sources" in line)
        terminal.type(PRESS.format(before + 14, row + 1))
        terminal.type(MOVE.format(before + 14, row - 2))
        terminal.type(RELEASE.format(before + 14, row - 2))
        assert "─Sources" in lines(terminal)[row - 3]
        # Two clicks on it zoom the pane, and two more give the others their room again.
        for _ in range(2):
            terminal.type(PRESS.format(before + 14, row - 2) + RELEASE.format(before + 14, row - 2))
        terminal.wait_for("sources only (Z)")
        for _ in range(2):
            terminal.type(PRESS.format(5, 3) + RELEASE.format(5, 3))
        terminal.wait_for("─Article")
        terminal.resize(80, 24)
        terminal.wait_for("article hidden (S)")
        terminal.resize(40, 12)
        terminal.wait_for("Sources")
        terminal.resize(120, 40)
        terminal.wait_for("─Article")
        after = lines(terminal)
        assert after[2].index("─Article") == before + 10
        assert "─Sources" in after[row - 3]
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
    with Terminal(command, (120, 40)) as terminal:
        terminal.wait_for("─Sources")
        again = lines(terminal)
        assert (again[2], "─Sources" in again[row - 3]) == (after[2], True)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
