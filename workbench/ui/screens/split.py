"""Where shall the claim be cut? The parts are shown as they will be."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from workbench.desk.excerpt import Parting
from workbench.model import Span
from workbench.ui import dialog_keys, keys
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.words import ClaimWords, WordsDialog, in_short

MOST_SHOWN = 6
"""Parts that the preview shows; a split can have more."""

FEWEST = 2

Parts = tuple[tuple[Span, ...], ...]


class SplitDialog(WordsDialog[Parts]):
    """The claim's words with a cursor; the answer is where the words of each part stand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.SPLIT, "split"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        dialog_keys.CUT,
        Key("submit", "enter", "split", "Split the claim so.", "Dialogs", shown="enter"),
        dialog_keys.SHARE,
        dialog_keys.LEAVE_OUT,
        Key("cancel", "escape", "close", "Leave the claim whole.", "Dialogs", shown="esc"),
    )

    def __init__(self, claim: ClaimWords) -> None:
        """Take the claim."""
        super().__init__("Where shall the claim be cut?", claim)
        self._parting = Parting(claim.whole)

    def tell(self) -> None:
        """Show the parts as they would be."""
        parting = self._parting
        marks = [
            *((start, end, "shared") for start, end in parting.shared),
            *((start, end, "left") for start, end in parting.left_out),
        ]
        self.view.mark(parting.whole.spans, marks, parting.cuts)
        parts = parting.parts()
        width = 2 * max(20, self.view.size.width) - 8
        lines = [
            Content.assemble((f"{number}  ", "bold $primary"), in_short(part, width))
            for number, part in enumerate(parts[:MOST_SHOWN], start=1)
        ]
        if len(parts) > MOST_SHOWN:
            lines.append(Content.styled(f"… and {len(parts) - MOST_SHOWN} more", "$quiet"))
        self.preview(Content("\n").join(lines))

    def action_cut(self) -> None:
        """Cut before the word at the cursor, or take the cut away."""
        at = self.view.cursor.at.start
        if at <= self.claim.whole.spans[0].start:
            self.say("A cut stands before a word inside the claim: go on a word.")
            return
        self._take(
            Parting(self.claim.whole, self._parting.cuts ^ {at}, self._parting.shared, self._parting.left_out)
        )

    def action_share(self) -> None:
        """Put the words into every part, or into their own again."""
        words = frozenset(self.selected())
        shared = self._parting.shared
        shared = shared - words if words <= shared else shared | words
        self._take(replace(self._parting, shared=shared, left_out=self._parting.left_out - words))

    def action_leave_out(self) -> None:
        """Leave the words out of all parts, or take them in again."""
        words = frozenset(self.selected())
        left_out = self._parting.left_out
        left_out = left_out - words if words <= left_out else left_out | words
        self._take(replace(self._parting, shared=self._parting.shared - words, left_out=left_out))

    def _take(self, parting: Parting) -> None:
        self._parting = parting
        self.view.cursor.drop()
        self.say("")
        self.tell()

    def action_submit(self) -> None:
        """Take the parts, where there are two at least."""
        parts = self._parting.parts()
        if len(parts) < FEWEST:
            self.say(said("That is one part: {split.cut} cuts before the word at the cursor."))
            return
        self.dismiss(tuple(part.spans for part in parts))
