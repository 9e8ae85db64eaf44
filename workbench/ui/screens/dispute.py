"""Why is the claim disputed? One key answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import DisputeReason
from workbench.ui import wording
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

REASONS = tuple(wording.REASON_WORDS)


class DisputeDialog(Dialog[DisputeReason]):
    """The reasons, numbered; escape takes no verdict."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            str(number), f"choose({number})", wording.REASON_WORDS[reason], tooltip="Dispute for this reason."
        )
        for number, reason in enumerate(REASONS, start=1)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("cancel", "escape", "no verdict", "Close without a verdict.", "Dialogs", shown="esc"),
    )

    def __init__(self, claim: str) -> None:
        """Ask about a claim, given by its words."""
        super().__init__("Disputed: what is wrong?")
        self._claim = claim

    def body(self) -> Iterable[Widget]:
        """Return the claim's words and the reasons."""
        yield Static(Content(shorten(self._claim, 160)), classes="hint")
        yield Static("")
        yield Options(
            *(
                Option(Content.assemble((f"{number}  ", "bold $primary"), wording.REASON_WORDS[reason]))
                for number, reason in enumerate(REASONS, start=1)
            )
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the reason that was clicked or entered."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Take the reason with this number, from 1."""
        self.dismiss(REASONS[number - 1])
