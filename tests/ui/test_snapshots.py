"""Pictures of the states that matter, compared with committed ones: a change of looks is a decision."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from tests.ui import sample
from tests.ui.room import PATIENCE, Room
from tests.ui.test_hostile import nasty_store
from workbench.ui.app import WorkbenchApp
from workbench.ui.themes import LIGHT_NAME

if TYPE_CHECKING:
    from textual.pilot import Pilot

SnapCompare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _still_cursors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cursors of text fields from blinking."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


def same(
    snap_compare: SnapCompare,
    store: Path,
    *keys: str,
    size: tuple[int, int] = (120, 36),
    article: str | None = "harbour",
    theme: str | None = None,
) -> bool:
    """Compare the screen after some keys with the committed picture."""
    app = WorkbenchApp(store, sample.REVIEWER, article=article)
    if theme is not None:
        app.theme = theme

    async def run(pilot: Pilot[None]) -> None:
        room = Room(app, pilot, store)
        await room.settle()
        await room.press(*keys)
        await asyncio.wait_for(room.settle(), PATIENCE)

    return snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (200, 60)], ids=["80x24", "140x40", "200x60"])
def test_review(snap_compare: SnapCompare, worked: Path, size: tuple[int, int]) -> None:
    assert same(snap_compare, worked, "j", "j", size=size)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_review_in_light(snap_compare: SnapCompare, worked: Path, size: tuple[int, int]) -> None:
    assert same(snap_compare, worked, "j", "j", size=size, theme=LIGHT_NAME)


def test_review_without_colour(
    snap_compare: SnapCompare, worked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert same(snap_compare, worked, "j", "j")


SIZES = [(80, 24), (120, 40), (200, 60)]


def shown_at(size: tuple[int, int], *keys: str) -> tuple[str, ...]:
    """Return the keys with the one that shows the pane where it is hidden at first."""
    return (*keys, "S") if size[0] < 100 else keys


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
def test_sources(snap_compare: SnapCompare, sourced: Path, size: tuple[int, int]) -> None:
    assert same(snap_compare, sourced, *shown_at(size, "j"), size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
def test_sources_in_light(snap_compare: SnapCompare, sourced: Path, size: tuple[int, int]) -> None:
    assert same(snap_compare, sourced, *shown_at(size, "j", "j", "j"), size=size, theme=LIGHT_NAME)


def test_sources_without_colour(
    snap_compare: SnapCompare, sourced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert same(snap_compare, sourced, "j", size=(140, 50))


@pytest.mark.parametrize(
    "keys",
    [("j", "E"), ("m", "W"), ("A",), ("s",), ("f", *"check")],
    ids=["relation", "choose", "add", "sort", "filter"],
)
def test_source_dialogs(snap_compare: SnapCompare, sourced: Path, keys: tuple[str, ...]) -> None:
    assert same(snap_compare, sourced, *keys)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["80x24", "140x40"])
def test_whole_source(snap_compare: SnapCompare, sourced: Path, size: tuple[int, int]) -> None:
    keys = ("j", "j", "j", "w", "slash", *"vote", "enter", ")", "space", ")")
    assert same(snap_compare, sourced, *keys, size=size)


def test_whole_source_in_light_without_colour(
    snap_compare: SnapCompare, sourced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert same(snap_compare, sourced, "j", "w", ".", size=(100, 30), theme=LIGHT_NAME)


def test_left_out_lines(snap_compare: SnapCompare, worked: Path) -> None:
    assert same(snap_compare, worked, "l", "G")


def test_filtered(snap_compare: SnapCompare, worked: Path) -> None:
    assert same(snap_compare, worked, "f", *"herald", "enter")


@pytest.mark.parametrize(
    "keys",
    [("d",), ("n", *"The log says 1,020."), ("f",), ("s",), ("slash", *"court"), ("p",), ("question_mark",)],
    ids=["dispute", "note", "filter", "sort", "search", "date", "help"],
)
def test_dialogs(snap_compare: SnapCompare, worked: Path, keys: tuple[str, ...]) -> None:
    assert same(snap_compare, worked, *keys)


def test_articles(snap_compare: SnapCompare, worked: Path) -> None:
    assert same(snap_compare, worked, article=None, size=(100, 24))


def test_empty_store(snap_compare: SnapCompare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert same(snap_compare, Path("workbench.db"), article=None, size=(80, 24))


def test_hostile_article(snap_compare: SnapCompare, tmp_path: Path) -> None:
    assert same(snap_compare, nasty_store(tmp_path / "nasty.db"), "l", "j", article="quote", size=(140, 50))
