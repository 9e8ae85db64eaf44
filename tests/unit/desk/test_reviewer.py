from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from workbench.desk.config import load
from workbench.desk.locations import store_path
from workbench.desk.reviewer import reviewer_name
from workbench.errors import InputError


def test_the_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Bo")
    assert reviewer_name("Ana") == "Ana"
    assert reviewer_name() == "Bo"


@pytest.mark.parametrize("nothing", ["", "  "])
def test_else_it_is_the_systems_user_name(monkeypatch: pytest.MonkeyPatch, nothing: str) -> None:
    monkeypatch.setenv("WORKBENCH_REVIEWER", nothing)
    monkeypatch.setattr(getpass, "getuser", lambda: "ana")
    assert reviewer_name() == "ana"


@pytest.mark.parametrize(
    "fault", [OSError("no username set"), KeyError("uid not found: 4711"), ImportError()]
)
def test_a_user_without_a_name_is_told_how_to_give_one(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def unknown() -> str:
        raise fault

    monkeypatch.setattr(getpass, "getuser", unknown)
    with pytest.raises(InputError, match=r"--reviewer NAME or set \$WORKBENCH_REVIEWER"):
        reviewer_name()


def test_space_around_and_inside_a_name_is_made_single() -> None:
    assert reviewer_name("  Ana \t Roe ") == "Ana Roe"


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_an_empty_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="--reviewer is empty"):
        reviewer_name(name)


@pytest.mark.parametrize("name", ["An\x1b[31ma", "\u202eanA", "Ana\u200b", "nul\x00"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="cannot be shown") as caught:
        reviewer_name(name)
    assert "\x1b" not in str(caught.value)


def test_a_name_may_be_long_but_not_endless() -> None:
    assert reviewer_name("a" * 100) == "a" * 100
    with pytest.raises(InputError, match="longer than 100 characters"):
        reviewer_name("a" * 101)


def test_names_of_any_script_are_kept() -> None:
    assert reviewer_name("日本 Ćaleta") == "日本 Ćaleta"


def test_the_configuration_names_one_where_nothing_else_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('reviewer = "Bo"\nstore = "own.db"\neditor = 3\n', encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    assert (reviewer_name(), str(store_path())) == ("Bo", str(tmp_path / "own.db"))
    assert "editor is a text in quotes" in load().faults[0]
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ana")
    monkeypatch.setenv("WORKBENCH_STORE", "other.db")
    assert (reviewer_name(), str(store_path())) == ("Ana", "other.db")
    assert (reviewer_name("Cy"), str(store_path("third.db"))) == ("Cy", "third.db")
