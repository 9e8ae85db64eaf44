"""When did the article appear? Its relative dates hang on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog

WHY = (
    "Words like “Sunday” or “last month” are worked out from this day. Nothing is ever guessed: "
    "without it such dates stay open and flagged."
)
WRONG = "Write the day as year-month-day, for example 2024-11-18."


class PublishedDialog(Dialog[date]):
    """A field for the day; closing it leaves the date as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "not now", tooltip="Leave the date as it is.", priority=True)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "save", "Save the day.", "Dialogs", shown="enter"),
        Key(
            "cancel",
            "escape",
            "leave it ({review.published} asks again)",
            "Leave the date as it is.",
            "Dialogs",
            shown="esc",
        ),
    )

    def __init__(self, known: date | None) -> None:
        """Start from the day known so far."""
        super().__init__("When did this article appear?")
        self._known = known

    def body(self) -> Iterable[Widget]:
        """Return the reason for asking and the field."""
        yield Static(Content(WHY), classes="hint")
        yield Input(self._known.isoformat() if self._known else "", placeholder="YYYY-MM-DD", id="day")
        yield Static("", classes="fault", id="fault")

    def on_input_submitted(self) -> None:
        """Take the day."""
        self.action_submit()

    def action_submit(self) -> None:
        """Take the day, or say how to write it."""
        try:
            day = date.fromisoformat(self.query_one(Input).value.strip())
        except ValueError:
            self.query_one("#fault", Static).update(Content(WRONG))
            return
        self.dismiss(day)
