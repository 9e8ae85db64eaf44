"""What becomes of a folder's articles, in one sentence; stopping leaves what was added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import workbench.desk.batch
from tests.ui.room import enter
from workbench.desk.batch import Report
from workbench.desk.errands import FileDone
from workbench.store import Added, Outcome
from workbench.ui.adding import FolderReport, add_folder
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.reading import ReadingDialog

if TYPE_CHECKING:
    import pytest


def done(name: str, outcome: Outcome) -> Report:
    """Return the report on one file."""
    return Report(name, Added("0" * 16, outcome, 3, 3, 0))


def test_the_sentence_counts_what_happened() -> None:
    report = FolderReport(left=5)
    report.take(FileDone("0" * 16, is_new=True))
    report.take(FileDone("1" * 16))
    report.take(FileDone(fault="c.txt: no text"))
    assert report.faults == ["c.txt: no text"]
    assert report.sentence == (
        "1 article added; 1 there already; 1 could not be used; 2 not come to: add the folder again to go on."
    )


async def test_escape_stops_between_two_articles_and_keeps_the_first(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = Event()

    def add_all(
        *_: object, watch: Callable[[str, int, int], Callable[[int, int], None]], **__: object
    ) -> Iterator[Report]:
        on_progress = watch("a\x1b[31m.txt", 0, 3)
        on_progress(1, 4)
        yield done("a.txt", Outcome.ADDED)
        assert stopped.wait(20)
        watch("b.txt", 1, 3)(1, 4)
        yield done("b.txt", Outcome.ADDED)

    monkeypatch.setattr(workbench.desk.batch, "add_all", add_all)
    async with enter(store, article=None) as room:
        found: list[FolderReport] = []

        async def add() -> None:
            found.append(await add_folder(room.app, "texts", 3))

        begin(room.app, add, "adding")
        while not isinstance(room.app.screen, ReadingDialog):
            await room.pilot.pause(0.02)
        await room.pilot.pause(0.1)
        assert "1 of 3: a\ufffd[31m.txt" in room.text()
        assert "blocks of text" in room.text()
        room._type("escape")
        await room.pilot.pause(0.1)
        stopped.set()
        await room.settle()
    (report,) = found
    assert (len(report.added), report.left) == (1, 2)
