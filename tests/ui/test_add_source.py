"""Saving a source from the review screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_sources_pane import ALTERED, go_to, pane
from workbench.store import SourceRow, open_store


def saved(store: Path) -> list[SourceRow]:
    with open_store(store, read_only=True) as opened:
        return opened.sources()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A file with an outlet's text."""
    path = tmp_path / "courier.txt"
    path.write_text(sample.COURIER_TEXT, encoding="utf-8")
    return path


def change(copy: Path) -> None:
    """Save another text in the same place."""
    copy.write_text(sample.COURIER_TEXT.replace("three years", "two years"), encoding="utf-8")


def field(room: Room, name: str) -> Input:
    return room.app.screen.query_one(f"#{name}", Input)


async def test_a_file_is_saved_and_the_claims_are_checked_against_it(store: Path, copy: Path) -> None:
    async with enter(store, size=(120, 50)) as room:
        await go_to(room, ALTERED)
        await room.press("A")
        assert field(room, "outlet").value == sample.COURIER
        await room.press(*str(copy), "enter")
        (row,) = saved(store)
        assert (row.outlet, row.origin) == (sample.COURIER, str(copy))
        assert room.messages()[-1].startswith("Saved: Northern Courier. 12 claims checked: ")
        assert "1 ▲ altered" in room.messages()[-1]
        assert room.number == ALTERED
        assert "▲ check: altered" in room.text()
        assert "≠ number: claim two | source three" in pane(room)


async def test_what_is_filled_in_is_what_is_saved(store: Path, copy: Path) -> None:
    async with enter(store) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(copy), "tab", "tab", *"A closing", "tab", *"2024-11-13", "tab")
        await room.press(*"https://courier.example/1", "enter")
        (row,) = saved(store)
        assert row.title == "A closing"
        assert str(row.published) == "2024-11-13"
        assert row.url == "https://courier.example/1"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ([], "Name a file."),
        ([*"/nowhere/at/all.txt"], "There is no file /nowhere/at/all.txt."),
    ],
)
async def test_a_wrong_path_is_told_in_the_dialog(store: Path, typed: list[str], fault: str) -> None:
    async with enter(store) as room:
        await room.press("A", *typed, "enter")
        assert fault in room.text()
        await room.press("escape")
        assert room.app.screen is room.review
        assert saved(store) == []


async def test_a_wrong_date_is_told_in_the_dialog(store: Path, copy: Path) -> None:
    async with enter(store) as room:
        await room.press("A", *str(copy), "tab", "tab", "tab", *"soon", "enter")
        assert "Write the day as year-month-day" in room.text()
        assert saved(store) == []


async def test_a_file_that_cannot_be_read_brings_the_dialog_back_as_it_was(
    store: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing in it")
    async with enter(store) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(broken), "enter")
        assert field(room, "path").value == str(broken)
        assert field(room, "outlet").value == sample.COURIER
        assert "scan.pdf" in room.words("#fault")
        assert saved(store) == []


async def test_nothing_tells_whose_text_it_is(store: Path, copy: Path) -> None:
    async with enter(store) as room:
        await go_to(room, 1)
        await room.press("A", *str(copy), "enter")
        assert room.words("#fault").endswith("fill in the outlet.")
        assert room.app.focused is field(room, "outlet")
        await room.press(*"Northern Courier", "enter")
        assert [row.outlet for row in saved(store)] == ["Northern Courier"]


async def test_a_changed_copy_reopens_what_was_decided(store: Path, copy: Path) -> None:
    async with enter(store, size=(200, 60)) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(copy), "enter")
        await room.press("v", "k")
        change(copy)
        await room.press("A", *str(copy), "enter")
        assert "reopened: the text has changed." in room.messages()[-1]
        assert "↻ reopened" in room.text()


async def test_near_names_are_offered_and_one_is_taken(store: Path, copy: Path) -> None:
    async with enter(store, size=(80, 24)) as room:
        await go_to(room, 1)
        await room.press("A", *str(copy), "tab", *"Northern Curier", "enter")
        assert "No outlet is known as “Northern Curier”." in room.words("#fault")
        assert "Northern Curier — keep it as written" in room.text()
        assert saved(store) == []
        await room.press("enter")
        assert [row.outlet for row in saved(store)] == [sample.COURIER]


async def test_a_near_name_can_be_kept_as_it_is_written(store: Path, copy: Path) -> None:
    async with enter(store) as room:
        await go_to(room, 1)
        await room.press("A", *str(copy), "tab", *"Northern Curier", "enter", "end", "enter")
        assert [row.outlet for row in saved(store)] == ["Northern Curier"]


async def test_a_wrong_address_is_told_in_the_words_of_the_screen(store: Path, copy: Path) -> None:
    async with enter(store) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(copy), "tab", "tab", "tab", "tab", *"nowhere", "enter")
        assert "URL: 'nowhere'" in room.words("#fault")
        assert "--" not in room.words("#fault")
