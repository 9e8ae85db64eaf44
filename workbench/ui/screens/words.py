"""Dialogs that work on a claim's words with a cursor: which words it is made of, and where it is cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbench.desk.excerpt import Excerpt
from workbench.model import Edition, Span
from workbench.ui import dialog_keys, keys
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import after_painting
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.cursor_actions import CursorActions
from workbench.ui.widgets.words_view import WordsView, blocks_near

Answer = TypeVar("Answer")

SHOWN = 400
"""Characters of a preview; the claim itself may be longer."""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What such a dialog is about.

    Attributes:
        safe: The edition's text after ``printable``, line feeds kept.
        whole: The claim's words as they are.
    """

    edition: Edition
    safe: str
    whole: Excerpt


class WordsDialog(CursorActions, Dialog[Answer]):
    """The article around a claim with a cursor, a preview below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.MOVING, "source"),
        Binding("enter", "submit", "save", tooltip="Save it."),
    ]
    AROUND = 0
    """Blocks shown before and after those of the claim."""
    WITHIN = True
    """The cursor stays in the claim."""

    def __init__(self, heading: str, claim: ClaimWords) -> None:
        """Take the claim."""
        super().__init__(heading)
        self.claim = claim

    @property
    def view(self) -> WordsView:
        """The text."""
        return self.query_one(WordsView)

    def body(self) -> Iterable[Widget]:
        """Return the text and the preview."""
        yield WordsView(id="words")
        yield Static("", id="preview", markup=False)
        yield Static("", classes="fault", id="fault", markup=False)

    def on_mount(self) -> None:
        """Show the text when the dialog has its size."""
        self.view.focus()
        after_painting(self, self._fill)

    def _fill(self) -> None:
        held = self.claim.whole.spans
        blocks = blocks_near(self.claim.edition.blocks, held, self.AROUND)
        self.view.show(self.claim.safe, blocks, self.claim.whole, within=self.WITHIN)
        self.tell()

    @on(WordsView.Moved)
    def _moved(self) -> None:
        self.tell()

    def tell(self) -> None:
        """Show what would be saved now."""
        raise NotImplementedError

    def say(self, fault: str) -> None:
        """Say what is amiss, or nothing."""
        self.query_one("#fault", Static).update(Content(fault))

    def preview(self, content: Content) -> None:
        """Show what would be saved."""
        self.query_one("#preview", Static).update(content)

    def selected(self) -> list[Span]:
        """Return the words that a key acts on: those selected, or the one at the cursor."""
        from workbench.text import words

        cursor = self.view.cursor
        if cursor.selection is None:
            return [cursor.at] if cursor.at.start < cursor.at.end else []
        start, end = cursor.selection
        return [
            Span(start + first, start + last) for first, last in words(self.claim.edition.text[start:end])
        ]


def in_short(excerpt: Excerpt, width: int = SHOWN) -> str:
    """Return an excerpt's words made safe, in a few lines at most."""
    return shorten(" ".join(str(excerpt).split()), width)


class ChangeWordsDialog(WordsDialog[tuple[Span, ...]]):
    """Words of the article are taken in or left out; the answer is where the claim's words stand."""

    AROUND = 4
    WITHIN = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.WORDS, "words"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.WORDS[:2],
        Key("submit", "enter", "save", "Save the claim with these words.", "Dialogs", shown="enter"),
        dialog_keys.WORDS[2],
        Key("cancel", "escape", "close", "Leave the claim as it is.", "Dialogs", shown="esc"),
    )

    def __init__(self, claim: ClaimWords) -> None:
        """Take the claim."""
        super().__init__("Which words is the claim made of?", claim)
        self._now = claim.whole

    def tell(self) -> None:
        """Show the claim as it would be."""
        before, now = self.claim.whole, self._now
        marks = [
            *((start, end, "taken") for start, end in now.without(before.spans).spans),
            *((start, end, "left") for start, end in before.without(now.spans).spans),
        ]
        self.view.mark(now.spans, marks)
        changed = "Claim, changed" if now.spans != before.spans else "Claim"
        self.preview(Content.assemble((f"{changed}  ", "bold $primary"), in_short(now)))

    def action_turn(self) -> None:
        """Take the words in, or leave them out where all of them are in."""
        words = self.selected()
        if not words:
            return
        if all(self._now.holds(word) for word in words):
            now = self._now.without(words)
        else:
            now = self._now.with_words(words)
        if not now.spans:
            self.say("A claim needs a word at least.")
            return
        self.say("")
        self._now = now
        self.view.cursor.drop()
        self.tell()

    def action_start_over(self) -> None:
        """Take the claim's own words again."""
        self._now = self.claim.whole
        self.say("")
        self.view.cursor.drop()
        self.tell()

    def action_submit(self) -> None:
        """Take the words, where they are others than before."""
        if self._now.spans == self.claim.whole.spans:
            self.say(said("The words are as they were: {words.turn} takes one in or leaves it out."))
            return
        self.dismiss(self._now.spans)
