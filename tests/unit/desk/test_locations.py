from __future__ import annotations

from pathlib import Path

import pytest

from workbench.desk.config import config_path
from workbench.desk.locations import is_checkout, store_path
from workbench.errors import InputError

CHECKOUT = '[project]\nname = "factcheck-workbench"\n'


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current directory, and a home that is not the tester's."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "share"))
    return here


def test_the_option_wins_over_all(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "pyproject.toml").write_text(CHECKOUT)
    monkeypatch.setenv("WORKBENCH_STORE", "from-environment.db")
    assert store_path("from-option.db") == Path("from-option.db")


def test_the_environment_wins_over_a_checkout(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (elsewhere / "pyproject.toml").write_text(CHECKOUT)
    monkeypatch.setenv("WORKBENCH_STORE", "from-environment.db")
    assert store_path() == Path("from-environment.db")


def test_a_checkout_keeps_its_store_in_its_data_folder(elsewhere: Path) -> None:
    (elsewhere / "pyproject.toml").write_text(CHECKOUT)
    assert store_path() == elsewhere / "data" / "workbench.db"


@pytest.mark.skipif("sys.platform != 'linux'", reason="XDG_DATA_HOME is read on Linux only")
def test_anywhere_else_it_is_in_the_users_data_folder(elsewhere: Path) -> None:
    expected = elsewhere.parent / "home" / "share" / "factcheck-workbench" / "workbench.db"
    assert store_path() == expected
    assert not expected.parent.exists()  # asking creates nothing


def test_an_environment_variable_set_to_nothing_does_not_count(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / "pyproject.toml").write_text(CHECKOUT)
    monkeypatch.setenv("WORKBENCH_STORE", "  ")
    assert store_path() == elsewhere / "data" / "workbench.db"


def test_a_tilde_is_the_home_folder(elsewhere: Path) -> None:
    assert store_path("~/mine.db") == elsewhere.parent / "home" / "mine.db"


@pytest.mark.parametrize("option", ["", "   "])
def test_an_empty_option_is_refused(option: str) -> None:
    with pytest.raises(InputError, match="--store is empty"):
        store_path(option)


def test_a_folder_is_no_store(elsewhere: Path) -> None:
    with pytest.raises(InputError, match="names a folder"):
        store_path(str(elsewhere))


@pytest.mark.parametrize(
    "content",
    [b'[project]\nname = "another"\n', b"[project", b"\xff\xfe", b'project = "factcheck-workbench"\n', b""],
)
def test_other_folders_are_no_checkout(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pyproject.toml").write_bytes(content)
    assert not is_checkout(tmp_path)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("own.db", "set/own.db"),
        ("../reviews/own.db", "set/../reviews/own.db"),
        ("~/own.db", "home/own.db"),
        (" own.db ", "set/own.db"),
    ],
)
def test_a_path_in_the_configuration_means_the_same_from_everywhere(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, written: str, place: str
) -> None:
    file = elsewhere.parent / "set" / "config.toml"
    file.parent.mkdir()
    file.write_text(f'store = "{written}"\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    assert store_path() == elsewhere.parent / place
    monkeypatch.chdir(elsewhere.parent)
    assert store_path() == elsewhere.parent / place


def test_an_absolute_path_in_the_configuration_stays(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = elsewhere / "config.toml"
    file.write_text(f'store = "{elsewhere / "deep" / "own.db"}"\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    assert store_path() == elsewhere / "deep" / "own.db"
    file.write_text('store = "."\n', encoding="utf-8")
    with pytest.raises(InputError, match="names a folder"):
        store_path()


def test_the_home_of_nobody_is_left_as_it_is_written(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store_path("~nobody-of-this-name/a.db") == Path("~nobody-of-this-name/a.db")
    monkeypatch.setenv("WORKBENCH_CONFIG", "~nobody-of-this-name/config.toml")
    assert config_path() == Path("~nobody-of-this-name/config.toml")
