from __future__ import annotations

import asyncio
from pathlib import Path

from textual.widgets import TextArea

from tests.ui import sample
from tests.ui.room import enter
from workbench.desk.drafts import Drafts
from workbench.identity import article_id
from workbench.store import open_store
from workbench.ui.screens.note import PAUSE


def place(number: int) -> tuple[str, str]:
    return article_id(sample.TEXT), sample.claims()[number - 1].claim_id


async def test_a_note_of_several_lines_is_saved_with_ctrl_s(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"first", "enter", *"second", "ctrl+s")
        assert [(note.reviewer, note.body) for note in room.notes(1)] == [("mira", "first\nsecond")]
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
        assert not room.app.drafts.folder.exists()


async def test_leaving_with_a_draft_that_the_disk_did_not_take_needs_a_second_word(store: Path) -> None:
    store.with_name("workbench.db-drafts").write_text("in the way of the folder")
    async with enter(store) as room:
        await room.press("n", "a", "escape", "q")
        assert room.app.is_running
        assert "Quit again to leave without" in room.messages()[-1]
        room._type("q")
        await room.pilot.pause()
        assert room.app._exit


async def test_a_draft_is_there_again_after_the_program_has_ended(store: Path) -> None:
    async with enter(store) as room:
        await room.press("j", "n", *"asked the harbour", "escape", "q")
        assert room.app._exit
    with open_store(store, read_only=True) as opened:
        assert opened.verify().entries == 0
    async with enter(store, reviewer="lena") as room:
        await room.press("j", "n")
        assert "asked the harbour" not in room.text()
    async with enter(store, size=(140, 50)) as room:
        await room.press("g", "j")
        assert "asked the harbour" in room.text()
        await room.press("n", *"master", "ctrl+s")
        assert [note.body for note in room.notes(2)] == ["asked the harbourmaster"]
        assert not room.app.drafts.folder.exists()


async def test_what_is_being_typed_is_kept_without_any_key(store: Path) -> None:
    async with enter(store) as room:
        await room.press("n", *"half a th")
        await asyncio.sleep(PAUSE + 0.1)
        await room.settle()
        # Another run, as after a crash of this one.
        assert Drafts(store, "mira").get(place(1)) == "half a th"
        await room.press(*"ought")
    # The program ended over the open dialog.
    assert Drafts(store, "mira").get(place(1)) == "half a thought"


async def test_a_note_that_is_changed_gets_a_new_version_and_z_brings_the_one_before(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("j", "j", "N")
        assert "Asked Edda Quill for the season's list." in room.text()
        await room.press("enter", *" Twice.", "ctrl+s")
        assert [note.body[-6:] for note in room.notes(3)] == ["Twice."]
        await room.press("H")
        assert "Twice." in room.text()
        assert room.text().count("The harbour log says 1,020.") >= 2
        await room.press("escape", "z")
        assert [note.body[-5:] for note in room.notes(3)] == ["list."]


async def test_letters_typed_into_a_new_version_act_on_no_claim(worked: Path) -> None:
    async with enter(worked) as room:
        before = room.verdicts()
        await room.burst("j", "j", "N", "enter", *"vdxoXYUTOziNH", "ctrl+s", "j", "x")
        assert room.verdicts() == {**before, 4: "unverifiable"}
        assert room.notes(3)[0].body.endswith("vdxoXYUTOziNH")


async def test_a_draft_of_a_new_version_is_kept_apart_from_that_of_a_note(worked: Path) -> None:
    async with enter(worked) as room:
        await room.press("j", "j", "n", *"new", "escape", "N", "enter", *"!", "escape")
        await room.press("N")
        assert "draft" in room.text()
        await room.press("enter")
        assert room.app.screen.query_one(TextArea).text.endswith("list.!")
        await room.press("escape", "n")
        assert room.app.screen.query_one(TextArea).text == "new"


async def test_the_notes_of_others_can_be_read_and_not_changed(worked: Path) -> None:
    async with enter(worked, reviewer="lena") as room:
        await room.press("N")
        assert "No note on this claim yet" in room.messages()[-1]
        await room.press("j", "j", "N", "enter")
        assert "This note is mira's" in room.text()
        await room.press("n", *"mine", "ctrl+s")
        assert [(note.reviewer, note.body) for note in room.notes(3)][-1] == ("lena", "mine")


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
