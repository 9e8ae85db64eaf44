"""The real program on a real store, driven without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.widgets import Static

from tests.ui import sample
from workbench.identity import article_id
from workbench.model import Note, Verdict
from workbench.store import open_store
from workbench.ui.app import WorkbenchApp
from workbench.ui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from textual.message_pump import MessagePump
    from textual.pilot import Pilot

    from workbench.desk.requests import AddRequest

PATIENCE = 20.0
"""Seconds for the screen to come to rest; the machine may be shared."""


QUIET = 3
"""How often in a row nothing may wait, for what the last painting set off to show itself."""

STEP = 0.002
"""Seconds between two looks."""


@dataclass
class Room:
    """A running program.

    Attributes:
        store: Its store's file, to be looked into from outside.
    """

    app: WorkbenchApp
    pilot: Pilot[Any]
    store: Path

    @property
    def review(self) -> ReviewScreen:
        """The review screen."""
        screen = next(screen for screen in self.app.screen_stack if isinstance(screen, ReviewScreen))
        assert isinstance(screen, ReviewScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each when the one before has done all it does."""
        for key in keys:
            self._type(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys as fast as they can be typed, then wait."""
        for key in keys:
            self._type(key)
        await self.settle()

    def _type(self, key: str) -> None:
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else key_to_character(key)
        self.app.post_message(events.Key(name, character))

    async def settle(self) -> None:
        """Wait until nothing more happens and what happened is painted.

        The queues of all widgets are looked into, which is surer and much faster than waiting a while.
        """
        async with asyncio.timeout(PATIENCE):
            quiet = 0
            while quiet < QUIET:
                await asyncio.sleep(STEP)
                quiet = quiet + 1 if self._is_calm else 0

    @property
    def _is_calm(self) -> bool:
        """Whether no key, work, message, layout or painting waits."""
        if not self.app.at_rest or _is_busy(self.app):
            return False
        if self.app._exit or not self.app.screen_stack:
            return True
        screen = self.app.screen
        unpainted = screen._layout_required or screen._repaint_required or screen._scroll_required
        if unpainted or screen._recompose_required or screen._dirty_widgets or screen._callbacks:
            return False
        return not any(_is_busy(node) for node in screen.walk_children(with_self=True))

    def text(self) -> str:
        """Return what the screen shows, a line a row."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    def words(self, selector: str) -> str:
        """Return what a part of the screen says, however it is wrapped."""
        return str(self.app.screen.query_one(selector, Static).content)

    def messages(self) -> list[str]:
        """Return the messages shown now, oldest first."""
        return [str(notification.message) for notification in self.app._notifications]

    @property
    def number(self) -> int:
        """Number of the current claim."""
        row = self.review.claims.row
        assert row is not None
        return row.number

    @property
    def focus_id(self) -> str | None:
        """Id of the widget that has the focus."""
        return self.app.focused.id if self.app.focused is not None else None

    def verdicts(self, reviewer: str = sample.REVIEWER) -> dict[int, str]:
        """Return the reviewer's verdicts as the store's file holds them, by the number of the claim."""
        found: dict[int, str] = {}
        for number, verdict in self._decisions(reviewer).items():
            if verdict.value.value != "unreviewed":
                reason = f" {verdict.reason.value}" if verdict.reason else ""
                found[number] = verdict.value.value + reason
        return found

    def sayings(self, reviewer: str = sample.REVIEWER) -> dict[int, str]:
        """Return the reviewer's attribution verdicts likewise."""
        decisions = self._decisions(reviewer)
        return {
            number: found.attribution.value for number, found in decisions.items() if found.attribution.value
        }

    def _decisions(self, reviewer: str) -> dict[int, Verdict]:
        found: dict[int, Verdict] = {}
        with open_store(self.store, read_only=True) as store:
            for number, claim in enumerate(sample.claims(), start=1):
                for verdict in store.verdicts(article_id(sample.TEXT), claim.claim_id):
                    if verdict.reviewer == reviewer:
                        found[number] = verdict
        return found

    def notes(self, number: int) -> list[Note]:
        """Return the notes on a claim as the store's file holds them."""
        with open_store(self.store, read_only=True) as store:
            return store.notes(article_id(sample.TEXT), sample.claims()[number - 1].claim_id)


def _is_busy(node: MessagePump) -> bool:
    """Tell whether a message waits for an app, a screen or a widget."""
    waiting = node._pending_message is not None or bool(node._next_callbacks)
    return waiting or not node._message_queue.empty()


@asynccontextmanager
async def enter(
    store: Path,
    *,
    article: str | None = "harbour",
    add: AddRequest | None = None,
    size: tuple[int, int] = (120, 40),
    reviewer: str = sample.REVIEWER,
    theme: str | None = None,
    toasts: bool = False,
) -> AsyncIterator[Room]:
    """Run the program on a store until the block ends.

    Args:
        store: The store's file.
        article: What to open; None for the list of articles.
        add: A text to add first.
        size: Columns and rows.
        reviewer: Who decides.
        theme: Name of a theme, None for the usual one.
        toasts: Show messages on the screen too, where they cover what is below.
    """
    app = WorkbenchApp(store, reviewer, article=None if add else article, add=add)
    if theme is not None:
        app.theme = theme
    async with app.run_test(size=size, notifications=toasts) as pilot:
        room = Room(app, pilot, store)
        if app.is_running:
            await room.settle()
        yield room
