"""Screens that were left are given back while nobody waits."""

from __future__ import annotations

import asyncio
import gc
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.room import enter
from workbench.ui import tidying

if TYPE_CHECKING:
    import pytest


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
