"""What was checked before, and where else is the claim made? To go there, or to take a decision over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.errors import InputError
from workbench.ui import before_words, dialog_keys, keys
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.like_words import what_differs, where
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.desk.memory import Before
    from workbench.desk.near import LikeClaim


@dataclass(frozen=True, slots=True)
class Chosen:
    """What shall be done: go to a claim, or take a verdict or a note over from an earlier check."""

    go_to: int | None = None
    verdict: Before | None = None
    note: Before | None = None


class LikeClaimsDialog(Dialog[Chosen]):
    """Earlier checks, then other like claims of the whole store, the likest first, each with what differs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.LIKE, "like"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "go there", "Go to the marked claim.", "Dialogs", shown="enter"),
        *dialog_keys.LIKE[:2],
        Key("cancel", "escape", "close", "Stay here.", "Dialogs", shown="esc"),
    )

    def __init__(
        self, text: str, article_id: str, like: Sequence[LikeClaim], before: Sequence[Before] = ()
    ) -> None:
        """Offer like claims.

        Args:
            text: The claim that they are like.
            article_id: Its article.
            like: They, the likest first.
            before: What was checked before. Of the two together there is one at least.
        """
        super().__init__(f"{'Checked before' if before else 'Also claimed'}: {text}")
        self._article_id = article_id
        self._before = before
        self._like = others(like, before)

    def body(self) -> Iterable[Widget]:
        """Return the claims."""
        width = min(76, max(20, self.app.size.width - 10))
        told = [
            (
                each.text,
                before_words.unlike_words(each),
                each.sameness.value == "same",
                f"{before_words.verdict_words(each)} — {before_words.place_words(each)}",
            )
            for each in self._before
        ]
        told += [
            (other.row.text, what_differs(other), other.same, where(other, self._article_id))
            for other in self._like
        ]
        yield Options(
            *(
                Option(
                    Content.assemble(
                        shorten(text, width),
                        "\n",
                        (shorten(f"  {unlike}", width), "$quiet" if same else "bold $disputed"),
                        "\n",
                        (shorten(f"  {place}", width), "$quiet"),
                    )
                )
                for text, unlike, same, place in told
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
        self.action_submit()

    def action_submit(self) -> None:
        """Go to the marked claim."""
        marked = self._marked()
        row = marked.row if marked is not None else None
        if marked is not None and row is None:
            words = "It is a check of others, not a claim of the store: {like.take_note} notes "
            "where it stands."
            self.notify(said(words))
        if row is not None:
            self.dismiss(Chosen(go_to=row.row_id))

    def action_take_verdict(self) -> None:
        """Decide the same here, where nothing differs."""
        from workbench.desk.memory import verdict_to_take

        before = self._earlier()
        if before is not None:
            try:
                verdict_to_take(before)
            except InputError as error:
                self.notify(str(error), markup=False)
            else:
                self.dismiss(Chosen(verdict=before))

    def action_take_note(self) -> None:
        """Write the same note here, where nothing differs."""
        from workbench.desk.memory import note_to_take

        before = self._earlier()
        if before is not None:
            try:
                note_to_take(before)
            except InputError as error:
                self.notify(str(error), markup=False)
            else:
                self.dismiss(Chosen(note=before))

    def action_down(self) -> None:
        """Mark the next claim."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the claim before."""
        self.query_one(OptionList).action_cursor_up()

    def _marked(self) -> Before | LikeClaim | None:
        marked = self.query_one(OptionList).highlighted
        offered: list[Before | LikeClaim] = [*self._before, *self._like]
        return None if marked is None else offered[marked]

    def _earlier(self) -> Before | None:
        marked = self._marked()
        for each in self._before:
            if each is marked:
                return each
        self.notify("Nobody decided on that claim in another article: there is nothing to take over.")
        return None


def others(like: Sequence[LikeClaim], before: Sequence[Before]) -> tuple[LikeClaim, ...]:
    """Return the like claims that are not among those checked before."""
    told = {each.row.row_id for each in before if each.row is not None}
    return tuple(other for other in like if other.row.row_id not in told)
