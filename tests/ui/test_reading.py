"""Slow reading: a dialog tells how far it is, and takes no key that was meant for the claims."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import workbench.ui.screens.review
from tests.ui.room import Room, enter
from workbench.desk.requests import AddRequest
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.screens.reading import ReadingDialog

if TYPE_CHECKING:
    import pytest

PATIENCE = 10.0


class Slow:
    """Work that goes on until it is told to end, or stopped."""

    def __init__(self) -> None:
        self.end = threading.Event()

    def __call__(self, on_progress: OnProgress) -> str:
        while not self.end.wait(0.01):
            on_progress(1, 3)
        return "done"


async def dialog_of(room: Room) -> ReadingDialog:
    async with asyncio.timeout(PATIENCE):
        while not isinstance(room.app.screen, ReadingDialog) or not room.app.screen.is_mounted:
            await room.pilot.pause(0.01)
    return room.app.screen


async def test_keys_typed_while_something_is_read_act_when_it_is_done(store: Path) -> None:
    async with enter(store) as room:
        work = Slow()
        reading = asyncio.create_task(with_dialog(room.app, "Reading", work))
        await dialog_of(room)
        for key in ("v", "x"):
            room._type(key)
        await room.pilot.pause()
        assert room.verdicts() == {}
        work.end.set()
        assert await reading == "done"
        await room.settle()
        assert room.verdicts() == {1: "verified", 2: "unverifiable"}


async def test_escape_stops_the_reading_at_once_though_other_keys_wait(store: Path) -> None:
    async with enter(store) as room:
        reading = asyncio.create_task(with_dialog(room.app, "Reading", Slow()))
        await dialog_of(room)
        for key in ("v", "escape"):
            room._type(key)
        async with asyncio.timeout(PATIENCE):
            assert await reading is None
        await room.settle()
        assert room.verdicts() == {1: "verified"}


async def test_a_first_article_that_was_stopped_is_told_when_the_program_has_ended(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stopped(*_: object) -> None:
        return None

    monkeypatch.setattr(workbench.ui.screens.review, "read_article", stopped)
    async with enter(store, add=AddRequest("storm\x1b[1m.txt")) as room:
        assert room.app._exit
        (told,) = map(str, room.app._exit_renderables)
        assert told.startswith("Stopped reading storm\ufffd[1m.txt: nothing was added.")
