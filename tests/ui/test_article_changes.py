"""What can be done to articles from their list: pick, add a folder, rename, date, archive, take back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import OptionList

import workbench.desk.redating
from tests.ui import sample
from tests.ui.room import Room, enter
from workbench.desk.batch import Report
from workbench.desk.redating import OPEN, Redated
from workbench.errors import InputError
from workbench.model import EntryType, NewEntry, VerdictValue
from workbench.store import Added, ArticleRow, Outcome, Store, open_store
from workbench.ui.screens.articles import ArticlesScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.widgets.article_list import ArticleList


def put(path: Path, title: str) -> None:
    """Put an article without claims into a store."""
    text = f"{title}\n"
    with open_store(path) as store:
        store.put_article(sample.article(text, title), sample.edition(text, ()), ())


def rows(path: Path) -> list[ArticleRow]:
    """Return the articles as the store's file holds them."""
    with open_store(path, read_only=True) as store:
        return store.articles()


def listed(room: Room) -> list[str]:
    """Return the entries of the picker."""
    options = room.app.screen.query_one("#entries", OptionList)
    return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]


async def test_rename_archive_and_undo_are_entries_of_the_ledger(worked: Path) -> None:
    put(worked, "Ferry runs again")
    async with enter(worked, article=None) as room:
        await room.press("n", "ctrl+u", "enter")
        assert "Write a title" in room.text()
        await room.press(*"New name", "enter")
        assert "New name" in room.text()
        assert rows(worked)[0].title == "New name"
        await room.press("x")
        assert "New name" not in room.text()
        assert "1 article · 0 of 0 claims checked" in room.text()
        assert rows(worked)[0].archived
        await room.press("X")
        assert "▫ archived, in hand" in room.text()
        await room.press("X", "z")
        assert not rows(worked)[0].archived
        assert room.messages()[-1].startswith("Undone, ")
        assert room.messages()[-1].endswith("archived → listed")
        await room.press("z", "z")
        assert rows(worked)[0].title != "New name"
        assert "a claim of" in room.messages()[-1]  # the third one was a verdict
        await room.press("y", "y")
        assert rows(worked)[0].title == "New name"
    with open_store(worked) as store:
        assert store.verify().ok


async def test_search_and_filters_find_an_article_and_escape_shows_all(worked: Path) -> None:
    put(worked, "Ferry runs again")
    put(worked, "Dredging ends")
    async with enter(worked, article=None) as room:
        await room.press("/", *"férry")
        assert "1 shown" in room.text()
        assert "Dredging ends" not in room.text()
        assert "enter open" not in room.text().splitlines()[-1]  # letters are letters in the search
        assert "↓ to the articles" in room.text().splitlines()[-1]
        await room.press(*" zzz")
        assert "No article is shown" in room.text()
        await room.press("enter", "escape")
        assert "Dredging ends" in room.text()
        assert "enter open" in room.text().splitlines()[-1]
        row = room.app.screen.query_one(ArticleList).row
        assert row is not None
        assert row.title == "Ferry runs again"  # the place before nothing was found
        await room.press("f", "3")
        assert "Ferry runs again" not in room.text()
        assert "1 shown, in hand" in room.text()
        await room.press("f", "2")
        assert "No article is shown" in room.text()
        await room.press("F", "f", "5")
        assert "2 shown, without a date" in room.text()
        await room.press("escape", "P")
        assert "Progress" in room.text()
        await room.press("escape", "down", "enter")
        assert isinstance(room.app.screen, ReviewScreen)


async def test_the_picker_lists_only_what_can_be_read_and_takes_hostile_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import workbench.desk.add

    home = tmp_path / "texts"
    (home / "in[b]ner").mkdir(parents=True)
    hostile = home / "in[b]ner" / "a\x1b]0;owned\x07\n[bold].txt"
    hostile.write_text("Rain.\n", encoding="utf-8")
    for name in ("b.html", "c.pdf", ".hidden.txt"):
        (home / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(home)
    asked: list[str] = []

    def add(path: Path, target: str, **_: object) -> Added:
        asked.append(target)
        raise InputError("never mind")

    monkeypatch.setattr(workbench.desk.add, "add", add)
    async with enter(tmp_path / "new.db", article=None, size=(80, 24)) as room:
        await room.press("a")
        assert listed(room)[1:] == ["▸ in[b]ner/", "  b.html"]
        await room.press(*"b.h")
        assert listed(room)[1:] == ["  b.html"]
        await room.press("z")
        assert "no such name here" in room.text()
        await room.press("/")
        assert "no folder that can be read" in room.text()
        await room.press(*["backspace"] * 5, "down", "enter")
        (name,) = listed(room)[1:]
        assert name.isprintable()
        assert "owned" in name
        assert "[bold].txt" in name
        assert all(line.isprintable() for line in room.text().splitlines())
        await room.press("left")
        assert listed(room)[1] == "▸ in[b]ner/"
        await room.press("escape")
        assert asked == []
        await room.press("a", *"in[b]ner/", "down", "enter")
        assert [Path(one).name for one in asked] == [hostile.name]
        assert room.messages() == ["never mind"]


async def test_a_folder_is_added_and_what_failed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import workbench.desk.batch

    for name in ("a.txt", "b.txt", "bad.txt"):
        (tmp_path / "texts" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "texts" / name).write_text("Rain.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    store = tmp_path / "new.db"

    def add_all(path: Path, targets: list[str], *_: object, **options: object) -> list[Report]:
        assert path == store
        watch = options["watch"]
        assert callable(watch)
        watch(targets[0], 0, 3)(1, 5)
        put(store, "Ferry runs again")
        (row,) = rows(store)
        added = Added(row.article_id, Outcome.ADDED, 0, 0, 0)
        known = Added(row.article_id, Outcome.UNCHANGED, 0, 0, 0)
        return [
            Report("a.txt", added),
            Report("b.txt", known),
            Report("bad.txt", fault=InputError("bad.txt: no text")),
        ]

    monkeypatch.setattr(workbench.desk.batch, "add_all", add_all)
    async with enter(store, article=None) as room:
        await room.press("a", "down", "up", "enter")
        assert "Add 3 articles of" in room.text()
        await room.press("n")
        assert not store.exists() or rows(store) == []
        await room.press("a", "down", "up", "enter", "y")
        assert "1 article added; 1 there already; 1 could not be used." in room.text()
        assert "bad.txt: no text" in room.text()
        await room.press("enter")
        assert isinstance(room.app.screen, ArticlesScreen)
        assert "Ferry runs again" in room.text()


def redating(monkeypatch: pytest.MonkeyPatch) -> list[date | None]:
    """Stand in for the parser: the date is written, and three verdicts rest on dates that changed."""
    asked: list[date | None] = []

    def redate(
        store: Store, article: str, day: date | None, reviewer: str, *_: object, **__: object
    ) -> list[Redated]:
        asked.append(day)
        if day is not None:
            payload: dict[str, object] = {"published": day.isoformat()}
            store.append(NewEntry(EntryType.ARTICLE, reviewer, article, payload=payload))
        found = []
        for number, words in ((1, "Tuesday"), (3, "March"), (5, "June 30")):
            claim = sample.claims()[number - 1]
            (row_id,) = [
                one for one in store.decided_claims(article) if store.claim(one).claim_id == claim.claim_id
            ]
            row = store.rows((row_id,), reviewer)[row_id]
            changes = ((words, OPEN, "2031-03-12"),)
            found.append(Redated(claim.claim_id, number, claim.text, changes, row.verdict, row.others))
        return found

    monkeypatch.setattr(workbench.desk.redating, "redate", redate)
    return asked


@pytest.mark.parametrize("room_of", ["articles", "review"])
async def test_a_new_date_tells_the_verdicts_it_bears_on(
    store: Path, monkeypatch: pytest.MonkeyPatch, room_of: str
) -> None:
    sample.decide(store, 1, VerdictValue.VERIFIED)
    sample.decide(store, 3, VerdictValue.DISPUTED)
    sample.decide(store, 5, VerdictValue.VERIFIED, "ines")
    asked = redating(monkeypatch)
    async with enter(store, article="harbour" if room_of == "review" else None, size=(80, 24)) as room:
        await room.press("p", "ctrl+u", *"2031-03-12", "enter")
        assert asked == [date(2031, 3, 12)]
        text = " ".join(room.text().replace("│", " ").split())
        assert "The new date bears on 3 claims with a verdict" in text
        assert "Your verdicts stand until you reopen them here." in room.words("RedatedDialog .hint")
        assert "Tuesday: not worked out → 2031-03-12" in text
        assert room.verdicts() == {1: "verified", 3: "disputed"}
        await room.press("space")
        assert "enter reopens 1 and keeps 1." in room.text()
        await room.press("enter")
        assert room.verdicts() == {3: "disputed"}
        assert room.verdicts("ines") == {5: "verified"}
        assert room.messages()[-1] == "1 verdict reopened, 1 kept. z takes each back."
        await room.press("z")
        assert room.verdicts() == {1: "verified", 3: "disputed"}
        await room.press("z", "escape")
        assert asked == [date(2031, 3, 12), None]
        assert room.verdicts() == {1: "verified", 3: "disputed"}
        assert room.messages()[-1] == "0 verdicts reopened, 2 kept."
