"""``workbench check``."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.desk import checking
from workbench.identity import source_id
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import sha256

REPORT = "Two bridges closed in the night, and the trains wait. Nobody was on them."


@pytest.fixture
def with_source(store_file: Path) -> Path:
    """The store with a copy of the cited outlet's text."""
    name = source_id("Harbour News", "report.txt")
    at = datetime(2031, 3, 12, tzinfo=UTC)
    with open_store(store_file) as store:
        store.put_source(Source(name, "Harbour News", REPORT, sha256(REPORT), at, "report.txt"))
    return store_file


def test_the_statuses_are_counted(with_source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--store", str(with_source)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["confirmed", "1"], ["altered", "0"], ["misattributed", "0"], ["not", "in", "source", "0"],
        ["source", "missing", "0"], ["not", "applicable", "1"],
    ]  # fmt: skip


def test_records_are_one_line_each(with_source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--store", str(with_source), "--article", "bridges.txt"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["article"], first["outlet"], first["status"]) == (
        "bridges.txt",
        "Harbour News",
        "confirmed",
    )
    assert first["passage"]["source"] == "report.txt"
    assert REPORT[first["passage"]["start"] : first["passage"]["end"]] == first["passage"]["text"]
    assert (second["outlet"], second["status"], second["passage"]) == (None, "not_applicable", None)


def test_claims_of_one_status_are_listed_with_the_reason(
    store_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--status", "source_missing", "--store", str(store_file)]) == 0
    assert capsys.readouterr().out == "Two bridges closed\n  no text of Harbour News is saved\n"


def test_no_store_and_no_such_article_are_one_line(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--store", str(tmp_path / "none.db")]) == 2
    assert main(["check", "--store", str(store_file), "--article", "zebra"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert "none.db" in first
    assert "'zebra': the store holds no such article" in second
    assert not (tmp_path / "none.db").exists()


def test_an_interrupted_check_ends_as_one(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "check_article", interrupted)
    assert main(["check", "--store", str(store_file)]) == 130
