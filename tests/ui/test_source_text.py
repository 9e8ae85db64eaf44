"""A source shown whole: the cursor, the search, and evidence cut from it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_hostile import NASTY, check
from tests.ui.test_sources_pane import ABSENT, ALTERED, ELSEWHERE, QUOTED, evidence, go_to
from workbench.model import Span
from workbench.store import open_store
from workbench.ui import keys
from workbench.ui.screens.source_text import SourceScreen
from workbench.ui.widgets import text_view


def screen(room: Room) -> SourceScreen:
    found = room.app.screen
    assert isinstance(found, SourceScreen)
    return found


def chosen(room: Room) -> str:
    """Return what enter would take, as the screen says it."""
    return str(screen(room).query_one("#chosen", Static).content)


async def test_w_opens_the_source_at_its_passage(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, QUOTED)
        await room.press("w")
        text = room.text()
        assert "Tarn Herald: Mayor defends the vote" in text
        assert 'Claim: The vote was "the hardest decision of my life,"' in text
        assert "▌│ Four hours passed before the hands went up. The vote was" in text
        assert "They want a new pier." in text
        await room.press("escape")
        assert room.app.screen is room.review
        assert room.number == QUOTED


async def test_another_passage_is_picked_with_the_cursor(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, ABSENT)
        await room.press("w", "G")
        assert "At the cursor" in chosen(room)
        assert "They want a new pier." in chosen(room)
        await room.press("(", "(", "space", "right", "right")
        assert "Selected" in chosen(room)
        assert "“Fishing crews plan”" in chosen(room)
        await room.press("enter")
        assert "how does it bear on the claim?" in room.text()
        await room.press("3")
        (held,) = evidence(sourced, ABSENT)
        assert held.evidence.text == "Fishing crews plan"
        assert held.evidence.relation.value == "context"
        assert "◆" in room.text()
        assert "At the cursor" in chosen(room)
        await room.press("escape")
        assert room.app.screen is room.review
        assert "◆ evidence 1" in room.text()


async def test_without_a_selection_enter_takes_the_sentence(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, ABSENT)
        await room.press("w", "G", "enter", "1")
        assert [one.evidence.text for one in evidence(sourced, ABSENT)] == ["They want a new pier."]


async def test_escape_drops_the_selection_first(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, QUOTED)
        await room.press("w", "v", "w", "escape")
        assert "At the cursor" in chosen(room)
        await room.press("escape")
        assert room.app.screen is room.review


async def test_a_search_goes_from_hit_to_hit_and_round(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, QUOTED)
        await room.press("w", "g", "slash", *"vote", "enter")
        assert "1 of 2 found" in chosen(room)
        view = screen(room).view
        first = view.cursor.at
        await room.press("n")
        assert "2 of 2 found" in chosen(room)
        assert view.cursor.at.start > first.start
        await room.press("n")
        assert view.cursor.at == first
        await room.press("N")
        assert "2 of 2 found" in chosen(room)
        assert "◇" in room.text()
        await room.press("slash", *"zebra", "enter")
        assert "“zebra” is not in this source." in room.messages()
        await room.press("slash", "escape")
        assert room.focus_id == "source"


async def test_letters_in_the_search_are_letters(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, QUOTED)
        await room.press("w", "slash", *"nEv", "escape", "escape")
        assert evidence(sourced, QUOTED) == []
        assert room.app.screen is room.review


async def test_passages_near_the_claim_are_selected_in_turn(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, ALTERED)
        await room.press("w", ".")
        assert "Selected" in chosen(room)
        assert "within three years" in " ".join(chosen(room).split())
        await room.press("enter", "enter")
        assert len(evidence(sourced, ALTERED)) == 1


async def test_capital_w_offers_every_saved_source(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, 1)
        await room.press("W")
        for outlet in (sample.COURIER, sample.HERALD, "Coast Wire"):
            assert outlet in room.text()
        await room.press(*"wire", "enter")
        assert "From our partners" in room.text()
        await room.press("G", "enter", "3")
        assert [one.evidence.outlet for one in evidence(sourced, 1)] == ["Coast Wire"]
        assert not evidence(sourced, 1)[0].evidence.under_review


async def test_capital_w_says_when_there_is_none(store: Path) -> None:
    async with enter(store) as room:
        await room.press("W")
        assert room.messages() == ["No source is saved yet: A adds one from a file."]


async def test_the_articles_own_text_is_refused_as_evidence(sourced: Path) -> None:
    sample.save(sourced, sample.source("Coast Weekly", sample.TEXT))
    async with enter(sourced) as room:
        await go_to(room, 1)
        await room.press("W", *"weekly", "enter", "enter", "1")
        assert evidence(sourced, 1) == []
        assert "an article is never its own evidence" in room.messages()[-1]


async def test_the_cursor_moves_by_lines_pages_and_clicks(sourced: Path) -> None:
    async with enter(sourced, size=(80, 24)) as room:
        await go_to(room, ELSEWHERE)
        await room.press("w", "g")
        view = screen(room).view
        starts = []
        for key in ("j", "j", "down", "k", "pagedown", "pageup", "end", "home"):
            await room.press(key)
            starts.append(view.cursor.at.start)
        assert starts[0] < starts[1] < starts[2]
        assert starts[3] == starts[1]
        assert starts[-1] == 0
        await room.pilot.click("#source", offset=(8, 3))
        await room.settle()
        assert view.cursor.at.start > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_hostile_text_is_only_letters_in_pane_and_reader(sourced: Path, size: tuple[int, int]) -> None:
    text = sample.HERALD_TEXT + "\n".join(NASTY)
    sample.save(sourced, sample.source(sample.HERALD, text, f"Title {NASTY[0]} {NASTY[2]}"))
    async with enter(sourced, size=size) as room:
        await go_to(room, QUOTED)
        if not room.review.sources.display:
            await room.press("S")
        check(room)
        await room.press("W")
        check(room)
        await room.press("escape", "w")
        check(room)
        assert "A quote [/b] here" in room.text() or size[1] < 30
        for _ in range(12):
            await room.press("j")
            check(room)
        await room.press("slash", *"red", "enter")
        check(room)
        await room.press("enter")
        check(room)


async def test_ten_megabytes_in_one_line_are_read_at_once(sourced: Path) -> None:
    text = (
        "The boats lay still. " * 250_000
        + "The old harbour closes 日 in two years. "
        + "End of it. " * 450_000
    )
    assert len(text) > 10_000_000
    # Only read here: to check the claims against it would take most of the time.
    with open_store(sourced) as opened:
        opened.put_source(sample.source(sample.COURIER, text))
    async with enter(sourced, size=(120, 40)) as room:
        await go_to(room, ALTERED)
        await room.press("W", *"courier", "enter")
        view = screen(room).view
        await room.press("G")
        assert view.cursor.at.start > 10_000_000 - 100
        await room.press("g", "slash", *"closes", "enter")
        at = text.index("closes")
        assert view.cursor.at == Span(at, at + 6)
        assert "closes" in room.text()
        started = time.perf_counter()
        await room.press(*"jjjj((")
        # Each key takes some ten milliseconds; the bound only catches a walk through the whole text.
        assert time.perf_counter() - started < 10


async def test_lines_that_were_scrolled_past_are_not_kept(
    sourced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_view, "MOST_DRAWN", 60)
    text = "\n".join(f"In the harbour lay boat number {number:,}." for number in range(1_000))
    with open_store(sourced) as opened:
        opened.put_source(sample.source(sample.COURIER, text))
    async with enter(sourced, size=(120, 40)) as room:
        await go_to(room, ALTERED)
        await room.press("W", *"courier", "enter")
        view = screen(room).view
        for top in range(0, 900, 30):
            view.scroll_to(y=top, animate=False, force=True)
            await room.settle()
            assert len(view._drawn) <= 60
        assert view.scroll_offset.y == 870
        first = view._layout.lines[view.scroll_offset.y]
        assert text[first.start : first.end].strip() in room.text()


async def test_the_reader_has_a_help_of_its_own(sourced: Path) -> None:
    async with enter(sourced, size=(120, 60)) as room:
        await go_to(room, QUOTED)
        await room.press("w", "question_mark")
        text = room.text()
        for key in keys.SOURCE:
            assert key.display in text, key
            assert key.help in text, key
        assert "Mark the claim verified." not in text
        assert "◇ " in text
        await room.press("escape")
        assert room.focus_id == "source"


async def test_a_key_in_its_bar_can_be_clicked(sourced: Path) -> None:
    async with enter(sourced) as room:
        await go_to(room, QUOTED)
        await room.press("w")
        bar = room.text().splitlines()[-1]
        await room.pilot.click(offset=(bar.index("space select"), 39))
        await room.settle()
        assert "Selected" in chosen(room)
        await room.pilot.click(offset=(bar.index("escape back"), 39))
        await room.pilot.click(offset=(bar.index("escape back"), 39))
        await room.settle()
        assert room.app.screen is room.review


async def test_the_reader_follows_the_size_of_the_window(sourced: Path) -> None:
    async with enter(sourced, size=(120, 40)) as room:
        await go_to(room, QUOTED)
        await room.press("w")
        for size in ((80, 24), (40, 12), (20, 6), (200, 60)):
            await room.pilot.resize_terminal(*size)
            await room.settle()
            assert {strip.cell_length for strip in room.app.screen._compositor.render_strips()} == {size[0]}
        assert "They want a new pier." in room.text()
