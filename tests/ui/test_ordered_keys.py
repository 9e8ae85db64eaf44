"""Work that outlives the screen it was begun on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from workbench.errors import StoreError
from workbench.ui.ordered_keys import OrderedKeys, begin

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from workbench.ui.ordered_keys import Work


def _asks(screen: Screen[Any], gate: asyncio.Event) -> Work:
    async def work() -> None:
        await gate.wait()
        screen.query_one("#gone")

    return work


async def test_work_that_looks_for_a_place_on_a_screen_that_was_left_ends_nothing() -> None:
    app, gate, after = OrderedKeys(), asyncio.Event(), asyncio.Event()
    async with app.run_test() as pilot:
        screen = Screen[None]()
        await app.push_screen(screen)
        app.hold(_asks(screen, gate))
        await app.pop_screen()
        gate.set()

        async def last() -> None:
            after.set()

        app.hold(last)
        await asyncio.wait_for(after.wait(), 5)
        await pilot.pause()
        assert app._exception is None


async def test_a_place_that_is_missing_on_the_screen_shown_is_an_error() -> None:
    app, gate = OrderedKeys(), asyncio.Event()
    gate.set()

    async def look() -> None:
        async with app.run_test() as pilot:
            app.hold(_asks(app.screen, gate))
            await pilot.pause(0.2)

    with pytest.raises(WorkerFailed, match="gone"):
        await look()


class _Room(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("k", "act", "act")]

    def __init__(self, *parts: Widget) -> None:
        super().__init__()
        self.parts = parts
        self.asked = 0

    def compose(self) -> ComposeResult:
        yield from self.parts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "act":
            self.asked += 1
            self.query_one("#gone")
        return super().check_action(action, parameters)


async def test_a_key_that_meets_a_screen_without_its_parts_ends_nothing() -> None:
    app = OrderedKeys()
    async with app.run_test() as pilot:
        app._held = 0
        empty, coming = _Room(), _Room(Static("here"))
        await app.push_screen(empty)
        await pilot.press("k")
        await app.push_screen(coming)
        coming.children[0]._is_mounted = False  # as it is before the part has composed its own
        await pilot.press("k")
        assert (bool(empty.asked), bool(coming.asked)) == (True, True)
        assert app._exception is None


async def test_a_part_that_a_key_misses_on_a_whole_screen_is_an_error() -> None:
    app = OrderedKeys()

    async def press() -> None:
        async with app.run_test() as pilot:
            app._held = 0
            await app.push_screen(_Room(Static("here")))
            await pilot.press("k")

    with pytest.raises(NoMatches, match="gone"):
        await press()


async def test_what_cannot_be_read_beside_the_keys_is_told_once() -> None:
    app = OrderedKeys()

    async def read() -> None:
        raise StoreError("The store is locked. Try again.")

    async with app.run_test() as pilot:
        for _ in range(3):
            begin(app.screen, read, "text")
            await pilot.pause(0.05)
        assert [said.message for said in app._notifications] == ["The store is locked. Try again."]
        assert app._exception is None
