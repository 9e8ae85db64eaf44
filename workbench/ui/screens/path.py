"""Asks for a file: one to read, or one to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.desk.locations import written_out
from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog

Check = Callable[[str], str]
"""Returns what is wrong with a path, or "" where nothing is."""


class PathSuggester(Suggester):
    """Completes a path from the file system; the right arrow key takes what it offers."""

    def __init__(self) -> None:
        """Look anew each time: files come and go."""
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that goes on from what is written, or None."""
        return completed(value)


def completed(value: str) -> str | None:
    """Return the first path that goes on from what is written, or None; hidden files only where begun."""
    if not value:
        return None
    path = written_out(value)
    folder, start = (path, "") if value.endswith("/") else (path.parent, path.name)
    try:
        names = sorted(
            f"{entry.name}/" if entry.is_dir() else entry.name
            for entry in folder.iterdir()
            if entry.name.startswith(start) and (start or not entry.name.startswith("."))
        )
    except (OSError, ValueError):  # no such folder, or none that there can be
        return None
    name = next((name for name in names if name.isprintable()), None)
    return None if name is None else value[: len(value) - len(start)] + name


class PathDialog(Dialog[str]):
    """A field for a path, with completion."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without doing anything.", priority=True)
    ]

    def __init__(self, heading: str, hint: str, verb: str, start: str, check: Check) -> None:
        """Take the words of the dialog.

        Args:
            heading: What is asked.
            hint: One or two sentences below it.
            verb: What enter does.
            start: The path to begin with.
            check: Says what is wrong with a path; asked once, a second enter goes ahead where it
                ends with a question mark.
        """
        super().__init__(heading)
        self._hint = hint
        self._start = start
        self._check = check
        self._warned_of = ""
        self.keys = (
            Key("submit", "enter", verb, f"{verb.capitalize()}.", "Dialogs", shown="enter"),
            Key("complete", "right", "complete", "Take the completion.", "Dialogs", shown="→"),
            Key("cancel", "escape", "close", "Close without doing anything.", "Dialogs", shown="esc"),
        )

    def body(self) -> Iterable[Widget]:
        """Return the hint and the field."""
        yield Static(Content(self._hint), classes="hint")
        yield Input(self._start, suggester=PathSuggester(), id="path")
        yield Static("", classes="fault", id="fault")

    def on_mount(self) -> None:
        """Offer this dialog's keys."""
        from workbench.ui.widgets.key_bar import KeyBar

        self.query_one(KeyBar).offer(self.keys)

    def on_input_submitted(self) -> None:
        """Take the path."""
        self.action_submit()

    def action_complete(self) -> None:
        """Take the completion."""
        self.query_one(Input).action_cursor_right()

    def action_submit(self) -> None:
        """Take the path, or say what is wrong with it."""
        path = self.query_one(Input).value.strip()
        fault = self._check(path)
        asked_before = fault.endswith("?") and self._warned_of == path
        if fault and not asked_before:
            self._warned_of = path
            again = " Enter again does it." if fault.endswith("?") else ""
            self.query_one("#fault", Static).update(Content(printable(fault + again)))
            return
        self.dismiss(path)


def home_written_out(path: str) -> str:
    """Return a path with ``~`` replaced by the folder it stands for."""
    return str(written_out(path))


def check_source_path(path: str) -> str:
    """Return what is wrong with the path of a source to save, or ""."""
    source = written_out(path)
    if not path:
        return "Name a file."
    if is_so(Path.is_dir, source):
        return f"{source} is a folder: `workbench source add` takes folders, this takes one file."
    return "" if is_so(Path.exists, source) else f"There is no file {source}."


def is_so(question: Callable[[Path], bool], path: Path) -> bool:
    """Ask the file system about a path; one that can be no path at all, or may not be seen, is nothing."""
    try:
        return question(path)
    except (OSError, ValueError):
        return False
