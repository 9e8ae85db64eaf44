from __future__ import annotations

from pathlib import Path

from tests.ui.room import enter


async def test_a_note_of_several_lines_is_saved_with_ctrl_s(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"first", "enter", *"second", "ctrl+s")
        assert [(note.reviewer, note.body) for note in room.notes(1)] == [("mira", "first\nsecond")]
        assert "✎ 1 note" in room.text()
        assert "second" in room.text()
        assert room.number == 1
        assert room.messages() == ["Note saved."]


async def test_escape_keeps_a_draft_that_is_there_again(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"half a thought", "escape")
        assert room.notes(1) == []
        assert "half a thought" in room.text()
        assert "not saved yet: n goes on with it" in room.text()
        await room.press("j")
        assert "half a thought" not in room.text()
        await room.press("k", "n")
        assert "half a thought" in room.text()
        await room.press(*", done", "ctrl+s")
        assert [note.body for note in room.notes(1)] == ["half a thought, done"]
        assert "Draft" not in room.text()


async def test_an_empty_note_is_no_note(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", "ctrl+s", "n", "space", "enter", "ctrl+s")
        assert room.notes(1) == []
        assert room.app.drafts == {}


async def test_leaving_with_a_draft_takes_a_second_word(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", "a", "escape", "q")
        assert room.app.is_running
        assert "Quit again to leave without" in room.messages()[-1]
        room._type("q")
        await room.pilot.pause()
        assert room.app._exit


async def test_undo_takes_a_note_back_and_redo_brings_it(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"log", "ctrl+s", "z")
        assert room.notes(1) == []
        assert "✎" not in room.text()
        await room.press("y")
        assert [note.body for note in room.notes(1)] == ["log"]


async def test_notes_of_others_are_shown_with_their_names(worked: Path) -> None:
    async with enter(worked, reviewer="lena", size=(140, 50)) as room:
        await room.press("j", "j")
        assert "2024-11-20 09:30 UTC, mira" in room.text()
        assert "The harbour log says 1,020." in room.text()


async def test_buttons_of_the_note_can_be_clicked(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"by mouse")
        await room.pilot.click("NoteDialog KeyBar", offset=(2, 0))
        await room.settle()
        assert [note.body for note in room.notes(1)] == ["by mouse"]


async def test_pasted_text_is_made_safe(store: Path) -> None:
    from textual import events

    async with enter(store) as room:
        await room.press("n")
        room.app.post_message(events.Paste("one\x1b]0;x\x07\r\ntwo\u202e"))
        await room.settle()
        await room.press("ctrl+s")
        assert [note.body for note in room.notes(1)] == ["one\ufffd]0;x\ufffd \ntwo\ufffd"]
