"""All notes on a claim: read them, change one's own as a new version, write another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.model import Note
from workbench.text import printable
from workbench.ui import dialog_keys, keys, wording
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.key_names import said
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options


@dataclass(frozen=True, slots=True)
class NoteChoice:
    """What is to be written.

    Attributes:
        note: One's own note to change; None for a new one.
        in_editor: Begin in the editor of one's own.
    """

    note: Note | None
    in_editor: bool = False


THEIRS = "This note is {reviewer}'s: {notes.new} writes one of your own."


class NotesDialog(Dialog[NoteChoice]):
    """The notes, oldest first; the marked one is shown whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", "change", tooltip="Change the marked note.", priority=True),
        *keys.bindings(dialog_keys.NOTES, "notes"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("change", "enter", "change", "Change the marked note: a new version.", "Dialogs", shown="enter"),
        *dialog_keys.NOTES[:2],
        Key("cancel", "escape", "close", "Close the notes.", "Dialogs", shown="esc"),
    )

    def __init__(
        self, claim: str, notes: Sequence[Note], reviewer: str, begun: Collection[Note] = ()
    ) -> None:
        """Show the notes on a claim; one's own last one first, else the last.

        Args:
            claim: Its words.
            notes: Oldest first, one at least.
            reviewer: Whose notes can be changed.
            begun: Those of which a new version was begun and not saved.
        """
        super().__init__("Notes")
        self._claim = claim
        self._notes = tuple(notes)
        self._reviewer = reviewer
        own = [place for place, note in enumerate(notes) if note.reviewer == reviewer]
        self._marked = own[-1] if own else len(notes) - 1
        self._begun = begun

    def body(self) -> Iterable[Widget]:
        """Return the claim, the list of notes and the marked note."""
        yield Static(Content(shorten(self._claim, 160)), classes="hint")
        yield Options(*(self._option(note) for note in self._notes), id="choices")
        with VerticalScroll(id="whole"):
            yield Static(self._whole(), id="body", markup=False)
        yield Static("", classes="fault", id="fault", markup=False)

    def _option(self, note: Note) -> Option:
        width = max(10, min(72, self.app.size.width - 10) - 45)
        who = "you" if note.reviewer == self._reviewer else note.reviewer
        return Option(
            Content.assemble(
                (f"{wording.NOTE_GLYPH} {note.at:%Y-%m-%d %H:%M}  ", "$quiet"),
                (shorten(who, 16) + "  ", "bold"),
                ("draft  " if note in self._begun else "", "$fact"),
                shorten(" ".join(note.body.split()), width),
            )
        )

    def on_mount(self) -> None:
        """Mark the note to begin with."""
        self.query_one("#choices", OptionList).highlighted = self._marked

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the marked note whole."""
        self._marked = event.option_index
        self.query_one("#body", Static).update(self._whole())
        self.query_one("#whole", VerticalScroll).scroll_home(animate=False)
        self.query_one("#fault", Static).update("")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Stay: a click marks the note."""
        event.stop()

    def _whole(self) -> Content:
        return Content(printable(self._notes[self._marked].body, newlines=True))

    def _own(self) -> Note | None:
        """Return the marked note where it is the reviewer's; say so where it is not."""
        note = self._notes[self._marked]
        if note.reviewer == self._reviewer and note.key is not None:
            return note
        self.query_one("#fault", Static).update(Content(printable(said(THEIRS, reviewer=note.reviewer))))
        return None

    def action_change(self) -> None:
        """Change the marked note."""
        note = self._own()
        if note is not None:
            self.dismiss(NoteChoice(note))

    def action_in_editor(self) -> None:
        """Change the marked note in the editor of one's own."""
        note = self._own()
        if note is not None:
            self.dismiss(NoteChoice(note, in_editor=True))

    def action_new(self) -> None:
        """Write another note."""
        self.dismiss(NoteChoice(None))

    def action_step(self, step: int) -> None:
        """Mark the next note or the one before."""
        listing = self.query_one("#choices", OptionList)
        (listing.action_cursor_down if step > 0 else listing.action_cursor_up)()

    def action_scroll_note(self, pages: int) -> None:
        """Scroll the note that is shown whole."""
        self.query_one("#whole").scroll_relative(y=5 * pages, animate=False)
