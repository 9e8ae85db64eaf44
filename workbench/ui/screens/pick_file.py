"""Picks a file or a folder to add: from a list that follows what is typed, or by its path."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.desk.locations import written_out
from workbench.errors import InputError
from workbench.text import printable
from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.dialog import Dialog
from workbench.ui.screens.path import PathSuggester, is_so
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.desk.folders import Found, Listing

HINT = "A text or HTML file, or a folder of them. Their claims are read on this machine."


@dataclass(frozen=True, slots=True)
class Picked:
    """What was picked.

    Attributes:
        path: A file, or a folder whose articles are all meant.
    """

    path: str
    is_folder: bool = False


class PickFileDialog(Dialog[Picked]):
    """A field for a path, and below it the folder that it leads to; only what can be read is listed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without doing anything.", priority=True),
        Binding("down", "to_list", "list", tooltip="Into the list."),
        Binding("left,backspace", "up", "up", tooltip="To the folder above, from the list."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "add", "Add the file, or open the folder.", "Dialogs", shown="enter"),
        Key("to_list", "down", "list", "Into the list.", "Dialogs", shown="↓"),
        Key("up", "left", "folder above", "To the folder above, from the list.", "Dialogs", shown="←"),
        Key("complete", "right", "complete", "Take the completion.", "Dialogs", shown="→"),
        Key("cancel", "escape", "close", "Close without doing anything.", "Dialogs", shown="esc"),
    )

    def __init__(self, folder: Path) -> None:
        """Start in a folder."""
        super().__init__("Add articles")
        self._folder = folder
        self._looked = folder
        self._entries: tuple[Found, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Return the hint, the field and the list."""
        yield Static(Content(HINT), classes="hint")
        yield Input(placeholder="a path, or a part of a name below", suggester=PathSuggester(), id="path")
        yield Static("", id="where")
        yield Options(id="entries")
        yield Static("", classes="fault", id="fault")

    def on_mount(self) -> None:
        """Show the first folder."""
        self._look(self._folder, "")

    # What is typed

    def _meant(self) -> Path | None:
        typed = self.query_one(Input).value.strip()
        if not typed:
            return None
        return self._folder / written_out(typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List the folder that the path leads to, as far as it goes on from what is written."""
        event.stop()
        self._say("")
        typed = event.value.strip()
        meant = self._meant()
        if meant is None:
            self._look(self._folder, "")
        elif typed.endswith("/"):
            self._look(meant, "")
        else:
            self._look(meant.parent, meant.name)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is written."""
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Take what is written, or what is marked in the list, or say what is wrong with it."""
        if self.focused is self.query_one(OptionList):
            self._take(self.query_one(OptionList).highlighted)
            return
        meant = self._meant()
        if meant is None:
            self._say("Name a file, or go down into the list.")
        elif is_so(Path.is_dir, meant):
            self._enter(meant)
        elif is_so(Path.exists, meant):
            self.dismiss(Picked(str(meant)))
        else:
            self._say(f"There is no file {meant}.")

    def action_complete(self) -> None:
        """Take the completion."""
        self.query_one(Input).action_cursor_right()

    # The list

    def _look(self, folder: Path, part: str) -> None:
        begin(self, partial(self._list, folder, part), "looking", exclusive=True)

    async def _list(self, folder: Path, part: str) -> None:
        from workbench.desk.folders import look_into

        try:
            listing = await asyncio.to_thread(look_into, folder, part)
        except (InputError, ValueError) as error:
            self._show(folder, None)
            if not part and self._meant() is None:
                self._say(str(error))
            return
        self._show(folder, listing)

    def _show(self, folder: Path, listing: Listing | None) -> None:
        self._looked = folder
        self._entries = listing.entries if listing is not None else ()
        options = self.query_one(OptionList)
        options.clear_options()
        if listing is not None:
            files = "this folder and all folders in it"
            options.add_option(Option(Content.assemble(("+ ", "bold $primary"), f"All articles of {files}")))
        for entry in self._entries:
            mark = ("▸ ", "bold $primary") if entry.is_folder else ("  ", "")
            name = shorten(entry.name, 70)
            options.add_option(Option(Content.assemble(mark, f"{name}/" if entry.is_folder else name)))
        more = self._more(listing)
        where = shorten(printable(str(folder.absolute())), 72 - len(more))
        self.query_one("#where", Static).update(Content(f"{where}{more}"))

    def _more(self, listing: Listing | None) -> str:
        """Return what there is to say of a listing behind the folder's path."""
        if listing is None:
            return " · no folder that can be read"
        if listing.more:
            return f" · {listing.more:,} more: type a part of the name"
        if listing.entries:
            return ""
        typed = self.query_one(Input).value.strip()
        return " · no such name here" if typed and not typed.endswith("/") else " · nothing here to add"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was entered or clicked."""
        event.stop()
        self._take(event.option_index)

    def _take(self, index: int | None) -> None:
        if index is None:
            return
        if index == 0:
            self.dismiss(Picked(str(self._looked), is_folder=True))
            return
        entry = self._entries[index - 1]
        if entry.is_folder:
            self._enter(entry.path)
        else:
            self.dismiss(Picked(str(entry.path)))

    def _enter(self, folder: Path) -> None:
        self._folder = folder
        field = self.query_one(Input)
        if field.value:
            field.value = ""  # lists the folder too
        else:
            self._look(folder, "")

    def action_to_list(self) -> None:
        """Go from the field into the list."""
        options = self.query_one(OptionList)
        if self.focused is not options and options.option_count:
            options.focus()
            options.highlighted = min(1, options.option_count - 1)

    def action_up(self) -> None:
        """List the folder above."""
        if self.focused is self.query_one(OptionList):
            self._enter(self._looked.absolute().parent)

    def _say(self, fault: str) -> None:
        self.query_one("#fault", Static).update(Content(printable(fault)))
