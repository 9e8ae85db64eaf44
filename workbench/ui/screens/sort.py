"""In which order shall the claims stand?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.store.rows import Sort
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

SORT_WORDS: dict[Sort, tuple[str, str]] = {
    Sort.PLACE: ("by place", "as they stand in the article"),
    Sort.RISK: ("by risk", "altered and misattributed first"),
    Sort.CHECKWORTHINESS: ("by worth", "most worth checking first"),
    Sort.OUTLET: ("by outlet", "A to Z"),
    Sort.SPEAKER: ("by speaker", "A to Z"),
    Sort.VERDICT: ("by verdict", "open ones together"),
    Sort.KIND: ("by kind", "quantities, events, quotations …"),
    Sort.CONFIDENCE: ("by certainty", "least certain attribution first"),
    Sort.TIME: ("by time", "what was decided last first"),
}
"""Each order in words, and what comes first."""

BEST_LAST = frozenset({Sort.CHECKWORTHINESS, Sort.TIME})
"""Orders of numbers in which the interesting end comes last when ascending."""


class SortDialog(Dialog[Sort]):
    """The orders, numbered; choosing the one in force turns it round."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"choose({number})", words[0], tooltip=words[1])
        for number, words in enumerate(SORT_WORDS.values(), start=1)
    ]

    def __init__(self, current: Sort) -> None:
        """Mark the order in force."""
        super().__init__("Sort the claims")
        self._current = current

    def body(self) -> Iterable[Widget]:
        """Return the orders."""
        yield Options(
            *(
                Option(
                    Content.assemble(
                        (f"{number}  ", "bold $primary"),
                        ("● " if sort is self._current else "  ", "$primary"),
                        f"{name:<14}",
                        (hint + (" (again: turned round)" if sort is self._current else ""), "$quiet"),
                    )
                )
                for number, (sort, (name, hint)) in enumerate(SORT_WORDS.items(), start=1)
            )
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the order that was clicked or entered."""
        event.stop()
        self.action_choose(event.option_index + 1)

    def action_choose(self, number: int) -> None:
        """Take the order with this number, from 1."""
        self.dismiss(list(SORT_WORDS)[number - 1])
