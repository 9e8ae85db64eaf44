from __future__ import annotations

import io
import os
import sys

import pytest

from workbench.cli.progress import FilesLine, duration, progress_line


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Stand in for standard error; inside the test, for pytest puts its own there between the phases."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 24)))
    monkeypatch.setattr("workbench.cli.progress.REDRAW_SECONDS", 0.0)
    return stream


def drawn(stream: Terminal) -> list[str]:
    return stream.getvalue().split("\r\x1b[K")[1:]


def test_a_line_is_drawn_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    with progress_line("story.txt") as draw:
        draw(1, 3)
        draw(3, 3)
    assert drawn(terminal) == ["story.txt  …", "story.txt  1 of 3", "story.txt  3 of 3", ""]


def test_it_is_wiped_after_a_fault_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    with pytest.raises(ValueError, match="oh"), progress_line("story.txt"):
        raise ValueError("oh")
    assert drawn(terminal)[-1] == ""


def test_a_long_or_hostile_label_stays_on_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    with progress_line("folder/" * 20 + "st\x1bory.txt") as draw:
        draw(10, 20)
    assert all(len(line) < 40 for line in drawn(terminal))
    assert drawn(terminal)[1].endswith("st\ufffdory.txt  10 of 20")


def test_floods_are_thinned_but_the_end_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    monkeypatch.setattr("workbench.cli.progress.REDRAW_SECONDS", 60.0)
    monkeypatch.setattr("time.monotonic", lambda: 1000.0)
    with progress_line("x") as draw:
        for done in range(1, 501):
            draw(done, 500)
    assert drawn(terminal) == ["x  …", "x  1 of 500", "x  500 of 500", ""]


def test_a_file_gets_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_line("story.txt") as draw:
        draw(1, 3)
    assert capsys.readouterr().err == ""


def test_a_row_of_files_has_a_bar_a_count_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((80, 24)))
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    with FilesLine() as line:
        line.watch("a.txt", 0, 1200)
        line.watch("b\x1b.txt", 600, 1200)(3, 10)
    assert drawn(terminal) == [
        "[....................]  0 of 1,200  a.txt",
        "[##########..........]  600 of 1,200, 40 min left  b\ufffd.txt",
        "[##########..........]  600 of 1,200, 40 min left  b\ufffd.txt",
        "",
    ]


def test_of_a_single_file_its_blocks_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = narrow_terminal(monkeypatch)
    with FilesLine() as line:
        line.watch("long/" * 20 + "a.txt", 0, 1)(2, 4)
        line.clear()
    lines = drawn(terminal)
    assert lines[1].startswith("[##########..........]  2 of 4  …")
    assert lines[2:] == ["", ""]
    assert all(len(text) < 40 for text in lines)


def test_files_are_counted_in_silence_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with FilesLine() as line:
        line.watch("a.txt", 0, 3)(1, 2)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("seconds", "told"), [(0, "1 s"), (89, "89 s"), (91, "2 min"), (7200, "2.0 h")])
def test_a_duration_is_told_in_one_unit(seconds: float, told: str) -> None:
    assert duration(seconds) == told
