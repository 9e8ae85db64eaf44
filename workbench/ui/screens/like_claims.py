"""Which of the like claims shall be gone to?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.ui.cells import shorten
from workbench.ui.keys import Key
from workbench.ui.like_words import what_differs, where
from workbench.ui.screens.dialog import Dialog

if TYPE_CHECKING:
    from workbench.desk.near import LikeClaim


class LikeClaimsDialog(Dialog[int]):
    """The like claims of the whole store, the likest first, each with what differs; answers with a row id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "down", "next", tooltip="Next claim."),
        Binding("up,k", "up", "previous", tooltip="Claim before."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "go there", "Go to the marked claim.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Stay here.", "Dialogs", shown="esc"),
    )

    def __init__(self, text: str, article_id: str, like: Sequence[LikeClaim]) -> None:
        """Offer like claims.

        Args:
            text: The claim that they are like.
            article_id: Its article.
            like: They, the likest first; at least one.
        """
        super().__init__(f"Also claimed: {text}")
        self._article_id = article_id
        self._like = like

    def body(self) -> Iterable[Widget]:
        """Return the claims."""
        width = min(76, max(20, self.app.size.width - 10))
        yield OptionList(
            *(
                Option(
                    Content.assemble(
                        shorten(other.row.text, width),
                        "\n",
                        (
                            shorten(f"  {what_differs(other)}", width),
                            "$quiet" if other.same else "bold $disputed",
                        ),
                        "\n",
                        (shorten(f"  {where(other, self._article_id)}", width), "$quiet"),
                    )
                )
                for other in self._like
            ),
            id="choices",
        )

    def on_mount(self) -> None:
        """Mark the likest."""
        listing = self.query_one(OptionList)
        listing.highlighted = 0
        listing.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the claim that was chosen."""
        event.stop()
        self.dismiss(self._like[event.option_index].row.row_id)

    def action_submit(self) -> None:
        """Go to the marked claim."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._like[highlighted].row.row_id)

    def action_down(self) -> None:
        """Mark the next claim."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the claim before."""
        self.query_one(OptionList).action_cursor_up()
