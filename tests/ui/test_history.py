from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.ui.room import enter
from tests.ui.test_hostile import NASTY, RAW
from workbench.desk.claim_history import HistoryEntry
from workbench.model import EntryType
from workbench.ui.screens.history import UNDONE, HistoryDialog, entry_lines


async def test_the_history_tells_every_entry_and_what_was_taken_back(worked: Path) -> None:
    async with enter(worked, size=(120, 60)) as room:
        await room.press("j", "j", "X", "z", "T", "2", "H")
        assert isinstance(room.app.screen, HistoryDialog)
        shown = room.words("#entries")
        assert "disputed (wrong number)" in shown
        assert "verified" in shown
        assert "2024-11-20 09:30 UTC  jonas" in shown
        assert "The harbour log says 1,020." in shown
        assert "took back: dropped" in shown
        assert "type: event" in shown
        assert shown.count(UNDONE) == 1
        assert shown.index(UNDONE) < shown.index("dropped") < shown.index("took back")
        assert "As the machine read it" in shown
        await room.press("H")
        await room.press(*"jjjjjjjjj", "H")
        assert "Nothing was decided, noted or changed yet." in room.words("#entries")
        assert "as the machine read it" in room.words("#entries")


async def test_letters_in_the_history_act_on_no_claim(worked: Path) -> None:
    async with enter(worked) as room:
        before = room.verdicts()
        await room.press("H", *"vdxoXYUTn", "escape")
        assert room.app.screen is room.review
        assert room.verdicts() == before


async def test_the_part_of_a_split_tells_where_it_comes_from(store: Path) -> None:
    async with enter(store) as room:
        await room.press("Y", "w", "w", "space", "enter", "H")
        assert "split into 2" in room.words("#entries")
        assert "This claim was made by a reviewer." in room.words("#entries")


def test_entries_of_any_text_are_safe_and_fit() -> None:
    for body in NASTY:
        entry = HistoryEntry(
            datetime(2031, 3, 12, tzinfo=UTC),
            body,
            EntryType.NOTE,
            "note",
            undone=True,
            key=("a", 1),
            body=body,
        )
        for line in entry_lines(entry, 40):
            assert not RAW.search(line.plain.replace("\n", ""))
