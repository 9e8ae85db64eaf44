"""The machine is reading or checking: how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.ui.cells import shorten
from workbench.ui.keys import Key
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

    def body(self) -> Iterable[Widget]:
        """Return the line with the bar."""
        yield Static("", id="step")
        yield Static(Content("Starting …"), id="progress")

    def show(self, done: int, total: int) -> None:
        """Show how many of them are done."""
        if not self.is_mounted:
            return
        filled, rest = bar(done, total, BAR_WIDTH)
        self.query_one("#progress", Static).update(
            Content.assemble((filled, "$primary"), (rest, "$rule"), f"  {done:,} of {total:,} {self._unit}")
        )

    def show_step(self, words: str) -> None:
        """Say which of several things is being done; its name may be from outside."""
        if self.is_mounted:
            self.query_one("#step", Static).update(Content(shorten(words, 200)))

    def action_cancel(self) -> None:
        """Ask the reading to stop; the dialog closes when it has."""
        self.stopped = True
        self.query_one("#progress", Static).update(Content("Stopping …"))
