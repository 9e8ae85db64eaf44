"""Dialogs are left once, whatever comes in twice."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.ui.room import enter
from workbench.model import DisputeReason
from workbench.ui import screens
from workbench.ui.screens.dialog import Dialog
from workbench.ui.screens.dispute import DisputeDialog
from workbench.ui.screens.jump import JumpScreen
from workbench.ui.widgets.key_bar import that_fit

if TYPE_CHECKING:
    from pathlib import Path

NARROW = 72
"""Cells for the keys of a wide dialog in a terminal of 80 columns."""


def kinds_of(kind: type[Dialog[Any]]) -> Iterator[type[Dialog[Any]]]:
    """Yield every kind of dialog."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


def test_every_dialog_shows_all_its_keys_in_80_columns() -> None:
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    kinds = [*kinds_of(Dialog)]
    assert len(kinds) > 20
    lacking = {
        kind.__name__: [
            key.label for key in kind.KEYS if key.first and key not in that_fit(kind.KEYS, NARROW)
        ]
        for kind in kinds
    }
    assert {name: labels for name, labels in lacking.items() if labels} == {}


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
