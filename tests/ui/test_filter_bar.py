from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Input

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_finding import shown
from workbench.desk import finding
from workbench.desk.session import ReviewSession
from workbench.model import VerdictValue
from workbench.store import Store, View, open_store
from workbench.store.grammar_words import Field
from workbench.ui.screens import filtering

if TYPE_CHECKING:
    import pytest


def hint(room: Room) -> str:
    return room.words("#offers")


async def test_a_filter_is_completed_listed_and_kept(worked: Path) -> None:
    async with enter(worked, size=(140, 40)) as room:
        await room.press("colon", *"out")
        assert "outlet:" in hint(room)
        await room.press("tab", *"her")
        assert "Tarn Herald" in hint(room)
        assert hint(room).split()[-1] == "2"
        assert len(shown(room)) == 2, "a part of the name that can mean one outlet only is enough"
        await room.press("tab", *"verdict:ver")
        assert len(shown(room)) == 1
        await room.press("enter")
        assert room.focus_id == "claims"
        assert room.review.view.verdict is VerdictValue.VERIFIED
        assert room.review.view.outlet == "Tarn Herald"
        await room.press("colon")
        assert room.review.query_one("#filter", Input).value == 'outlet:"Tarn Herald" verdict:verified '
        before = shown(room)
        await room.press(*"-k")
        assert "-kind:" in hint(room) or "kind:" in hint(room)
        assert shown(room) == before, "it may become a key: no list without all words that begin with it"
        await room.press(*"ind:event", "escape")
        assert room.focus_id == "claims"
        assert room.review.view.conditions == ()
        await room.press("F")
        assert len(shown(room)) == 12
        assert len(room.verdicts()) == 5, "no letter of a filter decided anything"


async def test_names_are_offered_before_they_are_counted_and_the_mark_stays(
    worked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = threading.Event()

    def slowly(session: ReviewSession, view: View, field: Field) -> list[tuple[str, int]]:
        assert counted.wait(20)
        return session.facets(view, "outlet")

    monkeypatch.setattr(filtering, "_counts", slowly)
    async with enter(worked, size=(140, 40)) as room:
        await room.press("colon", *"outlet")
        await room.pilot.press(":")  # it would not come to rest while something is counted
        await asyncio.sleep(0.3)
        await room.pilot.press("down")
        await asyncio.sleep(0.1)
        before = hint(room)
        assert before.startswith("tab ")
        assert not any(char.isdigit() for char in before)
        counted.set()
        await room.settle()
        assert any(char.isdigit() for char in hint(room))
        assert hint(room).split()[1] == before.split()[1], "the word that was marked by hand"


async def test_a_word_is_offered_after_a_fault_that_came_while_another_was_marked(store: Path) -> None:
    async with enter(store) as room:
        await room.press("colon", *"verdict:", "down")
        marked = hint(room)
        assert marked.startswith("tab ")
        await room.press(*"x(")
        assert not hint(room).startswith("tab ")
        await room.press("backspace", "backspace")
        assert hint(room).startswith("tab ")
        assert hint(room) != marked, "the first word is marked again"


async def test_what_is_read_when_the_bar_is_left_does_not_come_into_force(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = finding.names_for

    def slowly(held: Store, view: View, field: Field) -> list[str]:
        time.sleep(0.4)
        return read(held, view, field)

    monkeypatch.setattr(finding, "names_for", slowly)
    async with enter(store) as room:
        await room.press("colon", *"outlet")
        await room.pilot.press(*":none")
        await asyncio.sleep(0.1)  # it has begun to read them
        await room.pilot.press("escape")
        await asyncio.sleep(0.6)
        await room.settle()
        assert room.review.view.outlet is None
        assert len(shown(room)) == 12


async def test_a_fault_is_shown_at_its_place_and_changes_nothing(store: Path) -> None:
    async with enter(store, size=(120, 40)) as room:
        await room.press("colon", *"council colour:red")
        assert hint(room).startswith(" " * 8 + "^^^^^^ there is no filter colour")
        before = shown(room)
        await room.press("enter")
        assert room.focus_id == "filter"
        assert shown(room) == before
        await room.press("escape")
        assert len(shown(room)) == 12


async def test_filters_are_saved_taken_removed_and_brought_back(store: Path) -> None:
    async with enter(store) as room:
        await room.press("apostrophe", "s")
        assert "No filter is in force" in room.messages()[-1]
        await room.press("colon", *"outlet:none", "enter", "apostrophe", "s", *"bare", "enter")
        await room.press("F", "apostrophe", "enter")
        assert len(shown(room)) == 8
        await room.press("apostrophe", "r", *"plain", "enter")
        assert "plain" in room.text()
        await room.press("x")
        assert "No filter is saved yet" in room.text()
        await room.press("z", "z", "escape")
        with open_store(store, read_only=True) as kept:
            assert [one.name for one in kept.saved_filters(sample.REVIEWER)] == ["bare"]


async def test_a_filter_takes_the_place_of_another_only_when_asked_to(store: Path) -> None:
    def texts() -> list[tuple[str, str]]:
        with open_store(store, read_only=True) as kept:
            return [(one.name, one.text) for one in kept.saved_filters(sample.REVIEWER)]

    async with enter(store) as room:
        await room.press("colon", *"outlet:none", "enter", "apostrophe", "s", *"bare", "enter")
        await room.press("F", "colon", *"verdict:open", "enter", "apostrophe", "s", *"bare", "enter")
        assert "Replace “bare”? It lists: outlet:none" in room.text()
        await room.press("n")
        assert texts() == [("bare", "outlet:none")]
        await room.press(*"open", "enter")  # the name is asked for again
        assert texts() == [("bare", "outlet:none"), ("open", "verdict:open")]
        await room.press("apostrophe", "s", *"bare", "enter", "y")
        assert texts() == [("bare", "verdict:open"), ("open", "verdict:open")]


async def test_the_number_sign_goes_to_a_claim_and_p_tells_the_progress(worked: Path) -> None:
    async with enter(worked, size=(100, 60)) as room:
        await room.press("number_sign", "7", "enter")
        assert room.number == 7
        await room.press("number_sign", "9", "9", "enter")
        assert "There is no claim 99" in room.messages()[-1]
        await room.press("P")
        assert "of 12 claims checked" in room.text()
        assert "Tarn Herald" in room.text()
        assert "pauses of more than 60 s left out" in room.text()
        assert "█" in room.text()
        await room.press("a")
        assert "All articles" in room.text()
        await room.press("escape")
        assert room.focus_id == "claims"
    with open_store(worked, read_only=True) as kept:
        assert kept.time_spent(sample.REVIEWER).total > 0


async def test_leaving_writes_the_time_spent(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "v", "j")
    with open_store(store, read_only=True) as kept:
        spent = kept.time_spent(sample.REVIEWER)
    assert spent.measured == 1
    assert 0 < spent.median <= spent.total
