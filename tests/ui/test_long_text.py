"""An article too long to be held whole: the pane shows what is around the current claim, marked there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui import sample
from tests.ui.room import enter
from workbench.model import VerdictValue
from workbench.store import stretches
from workbench.store.rows import ClaimMark
from workbench.ui.long_text import moved_claim, moved_marks

if TYPE_CHECKING:
    import pytest


def test_a_moved_claim_says_the_same_elsewhere() -> None:
    for claim in sample.claims():
        moved = moved_claim(claim, 7)
        text = "." * 7 + sample.TEXT
        assert tuple(text[start:end] for start, end in moved.spans) == claim.exact
        assert all(text[fact.start : fact.end] == fact.text for fact in moved.facts)
        assert moved_claim(moved, -7) == claim
        (mark,) = moved_marks([ClaimMark(1, claim.spans, VerdictValue.VERIFIED)], 7)
        assert mark.spans == moved.spans


async def test_the_article_goes_with_the_list(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "WHOLE", 10)
    monkeypatch.setattr(stretches, "STRETCH", 400)
    monkeypatch.setattr(stretches, "EDGE", 40)
    monkeypatch.setattr("workbench.ui.screens.review_room.AROUND", 20)
    last = sample.claims()[-1]
    async with enter(store, size=(140, 40)) as room:
        stretch = room.review.stretch
        assert stretch is not None
        assert not stretch.whole
        assert last.exact[0] not in stretch.edition.text
        await room.press("G")
        stretch = room.review.stretch
        assert stretch is not None
        assert last.exact[0] in stretch.edition.text
        assert stretch.base > 0
        here = stretch.edition.text.index(last.exact[0])
        row_id = room.review.claims.row_id
        assert row_id in {found for _, _, found in room.review.pane._marks.within(here, here + 5)}
        await room.press("g")
        assert room.review.stretch is not None
        assert sample.claims()[0].exact[0] in room.review.stretch.edition.text
