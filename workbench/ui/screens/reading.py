"""The machine is reading or checking: how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.ui.keys import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.status_line import bar

BAR_WIDTH = 40


class ReadingDialog(Dialog[None]):
    """A bar and a count of parts; escape stops the work, and other keys wait for its end."""

    URGENT: ClassVar[frozenset[str]] = frozenset({"escape", "ctrl+q", "ctrl+c"})
    """Keys that act while the work goes on (see ``OrderedKeys``)."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("cancel", "escape", "stop", "Stop; what was decided is safe.", "Dialogs", shown="esc"),
    )

    def __init__(self, heading: str) -> None:
        """Say what is being done."""
        super().__init__(heading)
        self.stopped = False

    def body(self) -> Iterable[Widget]:
        """Return the line with the bar."""
        yield Static(Content("Starting …"), id="progress")

    def show(self, done: int, total: int) -> None:
        """Show how many blocks of text were read."""
        if not self.is_mounted:
            return
        filled, rest = bar(done, total, BAR_WIDTH)
        self.query_one("#progress", Static).update(
            Content.assemble((filled, "$primary"), (rest, "$rule"), f"  {done:,} of {total:,} parts")
        )

    def action_cancel(self) -> None:
        """Ask the reading to stop; the dialog closes when it has."""
        self.stopped = True
        self.query_one("#progress", Static).update(Content("Stopping …"))
