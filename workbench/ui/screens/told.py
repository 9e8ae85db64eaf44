"""Several things told at once, such as what became of the files of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog


class ToldDialog(Dialog[None]):
    """A heading, a sentence and lines that scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "cancel", "close", tooltip="Close.")]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("cancel", "enter", "close", "Close.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Close.", "Dialogs", shown="esc"),
    )

    def __init__(self, heading: str, sentence: str, lines: Sequence[str]) -> None:
        """Take what is told; from outside or not."""
        super().__init__(heading)
        self._sentence = sentence
        self._lines = tuple(lines)

    def body(self) -> Iterable[Widget]:
        """Return the sentence, and the lines in a pane that scrolls."""
        yield Static(Content(printable(self._sentence)))
        lines = Content("\n").join(Content(printable(line)) for line in self._lines)
        yield VerticalScroll(Static(lines), id="told")
