from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.command import Command, CommandList, CommandPalette
from textual.css.query import NoMatches
from textual.geometry import Region

from tests.ui.room import enter
from workbench.ui.palette import Palette


async def test_a_palette_that_is_not_laid_out_ends_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with enter(store) as room:
        await room.press("ctrl+p", "b")
        palette = room.app.screen
        assert isinstance(palette, Palette)
        part = "command-palette--help-text"
        palette._component_styles.clear()  # as it is while another look is put on
        with pytest.raises(KeyError):
            CommandPalette.get_component_styles(palette, part)
        assert palette.get_component_styles(part) is not None
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


async def test_two_enters_at_once_do_a_command_once_and_close_the_palette_only(store: Path) -> None:
    async with enter(store) as room:
        await room.press("ctrl+p", *"verified", "down")
        palette = room.app.screen
        assert isinstance(palette, Palette)
        found = palette.query_one(CommandList)
        chosen = found.get_option_at_index(found.highlighted or 0)
        assert isinstance(chosen, Command)
        # As two messages of a choice do that were both on their way.
        palette._selected_command, palette._list_visible = chosen.hit, False
        palette._select_or_command()
        palette._select_or_command()
        await room.settle()
        assert room.app.screen is room.review
        assert room.verdicts() == {1: "verified"}


async def test_commands_gathered_for_a_palette_that_has_gone_are_dropped(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def finds_no_list(_: Palette, __: str) -> None:
        raise NoMatches("no list")

    gather: Any = Palette._gather_commands.__wrapped__  # type: ignore[attr-defined]  # the work without the worker
    async with enter(store) as room:
        await room.press("ctrl+p", "b")
        palette = room.app.screen
        monkeypatch.setattr("workbench.ui.palette._gather", finds_no_list)
        with pytest.raises(NoMatches):
            await gather(palette, "b")
        await room.press("escape")
        assert room.app.screen is room.review
        await gather(palette, "b")
