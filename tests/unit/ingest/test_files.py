from __future__ import annotations

import io
from pathlib import Path

import pytest

from workbench.errors import InputError
from workbench.ingest import files
from workbench.ingest.files import file_bytes, find_files, is_folder, name_of, named_page, stdin_bytes


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_a_folder_gives_its_files_without_hidden_ones_and_the_parts_of_pages(tmp_path: Path) -> None:
    write(
        tmp_path,
        "b.html",
        "b_files/frame.html",
        "c_files/d.txt",
        "sub/e.PDF",
        ".hidden.txt",
        ".h/f.txt",
        "g.png",
    )
    found = find_files([str(tmp_path), str(tmp_path / "b.html"), "-"], (".txt", ".html", ".pdf"), "source")
    assert [Path(path).name for path in found] == ["b.html", "d.txt", "e.PDF", "-"]


def test_a_folder_without_such_files_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no source in this folder; looked for \.txt, \.pdf files"):
        find_files([str(tmp_path)], (".txt", ".pdf"), "source")


@pytest.mark.parametrize("path", ["gone.txt", "a" * 5000, "a\0b", ""])
def test_what_is_no_file_is_told(path: str) -> None:
    assert not is_folder(path) or path == ""
    with pytest.raises(InputError) as caught:
        file_bytes(path)
    assert str(caught.value).isprintable()


def test_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(InputError, match="too large"):
        file_bytes(str(tmp_path / "a.txt"))
    with pytest.raises(InputError, match="standard input: too large"):
        stdin_bytes(io.BytesIO(b"x" * 11))
    assert stdin_bytes(io.BytesIO(b"x" * 10)) == b"x" * 10


def test_names_are_fit_for_a_terminal() -> None:
    assert name_of("-") == "standard input"
    assert name_of("a\x1b[31m.txt").isprintable()
    assert name_of("") == '""'
    assert [named_page(name) for name in ("a.HTML", "a.htm", "a.xhtml", "a.txt")] == [True, True, True, False]
