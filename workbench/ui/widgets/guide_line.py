"""A line or two at the bottom of a screen that lead a newcomer; they take no key and no focus."""

from __future__ import annotations

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.text import printable
from workbench.ui.widgets.key_bar import KeyBar


class GuideLine(Static, can_focus=False):
    """Words above the line of keys; at most two lines, so that 24 rows keep their room."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    GuideLine {
        width: 1fr;
        height: auto;
        max-height: 2;
        padding: 0 1;
        background: $cursor;
        color: $foreground;
    }
    """


async def guide(screen: Screen[object], words: str) -> None:
    """Show words at the bottom of a screen in place of those there; "" takes them away.

    Args:
        screen: Any screen; on one without a line of keys of its own they stand in the last lines.
        words: One or two lines.
    """
    found = screen.query(GuideLine)
    if not words:
        await found.remove()
        return
    content = Content(printable(words, newlines=True))
    if found:
        if str(found.first().content) != str(content):
            found.first().update(content)
        return
    bars = [bar for bar in screen.query(KeyBar) if bar.parent is screen]
    await screen.mount(GuideLine(content), before=bars[0] if bars else None)
