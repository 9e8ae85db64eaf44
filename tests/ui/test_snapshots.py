"""Pictures of every screen and dialog at three sizes in both themes: a change of looks is a decision.

One line in a table is a picture at each size. `pytest -m heavy tests/ui/test_snapshots.py --snapshot-update`
takes them anew; what changed is then read in the diff (see ``tests/ui/pictures.py``). A dialog that names
a folder of this machine has no place here.
"""

from __future__ import annotations

import datetime as dt
import importlib
import shutil
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import Input, TextArea

from tests.ui.pictures import Scene, picture, play
from tests.ui.room import Room, enter
from tests.ui.test_hostile import nasty_store
from tests.ui.test_tour import place, said
from workbench.desk.redating import Redated
from workbench.desk.sample import open_sample
from workbench.model import DisputeReason, EntryType, NewEntry, VerdictValue
from workbench.store import View, open_store
from workbench.ui.screens.reading import ReadingDialog
from workbench.ui.screens.redated import RedatedDialog
from workbench.ui.themes import DARK_NAME, LIGHT_NAME
from workbench.ui.tour import TourApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from syrupy.assertion import SnapshotAssertion

pytestmark = pytest.mark.heavy

SIZES = [(80, 24), (120, 40), (200, 60)]
REVIEWER, OTHER = "mira", "jonas"
NOW = dt.datetime(2031, 3, 14, 9, 30, tzinfo=dt.UTC)

REDATED = (
    Redated(
        "c0",
        3,
        "The ferry sank on Tuesday",
        (("Tuesday", "2031-03-11", "2031-03-18"),),
        VerdictValue.VERIFIED,
    ),
    Redated(
        "c1",
        7,
        "Two crews left last week",
        (("last week", "2031-03-03/2031-03-09", "2031-03-10/2031-03-16"),),
        VerdictValue.UNREVIEWED,
        ((OTHER, VerdictValue.DISPUTED),),
    ),
)
"""Claims whose days another day of publication changes."""


def step(number: int) -> Callable[[Room], Awaitable[str]]:
    """Wait until the guide is at a step."""
    return lambda room: said(room, place(number))


async def show_reading(room: Room) -> None:
    """Show the dialog that comes while a long text is read, half way through."""
    dialog = ReadingDialog("Reading harbour.txt")
    await room.app.push_screen(dialog)
    dialog.show_step("harbour.txt")
    dialog.show(412, 824)


async def leave_dialog(room: Room) -> None:
    """Close the dialog on top as the work behind it does."""
    await room.app.screen.dismiss()


async def show_redated(room: Room) -> None:
    """Show what is asked when another day of publication bears on verdicts."""
    await room.app.push_screen(RedatedDialog(REDATED))


REVIEW = (
    Scene("review"),
    Scene("second claim", ("j",)),
    Scene("sources", ("j", "j"), with_sources=True),
    Scene("article", ("tab", "w", "w", "space", "s")),
    Scene("coverage", ("C",), ("C",)),
    Scene("uncovered", (")",), ("C", "C")),
    Scene("left-out lines", ("l", "G"), ("l",)),
    Scene("zoomed list", ("Z",)),
    Scene("zoomed article", ("tab", "Z")),
    Scene("dispute", ("d",)),
    Scene("note", ("n", *"The log says 940.")),
    Scene("change", ("i",)),
    Scene("outlet", ("O",)),
    Scene("speaker", ("@",)),
    Scene("kind", ("T",)),
    Scene("split", ("Y",)),
    Scene("unite", ("U",)),
    Scene("notes", ("N",)),
    Scene("history", ("H",)),
    Scene("relation", ("j", "j", "j", "E"), with_sources=True),
    Scene("whole source", ("j", "j", "j", "w")),
    Scene("selection in a source", ("j", "j", "j", "w", "space", "s")),
    Scene("all sources", ("W",)),
    Scene("add a source", ("A",)),
    Scene("like claims", ("&",)),
    Scene("filter", ("f",)),
    Scene("sort", ("s",)),
    Scene("search", ("slash", *"ferry")),
    Scene("filter bar", (":", *"verdict:")),
    Scene("saved filters", ("'",)),
    Scene("go to a number", ("#",)),
    Scene("progress", ("P",)),
    Scene("export", ("e",)),
    Scene("date", ("p",)),
    Scene("redated", until=show_redated),
    Scene("reading", until=show_reading, leave=leave_dialog),
    Scene("jump labels", (";",)),
    Scene("help", ("question_mark",)),
    Scene("commands", ("ctrl+p",)),
    Scene("yes or no", ("O", *"Harbour Post", "enter"), ("z",)),
)
"""Lead from the review screen of the sample, its first claim current, and back to it."""

ARTICLES = (
    Scene("articles"),
    Scene("rename", ("n",)),
    Scene("date of an article", ("p",)),
    Scene("filter articles", ("f",)),
    Scene("search articles", ("slash", *"flood")),
    Scene("progress of articles", ("P",)),
    Scene("archived", ("x", "X"), ("z", "X")),
    Scene("jump labels of articles", (";",)),
    Scene("articles help", ("question_mark",)),
)
"""Likewise from the list of articles."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the program opens, and its scenes.

    Attributes:
        article: As the command line names it; None for the list of articles.
        store: ``sample``, ``hostile`` or ``none``.
        tour: Whether the guide leads through it.
        colour: Without it the pictures show what stays to be seen.
    """

    article: str | None
    scenes: tuple[Scene, ...]
    store: str = "sample"
    tour: bool = False
    colour: bool = True


RUNS = {
    "review": Run("Varnia", REVIEW),
    "articles": Run(None, ARTICLES),
    "empty": Run(None, (Scene("empty store"),), store="none"),
    "tour": Run(
        "Varnia", (Scene("tour", until=step(1)), Scene("tour goes on", ("j",), until=step(2))), tour=True
    ),
    "hostile": Run("quote", (Scene("hostile article", ("l", "j")),), store="hostile"),
    "colourless": Run(
        "Varnia",
        (Scene("without colour", ("j",)), Scene("sources without colour", ("j", "j"), with_sources=True)),
        colour=False,
    ),
}
"""The scenes of one run share its store."""


class TextPicture(SingleFileSnapshotExtension):
    """Keeps each picture in a text file of its own."""

    _file_extension = "txt"
    _write_mode = WriteMode.TEXT


class _Kind(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _REAL)


_REAL = dt.datetime


class Still(_REAL, metaclass=_Kind):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Self:
        """Return the moment, whatever the time is."""
        return NOW.astimezone(tz)  # type: ignore[return-value]  # the real kind


def stop_clock(patch: pytest.MonkeyPatch) -> None:
    """Let the program think that it is always the same moment."""
    # It loads pandas where that is installed, which does not load with another clock.
    importlib.import_module("sqlite_utils")
    patch.setattr(dt, "datetime", Still)
    for name, module in list(sys.modules.items()):
        if name.startswith("workbench.") and getattr(module, "datetime", None) is _REAL:
            patch.setattr(module, "datetime", Still)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the clock and the cursors of text fields from moving."""
    stop_clock(monkeypatch)
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)


@pytest.fixture(scope="module")
def worked_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's store with some claims decided by two reviewers."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with pytest.MonkeyPatch.context() as patch:
        stop_clock(patch)
        article = open_sample(path)
        with open_store(path) as store:
            ids = [row_id for chunk in store.claim_ids(View(article_id=article)) for row_id in chunk]
            rows = store.rows(ids, REVIEWER)
            claims = [rows[row_id].claim_id for row_id in ids]

            def append(reviewer: str, number: int, kind: EntryType, **payload: object) -> None:
                store.append(NewEntry(kind, reviewer, article, claims[number - 1], payload, NOW))

            verdict = EntryType.VERDICT
            wrong = DisputeReason.WRONG_NUMBER.value
            append(REVIEWER, 1, verdict, verdict=VerdictValue.VERIFIED.value)
            append(REVIEWER, 2, verdict, verdict=VerdictValue.DISPUTED.value, reason=wrong)
            append(REVIEWER, 4, verdict, verdict=VerdictValue.UNVERIFIABLE.value)
            append(OTHER, 2, verdict, verdict=VerdictValue.VERIFIED.value)
            append(REVIEWER, 1, EntryType.NOTE, body="Asked the agency for its list.")
    return path


@asynccontextmanager
async def tour(
    store: Path, *, article: str | None, size: tuple[int, int], reviewer: str, theme: str | None
) -> AsyncIterator[Room]:
    """Run the tour until the block ends; it begins when the guide has said what to do."""
    app = TourApp(store, reviewer, article or "")
    if theme is not None:
        app.theme = theme
    async with app.run_test(size=size, notifications=False) as pilot:
        room = Room(app, pilot, store)
        await room.settle()
        await said(room, place(1))
        yield room


def named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("run", RUNS)
async def test_it_looks_as_it_did(
    worked_sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
    run: str,
) -> None:
    plan = RUNS[run]
    if not plan.colour:
        monkeypatch.setenv("NO_COLOR", "1")
    # A relative path, so that no picture shows where the tests ran.
    monkeypatch.chdir(tmp_path)
    if plan.store == "sample":
        shutil.copy(worked_sample, "workbench.db")
    elif plan.store == "hostile":
        nasty_store(Path("workbench.db"))
    enters = tour if plan.tour else enter
    path = Path("workbench.db")
    async with enters(path, article=plan.article, size=size, reviewer=REVIEWER, theme=DARK_NAME) as room:
        shots = await play(room, plan.scenes, (DARK_NAME, LIGHT_NAME))
    kept = snapshot.use_extension(TextPicture)
    other = [
        name
        for name, (dark, light) in shots.items()
        if picture(name, dark, light) != kept(name=f"{name} {named(size)}")
    ]
    assert not other, f"these look otherwise: {', '.join(other)}"
