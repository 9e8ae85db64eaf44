from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.ui import sample
from tests.ui.room import Room, enter
from tests.ui.test_finding import shown
from workbench.model import Claim, FrameClass
from workbench.store import View, open_store

CLASSES = {
    "would cost": FrameClass.BELIEF,
    "block the ferry": FrameClass.INTENT,
    "nowhere to land": FrameClass.ATTITUDE,
}
"""What is not said but believed, planned or felt in the store below, by words of the claim."""


def classed(claim: Claim) -> Claim:
    """Return the claim with another class of attribution where ``CLASSES`` has one."""
    named = [each for words, each in CLASSES.items() if words in claim.text]
    if not named or not claim.chain:
        return claim
    return replace(claim, chain=(replace(claim.chain[0], frame_class=named[0]), *claim.chain[1:]))


@pytest.fixture
def meant(tmp_path: Path) -> Path:
    """A store with claims of every class of attribution."""
    path = tmp_path / "meant.db"
    with open_store(path) as store:
        article = sample.article(published=date(2024, 11, 18))
        store.put_article(article, sample.edition(), tuple(map(classed, sample.claims())))
    return path


def flowing(room: Room) -> str:
    """Return the text of the screen with each run of spaces as one."""
    return " ".join(room.text().split())


async def test_one_choice_leaves_out_what_is_only_believed_planned_or_felt(meant: Path) -> None:
    with open_store(meant) as store:
        left = store.progress(View(reports_only=True), "ada").total
        total = store.progress(View(), "ada").total
    assert total - left == len(CLASSES)
    async with enter(meant, size=(120, 40)) as room:
        await room.press("f", *"without beliefs", "enter")
        assert len(shown(room)) == left
        assert f"without beliefs, plans and attitudes: {left} claims" in room.text()
        await room.press("f", *"without beliefs", "enter")
        assert len(shown(room)) == total


async def test_the_dialog_counts_each_class(meant: Path) -> None:
    with open_store(meant) as store:
        counts = dict(store.facets(View(), "frame_class"))
    async with enter(meant, size=(120, 40)) as room:
        await room.press("f", *"said or meant")
        text = flowing(room)
        assert f"reports {counts['report']}" in text
        assert f"nobody is cited {counts['']}" in text
        assert all(f"{words} 1 " in text for words in ("beliefs", "plans", "attitudes"))
        assert f"without beliefs, plans and attitudes {counts['report'] + counts['']}" in text


async def test_a_class_is_chosen_in_place_of_leaving_it_out(meant: Path) -> None:
    async with enter(meant, size=(120, 40)) as room:
        await room.press("f", *"without beliefs", "enter")
        await room.press("f", *"meant plans", "enter")
        assert "plans: 1 claim" in room.text()
        assert shown(room) == ["Fishing crews"]
        await room.press("F")
        assert len(shown(room)) == 12
