from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ui import sample
from tests.ui.room import enter
from workbench.desk.requests import AddRequest
from workbench.errors import InputError, StoreError
from workbench.identity import article_id
from workbench.model import VerdictValue
from workbench.store import Added, Outcome, open_store
from workbench.ui.screens.articles import ArticlesScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.widgets.article_list import ArticleList


def second(path: Path) -> None:
    """Put a second article without claims into a store."""
    text = "Ferry runs again\n"
    with open_store(path) as store:
        store.put_article(sample.article(text, "Ferry runs again"), sample.edition(text, ()), ())


async def test_the_articles_are_listed_with_their_progress(worked: Path) -> None:
    second(worked)
    async with enter(worked, article=None) as room:
        text = room.text()
        assert "2 articles · 5 of 12 claims checked · 1 in hand, 1 done" in text
        assert "last reviewed" in text
        assert "never reviewed" in text
        assert "5 of 12 checked, 1 disputed · published 2024-11-18 · Coast Weekly · harbour.txt" in text
        assert "0 of 0 checked, 0 disputed · date unknown" in text


async def test_enter_opens_an_article_and_b_comes_back_to_it(worked: Path) -> None:
    second(worked)
    async with enter(worked, article=None) as room:
        await room.press("j", "enter")
        assert isinstance(room.app.screen, ReviewScreen)
        assert "No claim was found in this article." in room.text()
        await room.press("b")
        assert room.app.screen.query_one(ArticleList).cursor == 1
        await room.press("k", "enter", "j", "v", "escape")
        assert room.app.screen.query(ArticleList)
        assert "5 of 12 checked" in room.text()


async def test_a_double_click_opens_an_article(worked: Path) -> None:
    async with enter(worked, article=None) as room:
        await room.pilot.click("#articles", offset=(10, 2), times=2)
        await room.settle()
        assert isinstance(room.app.screen, ReviewScreen)


async def test_an_empty_store_says_how_to_add_an_article(tmp_path: Path) -> None:
    async with enter(tmp_path / "new.db", article=None) as room:
        text = room.text()
        assert "There is no article here yet." in text
        assert "workbench review ARTICLE.txt --published 2024-11-18" in text
        await room.press("enter", "j", "v")
        assert isinstance(room.app.screen, ArticlesScreen)


async def test_reload_shows_what_others_decided(worked: Path) -> None:
    async with enter(worked, article=None) as room:
        sample.decide(worked, 7, VerdictValue.VERIFIED)
        await room.press("r")
        assert "6 of 12 checked" in room.text()
        assert room.messages() == ["Read again: nothing new."]  # her own decision is no news to her
        sample.decide(worked, 8, VerdictValue.VERIFIED, "ines")
        second(worked)
        await room.press("r")
        assert room.messages()[-1] == "New: 1 new article; 1 entry by ines."


def adding(monkeypatch: pytest.MonkeyPatch, store: Path) -> list[dict[str, Any]]:
    """Stand in for the extraction: store the invented article, and note how it was asked for."""
    import workbench.desk.add

    calls: list[dict[str, Any]] = []

    def add(path: Path, target: str, **options: Any) -> Added:
        calls.append({"path": path, "target": target, **options})
        on_progress: Callable[[int, int], None] = options["on_progress"]
        for done in range(1, 6):
            on_progress(done, 5)
        if "missing" in target:
            raise InputError(f"{target}: there is no such file")
        sample.make_store(store)
        return Added(article_id(sample.TEXT), Outcome.ADDED, 12, 0, 0)

    monkeypatch.setattr(workbench.desk.add, "add", add)
    return calls


async def test_a_adds_a_file_and_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, text = tmp_path / "new.db", tmp_path / "a.txt"
    text.write_text(sample.TEXT, encoding="utf-8")
    calls = adding(monkeypatch, store)
    async with enter(store, article=None) as room:
        await room.press("a")
        assert "Add articles" in room.text()
        await room.press("enter")
        assert "Name a file, or go down into the list." in room.text()
        await room.press(*str(tmp_path / "b.txt"), "enter")
        assert "There is no file" in room.text()
        await room.press(*(["backspace"] * 5), "a", "right", "enter")
        assert isinstance(room.app.screen, ReviewScreen)
        assert "0 of 12 checked" in room.text()
    assert len(calls) == 1
    assert (calls[0]["path"], calls[0]["target"], calls[0]["reviewer"]) == (store, str(text), "mira")


async def test_a_file_to_review_is_added_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    store = tmp_path / "new.db"
    calls = adding(monkeypatch, store)
    request = AddRequest("a.txt", published=date(2024, 11, 18), model="some_model")
    async with enter(store, add=request) as room:
        assert isinstance(room.app.screen, ReviewScreen)
        assert "0 of 12 checked" in room.text()
    assert calls[0]["published"] == date(2024, 11, 18)
    assert calls[0]["model"] == "some_model"


async def test_a_file_that_cannot_be_read_ends_the_program_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "new.db"
    adding(monkeypatch, store)
    async with enter(store, add=AddRequest("missing.txt")) as room:
        await room.pilot.pause()
    assert isinstance(room.app.failure, InputError)
    assert str(room.app.failure) == "missing.txt: there is no such file"
    assert room.app.return_code == 2


async def test_from_the_list_a_file_that_cannot_be_read_is_a_message(
    worked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adding(monkeypatch, worked)
    (tmp_path / "missing.txt").write_text("")
    async with enter(worked, article=None) as room:
        await room.press("a", *str(tmp_path / "missing.txt"), "enter")
        assert isinstance(room.app.screen, ArticlesScreen)
        assert room.messages() == [f"{tmp_path / 'missing.txt'}: there is no such file"]


@pytest.mark.parametrize("article", ["zzz", "", "ff00ff00"])
async def test_an_article_that_is_not_there_ends_the_program_with_the_reason(
    store: Path, article: str
) -> None:
    async with enter(store, article=article) as room:
        await room.pilot.pause()
    assert isinstance(room.app.failure, InputError)
    assert "there is no such file, and no article in the store goes with it" in str(room.app.failure)
    assert room.app.return_code == 2


async def test_a_name_for_two_articles_is_asked_back(store: Path) -> None:
    text = "Another harbour\n"
    with open_store(store) as opened:
        opened.put_article(sample.article(text, "Another harbour"), sample.edition(text, ()), ())
    async with enter(store, article="harbour") as room:
        await room.pilot.pause()
    assert "can mean 2 articles" in str(room.app.failure)


@pytest.mark.parametrize("article", ["harbour", None])
async def test_a_file_that_is_no_store_ends_the_program_with_the_reason(
    tmp_path: Path, article: str | None
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, this is no database at all.\n" * 40, encoding="utf-8")
    before = path.read_bytes()
    async with enter(path, article=article) as room:
        await room.pilot.pause()
    assert isinstance(room.app.failure, StoreError)
    assert "notes.txt" in str(room.app.failure)
    assert room.app.return_code == 2
    assert path.read_bytes() == before
