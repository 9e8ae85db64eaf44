"""Verdicts that were given while the dates of their claims were others: kept or reopened, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.desk.redating import Redated
from workbench.ui import dialog_keys, keys
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options
from workbench.ui.wording import VERDICT_MARKS, counted

MINE = "Dates of these claims are others now. Your verdicts stand until you reopen them here."
THEIRS = "Dates of these claims are others now. Only those who decided on them can reopen them."
TEXT_WIDTH = 48
"""Cells of a claim's words in the list."""


class RedatedDialog(Dialog[tuple[Redated, ...]]):
    """A line a claim with what its dates were and are; the answer is those to be reopened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.DATES, "dates", priority=True),
        Binding("enter", "submit", "done", tooltip="Do as marked.", priority=True),
        Binding("escape", "keep_all", "keep all", tooltip="Keep all verdicts."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.DATES,
        Key("submit", "enter", "do it", "Do as marked.", "Dialogs", shown="enter"),
        Key("keep_all", "escape", "keep all", "Keep all verdicts.", "Dialogs", shown="esc"),
    )

    def __init__(self, claims: Sequence[Redated]) -> None:
        """Take the claims; at least one."""
        super().__init__(f"The new date bears on {counted(len(claims), 'claim')} with a verdict")
        self._claims = tuple(claims)
        self._reopened: set[int] = set()

    def body(self) -> Iterable[Widget]:
        """Return what it is about, the claims, and what enter will do."""
        mine = any(claim.mine for claim in self._claims)
        yield Static(Content(MINE if mine else THEIRS), classes="hint")
        yield Static("")
        yield Options(*self._options())
        yield Static("", id="sum")

    def on_mount(self) -> None:
        """Mark the first of the reviewer's own."""
        self.query_one(OptionList).highlighted = next(iter(self._own()), 0)
        self._tell()

    def _own(self) -> list[int]:
        return [index for index, claim in enumerate(self._claims) if claim.mine]

    def _options(self) -> Iterator[Option]:
        for index, claim in enumerate(self._claims):
            yield Option(self._words(index, claim))

    def _words(self, index: int, claim: Redated) -> Content:
        if claim.mine:
            mark = "[reopen]" if index in self._reopened else "[ keep ]"
            verdict = VERDICT_MARKS[claim.verdict]
            who = f"{verdict.glyph} {verdict.word}"
        else:
            mark = "        "
            who = ""
        others = "; ".join(
            f"{shorten(name, 16)}: {VERDICT_MARKS[value].word}" for name, value in claim.others
        )
        about = " · ".join(part for part in (who, others) if part)
        changes = "; ".join(f"{shorten(words, 20)}: {was} → {now}" for words, was, now in claim.changes)
        return Content.assemble(
            (f"{mark} ", "bold $primary"),
            (f"{claim.number:,}  ", "$quiet"),
            shorten(claim.text, TEXT_WIDTH),
            (f"\n         {about}", ""),
            (f"\n         {shorten(changes, 200)}", "$quiet"),
        )

    def _tell(self) -> None:
        reopened, own = len(self._reopened), len(self._own())
        words = (
            f"enter reopens {reopened:,} and keeps {own - reopened:,}." if own else "Nothing is changed here."
        )
        self.query_one("#sum", Static).update(Content(f"\n{words}"))

    def _mark(self, indexes: Iterable[int]) -> None:
        options = self.query_one(OptionList)
        for index in indexes:
            options.replace_option_prompt_at_index(index, self._words(index, self._claims[index]))
        self._tell()

    def action_turn(self) -> None:
        """Reopen the marked claim, or keep its verdict."""
        index = self.query_one(OptionList).highlighted
        if index is not None and self._claims[index].mine:
            self._reopened ^= {index}
            self._mark([index])

    def action_turn_all(self) -> None:
        """Reopen all of the reviewer's own, or keep them all."""
        own = self._own()
        self._reopened = set() if len(self._reopened) == len(own) else set(own)
        self._mark(own)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn the claim that was clicked."""
        event.stop()
        self.action_turn()

    def action_submit(self) -> None:
        """Answer with those to be reopened."""
        self.dismiss(tuple(self._claims[index] for index in sorted(self._reopened)))

    def action_keep_all(self) -> None:
        """Answer that all verdicts stand."""
        self.dismiss(())
