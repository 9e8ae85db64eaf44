"""The tour and the lines of the first minute."""

from __future__ import annotations

import asyncio
import re
import textwrap
from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.room import PATIENCE, Room, enter
from workbench.identity import article_id
from workbench.ui import first_minute, key_names, keys
from workbench.ui.first_minute import LINES
from workbench.ui.screens.articles import ArticlesScreen
from workbench.ui.screens.relation import RelationDialog
from workbench.ui.tour import STEPS, TourApp, guide_words
from workbench.ui.widgets.guide_line import GuideLine

SEEN = first_minute.seen
"""The real one: the other tests are taken not to be the first minute."""


async def said(room: Room, words: str) -> str:
    """Wait until the guide says something, and return all it says."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = room.app.screen.query(GuideLine)
            if found and words in str(found.first().content):
                return str(found.first().content)
            await room.pilot.pause(0.02)


def place(number: int) -> str:
    """Return how the guide begins at a step."""
    return f"{number}/{len(STEPS)}  "


async def test_the_tour_goes_on_with_each_key_and_fits_in_80_columns(sourced: Path) -> None:
    app = TourApp(sourced, sample.REVIEWER, article_id(sample.TEXT))
    async with app.run_test(size=(80, 24), notifications=False) as pilot:
        room = Room(app, pilot, sourced)
        await room.settle()
        await said(room, "j goes to the next claim")
        await room.press("l", "s", "escape")  # other keys do what they do, and the tour waits
        assert app.step == 0
        await room.press("j")
        await said(room, place(2))
        await room.press("m")
        await said(room, place(3))
        await room.press("E", "E")  # in 80 columns the first one shows the sources
        assert isinstance(app.screen, RelationDialog)
        assert "ctrl+q leaves the tour" in await said(room, place(3))  # over the dialog too
        await room.press("enter")
        await said(room, place(4))
        await room.press("d")
        assert app.step == 3  # not before the reason is taken
        await room.press("1")
        await said(room, place(5))
        await room.press("z")
        await said(room, place(6))
        await room.press("v")
        await said(room, place(7))
        while room.review.claims.row is not None and room.review.claims.row.outlet is None:
            await room.press("j")
        await room.press("c")
        await said(room, place(8))
        await room.press("n", *"who?", "ctrl+s")
        await said(room, place(9))
        await room.press("slash", *"boats", "enter")
        assert app.step == 8  # not before all claims are back
        await room.press("escape")
        await said(room, place(10))
        await room.press("space")
        await said(room, place(11))
        await room.press("question_mark", "escape")
        await said(room, place(12))
        await room.press("b")
        await said(room, "That was the tour.")
        assert isinstance(app.screen, ArticlesScreen)
        lines = app.screen.query_one(GuideLine)
        assert lines.size.height <= 2
        assert lines.region.bottom <= 24
        await room.press("q")
    assert not app.is_running


async def test_the_tour_can_be_left_at_any_time(sourced: Path) -> None:
    app = TourApp(sourced, sample.REVIEWER, article_id(sample.TEXT))
    async with app.run_test(size=(80, 24)) as pilot:
        room = Room(app, pilot, sourced)
        await room.settle()
        await room.press("n", "ctrl+q")
        assert app._exit


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_each_line_of_the_tour_names_its_key_and_fits(step: int) -> None:
    words = guide_words(step)
    assert len(textwrap.wrap(words, 78)) <= 2
    action = STEPS[step].action
    if action:
        key = next(key for key in (*keys.REVIEW, *keys.LIST, *keys.EVERYWHERE) if key.action == action)
        assert re.search(rf"(?<!\w){re.escape(key.first)}(?!\w)", words)


@pytest.fixture
def first_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _no_first_minute: None) -> None:
    """Nothing was ever shown on this machine."""
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(first_minute, "seen", SEEN)


async def test_the_first_article_and_verdict_explain_themselves_once(store: Path, first_time: None) -> None:
    async with enter(store, size=(80, 24)) as room:
        await said(room, key_names.said(LINES[first_minute.FIRST_ARTICLE]))
        await room.press("v")
        await said(room, key_names.said(LINES[first_minute.FIRST_VERDICT]))
        assert room.app.screen.query_one(GuideLine).size.height <= 2
        assert room.focus_id == "claims"
    async with enter(store) as room:
        await room.press("j", "v")
        assert len(room.verdicts()) == 2
        assert not room.app.screen.query(GuideLine)


async def test_an_empty_store_explains_itself_once(tmp_path: Path, first_time: None) -> None:
    for shown in (True, False):
        async with enter(tmp_path / "new.db", article=None) as room:
            assert bool(room.app.screen.query(GuideLine)) is shown
