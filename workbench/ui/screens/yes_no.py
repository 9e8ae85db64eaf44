"""A plain question: yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.text import printable
from workbench.ui import dialog_keys, keys
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog


class YesNoDialog(Dialog[bool]):
    """One question; y or n answers it, escape says no."""

    FOLLOWS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.YES_NO, "yes_no"),
        Binding("escape", "answer(False)", "no", tooltip="No."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.YES_NO,
        Key("answer(False)", "escape", "no", "No.", "Dialogs", shown="esc"),
    )

    def __init__(self, heading: str, question: str, hint: str = "") -> None:
        """Take the question.

        Args:
            heading: What it is about, in a word or two.
            question: To be answered with yes or no; from outside or not.
            hint: What follows from a yes, or "".
        """
        super().__init__(heading)
        self._question = question
        self._hint = hint

    def body(self) -> Iterable[Widget]:
        """Return the question and what follows from it."""
        yield Static(Content(printable(self._question)), classes="question")
        if self._hint:
            yield Static("")
            yield Static(Content(printable(self._hint)), classes="hint")

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
