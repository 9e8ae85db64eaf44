"""How does the evidence bear on the claim? Enter takes what the comparison suggests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import SourceCheckStatus
from workbench.sources import EvidenceRelation
from workbench.ui import wording
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

RELATIONS = tuple(EvidenceRelation)
HINTS = {
    EvidenceRelation.SUPPORTS: "it bears the claim out",
    EvidenceRelation.CONTRADICTS: "it says something else",
    EvidenceRelation.CONTEXT: "it helps to judge the claim",
}


def likely(status: SourceCheckStatus | None) -> EvidenceRelation:
    """Return what a passage that compares like this most likely does to the claim."""
    if status is SourceCheckStatus.CONFIRMED:
        return EvidenceRelation.SUPPORTS
    return EvidenceRelation.CONTRADICTS if status is SourceCheckStatus.ALTERED else EvidenceRelation.CONTEXT


class RelationDialog(Dialog[EvidenceRelation]):
    """The relations, numbered, the likely one marked; escape accepts nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"choose({number})", relation.value, tooltip=f"It is {relation.value}.")
        for number, relation in enumerate(RELATIONS, start=1)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "accept", "Accept it as marked.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "not as evidence", "Close without accepting it.", "Dialogs", shown="esc"),
    )

    def __init__(self, passage: str, outlet: str, suggested: EvidenceRelation, *, under_review: bool) -> None:
        """Ask about a passage.

        Args:
            passage: Its words.
            outlet: Whose they are.
            suggested: The relation to mark first.
            under_review: Whether the outlet is the one under review.
        """
        super().__init__("Accept as evidence: how does it bear on the claim?")
        self._passage = passage
        self._outlet = outlet
        self._suggested = suggested
        self._under_review = under_review

    def body(self) -> Iterable[Widget]:
        """Return the passage and the relations."""
        yield Static(Content(shorten(f"{self._outlet}: “{self._passage}”", 400)), classes="hint")
        if self._under_review:
            yield Static(Content(f"{wording.FLAG_GLYPH} {wording.UNDER_REVIEW}"), classes="fault")
        yield Static("")
        yield Options(
            *(
                Option(
                    Content.assemble(
                        (f"{number}  ", "bold $primary"),
                        f"{wording.RELATION_MARKS[relation.value]!s:<14}",
                        (HINTS[relation], "$quiet"),
                    )
                )
                for number, relation in enumerate(RELATIONS, start=1)
            )
        )

    def on_mount(self) -> None:
        """Mark the likely relation."""
        self.query_one(OptionList).highlighted = RELATIONS.index(self._suggested)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the relation that was clicked or entered."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_submit(self) -> None:
        """Take the marked relation."""
        self.action_choose((self.query_one(OptionList).highlighted or 0) + 1)

    def action_choose(self, number: int) -> None:
        """Take the relation with this number, from 1."""
        self.dismiss(RELATIONS[number - 1])
