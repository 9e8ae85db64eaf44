"""A note on a claim: several lines, saved with a key, never lost by another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbench.errors import InputError
from workbench.text import printable
from workbench.ui import dialog_keys, keys
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.dialog import Dialog

if TYPE_CHECKING:
    from textual.timer import Timer

    from workbench.ui.app import WorkbenchApp

PAUSE = 0.4
"""Seconds without a letter after which what was written is kept as a draft."""

OFTEN = 40
"""Changes after which it is kept though the typing goes on."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and whether to save it or to keep it as a draft."""

    body: str
    save: bool


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """What is to be written.

    Attributes:
        claim: The claim's words.
        keep: Keeps what is written so far; called while typing too, from any thread.
        draft: What was begun before and not saved, or "".
        before: The note that a new version is written of, or "".
        editor: The editor that the configuration names, or "".
        in_editor: Begin in the editor.
    """

    claim: str
    keep: Callable[[str], None]
    draft: str = ""
    before: str = ""
    editor: str = ""
    in_editor: bool = False


class NoteDialog(Dialog[Written]):
    """A field for the note; what was left unsaved the last time is there again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(dialog_keys.NOTE, "note", priority=True),
        Binding("escape", "cancel", "keep as draft", tooltip="Close; what you wrote is kept.", priority=True),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *dialog_keys.NOTE,
        Key("cancel", "escape", "keep as draft", "Close; what you wrote is kept.", "Dialogs", shown="esc"),
    )

    def __init__(self, request: NoteRequest) -> None:
        """Ask for a note, going on from a draft."""
        super().__init__("Note, a new version" if request.before else "Note")
        self._request = request
        self._answered = False
        self._pause: Timer | None = None
        self._changes = 0
        self._text = request.draft or request.before
        self._keeping = Lock()

    @property
    def _written(self) -> str:
        return self.query_one(TextArea).text

    def body(self) -> Iterable[Widget]:
        """Return the claim's words and the field."""
        request = self._request
        yield Static(Content(shorten(request.claim, 160)), classes="hint")
        if request.draft:
            yield Static(Content("You began this and did not save it."), classes="hint", id="restored")
        field = TextArea(
            printable(request.draft or request.before, newlines=True),
            soft_wrap=True,
            tab_behavior="focus",
            id="note",
        )
        field.move_cursor(field.document.end)
        yield field
        yield Static("", classes="fault", id="fault", markup=False)

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(TextArea).focus()
        if self._request.in_editor:
            self.call_after_refresh(self.action_editor)

    # Drafts

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        self._text = event.text_area.text
        self._changes += 1
        if self._pause is not None:
            self._pause.stop()
        if self._changes >= OFTEN:
            self._keep()
        else:
            self._pause = self.set_timer(PAUSE, self._keep)

    def _keep(self) -> None:
        """Keep what is written so far; the disk may be slow, and no letter waits for it."""
        self._changes = 0
        if self._answered:
            return
        begin(self, self._keep_in_thread, "draft")

    async def _keep_in_thread(self) -> None:
        import asyncio

        await asyncio.to_thread(self._keep_latest)

    def _keep_latest(self) -> None:
        with self._keeping:
            # An answer has the last word: it saves the note, or keeps the draft itself.
            if not self._answered:
                self._request.keep(self._draft())

    def _draft(self) -> str:
        """Return what is to be kept: nothing where the note is as it was."""
        body = self._text.strip("\n")
        return "" if body == self._request.before else body

    def on_unmount(self) -> None:
        """Keep what is written where the program ends over it."""
        if self._pause is not None:
            self._pause.stop()
        self._keep_latest()

    # Answers

    def action_editor(self) -> None:
        """Go on in the editor of one's own; what it saves comes back into the field."""
        from workbench.ui.editor import written

        field = self.query_one(TextArea)
        self._request.keep(self._draft())
        try:
            text = written(cast("WorkbenchApp", self.app), field.text, self._request.editor)
        except InputError as error:
            self._say(str(error))
            return
        self._say("")
        if text != field.text:
            # By an edit, so that ctrl+z in the field takes it back.
            field.replace(text, field.document.start, field.document.end)
            field.move_cursor(field.document.end)
        field.focus()

    def _say(self, fault: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(fault)))

    def action_save(self) -> None:
        """Close and save."""
        if self._request.before and not self._written.strip():
            self._say("A note needs some words. escape leaves it as it was.")
            return
        self._answer(save=True)

    def action_cancel(self) -> None:
        """Close and keep what was written as a draft."""
        self._answer(save=False)

    def _answer(self, *, save: bool) -> None:
        with self._keeping:
            self._answered = True
        self.dismiss(Written(self._written, save))
