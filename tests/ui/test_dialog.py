"""Dialogs are left once, whatever comes in twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.room import enter
from workbench.model import DisputeReason
from workbench.ui.screens.dispute import DisputeDialog
from workbench.ui.screens.jump import JumpScreen

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_dialog_dismissed_twice_takes_nothing_else_away(store: Path) -> None:
    async with enter(store) as room:
        await room.press("semicolon")
        labels = room.app.screen
        assert isinstance(labels, JumpScreen)
        labels.dismiss()
        labels.dismiss()
        await room.settle()
        assert room.app.screen is room.review
        await room.press("d")
        asked = room.app.screen
        assert isinstance(asked, DisputeDialog)
        asked.dismiss(DisputeReason.WRONG_NUMBER)
        asked.dismiss(DisputeReason.WRONG_DATE)
        await room.settle()
        assert room.app.screen is room.review
        assert room.verdicts() == {1: "disputed wrong_number"}
        await room.press("z")
        assert room.verdicts() == {}


async def test_a_dialog_dismissed_below_another_goes_with_it(store: Path) -> None:
    async with enter(store) as room:
        await room.press("d")
        asked = room.app.screen
        assert isinstance(asked, DisputeDialog)
        await room.press("f1")
        if room.app.screen is asked:
            await room.app.push_screen(JumpScreen([]))
        asked.dismiss()
        await room.settle()
        assert room.app.screen is room.review
