"""Which saved source shall be read whole?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from workbench.ui.cells import shorten
from workbench.ui.key import Key
from workbench.ui.screens.dialog import Dialog
from workbench.ui.widgets.options import Options

if TYPE_CHECKING:
    from workbench.store.source_rows import SourceRow

MOST = 200
"""Sources that are listed at once; typing narrows them among all."""


class ChooseSourceDialog(Dialog[str]):
    """A field that narrows the saved sources, and the sources."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "close", tooltip="Close without reading one.", priority=True),
        Binding("down", "down", "next", tooltip="Next source."),
        Binding("up", "up", "previous", tooltip="Source before."),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("submit", "enter", "read", "Read the marked source.", "Dialogs", shown="enter"),
        Key("cancel", "escape", "close", "Close without reading one.", "Dialogs", shown="esc"),
    )

    def __init__(self, rows: Sequence[SourceRow]) -> None:
        """Offer these sources."""
        super().__init__("Saved sources")
        self._rows = rows
        self._offered: list[str] = []

    def body(self) -> Iterable[Widget]:
        """Return the field and the sources."""
        yield Input(placeholder="type to narrow: an outlet, a title …", id="narrow")
        yield Options(id="choices")

    def on_mount(self) -> None:
        """List all sources."""
        self.query_one(Input).focus()
        self._list("")

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._list(event.value)

    def _list(self, typed: str) -> None:
        wanted = typed.casefold().split()
        width = min(76, max(20, self.app.size.width - 10))
        found = [row for row in self._rows if all(word in _about(row).casefold() for word in wanted)][:MOST]
        self._offered = [row.source_id for row in found]
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(
            Option(
                Content.assemble(
                    (shorten(row.outlet, width), "bold"), "\n", (shorten(_facts(row), width), "$quiet")
                )
            )
            for row in found
        )
        listing.highlighted = 0 if found else None
        if not found:
            nothing = Content.styled("No saved source has these words.", "$quiet")
            listing.add_option(Option(nothing, disabled=True))

    def on_input_submitted(self) -> None:
        """Take the marked source."""
        self.action_submit()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the source that was clicked."""
        event.stop()
        self.dismiss(self._offered[event.option_index])

    def action_submit(self) -> None:
        """Take the marked source."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self.dismiss(self._offered[highlighted])

    def action_down(self) -> None:
        """Mark the next source."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Mark the source before."""
        self.query_one(OptionList).action_cursor_up()


def _about(row: SourceRow) -> str:
    return f"{row.outlet} {row.title} {row.origin}"


def _facts(row: SourceRow) -> str:
    when = row.published.isoformat() if row.published else "date unknown"
    return f"  {row.title or row.origin} · {when} · {row.characters:,} characters"
