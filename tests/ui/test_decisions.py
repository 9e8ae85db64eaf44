from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.room import enter
from workbench.errors import StoreBusyError, StoreFullError
from workbench.model import DisputeReason
from workbench.ui import wording


async def test_v_verifies_saves_and_goes_on(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v")
        assert room.verdicts() == {1: "verified"}
        assert room.number == 2
        assert "1 of 12 checked, 0 disputed" in room.text()
        assert "✓ Island council" in room.text()


async def test_x_marks_unverifiable(store: Path) -> None:
    async with enter(store) as room:
        await room.press("x")
        assert room.verdicts() == {1: "unverifiable"}
        assert "? Island council" in room.text()


@pytest.mark.parametrize("number", range(1, 9))
async def test_d_asks_for_a_reason_and_a_digit_gives_it(store: Path, number: int) -> None:
    reason = list(wording.REASON_WORDS)[number - 1]
    async with enter(store) as room:
        await room.press("d")
        assert "what is wrong?" in room.text()
        assert room.verdicts() == {}
        await room.press(str(number))
        assert room.verdicts() == {1: f"disputed {reason.value}"}
        assert room.number == 2
        assert "1 of 12 checked, 1 disputed" in room.text()
        assert wording.REASON_WORDS[reason].lower() in room.text()


def test_every_reason_has_a_digit() -> None:
    assert set(wording.REASON_WORDS) == set(DisputeReason)


async def test_escape_from_the_reasons_takes_no_verdict(store: Path) -> None:
    async with enter(store) as room:
        await room.press("d", "escape")
        assert room.verdicts() == {}
        assert room.number == 1
        assert room.app.screen is room.review


async def test_arrows_and_enter_choose_a_reason(store: Path) -> None:
    async with enter(store) as room:
        await room.press("d", "down", "down", "enter")
        assert room.verdicts() == {1: "disputed wrong_name"}


async def test_a_reason_can_be_clicked(store: Path) -> None:
    async with enter(store) as room:
        await room.press("d")
        await room.pilot.click("OptionList", offset=(5, 3))
        await room.settle()
        assert room.verdicts() == {1: "disputed misquote"}


async def test_o_takes_the_verdict_back_and_stays(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("o")
        assert 1 not in room.verdicts()
        assert room.number == 1
        assert "4 of 12 checked" in room.text()
        await room.press("o")
        assert room.messages() == ["You have no verdict on this claim."]


async def test_keys_typed_ahead_meet_the_claims_they_were_meant_for(store: Path) -> None:
    async with enter(store) as room:
        await room.burst("v", "d", "1", "x", "j", "v", "d", "escape", "k", "d", "8", "v", "z")
        assert room.verdicts() == {
            1: "verified",
            2: "disputed wrong_number",
            3: "unverifiable",
            5: "disputed unsupported",
        }
        assert room.number == 6


async def test_letters_typed_ahead_into_a_search_decide_nothing(store: Path) -> None:
    async with enter(store) as room:
        await room.burst("slash", *"vdxo", "escape", "v")
        assert room.verdicts() == {1: "verified"}


async def test_letters_typed_ahead_into_a_note_decide_nothing(store: Path) -> None:
    async with enter(store) as room:
        await room.burst("n", *"vdx", "ctrl+s", "x")
        assert room.verdicts() == {1: "unverifiable"}
        assert [note.body for note in room.notes(1)] == ["vdx"]


async def test_without_auto_advance_the_cursor_stays(store: Path) -> None:
    async with enter(store) as room:
        await room.press("a", "v", "x")
        assert room.verdicts() == {1: "unverifiable"}
        assert room.number == 1
        assert "auto-advance off" in room.text()
        await room.press("a")
        assert "auto-advance on" in room.text()


async def test_undo_goes_back_step_by_step_and_redo_forth(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v", "d", "2", "z")
        assert room.verdicts() == {1: "verified"}
        assert room.number == 2
        assert "1 of 12 checked, 0 disputed" in room.text()
        await room.press("u")
        assert room.verdicts() == {}
        await room.press("y", "ctrl+r")
        assert room.verdicts() == {1: "verified", 2: "disputed wrong_date"}
        await room.press("z", "z", "z")
        assert room.messages()[-1] == "Nothing to undo."
        await room.press("y", "y", "y")
        assert room.messages()[-1] == "Nothing to redo."


async def test_undo_survives_a_restart(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v", "x")
    async with enter(store) as room:
        assert room.verdicts() == {1: "verified", 2: "unverifiable"}
        await room.press("z")
        assert room.verdicts() == {1: "verified"}
        assert room.number == 2
    async with enter(store) as room:
        await room.press("y")
        assert room.verdicts() == {1: "verified", 2: "unverifiable"}


async def test_undo_takes_back_nobody_elses_decision(worked: Path) -> None:
    async with enter(worked, reviewer="lena") as room:
        await room.press("z")
        assert room.messages() == ["Nothing to undo."]
        assert len(room.verdicts()) == 5


async def test_where_nobody_is_cited_there_is_no_saying_to_judge(store: Path) -> None:
    async with enter(store) as room:
        await room.press("g", "c", "r")
        assert room.sayings() == {}
        assert room.messages() == ["The article cites nobody for this claim: there is no saying to judge."]


async def test_the_attribution_has_verdicts_of_its_own(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "c")
        assert room.sayings() == {2: "confirmed"}
        assert room.verdicts() == {}
        assert "✓ said by the outlet" in room.text()
        await room.press("r")
        assert room.sayings() == {2: "rejected"}
        assert "✗ not said by the outlet" in room.text()
        await room.press("r")
        assert room.sayings() == {}
        await room.press("z")
        assert room.sayings() == {2: "rejected"}


async def test_a_conflict_with_another_reviewer_is_shown(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("j", "j")
        assert "✓ verified — jonas ≠ conflicts with yours" in room.text()
        await room.press("j", "j", "j")
        assert room.number == 6
        assert "✗ disputed — jonas, wrong number" in room.text()
        assert "conflicts" not in room.text()


async def test_on_a_filtered_list_a_decided_row_stays_until_it_is_listed_anew(store: Path) -> None:
    async with enter(store) as room:
        await room.press("f", *"open", "enter")
        assert "· open: 12 claims" in room.text()
        await room.press("v", "k")
        assert room.number == 1
        assert "✓ Island council" in room.text()
        await room.press("R")
        assert "· open: 11 claims" in room.text()
        assert room.number == 2


@pytest.mark.parametrize(
    "error", [StoreBusyError("The store is busy: try again."), StoreFullError("The disk is full.")]
)
async def test_a_decision_that_fails_is_not_shown_as_taken(
    store: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    from workbench.desk.session import ReviewSession

    async with enter(store) as room:
        with monkeypatch.context() as broken:

            def fail(*_: object, **__: object) -> None:
                raise error

            broken.setattr(ReviewSession, "decide", fail)
            await room.press("v")
            assert room.messages() == [str(error)]
            assert "0 of 12 checked" in room.text()
            assert room.number == 1
            row = room.review.claims.row
            assert row is not None
            assert row.verdict.value == "unreviewed"
        await room.press("v")
        assert room.verdicts() == {1: "verified"}


async def test_a_note_that_cannot_be_saved_is_kept_as_a_draft(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbench.desk.session import ReviewSession

    async with enter(store) as room:
        with monkeypatch.context() as broken:

            def fail(*_: object, **__: object) -> None:
                raise StoreFullError("The disk is full.")

            broken.setattr(ReviewSession, "add_note", fail)
            await room.press("n", *"log", "ctrl+s")
            assert room.messages() == ["The disk is full."]
        await room.press("n", "ctrl+s")
        assert [note.body for note in room.notes(1)] == ["log"]


async def test_a_store_that_can_only_be_read_says_so(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.desk.session import ReviewSession

    monkeypatch.setattr(ReviewSession, "writable", property(lambda _: False))
    async with enter(store) as room:
        assert room.messages() == ["This store can only be read: verdicts cannot be saved."]


async def test_every_decision_bears_the_reviewers_name(store: Path) -> None:
    async with enter(store, reviewer="lena") as room:
        await room.press("v")
        assert room.verdicts("lena") == {1: "verified"}
        assert room.verdicts(sample.REVIEWER) == {}


async def test_an_undo_speaks_the_words_of_the_screen(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v", "z")
        assert room.messages()[-1] == "Undone on claim 1: verified → open"
