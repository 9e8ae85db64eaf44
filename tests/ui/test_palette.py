from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette
from textual.geometry import Region

from tests.ui.room import enter
from workbench.ui.palette import Palette


async def test_a_page_key_before_the_list_is_laid_out_does_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with enter(store) as room:
        await room.press("ctrl+p", "b")
        palette = room.app.screen
        assert isinstance(palette, Palette)
        found = palette.query_one(CommandList)
        found._clear_caches()
        monkeypatch.setattr(CommandList, "scrollable_content_region", Region())
        with pytest.raises(KeyError):
            CommandPalette._action_command_list(palette, "page_up")
        for action in ("page_up", "page_down"):
            palette._action_command_list(action)
        monkeypatch.undo()
        await room.press("escape")
        assert room.app.screen is room.review
        await room.press("v")
        assert room.verdicts() == {1: "verified"}
