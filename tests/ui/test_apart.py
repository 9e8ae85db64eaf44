"""What a screen has done in a process of its own, as in the program itself: nothing here is replaced."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.ui import sample
from tests.ui.room import enter
from tests.ui.test_add_source import change, field, saved
from tests.ui.test_sources_pane import ALTERED, go_to
from workbench.store import open_store
from workbench.ui.adding import FolderReport, add_folder
from workbench.ui.ordered_keys import begin

pytestmark = pytest.mark.apart

ROOT = Path(__file__).parents[2]


async def test_a_source_is_read_saved_and_checked_elsewhere(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "courier.txt"
    copy.write_text(sample.COURIER_TEXT, encoding="utf-8")
    async with enter(store, size=(120, 50)) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(copy), "enter")
        assert room.messages()[-1].startswith("Saved: Northern Courier. 12 claims checked: ")
        assert "▲ check: altered" in room.text()
        change(copy)
        await room.press("A", *str(copy), "enter")
        assert room.messages()[-1].startswith("Saved as version 2: Northern Courier.")
    (row,) = saved(store)
    assert row.version == 2


async def test_a_misspelt_name_comes_back_with_those_that_are_near(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "courier.txt"
    copy.write_text(sample.COURIER_TEXT, encoding="utf-8")
    async with enter(store) as room:
        await go_to(room, ALTERED)
        await room.press("A", *str(copy), "tab")
        field(room, "outlet").value = "Northern Coureir"
        await room.press("enter")
        assert "Which one is meant?" in " ".join(room.text().split())
        assert room.app.screen.query_one("#outlets", OptionList).option_count == 2
        assert saved(store) == []


async def test_a_folder_is_added_file_by_file(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a", "b"):
        text = f"Town {name}\n\nThe mayor of {name} said 42 bridges were closed on Monday.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    reports: list[FolderReport] = []
    async with enter(store, article=None) as room:

        async def add() -> None:
            reports.append(await add_folder(room.app, str(folder), 3))

        begin(room.app, add, "adding")
        await room.settle()
    (report,) = reports
    assert (len(report.added), report.known, len(report.faults), report.left) == (2, 0, 1, 0)
    with open_store(store, read_only=True) as opened:
        assert {row.title for row in opened.articles()} >= {"Town a", "Town b"}


PROGRAM = """
import asyncio, sys
from pathlib import Path
from tests.ui.room import enter

async def go(store, page):
    async with enter(Path(store)) as room:
        await room.press("A", *page, "tab", "ctrl+u", *"Reuters", "enter")
        for _ in range(200):
            if room.messages():
                break
            await room.pilot.pause(0.05)
        print(room.messages()[-1])

asyncio.run(go(*sys.argv[1:]))
print([name for name in ("trafilatura", "lxml", "workbench.desk.sources") if name in sys.modules])
"""


async def test_the_room_loads_nothing_that_reads(store: Path, tmp_path: Path) -> None:
    page = tmp_path / "courier.html"
    body = "".join(f"<p>{line}</p>" for line in sample.COURIER_TEXT.splitlines() if line)
    page.write_text(f"<html><title>A</title><article>{body}</article></html>", encoding="utf-8")
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, store, page, stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    out, _ = await program.communicate()
    message, loaded = out.decode().strip().splitlines()
    assert message.startswith("Saved: Reuters.")
    assert loaded == "[]"
