from __future__ import annotations

import os
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk import folders
from workbench.desk.folders import articles_below, look_into
from workbench.errors import InputError


def names(folder: Path, part: str = "") -> list[str]:
    return [entry.path.name for entry in look_into(folder, part).entries]


def test_folders_come_first_and_only_what_is_read_is_listed(tmp_path: Path) -> None:
    for name in ("b.txt", "Ä.HTML", "c.pdf", "d.md", ".e.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    for name in ("zebra", ".git"):
        (tmp_path / name).mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert names(tmp_path) == ["zebra", "Ä.HTML", "b.txt", "d.md"]
    assert names(tmp_path, "a") == ["zebra", "Ä.HTML"]
    assert names(tmp_path, ".e") == [".e.txt"]


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere: cannot read the folder"):
        look_into(tmp_path / "nowhere")
    with pytest.raises(InputError, match="no article in this folder"):
        articles_below(str(tmp_path))


def test_a_large_folder_shows_its_first_entries_and_counts_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST", 3)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    found = look_into(tmp_path)
    assert [entry.name for entry in found.entries] == ["0.txt", "1.txt", "2.txt"]
    assert found.more == 2


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1, max_size=40))
def test_every_name_is_shown_harmless_and_leads_to_its_file(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    file = folder / f"a{name}.txt"
    file.write_text("x", encoding="utf-8")
    (entry,) = look_into(folder).entries
    assert not {category(letter) for letter in entry.name} & {"Cc", "Cs", "Zl", "Zp"}
    assert entry.path.read_text(encoding="utf-8") == "x"
    assert articles_below(str(folder)) == [str(file)]
