"""The machine is reading or checking: how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.status_line import bar

BAR_WIDTH = 28


class ReadingDialog(Dialog[None]):
    """A bar and a count of blocks; escape stops the work, and other keys wait for its end."""

    URGENT: ClassVar[frozenset[str]] = frozenset({"escape", "ctrl+q", "ctrl+c"})
    """Keys that act while the work goes on (see ``OrderedKeys``)."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("cancel", "escape", "stop", "Stop; what was decided is safe.", "Dialogs", shown="esc"),
    )

    def __init__(self, heading: str, unit: str = "blocks of text") -> None:
        """Say what is being done, and what is counted."""
        super().__init__(heading)
        self.stopped = False
        self._unit = unit
        self._step = ""
        self._progress = Content("Starting …")

    def body(self) -> Iterable[Widget]:
        """Return the line with the bar."""
        yield Static(Content(self._step), id="step")
        yield Static(self._progress, id="progress")

    def show(self, done: int, total: int) -> None:
        """Show how many of them are done."""
        filled, rest = bar(done, total, BAR_WIDTH)
        words = f"  {done:,} of {total:,} {self._unit}"
        self._progress = Content.assemble((filled, "$primary"), (rest, "$rule"), words)
        if self.is_mounted:
            self.query_one("#progress", Static).update(self._progress)

    def show_step(self, words: str) -> None:
        """Say which of several things is being done; its name may be from outside."""
        self._step = shorten(words, 200)
        if self.is_mounted:
            self.query_one("#step", Static).update(Content(self._step))

    def action_cancel(self) -> None:
        """Ask the reading to stop; the dialog closes when it has."""
        self.stopped = True
        for progress in self.query("#progress").results(Static):
            progress.update(Content("Stopping …"))
