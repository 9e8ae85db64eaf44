"""A note on a claim: several lines, saved with a key, never lost by another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbench.ui.cells import shorten
from workbench.ui.keys import Key
from workbench.ui.screens.dialog import Dialog


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and whether it is to be saved or kept as a draft."""

    body: str
    save: bool


class NoteDialog(Dialog[Written]):
    """A field for the note; what was left unsaved the last time is there again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save", tooltip="Save the note.", priority=True),
        Binding("escape", "cancel", "keep as draft", tooltip="Close; what you wrote is kept.", priority=True),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("save", "ctrl+s", "save", "Save the note.", "Dialogs", shown="ctrl+s"),
        Key("cancel", "escape", "keep as draft", "Close; what you wrote is kept.", "Dialogs", shown="esc"),
    )

    def __init__(self, claim: str, draft: str) -> None:
        """Ask for a note on a claim, given by its words, going on from a draft."""
        super().__init__("Note")
        self._claim = claim
        self._draft = draft

    def body(self) -> Iterable[Widget]:
        """Return the claim's words and the field."""
        yield Static(Content(shorten(self._claim, 160)), classes="hint")
        field = TextArea(self._draft, soft_wrap=True, tab_behavior="focus", id="note")
        field.move_cursor(field.document.end)
        yield field

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(TextArea).focus()

    def action_save(self) -> None:
        """Close and save."""
        self.dismiss(Written(self.query_one(TextArea).text, save=True))

    def action_cancel(self) -> None:
        """Close and keep what was written as a draft."""
        self.dismiss(Written(self.query_one(TextArea).text, save=False))
