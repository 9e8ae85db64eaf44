"""The lists of the dialogs take keys that come before their layout."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from textual.widgets import OptionList

import workbench.ui
from tests.ui.room import enter
from workbench.ui.widgets.options import Options

UI = Path(workbench.ui.__file__).parent


async def test_a_page_key_before_the_list_is_laid_out_does_nothing(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with enter(store) as room:
        await room.press("s")
        found = room.app.screen.query_one(Options)
        found.highlighted = 3
        monkeypatch.setattr(Options, "_index_to_line", {})
        with pytest.raises(LookupError):
            OptionList._move_page(found, 1)
        found._move_page(1)
        found._move_page(-1)
        assert found.highlighted == 3
        monkeypatch.undo()
        await room.press("escape")
        assert room.app.screen is room.review


def test_every_dialog_has_its_list_from_one_place() -> None:
    made = [
        f"{path.relative_to(UI)}:{node.lineno}"
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "OptionList"
    ]
    assert made == []
