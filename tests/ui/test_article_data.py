from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.ui import sample
from tests.ui.room import enter
from workbench.model import EntryType, NewEntry
from workbench.store import Added, Outcome, Store, open_store


@pytest.fixture
def reread(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Stand in for the extraction: write the date, leave the claims; note what was asked for."""
    import workbench.desk.add

    asked: list[object] = []

    def set_published(
        store: Store, article: str, day: date, reviewer: str, *_: object, **__: object
    ) -> Added:
        asked.append(day)
        store.append(NewEntry(EntryType.ARTICLE, reviewer, article, payload={"published": day.isoformat()}))
        return Added(article, Outcome.REREAD, 12, 12, 0)

    def read_again(store: Store, article: str, *_: object, **__: object) -> Added:
        asked.append("again")
        return Added(article, Outcome.REREAD, 12, 12, 0)

    monkeypatch.setattr(workbench.desk.add, "set_published", set_published)
    monkeypatch.setattr(workbench.desk.add, "read_again", read_again)
    return asked


async def test_an_unknown_date_is_asked_for_once(dateless: Path, reread: list[object]) -> None:
    async with enter(dateless) as room:
        assert "When did this article appear?" in room.text()
        await room.press("escape")
        assert room.app.screen is room.review
        assert "date unknown (p)" in room.text()
        await room.press("b", "enter")
        assert room.app.screen is room.review
    assert reread == []


async def test_the_date_can_be_told_later_and_undone(dateless: Path, reread: list[object]) -> None:
    async with enter(dateless) as room:
        await room.press("escape", "p", *"yesterday", "enter")
        assert "Write the day as year-month-day" in room.text()
        await room.press(*(["backspace"] * 9), *"2024-11-18", "enter")
        assert reread == [date(2024, 11, 18)]
        assert "published 2024-11-18" in room.text()
        await room.press("z")
        assert reread == [date(2024, 11, 18), "again"]
        assert "date unknown (p)" in room.text()


async def test_keys_typed_into_the_date_decide_nothing(dateless: Path) -> None:
    async with enter(dateless) as room:
        await room.press(*"vxd", "escape")
        assert room.verdicts() == {}


async def test_a_known_date_is_not_asked_for(store: Path) -> None:
    async with enter(store) as room:
        assert room.app.screen is room.review


async def test_no_date_is_asked_for_where_nothing_hangs_on_it(tmp_path: Path) -> None:
    path = tmp_path / "plain.db"
    with open_store(path) as store:
        plain = [claim for claim in sample.claims() if "unresolved_date" not in claim.flags]
        store.put_article(sample.article(), sample.edition(), plain)
    async with enter(path) as room:
        assert room.app.screen is room.review


async def test_e_writes_a_csv_file(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "verdicts.csv"
    async with enter(worked, size=(140, 40)) as room:
        await room.press("e")
        assert "Export verdicts to CSV" in room.text()
        path = room.app.screen.query_one(Input).value
        assert path.startswith(str(worked.parent / "exports"))
        await room.press("ctrl+u", *str(target), "enter")
        assert room.messages() == [f"13 rows are in {target}."]
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 13
    assert [row["verdict"] for row in rows].count("unreviewed") == 6


async def test_an_export_asks_before_it_replaces_a_file(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "verdicts.csv"
    target.write_text("precious", encoding="utf-8")
    async with enter(worked) as room:
        await room.press("e", "ctrl+u", "enter")
        assert "Name a file." in room.text()
        await room.press(*str(tmp_path), "enter")
        assert "is a folder" in room.text()
        await room.press(*"/verdicts.csv", "enter")
        assert room.words("#fault").endswith("Replace it? Enter again does it.")
        assert target.read_text(encoding="utf-8") == "precious"
        await room.press("enter")
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")


async def test_an_export_of_a_filtered_list_holds_what_is_shown(worked: Path, tmp_path: Path) -> None:
    target = tmp_path / "verdicts.csv"
    async with enter(worked) as room:
        await room.press("f", *"herald", "enter", "e")
        assert room.words(".hint").endswith("Only the claims that the list shows are written.")
        await room.press("ctrl+u", *str(target), "enter")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert {row["outlet"] for row in csv.DictReader(file)} == {"Tarn Herald"}


async def test_an_export_that_fails_is_a_message(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("e", "ctrl+u", *"/dev/null/verdicts.csv", "enter")
        assert len(room.messages()) == 1
        assert room.app.is_running
