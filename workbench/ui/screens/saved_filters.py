"""The filters that a reviewer gave a name: take one, save the one in force, rename, remove, undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.ui import dialog_keys, keys
from workbench.ui.cells import fit, shorten
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.store.finding_door import SavedFilter

Wish = tuple[str, int]
"""What to do (use, save, rename, remove, undo) and with which filter of the list, from 0."""

EMPTY = "No filter is saved yet: {filters.save} saves the one in force under a name."


class SavedFiltersDialog(Dialog[Wish]):
    """The filters by name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.FILTERS, "filters"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("wish('use')", "enter", "take", "List what it lists.", "Dialogs", shown="enter"),
        *dialog_keys.FILTERS[:4],
        Key("cancel", "escape", "close", "Close.", "Dialogs", shown="esc"),
    )

    def __init__(self, filters: Sequence[SavedFilter], now: str, marked: int = 0) -> None:
        """Show filters.

        Args:
            filters: By name.
            now: The filter in force as text, or "".
            marked: Which one the cursor begins at.
        """
        super().__init__("Saved filters")
        self._filters = tuple(filters)
        self._now = now
        self._at = min(marked, max(0, len(self._filters) - 1))

    def body(self) -> Iterable[Widget]:
        """Return the filter in force and the saved ones."""
        yield Static(Content(shorten(f"In force: {self._now or 'none'}", 200)), classes="hint")
        yield Options(
            *(
                Option(Content.assemble(fit(one.name, 20), "  ", (shorten(one.text, 60), "$quiet")))
                for one in self._filters
            )
        )
        if not self._filters:
            yield Static(Content(said(EMPTY)), classes="hint")

    def on_mount(self) -> None:
        """Mark the first one."""
        listing = self.query_one(OptionList)
        listing.focus()
        if self._filters:
            listing.highlighted = self._at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the filter that was clicked or entered."""
        event.stop()
        self.dismiss(("use", event.option_index))

    def action_move(self, step: int) -> None:
        """Mark the next filter, or the one before."""
        listing = self.query_one(OptionList)
        if step > 0:
            listing.action_cursor_down()
        else:
            listing.action_cursor_up()

    def action_wish(self, what: str) -> None:
        """Do something with the marked filter, if it needs one."""
        place = self.query_one(OptionList).highlighted
        if place is not None or what in {"save", "undo"}:
            self.dismiss((what, place or 0))
