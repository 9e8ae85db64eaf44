"""One line of text is asked for: a name, a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog

Check = Callable[[str], str]
"""Returns what is wrong with an answer, or ""."""


class LineDialog(Dialog[str]):
    """A field; an answer that is wrong is told below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without doing anything.", priority=True)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "take it", "Take what is written.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Close without doing anything.", "Dialogs", shown="esc"),
    )

    def __init__(
        self, heading: str, hint: str, check: Check, value: str = "", *, digits: bool = False
    ) -> None:
        """Ask.

        Args:
            heading: The question.
            hint: A sentence below it.
            check: Says what is wrong with an answer.
            value: What stands in the field at first.
            digits: Take only digits.
        """
        super().__init__(heading)
        self._hint = hint
        self._check = check
        self._value = value
        self._digits = digits

    def body(self) -> Iterable[Widget]:
        """Return the hint and the field."""
        yield Static(Content(printable(self._hint)), classes="hint")
        yield Input(printable(self._value), id="line", type="integer" if self._digits else "text")
        yield Static("", classes="fault", id="fault")

    def on_input_submitted(self) -> None:
        """Take the answer."""
        self.action_submit()

    def action_submit(self) -> None:
        """Take the answer where nothing is wrong with it."""
        answer = " ".join(self.query_one(Input).value.split())
        wrong = self._check(answer)
        if wrong:
            self.query_one("#fault", Static).update(Content(printable(wrong)))
        else:
            self.dismiss(answer)
