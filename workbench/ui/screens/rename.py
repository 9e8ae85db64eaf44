"""Another title for an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.dialog import Dialog

WHY = "The title in lists and exports. The article's text stays as it is; {articles.undo} takes this back."
WRONG = "Write a title, or close with escape."


class RenameDialog(Dialog[str]):
    """A field for the title; closing it leaves the title as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Leave the title as it is.", priority=True)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "rename", "Take the title.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Leave the title as it is.", "Dialogs", shown="esc"),
    )

    def __init__(self, title: str) -> None:
        """Start from the title as it is."""
        super().__init__("Rename the article")
        self._title_now = title

    def body(self) -> Iterable[Widget]:
        """Return the reason and the field."""
        yield Static(Content(said(WHY)), classes="hint")
        yield Input(printable(self._title_now), id="title")
        yield Static("", classes="fault", id="fault")

    def on_input_submitted(self) -> None:
        """Take the title."""
        self.action_submit()

    def action_submit(self) -> None:
        """Take the title; one that was not touched changes nothing."""
        title = " ".join(self.query_one(Input).value.split())
        if not title:
            self.query_one("#fault", Static).update(Content(WRONG))
            return
        if title == printable(self._title_now):
            self.dismiss()
            return
        self.dismiss(title)
