"""Work that outlives the screen it was begun on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual.screen import Screen
from textual.worker import WorkerFailed

from workbench.errors import StoreError
from workbench.ui.ordered_keys import OrderedKeys, begin

if TYPE_CHECKING:
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
