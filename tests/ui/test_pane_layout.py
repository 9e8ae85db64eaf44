from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.css.query import NoMatches

from tests.ui.room import Room, enter
from workbench.desk.remembered import FILE_NAME, folder, recall
from workbench.ui.ordered_keys import after_painting
from workbench.ui.pane_sizes import BARE, HIDDEN, PANES, SHOWN, shown_panes
from workbench.ui.widgets.splitter import fitted, moved
from workbench.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from textual.widget import Widget

SIZES = st.lists(st.integers(0, 90), min_size=2, max_size=4)


@given(SIZES, st.data(), st.integers(-200, 200), st.integers(1, 20))
def test_an_edge_moves_within_its_two_tracks(
    sizes: list[int], data: st.DataObject, by: int, least: int
) -> None:
    track = data.draw(st.integers(1, len(sizes) - 1))
    after = moved(sizes, track, by, least)
    assert sum(after) == sum(sizes)
    assert [*after[: track - 1], *after[track + 1 :]] == [*sizes[: track - 1], *sizes[track + 1 :]]
    if after != sizes:
        assert min(after[track - 1], after[track]) >= least
        assert (after[track - 1] > sizes[track - 1]) == (by > 0) or min(sizes) < least


@given(st.lists(st.integers(1, 9_999), min_size=1, max_size=4), st.integers(0, 300), st.integers(1, 20))
def test_shares_take_all_the_room_and_leave_each_its_least(shares: list[int], total: int, least: int) -> None:
    sizes = fitted(shares, total, least)
    assert sum(sizes) == total
    assert len(sizes) == len(shares)
    assert min(sizes) >= min(least, total // len(shares))
    for (_, size), (_, beside) in pairwise(sorted(zip(shares, sizes, strict=True))):
        assert size <= beside + len(shares)


def test_shares_that_fit_stay_as_they_are() -> None:
    assert fitted([30, 50], 80, 12) == [30, 50]
    assert fitted([30, 50], 160, 12) == [60, 100]
    assert fitted([1, 99], 100, 12) == [12, 88]


@given(
    st.sampled_from(
        [f"{width} {height}" for width in ("narrow", "middle", "wide") for height in ("short", "tall")]
    ),
    st.sets(st.sampled_from([SHOWN, HIDDEN, BARE])),
)
def test_the_claims_are_always_there_and_the_sources_as_asked(size: str, traits: set[str]) -> None:
    shown = shown_panes(size, traits)
    assert shown[0] == "claims"
    assert len(shown) >= 3
    if SHOWN in traits:
        assert "sources" in shown
    elif HIDDEN in traits:
        assert "sources" not in shown


def laid(room: Room) -> dict[str, tuple[int, int, int, int]]:
    """Return the places of the panes on the screen by id, after checking that they lie well."""
    panes = {name: room.review.query_one(f"#{name}") for name in PANES}
    regions = {name: pane.region for name, pane in panes.items() if pane.display}
    ground = room.review.split.region
    for name, region in regions.items():
        assert ground.contains_region(region), (name, region)
        assert region.height >= 3, (name, region)
        assert region.width >= 12, (name, region)
        assert not any(region.overlaps(other) for key, other in regions.items() if key != name)
    assert tuple(regions) == room.review.shown
    assert room.app.focused is not None
    return {name: (region.x, region.y, region.width, region.height) for name, region in regions.items()}


def said(room: Room) -> str:
    return str(room.review.query_one(StatusLine).render())


async def resize(room: Room, columns: int, rows: int) -> None:
    await room.pilot.resize_terminal(columns, rows)
    await room.settle()


async def test_focus_and_claim_survive_every_size(sourced: Path) -> None:
    async with enter(sourced, size=(120, 40)) as room:
        await room.press("j", "j", "j", "tab", "tab")
        assert room.focus_id == "sources"
        usual = laid(room)
        for size in [
            (80, 24),
            (40, 12),
            (200, 60),
            (55, 40),
            (100, 31),
            (99, 32),
            (170, 15),
            (40, 12),
            (120, 40),
        ]:
            await resize(room, *size)
            places = laid(room)
            assert "sources" in places, size
            assert (room.focus_id, room.number) == ("sources", 4), size
        assert places == usual


async def test_a_pane_is_zoomed_and_gives_the_room_back(sourced: Path) -> None:
    async with enter(sourced, size=(120, 40)) as room:
        usual = laid(room)
        await room.press("j", "Z")
        assert laid(room) == {"claims": (0, 2, 120, room.review.split.size.height)}
        assert "claims only (Z)" in said(room)
        await room.press("x")
        number = room.number
        assert (number, room.verdicts()[2]) != (2, "verified")
        await room.press("Z")
        assert (laid(room), room.number, room.focus_id) == (usual, number, "claims")
        # Tab takes the zoom along, escape ends it.
        await room.press("tab", "Z")
        assert list(laid(room)) == ["reading"]
        assert room.focus_id == "article"
        await room.press("tab")
        assert (list(laid(room)), room.focus_id) == (["sources"], "sources")
        assert room.review.sources.shown is not None
        assert room.review.sources.shown.reading is not None
        assert recall("panes", "middle tall zoom") == "sources"
        await room.press("shift+tab", "escape")
        assert (laid(room), room.focus_id) == (usual, "claims")
        assert recall("panes", "middle tall zoom") is None
        # S from a zoomed list shows the sources beside it.
        await room.press("Z", "S")
        assert (laid(room), room.focus_id) == (usual, "claims")
        await room.press("S")
        assert "sources hidden (S)" in said(room)


async def test_an_edge_is_not_looked_for_while_no_pane_is_laid_out(sourced: Path) -> None:
    async with enter(sourced, size=(160, 40)) as room:
        split = room.review.split
        for pane in split.children:
            pane.display = False
        room.review.action_edge_left()
        room.review.action_edge_up()
        assert split.tracks("columns") == split.tracks("rows") == []


async def test_in_a_tiny_terminal_one_pane_is_shown_and_all_can_be_reached(sourced: Path) -> None:
    async with enter(sourced, size=(40, 12)) as room:
        seen: list[str] = []
        for _ in PANES:
            seen.extend(laid(room))
            await room.press("tab")
        assert seen == list(PANES)
        assert room.focus_id == "claims"
        await room.press("S")
        assert list(laid(room)) == ["sources"]
        await room.press("escape", "x", "g", "j", "d", "1")
        assert room.verdicts()[1] == "unverifiable"
        assert room.verdicts()[2].startswith("disputed")
        await room.press(
            "question_mark", "escape", "slash", *"ferry", "enter", "escape", ")", "escape", "W", "escape"
        )
        assert list(laid(room)) == ["claims"]


async def test_edges_move_by_key_and_are_remembered_for_the_size(sourced: Path) -> None:
    async with enter(sourced, size=(120, 40)) as room:
        usual = laid(room)
        await room.press("ctrl+right", "ctrl+right")
        assert laid(room)["claims"][2] == usual["claims"][2] + 4
        await room.press("tab", "ctrl+down", "tab", "tab", "ctrl+up")
        kept = laid(room)
        assert kept["reading"][3] == usual["reading"][3] + 1
        assert kept["detail"][3] == usual["detail"][3] + 1
        await room.press(*["ctrl+left"] * 60)
        assert laid(room)["claims"][2] == 12
        await room.press(*["ctrl+right"] * 21)
        kept = laid(room)
        assert kept["claims"][2] == 12 + 42
        # Another size has shares of its own; coming back, these are there again.
        await resize(room, 80, 24)
        small = laid(room)["claims"][3]
        await room.press("escape", "ctrl+down")
        assert laid(room)["claims"][3] == small + 1
        await resize(room, 120, 40)
        assert laid(room) == kept
        # Behind a dialog the panes are laid out as well, and the rules between them drawn where they lie.
        drawn = room.text().count("│")
        await room.press("i")
        await resize(room, 80, 24)
        await resize(room, 120, 40)
        await room.press("escape")
        assert room.text().count("│") == drawn
        await room.press("tab", "Z")
    async with enter(sourced, size=(120, 40)) as room:
        assert (list(laid(room)), room.focus_id) == (["reading"], "article")
        await room.press("Z")
        assert laid(room) == kept
        await room.press("backslash")
        assert laid(room) == usual
        assert recall("panes", "middle tall columns") is None


@pytest.mark.parametrize(
    "content",
    [
        '{"panes": {"middle tall zoom": "here", "middle tall columns": [1, 2, 3, 4], "middle tall rows": 3}}',
        '{"panes": {"middle tall zoom": 7, "middle tall columns": [-4, 9], "middle tall rows": [0, 0, 0]}}',
        '{"panes": {"middle tall columns": [9999, 1], "middle tall rows": [1, 9999, 1, 1]}}',
        '{"panes": [',
    ],
)
async def test_a_spoilt_memory_does_no_harm(sourced: Path, content: str) -> None:
    folder().mkdir(parents=True)
    (folder() / FILE_NAME).write_text(content, encoding="utf-8")
    async with enter(sourced, size=(120, 40)) as room:
        laid(room)
        await room.press("ctrl+left", "x")
        assert room.verdicts()[1] == "unverifiable"


async def mouse(room: Room, kind: type[events.MouseEvent], x: int, y: int, *, free: bool = False) -> None:
    button = 0 if kind is events.MouseMove and (free or room.app.mouse_captured is None) else 1
    room.app.screen._forward_event(
        kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
    )
    await room.settle()


def title(pane: Widget) -> tuple[int, int]:
    return pane.region.x + 4, pane.region.y


async def test_the_mouse_drags_edges_and_double_clicks_titles(sourced: Path) -> None:
    async with enter(sourced, size=(200, 50)) as room:
        usual = laid(room)
        x, y, width, _ = usual["reading"]
        await room.press("tab", "tab")
        for kind, at in (
            (events.MouseMove, x - 1),
            (events.MouseDown, x - 1),
            (events.MouseMove, x + 9),
            (events.MouseUp, x + 9),
        ):
            await mouse(room, kind, at, y + 12)
        assert laid(room)["reading"][0] == x + 10
        assert laid(room)["reading"][2] == width - 10
        assert room.focus_id == "sources"
        across, down = title(room.review.detail)
        for kind, at in ((events.MouseDown, down), (events.MouseMove, down - 5), (events.MouseUp, down - 5)):
            await mouse(room, kind, across, at)
        assert laid(room)["detail"][1] == down - 5
        assert room.focus_id == "sources"
        assert recall("panes", "wide tall rows") == [usual["sources"][3] - 5, usual["detail"][3] + 5]
        kept = laid(room)
        for _ in range(2):
            await mouse(room, events.MouseDown, x + 20, 2)
            await mouse(room, events.MouseUp, x + 20, 2)
        assert (list(laid(room)), room.focus_id) == (["reading"], "article")
        for _ in range(2):
            await mouse(room, events.MouseDown, 5, 2)
            await mouse(room, events.MouseUp, 5, 2)
        assert laid(room) == kept
        # A button that was let go outside of the window holds no edge when the mouse comes back.
        await mouse(room, events.MouseDown, across, down - 5)
        await mouse(room, events.MouseMove, across, down - 9, free=True)
        assert room.app.mouse_captured is None
        assert laid(room) == kept


async def test_a_room_that_is_left_as_its_panes_are_laid_says_nothing_of_them(store: Path) -> None:
    async with enter(store) as room:
        review = room.review
        review.lay_panes()
        # As it is for a moment while the list of articles takes its place.
        await review.query("*").remove()
        review.lay_panes = lambda: None  # type: ignore[method-assign]  # nothing is there to be laid
        painted: list[bool] = []
        after_painting(review, lambda: painted.append(bool(review.query_one(StatusLine))))
        for _ in range(20):
            await room.pilot.pause(0.01)
        assert room.app.is_running
        assert not painted


async def test_what_a_whole_room_lacks_is_no_small_matter(store: Path) -> None:
    async def look() -> None:
        async with enter(store) as room:
            after_painting(room.review, lambda: room.review.query_one("#nowhere"))
            for _ in range(20):
                await room.pilot.pause(0.01)

    with pytest.raises(NoMatches):
        await look()
