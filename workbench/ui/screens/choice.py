"""One of a few: a numbered list that one key answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.text import printable
from workbench.ui.cells import fit, shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

Value = TypeVar("Value")

DIGITS = 9
"""Choices that a digit takes; the others are reached with the arrow keys."""

NAME_WIDTH, WIDEST = 14, 34
"""Cells of the column of names, where hints stand beside them: at least, and at most."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """One line of the list.

    Attributes:
        value: What taking it answers.
        current: It is so already.
        key: A letter that takes it too, as the key map has it, or "".
    """

    value: Value
    name: str
    hint: str = ""
    current: bool = False
    key: str = ""


class ChoiceDialog(Dialog[Value]):
    """Choices, numbered; escape changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"choose({number})", str(number), tooltip="Take this choice.")
        for number in range(1, DIGITS + 1)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "take it", "Take the marked choice.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Close without changing anything.", "Dialogs", shown="esc"),
    )

    def __init__(self, heading: str, hint: str, choices: Sequence[Choice[Value]], marked: int = 0) -> None:
        """Take the words of the dialog.

        Args:
            heading: What is asked.
            hint: What it is about; from outside or not.
            choices: At least one.
            marked: Which one enter takes first, from 0.
        """
        super().__init__(heading)
        self._hint = hint
        self._choices = tuple(choices)
        self._marked = marked
        longest = max(cell_len(printable(choice.name)) for choice in self._choices)
        self._column = min(WIDEST, max(NAME_WIDTH, longest))

    def body(self) -> Iterable[Widget]:
        """Return the hint and the choices."""
        if self._hint:
            yield Static(Content(shorten(self._hint, 400)), classes="hint")
            yield Static("")
        yield Options(*(self._option(number, choice) for number, choice in enumerate(self._choices, 1)))

    def _option(self, number: int, choice: Choice[Value]) -> Option:
        digit = f"{number}  " if number <= DIGITS else "   "
        mark = "● " if choice.current else "  "
        name = fit(choice.name, self._column) if choice.hint else shorten(choice.name, 200)
        return Option(
            Content.assemble(
                (digit, "bold $primary"),
                (mark, "$primary"),
                name,
                ("  " + shorten(choice.hint, 200), "$quiet"),
            )
        )

    def on_mount(self) -> None:
        """Mark the first choice, and give each its letter."""
        for number, choice in enumerate(self._choices, 1):
            if choice.key:
                self._bindings.bind(choice.key, f"choose({number})", choice.name, show=False)
        self.query_one(OptionList).highlighted = self._marked

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice that was clicked or entered."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_submit(self) -> None:
        """Take the marked choice."""
        self.action_choose((self.query_one(OptionList).highlighted or 0) + 1)

    def action_choose(self, number: int) -> None:
        """Take the choice with this number, from 1; nothing for a number that none has."""
        if number <= len(self._choices):
            self.dismiss(self._choices[number - 1].value)
