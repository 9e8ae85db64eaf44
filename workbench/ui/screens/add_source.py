"""Asks for a file and the outlet whose text it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.desk.requests import NewSource
from workbench.text import printable
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.screens.path import PathSuggester, check_source_path, home_written_out
from workbench.ui.widgets.options import Options

HINT = (
    "A saved page or document: .txt, .html, .pdf or .docx. It is read on this machine and kept word for word."
)
WRONG_DAY = "Write the day as year-month-day, for example 2024-11-18, or leave it empty."

FIELDS = (
    ("path", "File", ""),
    ("outlet", "Outlet", "as the article names it; empty: taken from the page"),
    ("title", "Title", "empty: taken from the page"),
    ("published", "Published", "YYYY-MM-DD; empty: taken from the page"),
    ("url", "URL", "where it stands; it is not fetched"),
)
"""Id, label and hint of each field."""


class AddSourceDialog(Dialog[NewSource]):
    """A field a line; only the file is needed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without adding one.", priority=True)
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key(
            "submit",
            "enter",
            "add",
            "Save the source and check the claims against it.",
            "Dialogs",
            shown="enter",
        ),
        Key("app.focus_next", "tab", "next field", "To the next field.", "Dialogs", shown="tab"),
        Key("cancel", "escape", "close", "Close without adding one.", "Dialogs", shown="esc"),
    )

    def __init__(self, start: NewSource, fault: str = "", outlets: Sequence[str] = ()) -> None:
        """Ask for a source.

        Args:
            start: What is known, or what could not be used.
            fault: Why it could not be used, or "".
            outlets: Outlets that may be meant; one of them can be taken from a list.
        """
        super().__init__("Save a source")
        self._start = start
        self._fault = fault
        # What was written can be meant as it stands.
        own = (start.outlet,) if outlets and start.outlet else ()
        self._outlets = tuple(dict.fromkeys((*outlets, *own)))
        self.set_class(bool(outlets), "-asking")
        self._as_written = ""

    def body(self) -> Iterable[Widget]:
        """Return the hint and the fields."""
        yield Static(Content(HINT), classes="hint")
        for name, label, hint in FIELDS:
            value = getattr(self._start, name)
            field = Input(
                printable(str(value)) if value else "",
                placeholder=hint,
                suggester=PathSuggester() if name == "path" else None,
                id=name,
                compact=True,
            )
            yield Horizontal(Static(Content(f"{label:<10}"), classes="label"), field, classes="line")
        yield Static(Content(printable(self._fault)), classes="fault", id="fault")
        if self._outlets:
            yield Options(*(self._option(name) for name in self._outlets), id="outlets")

    def _option(self, name: str) -> Option:
        kept = " — keep it as written" if name == self._start.outlet else ""
        return Option(Content.assemble((printable(name), "bold"), (kept, "$quiet")))

    def on_mount(self) -> None:
        """Ask for the file first, or for what is amiss."""
        if self._outlets:
            listing = self.query_one("#outlets", OptionList)
            listing.highlighted = 0
            listing.focus()
            return
        asks_outlet = self._fault and self._start.path and not self._start.outlet
        self.query_one("#outlet" if asks_outlet else "#path", Input).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the outlet that was chosen."""
        event.stop()
        self._as_written = self._outlets[event.option_index]
        self.query_one("#outlet", Input).value = self._as_written
        self.action_submit()

    def on_input_submitted(self) -> None:
        """Take what was filled in."""
        self.action_submit()

    def action_submit(self) -> None:
        """Take what was filled in, or say what is wrong with it."""
        words = {name: self.query_one(f"#{name}", Input).value.strip() for name, _, _ in FIELDS}
        fault = check_source_path(words["path"])
        day = None
        if not fault and words["published"]:
            try:
                day = date.fromisoformat(words["published"])
            except ValueError:
                fault = WRONG_DAY
        if fault:
            self.query_one("#fault", Static).update(Content(printable(fault)))
            return
        self.dismiss(
            NewSource(
                home_written_out(words["path"]),
                words["outlet"],
                words["title"],
                day,
                words["url"],
                bool(words["outlet"]) and words["outlet"] == self._as_written,
            )
        )
