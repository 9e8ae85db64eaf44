"""Reload says what is new, and escape goes one step back at a time."""

from __future__ import annotations

from pathlib import Path

from tests.ui import sample
from tests.ui.room import enter
from workbench.model import EntryType, NewEntry, VerdictValue
from workbench.store import open_store
from workbench.ui.widgets.article_list import ArticleList


async def test_escape_shows_all_claims_before_it_goes_to_the_articles(store: Path) -> None:
    async with enter(store) as room:
        await room.press("f", *"Northern Courier", "enter")
        review = room.review
        assert review.status.filters
        await room.press("escape")
        assert room.app.screen is review
        assert not review.status.filters
        assert "escape once more goes to the articles" in room.messages()[-1]
        await room.press("escape")
        assert room.app.screen.query(ArticleList)


async def test_what_was_typed_blindly_after_escape_or_b_acts_on_no_article(worked: Path) -> None:
    async with enter(worked) as room:
        before = room.verdicts()
        for back in ("escape", "b"):
            await room.burst(back, "x", "u", "n", "x")
            assert room.app.screen.query(ArticleList)
            with open_store(worked, read_only=True) as store:
                assert [row.archived for row in store.articles()] == [False]
            assert room.verdicts() == before
            await room.press("j", "enter")  # a pause later keys act again
            assert room.app.screen is room.review


async def test_reload_says_what_others_did_or_that_nothing_is_new(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v", "R")
        assert room.messages()[-1] == "Read again: nothing new."
        sample.decide(store, 4, VerdictValue.DISPUTED, "ines")
        sample.decide(store, 5, VerdictValue.VERIFIED, "ines")
        sample.note(store, 5, "Who says so?", "jo")
        await room.press("R")
        assert room.messages()[-1] == "New: 2 entries by ines; 1 entry by jo."
        room.app.hush()
        await room.press("R")
        assert room.messages() == ["Read again: nothing new."]
        with open_store(store) as other:
            article = other.articles()[0].article_id
            other.append(NewEntry(EntryType.ARTICLE, "jo", article, payload={"archived": True}))
        await room.press("R")
        assert room.messages()[-1] == "New: the article is archived; 1 entry by jo."


async def test_an_article_is_opened_where_it_was_left(store: Path) -> None:
    async with enter(store) as room:
        await room.press("v", "j", "j")
        left = room.number
        assert left == 4
        await room.press("b", "enter")
        assert room.number == left
        await room.press("G")
        last = room.number
    async with enter(store) as room:
        assert room.number == last
        await room.press("g")
        assert room.number == 1
