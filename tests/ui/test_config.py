from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.room import enter
from workbench.desk.config import Config, load
from workbench.ui.key_changes import changes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("WORKBENCH_CONFIG", str(path))
    return path


def write(path: Path, text: str) -> None:
    path.write_text(text)


async def test_a_key_that_was_chosen_acts_and_is_told_everywhere(store: Path, config: Path) -> None:
    write(config, '[keys.review]\nverify = "f6"\ndispute = "v"\n')
    async with enter(store, size=(120, 40)) as room:
        assert "f6 verified" in room.text().splitlines()[-1]
        assert "v disputed" in room.text().splitlines()[-1]
        await room.press("d")
        assert room.verdicts() == {}
        await room.press("f6")
        assert room.verdicts() == {1: "verified"}
        await room.press("v", "1")
        assert room.verdicts() == {1: "verified", 2: "disputed wrong_number"}
        await room.press("h")
        assert "f6            Mark the claim verified." in room.text()
    write(config, "")
    async with enter(store) as room:
        assert "v verified" in room.text().splitlines()[-1]


async def test_sentences_and_dialogs_follow_a_key_that_was_chosen(store: Path, config: Path) -> None:
    write(
        config,
        '[keys]\n"review.undo" = "f7"\n"review.drop" = "f8"\n"review.next_passage" = "f9"\n'
        '"review.whole_source" = "none"\n"note.save" = "ctrl+t"\n"filters.save" = "w"\n'
        '"articles.add" = "f6"\n"review.zoom" = "L"\n',
    )
    async with enter(store, size=(120, 40)) as room:
        assert "─Sources   E evidence   f9 , step─" in room.text()
        assert " w whole" not in room.text().splitlines()[-1]
        await room.press("w")  # it has no key now
        assert len(room.app.screen_stack) == 2
        await room.press("f8")
        assert "Dropped; f7 takes that back, f8 on it too." in room.messages()[-1]
        await room.press("f7")
        await room.press("apostrophe")
        assert "No filter is saved yet: w saves the one in force" in room.text()
        assert "w save this one" in room.text()
        await room.press("s", "w")
        assert "No filter is in force" in room.messages()[-1]
        await room.press("n", "x", "ctrl+s")
        assert "ctrl+t save" in room.text()
        await room.press("ctrl+t")
        assert room.messages()[-1] == "Note saved."
        await room.press("L")
        assert "only (L)" in room.text()
    write(config, "")


async def test_a_faulty_line_is_told_and_the_default_holds(store: Path, config: Path) -> None:
    write(config, 'theme = "pink"\n[keys.review]\nverify = "d"\n')
    async with enter(store) as room:
        assert any("d is the key of review.dispute" in words for words in room.messages())
        assert any("theme is one of auto" in words for words in room.messages())
        await room.press("v")
        assert room.verdicts() == {1: "verified"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_sign_of_the_screens_in_ascii(worked: Path, config: Path, size: tuple[int, int]) -> None:
    write(config, "ascii = true\nanimation = false\n")
    async with enter(worked, size=size) as room:
        assert room.app.animation_level == "none"
        for key in ("C", "h", "escape", "d", "escape", "f", "escape", "n", "escape", "H", "escape", "b"):
            await room.press(key)
            odd = {char for char in room.text() if not char.isascii()}
            assert not odd, (key, odd)


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("review.verfy", "v", "did you mean review.verify?"),
        ("review.verify", "hyperspace", "there is no key 'hyperspace'; did you mean space?"),
        ("review.verify", "zzz", "there is no key 'zzz': keys are written as n, f6, ctrl+n"),
        ("review.verify", "j", "j is the key of list.next"),
        ("everywhere.theme", "x", "x is the key of review.unverifiable"),
        ("everywhere.command_palette", "none", "it leads to all that has no key"),
        ("split.cut", "e", "e is the key of split.share"),
        ("words.turn", "w", "w is the key of source.next_word"),
        ("note.save", "s", "letters and signs are written there"),
        ("notes.new", "enter", "enter means the same in every dialog"),
        ("yes_no.no", "none", "no palette reaches into a dialog"),
    ],
)
def test_what_cannot_be_is_one_clear_line(tmp_path: Path, name: str, key: str, words: str) -> None:
    made = changes(Config(tmp_path / "c.toml", keys={name: key}))
    assert made.keymap == {}
    assert len(made.faults) == 1
    assert words in made.faults[0]


def test_the_styles_keep_one_set_of_moving_keys(tmp_path: Path) -> None:
    arrows = changes(Config(tmp_path / "c.toml", key_style="arrows")).keymap
    assert (arrows["list.next"], arrows["list.first"]) == ("down", "home")
    letters = changes(Config(tmp_path / "c.toml", key_style="vi")).keymap
    assert (letters["list.next"], letters["list.first"]) == ("j", "g")


def test_a_file_that_is_no_toml_sets_nothing(config: Path) -> None:
    config.write_text("theme = ")
    found = load()
    assert found.theme == "auto"
    assert "not TOML" in found.faults[0]
