"""The mouse draws over words: they are selected, and beyond the edges the text comes along."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App, ComposeResult
from textual.events import MouseDown, MouseMove, MouseUp
from textual.widgets import Static

from workbench.text import printable
from workbench.ui.themes import DARK, FALLBACK_VARIABLES
from workbench.ui.widgets.source_view import Places, SourceView

if TYPE_CHECKING:
    from textual.pilot import Pilot

Kind = type[MouseDown | MouseMove | MouseUp]

LINES = 60
TEXT = "\n".join(f"row{number} beside the quay" for number in range(LINES))


class Sheet(App[None]):
    """A source between two lines."""

    CSS = "SourceView { height: 12; width: 40; } Static { height: 4; }"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours that the style sheets name."""
        return FALLBACK_VARIABLES

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static("above")
        yield SourceView()
        yield Static("below")

    def on_mount(self) -> None:
        """Fill it."""
        self.register_theme(DARK)
        self.theme = DARK.name
        self.query_one(SourceView).show(printable(TEXT, newlines=True), Places(), None)


async def draw(pilot: Pilot[None], kind: Kind, y: int, button: int = 1) -> None:
    """Post an event of the mouse at a row of the screen."""
    await pilot._post_mouse_events([kind], offset=(6, y), button=button)
    await pilot.pause()


def selected(view: SourceView) -> str:
    """Return the selected words."""
    span = view.cursor.selection
    return "" if span is None else view.cursor.text[span.start : span.end]


async def until_at(view: SourceView, y: int) -> None:
    """Wait until the text has scrolled as far as that, 20 seconds at most."""
    for _ in range(2_000):
        if view.scroll_offset.y == y:
            return
        await asyncio.sleep(0.01)


async def test_a_text_scrolls_while_the_mouse_is_held_beyond_its_edge() -> None:
    app = Sheet()
    async with app.run_test(size=(50, 20)) as pilot:
        view = app.query_one(SourceView)
        await draw(pilot, MouseDown, 6)
        await draw(pilot, MouseMove, 8)
        first = selected(view)
        assert first.startswith("row")
        # Held below the text, without another movement, it comes along to its end.
        await draw(pilot, MouseMove, 19)
        await until_at(view, view.max_scroll_y)
        assert view.scroll_offset.y == view.max_scroll_y > 40
        assert selected(view).startswith(first)
        assert f"row{LINES - 1}" in selected(view)
        # Drawn above it, the selection goes the other way.
        await draw(pilot, MouseMove, 0)
        await until_at(view, 0)
        assert selected(view).startswith("row0")
        assert len(selected(view)) < len(first) + 30
        # Let go, nothing moves any more.
        await draw(pilot, MouseMove, 18)
        await draw(pilot, MouseUp, 18)
        resting = view.scroll_offset.y
        await asyncio.sleep(0.2)
        assert view.scroll_offset.y == resting
        assert app.mouse_captured is None


async def test_a_button_that_was_let_go_out_of_sight_ends_the_drawing() -> None:
    app = Sheet()
    async with app.run_test(size=(50, 20)) as pilot:
        view = app.query_one(SourceView)
        await draw(pilot, MouseDown, 6)
        await draw(pilot, MouseMove, 8)
        await draw(pilot, MouseMove, 10, button=0)
        before = selected(view)
        assert app.mouse_captured is None
        await draw(pilot, MouseMove, 12, button=0)
        assert selected(view) == before
