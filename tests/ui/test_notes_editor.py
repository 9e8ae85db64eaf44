from __future__ import annotations

import os
import stat
import termios
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.ui import sample
from tests.ui.room import enter
from tests.ui.terminal import Terminal, workbench
from tests.ui.test_hostile import NASTY, RAW
from workbench.desk.drafts import Drafts
from workbench.errors import InputError
from workbench.identity import article_id
from workbench.store import open_store
from workbench.ui import editor
from workbench.ui.app import WorkbenchApp


def script(folder: Path, body: str, name: str = "scribe") -> Path:
    """Make an editor out of a few lines of shell; ``$1`` is the file."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def kept_in(folder: Path) -> list[str]:
    return [path.read_text() for path in folder.glob("workbench-note-*/*")]


@pytest.fixture
def suspendable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program hand over a terminal that it does not have."""
    monkeypatch.setattr(WorkbenchApp, "suspend", lambda _: nullcontext())
    monkeypatch.delenv("VISUAL", raising=False)


@pytest.mark.usefixtures("suspendable")
async def test_a_note_goes_on_in_the_editor(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    appends = script(tmp_path, r'printf "from the editor\n\n" >> "$1"', "my scribe")
    monkeypatch.setenv("EDITOR", f"'{appends}'")
    async with enter(store) as room:
        await room.press("n", *"begun", "ctrl+e")
        assert room.app.screen.query_one(TextArea).text == "begun\nfrom the editor"
        await room.press("ctrl+s")
        assert [note.body for note in room.notes(1)] == ["begun\nfrom the editor"]
        await room.press("N", "ctrl+e", "ctrl+s")
        assert [note.body for note in room.notes(1)] == ["begun\nfrom the editor\nfrom the editor"]


@pytest.mark.usefixtures("suspendable")
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("exit 3", "ended with status 3"),
        ('printf lost > "$1"; exit 1', "What it had saved is in"),
        ("kill -9 $$", "ended by signal 9"),
        ('rm "$1"', "left no file behind"),
        ('head -c 2000000 /dev/zero > "$1"', "that is no note"),
    ],
)
async def test_an_editor_that_fails_leaves_the_note_as_it_was(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, told: str
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", str(script(tmp_path, body)))
    async with enter(store) as room:
        await room.press("n", *"begun", "ctrl+e")
        assert told in " ".join(room.words("#fault").split())
        assert room.app.screen.query_one(TextArea).text == "begun"
        assert kept_in(tmp_path) == (["lost"] if "lost" in body else [])
        await room.press("ctrl+s")
        assert [note.body for note in room.notes(1)] == ["begun"]


@pytest.mark.usefixtures("suspendable")
@pytest.mark.parametrize(
    ("named", "told"),
    [("", "No editor is named"), ("no-such-scribe -x", "There is no program"), ("'half", "cannot be read")],
)
async def test_a_missing_editor_is_one_clear_line(
    store: Path, monkeypatch: pytest.MonkeyPatch, named: str, told: str
) -> None:
    monkeypatch.setenv("EDITOR", named)
    async with enter(store) as room:
        await room.press("n", "a", "ctrl+e")
        assert told in room.words("#fault")
        assert "set $EDITOR" in room.words("#fault")


async def test_a_terminal_that_cannot_be_handed_over_is_told_of(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with enter(store) as room:
        await room.press("n", "a", "ctrl+e")
        assert "cannot be handed to an editor" in room.words("#fault")


@pytest.mark.usefixtures("suspendable")
async def test_what_the_editor_saved_is_made_safe(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nasty = "\r\n".join(NASTY).encode("utf-8", "surrogatepass") + b"\xff\xfe\x00"
    (tmp_path / "nasty").write_bytes(b"\xef\xbb\xbf" + nasty)
    monkeypatch.setenv("EDITOR", str(script(tmp_path, f'cat "{tmp_path}/nasty" > "$1"')))
    async with enter(store) as room:
        await room.press("n", "ctrl+e")
        text = room.app.screen.query_one(TextArea).text
        assert "[/b] here" in text
        assert not RAW.search(text)
        await room.press("ctrl+s")
        assert len(room.notes(1)) == 1


def test_visual_counts_before_editor_and_the_configuration_before_both(tmp_path: Path) -> None:
    one, other = script(tmp_path, "", "one"), script(tmp_path, "", "other")
    environment = {"EDITOR": str(one), "VISUAL": f"{other} --wait"}
    assert editor.command("", environment) == [str(other), "--wait"]
    assert editor.command("", {"EDITOR": str(one), "VISUAL": " "}) == [str(one)]
    assert editor.command(str(one), environment) == [str(one)]
    with pytest.raises(InputError, match="No editor is named"):
        editor.command("", {})


@pytest.mark.heavy
@pytest.mark.timeout(120)
def test_the_terminal_is_the_editors_and_comes_back(store: Path, tmp_path: Path) -> None:
    ask = 'printf "a line: "; read -r line; printf "%s" "$line" >> "$1"'
    command = workbench("review", "harbour", "--store", str(store), "--reviewer", "mira")
    named = {"EDITOR": str(script(tmp_path, ask)), "VISUAL": "", "PATH": os.environ["PATH"]}
    with Terminal(command, extra=named) as terminal:
        terminal.wait_for("0 of 12 checked")
        terminal.type("n")
        terminal.wait_for("ctrl+e")
        terminal.type("begun \x05")
        terminal.wait_for("a line:")
        terminal.type("vdx told\r")
        terminal.wait_for("vdx told")
        terminal.wait_for("ctrl+s save")
        terminal.type("\x13")
        terminal.wait_for("1 note")
        terminal.type("v")
        terminal.wait_for("1 of 12 checked")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with open_store(store, read_only=True) as opened:
        notes = opened.notes(article_id(sample.TEXT), sample.claims()[0].claim_id)
    assert [note.body for note in notes] == ["begun \nvdx told"]


@pytest.mark.heavy
@pytest.mark.timeout(120)
def test_a_key_that_saves_elsewhere_does_not_stop_the_terminal_that_is_handed_over(
    store: Path, tmp_path: Path
) -> None:
    command = workbench("review", "harbour", "--store", str(store), "--reviewer", "mira")
    ask = 'printf "a line: "; read -r line; printf "thanks"; printf "there" >> "$1"'
    named = {"EDITOR": str(script(tmp_path, ask)), "VISUAL": "", "PATH": os.environ["PATH"]}
    with Terminal(command, extra=named) as terminal:
        terminal.wait_for("0 of 12 checked")
        assert not termios.tcgetattr(terminal._terminal)[0] & termios.IXON
        terminal.type("n")
        terminal.wait_for("ctrl+e")
        terminal.type("\x05")
        terminal.wait_for("a line:")
        terminal.type("\x13told\r")
        terminal.wait_for("there")
        terminal.type("\x13")
        terminal.wait_for("1 note")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert termios.tcgetattr(terminal._terminal)[0] & termios.IXON, "left as it was found"


@pytest.mark.heavy
@pytest.mark.timeout(120)
def test_a_draft_survives_a_killed_program(store: Path) -> None:
    command = workbench("review", "harbour", "--store", str(store), "--reviewer", "mira")
    here = article_id(sample.TEXT), sample.claims()[0].claim_id
    with Terminal(command) as terminal:
        terminal.wait_for("0 of 12 checked")
        terminal.type("n")
        terminal.wait_for("ctrl+s save")
        terminal.type("asked the pilot")
        terminal.wait_for("asked the pilot")
        while not Drafts(store, "mira").get(here).endswith("pilot"):
            terminal.read(0.1)
        terminal.kill()
    with Terminal(command) as terminal:
        terminal.wait_for("0 of 12 checked")
        terminal.type("n")
        terminal.wait_for("You began this and did not save it.")
        terminal.wait_for("asked the pilot")
