from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui import sample
from tests.ui.room import Room, enter
from workbench.model import VerdictValue


def shown(room: Room) -> list[str]:
    """Return the first words of the claims in the list, in order."""
    claims = room.review.claims
    rows = [claims.row_at(index) for index in range(claims.row_count)]
    return [" ".join(row.text.split()[:2]) for row in rows if row is not None]


async def test_keys_move_through_the_list(store: Path) -> None:
    async with enter(store, size=(120, 24)) as room:
        for keys, number in (
            (["j", "down"], 3), (["k"], 2), (["up", "up"], 1), (["G"], 12), (["g"], 1), (["end"], 12),
            (["home"], 1), (["pagedown"], 10), (["pageup"], 1), (["ctrl+d", "ctrl+b"], 1),
        ):  # fmt: skip
            await room.press(*keys)
            assert room.number == number, keys
        assert room.verdicts() == {}


async def test_the_current_claim_is_shown_in_the_article_and_in_words(store: Path) -> None:
    async with enter(store, size=(140, 60)) as room:
        await room.press("j")
        text = room.text()
        assert "Says so   Northern Courier · “said” · indirect · 90 % sure" in text
        assert "Tarn Island = place" in text
        assert "▌· The council of Tarn Island" in text
        assert "A date could not be worked out" in text


async def test_rows_can_be_clicked_and_the_wheel_scrolls(store: Path) -> None:
    async with enter(store, size=(80, 24)) as room:
        await room.pilot.click("#claims", offset=(30, 5))
        await room.settle()
        assert room.number == 3
        before = room.review.claims.scroll_offset.y
        await room.pilot._post_mouse_events([_scroll_down()], "#claims", offset=(30, 5))
        await room.settle()
        assert room.review.claims.scroll_offset.y > before
        assert room.number == 3


def _scroll_down() -> type:
    from textual import events

    return events.MouseScrollDown


async def test_a_click_on_the_article_goes_to_the_claim_there(store: Path) -> None:
    async with enter(store) as room:
        lines = room.text().splitlines()
        row = next(number for number, line in enumerate(lines) if "must approve the plan" in line)
        column = lines[row].rindex("approve")
        await room.pilot.click(offset=(column, row))
        await room.settle()
        assert room.number == 11
        assert room.focus_id == "claims"


async def test_space_goes_to_the_next_open_claim_and_round(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("space")
        assert room.number == 6
        await room.press("right_square_bracket")
        assert room.number == 7
        await room.press("left_square_bracket")
        assert room.number == 6
        await room.press("left_square_bracket")
        assert room.number == 12
        await room.press("space")
        assert room.number == 6


async def test_space_says_when_nothing_is_open(tmp_path: Path) -> None:
    store = sample.make_store(tmp_path / "done.db")
    for number in range(1, 13):
        sample.decide(store, number, VerdictValue.VERIFIED)
    async with enter(store) as room:
        await room.press("space")
        assert room.messages() == ["Every claim in this article has your verdict."]
        assert "12 of 12 checked" in room.text()


async def test_search_narrows_as_one_types_and_escape_ends_it(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash", *"harbo")
        assert shown(room) == ["Island council", "The council", "two patrol"]
        await room.press(*"xyz")
        assert shown(room) == []
        assert "No claim is listed" in room.text()
        await room.press("escape")
        assert len(shown(room)) == 12
        assert room.focus_id == "claims"


async def test_enter_keeps_what_was_found_and_escape_drops_it(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash", *"patrol", "enter")
        assert shown(room) == ["two patrol"]
        assert "“patrol”: 1 claim" in room.text()
        await room.press("v")
        assert room.verdicts() == {10: "verified"}
        await room.press("escape")
        assert len(shown(room)) == 12
        assert room.number == 10


async def test_the_down_key_goes_from_the_search_to_the_claims(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash", *"council", "down")
        assert room.focus_id == "claims"
        assert 0 < len(shown(room)) < 12


async def test_search_is_never_read_as_syntax(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash", *'"([*AND', "enter", "escape")
        assert len(shown(room)) == 12


@pytest.mark.parametrize(
    ("typed", "count", "words"),
    [
        ("herald", 2, "Tarn Herald"),
        ("no outlet", 8, "no outlet"),
        ("venn", 3, "Oskar Venn"),
        ("unit count", 3, "unit count"),
        ("quotation", 2, "quotation"),
        ("speaker inferred", 2, "speaker inferred"),
        ("mixed", 1, "mixed"),
    ],
)
async def test_filter_by_each_kind_of_thing(store: Path, typed: str, count: int, words: str) -> None:
    async with enter(store) as room:
        await room.press("f", *typed, "enter")
        assert len(shown(room)) == count
        assert f"{words}: {count} claim" in room.text()
        await room.press("F")
        assert len(shown(room)) == 12


async def test_filters_add_up_and_choosing_one_again_takes_it_away(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("f", *"verdict verified", "enter")
        assert len(shown(room)) == 3
        await room.press("f", *"herald", "enter")
        assert len(shown(room)) == 1
        assert "✓ verified, Tarn Herald: 1 claim" in room.text()
        await room.press("f", *"verdict verified", "enter")
        assert len(shown(room)) == 2
        await room.press("f")
        assert "Show all claims (now: Tarn Herald)" in room.text()
        await room.press("enter")
        assert len(shown(room)) == 12


async def test_filter_by_notes(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("f", *"notes", "enter")
        assert shown(room) == ["About 1,200"]


async def test_a_filter_keeps_the_cursor_on_its_claim(store: Path) -> None:
    async with enter(store) as room:
        await room.press("G", "k", "f", *"herald", "enter")
        assert room.number == 11
        await room.press("F")
        assert room.number == 11


async def test_filter_by_click_and_leave_by_escape(store: Path) -> None:
    async with enter(store) as room:
        await room.press("f", "escape")
        assert len(shown(room)) == 12
        await room.press("f", *"herald")
        await room.pilot.click("#choices", offset=(6, 1))
        await room.settle()
        assert len(shown(room)) == 2


async def test_sort_by_each_order_and_turn_it_round(worked: Path) -> None:
    async with enter(worked) as room:
        first = {}
        for digit in "123456789":
            await room.press("s", digit)
            first[digit] = [row.number for row in map(room.review.claims.row_at, range(12)) if row]
            assert sorted(first[digit]) == list(range(1, 13))
        assert first["1"] == list(range(12, 0, -1))
        await room.press("s", "1")
        assert [row.number for row in map(room.review.claims.row_at, range(12)) if row] == list(range(1, 13))
        await room.press("s")
        assert "● by place" in room.text()
        await room.press("escape")


async def test_going_to_a_claim_by_its_number(store: Path) -> None:
    async with enter(store) as room:
        await room.review.go_to_number(7)
        await room.settle()
        assert room.number == 7
        await room.press("f", *"herald", "enter")
        await room.review.go_to_number(11)
        await room.settle()
        assert room.number == 11
        await room.review.go_to_number(2)
        await room.settle()
        assert room.messages()[-1] == "Claim 2 is not in the list: F shows all claims."


async def test_the_commands_are_found_by_name(store: Path) -> None:
    async with enter(store) as room:
        await room.press("ctrl+p", *"claim 9")
        await wait_for(room, "Go to claim 9")
        await room.press("enter")
        assert room.number == 9
        await room.press("ctrl+p", *"unverifiable")
        await wait_for(room, "Unverifiable")
        await room.press("enter")
        assert room.verdicts() == {9: "unverifiable"}


async def wait_for(room: Room, words: str) -> None:
    for _ in range(100):
        await room.pilot.pause(0.02)
        if words in room.text():
            return
    raise AssertionError(room.text())


async def test_letters_in_a_field_or_another_pane_decide_nothing(store: Path) -> None:
    async with enter(store) as room:
        # In the article they act on the claim at its cursor; here there is none.
        await room.press("tab", "G", *"vxdo")
        assert room.focus_id == "article"
        assert room.verdicts() == {}
        await room.press("tab", *"vxdom")
        assert room.focus_id == "sources"
        assert room.verdicts() == {}
        await room.press("tab", *"vxdo")
        assert room.focus_id == "detail"
        assert room.verdicts() == {}
        await room.press("escape", "v")
        assert room.verdicts() == {1: "verified"}


async def test_left_out_lines_are_shown_on_request(store: Path) -> None:
    async with enter(store, size=(120, 60)) as room:
        assert "1 line left out (promo); l shows" in room.text()
        assert "Island Morning newsletter" not in room.text()
        await room.press("l")
        assert "Sign up for the Island Morning newsletter" in room.text()
        assert "left out (promo: asks to subscribe)" in room.text()
        await room.press("l")
        assert "Island Morning newsletter" not in room.text()


async def test_anothers_verdict_comes_with_a_reload(store: Path) -> None:
    async with enter(store) as room:
        sample.decide(store, 1, VerdictValue.DISPUTED, "jonas", reason="misquote")
        assert "jonas" not in room.text()
        await room.press("R")
        assert "✗ disputed — jonas, misquote" in room.text()


async def test_the_search_field_shows_what_it_is_for(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash")
        assert "Search claims, outlets, speakers" in room.text()
        assert room.review.query_one("#search", Input).has_focus


async def test_a_search_without_a_hit_says_how_to_go_on(store: Path) -> None:
    async with enter(store) as room:
        await room.press("slash", *"zzzz", "enter")
        assert "from the search, escape does" in " ".join(room.words("#detail Static").split())
