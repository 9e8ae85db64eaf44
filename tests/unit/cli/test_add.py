from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.desk.changes import OnProgress
from workbench.desk.reader import ChildReader
from workbench.errors import ModelMissingError
from workbench.model import Article, Claim, Edition
from workbench.store import open_store

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current directory with two articles and an empty file; nothing is parsed in it."""

    def no_claims(
        _reader: ChildReader, _article: Article, _edition: Edition, _on_progress: OnProgress
    ) -> list[Claim]:
        return []

    monkeypatch.setattr(ChildReader, "claims", no_claims)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "my.db"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("The bridge closed on Sunday.\n")
    (tmp_path / "texts" / "b.txt").write_bytes("The café closed on Sunday.\n".encode("cp1252"))
    (tmp_path / "texts" / "c.txt").touch()
    return tmp_path


def test_a_line_a_file_and_the_status_tells_of_the_bad_one(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts", "gone.txt"]) == 2
    out, err = capsys.readouterr()
    assert [line.rpartition(" (")[0] for line in out.splitlines()] == [
        "added      texts/a.txt: 0 claims",
        "added      texts/b.txt: 0 claims",
    ]
    complaints = err.splitlines()
    assert [line.split(":")[1].strip() for line in complaints] == ["texts/b.txt", "texts/c.txt", "gone.txt"]
    assert "Windows-1252" in complaints[0]
    assert all(line.startswith("workbench: ") for line in complaints)


def test_a_file_that_is_there_is_unchanged_and_all_is_well(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts/a.txt"]) == 0
    assert main(["add", "texts/a.txt"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["added", "unchanged"]


def test_what_is_said_of_the_article_is_kept(folder: Path, capsys: Capture) -> None:
    words = ["--title", "Bridge", "--url", "https://example.org/b", "--publisher", "Radio Varn"]
    assert main(["add", "texts/a.txt", *words, "--published", "2031-03-12"]) == 0
    with open_store(folder / "my.db") as store:
        (row,) = store.articles()
    assert (row.title, row.url, row.publisher, str(row.published)) == (
        "Bridge", "https://example.org/b", "Radio Varn", "2031-03-12",
    )  # fmt: skip
    assert main(["add", "texts/a.txt", "--title", "Better"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("updated    texts/a.txt")


def test_json_is_one_object_a_file(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts", "--json"]) == 2
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(record["file"], record["outcome"]) for record in records] == [
        ("texts/a.txt", "added"), ("texts/b.txt", "added"), ("texts/c.txt", "failed"),
    ]  # fmt: skip
    assert records[0]["claims"] == 0
    assert len(records[1]["warnings"]) == 1
    assert "empty" in records[2]["error"]
    assert records[2]["article_id"] is None


def test_standard_input_is_an_article_too(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The harbour opened.\n")))
    assert main(["add", "-"]) == 0
    assert capsys.readouterr().out.startswith("added      -: 0 claims")


def test_what_would_fail_for_every_file_is_told_once(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(
        _reader: ChildReader, _article: Article, _edition: Edition, _on_progress: OnProgress
    ) -> list[Claim]:
        raise ModelMissingError("no model: install it")

    monkeypatch.setattr(ChildReader, "claims", missing)
    assert main(["add", "texts"]) == 2
    assert capsys.readouterr().err == "workbench: no model: install it\n"
    assert not (folder / "my.db").exists()


def test_without_a_file_the_way_is_shown(folder: Path, capsys: Capture) -> None:
    assert main(["add"]) == 2
    err = capsys.readouterr().err
    assert "FILE|FOLDER|-" in err
    assert "`workbench add --help`" in err


def test_an_interruption_keeps_what_was_added_and_tells_the_way_on(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(
        _reader: ChildReader, _article: Article, edition: Edition, _on_progress: OnProgress
    ) -> list[Claim]:
        if "café" in edition.text:
            raise KeyboardInterrupt
        return []

    with monkeypatch.context() as patched:
        patched.setattr(ChildReader, "claims", interrupted)
        assert main(["add", "texts"]) == 130
    out, err = capsys.readouterr()
    assert out.startswith("added      texts/a.txt")
    assert err.splitlines()[-1] == (
        "workbench: stopped after 1 file; what was added stays, and the same command again goes on from there"
    )
    assert main(["add", "texts"]) == 2
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["unchanged", "added"]


def test_stored_articles_can_be_read_again(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts/a.txt", "texts/b.txt"]) == 0
    capsys.readouterr()
    assert main(["add", "--reread"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["unchanged"] * 2
    assert main(["add", "--reread", "a.txt"]) == 0
    assert capsys.readouterr().out.startswith("unchanged  texts/a.txt")
    assert main(["add", "--reread", "--title", "New"]) == 2
    assert "leave --title out" in capsys.readouterr().err


def test_a_lexicon_file_that_is_not_there_is_told_once(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts", "--lexicon", "none.csv"]) == 2
    assert capsys.readouterr().err == "workbench: none.csv: No such file or directory\n"


def test_another_version_says_what_became_of_the_claims(folder: Path, capsys: Capture) -> None:
    assert main(["add", "texts/a.txt", "--title", "Bridge"]) == 0
    capsys.readouterr()
    assert main(["add", "texts/b.txt", "--edition-of", "Bridge"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("revised    texts/b.txt: 0 claims (")
    assert lines[1:3] == [
        "  0 claims unchanged: 0 with a verdict, which stands.",
        "  0 claims changed: 0 reopened, with the former words beside them.",
    ]
    assert main(["add", "texts/b.txt", "--edition-of", "Bridge", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["outcome"], told["kept"], told["reopened"]) == ("unchanged", 0, 0)
    assert main(["add", "texts/a.txt", "--edition-of", "Tunnel"]) == 2
    assert "no article in the store goes with it" in capsys.readouterr().err
    assert main(["add", "texts/a.txt", "texts/b.txt", "--edition-of", "Bridge"]) == 2
