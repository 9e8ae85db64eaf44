"""Screens that were left are given back while nobody waits."""

from __future__ import annotations

import asyncio
import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tests.ui.room import enter
from workbench.ui import tidying
from workbench.ui.ordered_keys import OrderedKeys

if TYPE_CHECKING:
    import pytest


def nothing() -> None:
    """Do what nobody waits for."""


async def test_a_screen_that_was_left_is_given_back(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "EVERY", 0.05)
    async with enter(store) as room:
        left = weakref.ref(room.review)
        gc.disable()
        try:
            await room.press("b")
            for _ in range(100):
                await asyncio.sleep(0.05)
                if left() is None:
                    break
        finally:
            gc.enable()
        assert left() is None


async def test_what_a_closed_dialog_had_painted_is_given_back(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "EVERY", 0.05)
    async with enter(store) as room:
        await room.press("question_mark")
        painted = weakref.ref(room.app.screen._styles_cache)
        assert room.app.screen._styles_cache._cache
        await room.press("escape")
        for _ in range(100):
            await asyncio.sleep(0.05)
            if painted() is None:
                break
        assert painted() is None


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_all_that_is_held_is_gone_through_in_a_calm_and_only_what_is_new_before() -> None:
    app = OrderedKeys()
    app._held = 0
    broom = tidying._Broom(app, nothing)
    old = _Knot()
    gone = weakref.ref(old)
    try:
        gc.freeze()
        del old
        for _ in range(tidying.CALM):
            app.keys_seen += 1
            broom.look()
        new = _Knot()
        young = weakref.ref(new)
        del new
        broom.look()
        assert young() is None
        assert gone() is not None, "keys come: it would take too long"
        for _ in range(tidying.CALM):
            broom.look()
        assert gone() is None
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()


def test_all_that_is_held_is_gone_through_now_and_then_though_keys_always_come() -> None:
    app = OrderedKeys()
    app._held = 0
    broom = tidying._Broom(app, nothing)
    old = _Knot()
    gone = weakref.ref(old)
    try:
        gc.freeze()
        del old
        for _ in range(tidying.THOROUGH):
            assert gone() is not None
            app.keys_seen += 1
            broom.look()
        assert gone() is None
    finally:
        gc.unfreeze()


def test_what_was_put_off_is_done_once_in_a_calm() -> None:
    app = OrderedKeys()
    app._held = 0
    done: list[int] = []
    broom = tidying._Broom(app, lambda: done.append(app.keys_seen))
    try:
        for keys in (1, 2, 3):
            app.keys_seen = keys
            for _ in range(tidying.CALM):
                broom.look()
            assert done == list(range(1, keys)), "a key came since the first of these looks"
            broom.look()
            broom.look()
            assert done == list(range(1, keys + 1))
    finally:
        gc.unfreeze()


def test_styles_are_forgotten_when_there_are_many() -> None:
    def known() -> int:
        return Strip.render_ansi.cache_info().currsize

    tidying.forget_what_was_painted()
    for number in range(tidying.MANY_STYLES + 1):
        Strip.render_ansi(Style(meta={"place": number}), ColorSystem.TRUECOLOR)
    assert known() > tidying.MANY_STYLES
    tidying.forget_what_was_painted()
    assert known() == 0
    Strip.render_ansi(Style(bold=True), ColorSystem.TRUECOLOR)
    tidying.forget_what_was_painted()
    assert known() == 1


def test_pieces_of_lines_are_forgotten_when_there_are_many() -> None:
    def known() -> int:
        return Segment._split_cells.cache_info().currsize

    Segment._split_cells.cache_clear()
    for number in range(tidying.MANY_STYLES):
        Segment(f"líne 字 {number}").split_cells(4)
    assert known() == tidying.MANY_STYLES
    tidying.forget_what_was_painted()
    assert known() == tidying.MANY_STYLES
    Segment("one 字 more").split_cells(4)
    tidying.forget_what_was_painted()
    assert known() == 0


def test_rectangles_are_forgotten_when_there_are_many() -> None:
    def known() -> int:
        return Region.translate.cache_info().currsize

    Region.translate.cache_clear()
    for number in range(tidying.MANY_PLACES):
        Region(number, 0, 1, 1).translate((1, 1))
    tidying.forget_what_was_painted()
    assert known() == tidying.MANY_PLACES
    Region(0, 1, 1, 1).translate((1, 1))
    tidying.forget_what_was_painted()
    assert known() == 0
