"""The first frame: the outline of the room, drawn while nothing else is loaded yet.

Importing the panes, laying out their style sheets and opening the store take longer than starting
Textual itself. This screen needs none of them; it is painted, and then they are fetched behind it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from workbench.ui.ordered_keys import first_frame

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbench.ui.app import WorkbenchApp

WAITING = "Opening the store …"
"""Stands where the progress will."""

BREATH = 0.01
"""Seconds between the frame and what follows, so that the frame is out before the imports begin."""


class Outline(Widget):
    """Title, status and first rule of a screen, in one widget without a style sheet."""

    DEFAULT_CSS = "Outline { width: 1fr; height: 1fr; }"

    def __init__(self, room: str, reviewer: str) -> None:
        """Draw the outline of a room: ``Claims`` or ``Articles``."""
        super().__init__()
        self._room = room
        self._reviewer = reviewer

    def render_line(self, y: int) -> Strip:
        """Return a line of the outline."""
        width = self.size.width
        colours = self.app.theme_variables
        ground = self.rich_style
        quiet = Style(color=colours["quiet"], bgcolor=ground.bgcolor)
        if y == 0 or y == self.size.height - 1:
            name = " Workbench" if y == 0 else ""
            bar = Style(color=colours["primary"], bgcolor=colours["title-bar"], bold=True)
            return Strip([Segment(name, bar)]).adjust_cell_length(width, bar)
        if y == 1:
            return Strip([Segment(f" {WAITING}", quiet)]).adjust_cell_length(width, quiet)
        if y == 2:
            rule = Style(color=colours["rule"], bgcolor=ground.bgcolor)
            name = f"─{self._room}"
            return Strip([Segment(name, quiet), Segment("─" * max(0, width - len(name)), rule)])
        return Strip.blank(width, ground)


class OpeningScreen(Screen[None]):
    """Shows the outline, then makes way for the screen that was asked for."""

    def __init__(self, room: str) -> None:
        """Open a room: ``Claims`` or ``Articles``."""
        super().__init__()
        self._room = room

    def compose(self) -> ComposeResult:
        """Draw the outline."""
        yield Outline(self._room, cast("WorkbenchApp", self.app).desk.reviewer)

    def on_mount(self) -> None:
        """Go on when the outline has been painted; keys typed meanwhile wait."""
        cast("WorkbenchApp", self.app).hold_first(self._go_on)

    async def _go_on(self) -> None:
        await first_frame(self)
        await asyncio.sleep(BREATH)
        app = cast("WorkbenchApp", self.app)
        await app.enter()
        # Until the room has been mounted and its list has the focus, nothing there could take a key.
        room = app.screen
        if room is not self:
            await first_frame(room)
            if room.focused is None and room.AUTO_FOCUS:
                room.set_focus(room.query(room.AUTO_FOCUS).first())
