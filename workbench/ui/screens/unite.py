"""With which claims shall this one be united? Those that stand near it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.ui import dialog_keys, keys, wording
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.store.rows import ClaimRow

TAKEN, NOT_TAKEN = "[x]", "[ ]"
"""Before a claim that is to be united with this one, and before one that is not."""


class UniteDialog(Dialog[tuple[int, ...]]):
    """The claims near one, the next one marked; the answer is the row ids of all that become one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.UNITE, "unite"),
        Binding("enter", "submit", "unite", tooltip="Unite the claims.", priority=True),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key(
            "submit",
            "enter",
            "unite",
            "Unite it with the marked claim, or with those taken.",
            "Dialogs",
            shown="enter",
        ),
        dialog_keys.UNITE[0],
        Key("cancel", "escape", "close", "Leave the claims as they are.", "Dialogs", shown="esc"),
    )

    def __init__(self, claim: ClaimRow, near: Sequence[ClaimRow]) -> None:
        """Ask about a claim.

        Args:
            claim: The claim.
            near: Others of its article in order of place, one at least.
        """
        super().__init__("Unite this claim with …")
        self._claim = claim
        self._near = tuple(near)
        self._taken: set[int] = set()

    def body(self) -> Iterable[Widget]:
        """Return the claim and those near it."""
        yield Static(Content(shorten(f"{self._claim.number:,}  {self._claim.text}", 300)), classes="hint")
        yield Static("")
        yield Options(*(Option(self._words(row)) for row in self._near), id="choices")
        yield Static("", id="preview", markup=False)

    def _words(self, row: ClaimRow) -> Content:
        width = max(20, min(76, self.app.size.width - 10) - 12)
        return Content.assemble(
            (TAKEN if row.row_id in self._taken else NOT_TAKEN, "$primary"),
            f" {row.number:>4,} ",
            (wording.VERDICT_MARKS[row.verdict].glyph, "$quiet"),
            " ",
            shorten(row.text, width),
        )

    def on_mount(self) -> None:
        """Mark the next claim, or the last before where there is none."""
        number = self._claim.number
        after = (place for place, row in enumerate(self._near) if row.number > number)
        self.query_one(OptionList).highlighted = next(after, len(self._near) - 1)

    def on_option_list_option_highlighted(self) -> None:
        """Say what would be united."""
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the claim that was clicked, or not."""
        event.stop()
        self.action_turn()

    def _rows(self) -> list[ClaimRow]:
        marked = self.query_one(OptionList).highlighted
        if self._taken:
            return [row for row in self._near if row.row_id in self._taken]
        return [self._near[marked]] if marked is not None else []

    def _tell(self) -> None:
        rows = sorted([self._claim, *self._rows()], key=lambda row: row.number)
        numbers = " + ".join(f"{row.number:,}" for row in rows)
        self.query_one("#preview", Static).update(
            Content.assemble(
                (f"{numbers}  ", "bold $primary"), shorten(" … ".join(row.text for row in rows), 300)
            )
        )

    def action_turn(self) -> None:
        """Take the marked claim too, or not."""
        listing = self.query_one(OptionList)
        if listing.highlighted is None:
            return
        row = self._near[listing.highlighted]
        self._taken ^= {row.row_id}
        listing.replace_option_prompt_at_index(listing.highlighted, self._words(row))
        self._tell()

    def action_step(self, step: int) -> None:
        """Mark the next claim or the one before."""
        listing = self.query_one(OptionList)
        (listing.action_cursor_down if step > 0 else listing.action_cursor_up)()

    def action_submit(self) -> None:
        """Unite the claims."""
        rows = self._rows()
        if rows:
            self.dismiss((self._claim.row_id, *(row.row_id for row in rows)))
