from __future__ import annotations

from pathlib import Path

import pytest

from workbench.desk.remembered import FILE_NAME, LONGEST, folder, forget, recall, remember


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "state"))
    return tmp_path / "state" / FILE_NAME


def test_what_is_remembered_is_there_again_and_leaves_the_rest(place: Path) -> None:
    assert recall("panes", "wide") is None
    assert not place.parent.exists()
    remember("panes", "wide", [30, 50])
    remember("tour", "first", 1)
    remember("panes", "narrow", {"rows": [4, 5]})
    assert recall("panes", "wide") == [30, 50]
    assert recall("panes", "narrow") == {"rows": [4, 5]}
    remember("panes", "wide", None)
    assert recall("panes", "wide") is None
    forget("panes")
    assert recall("panes", "narrow") is None
    assert recall("tour", "first") == 1
    assert [file.name for file in place.parent.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[1]",
        b"{",
        b"\xff\xfe",
        b'{"panes": 3}',
        b"[" * 100_000,
        b'{"panes": {"wide": 7}}' + b" " * LONGEST,
    ],
    ids=["empty", "list", "torn", "binary", "no section", "deep", "long"],
)
def test_a_spoilt_file_is_no_reason_to_stop(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    assert recall("panes", "wide") is None
    remember("panes", "wide", [1, 2])
    assert recall("panes", "wide") == [1, 2]


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file"))
    remember("panes", "wide", [1, 2])
    assert recall("panes", "wide") is None
    remember("panes", "odd", object())


def test_tests_keep_out_of_the_directories_of_who_runs_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert tmp_path_factory.getbasetemp() in folder().parents


def test_without_a_name_it_is_the_platforms_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_STATE", " ")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    assert folder().name == "factcheck-workbench"
    assert tmp_path in folder().parents
