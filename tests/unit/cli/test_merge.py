from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.cli import merge
from workbench.cli.main import main
from workbench.model import EntryType, NewEntry
from workbench.store import View, open_store


def decide(path: Path, reviewer: str, value: str, **more: str) -> None:
    """Decide on every claim of a store."""
    with open_store(path) as store:
        for row in store.rows(next(store.claim_ids(View())), reviewer).values():
            payload: dict[str, object] = {"verdict": value, **more}
            store.append(NewEntry(EntryType.VERDICT, reviewer, row.article_id, row.claim_id, payload))


@pytest.fixture
def other(store_file: Path, tmp_path: Path) -> Path:
    """Another reviewer's store with the same article, who decided otherwise."""
    path = tmp_path / "bo.db"
    shutil.copy(store_file, path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE meta SET value = 'b0b0b0b0b0b0b0b0' WHERE key = 'origin'")
        db.commit()
    decide(path, "b\x1b[31mo", "disputed", reason="wrong_date")
    decide(store_file, "ada", "verified")
    return path


NEW = "new here 2 entries, 0 articles, 0 claims, 0 sources, 0 source texts, 0 lexicon rows\n"


def test_a_merge_tells_what_is_new_and_where_reviewers_differ(
    store_file: Path, other: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["merge", str(other), "--store", str(store_file)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{other}: {NEW}Claims on which reviewers differ, all verdicts kept: 2\n")
    assert "claim 1 (ada: verified, b" in said.out
    assert "disputed): Two bridges closed\n" in said.out
    assert "\x1b" not in said.out
    assert said.err == ""
    monkeypatch.setattr(merge, "SHOWN", 1)
    assert main(["merge", str(other), "--store", str(store_file)]) == 0
    out = capsys.readouterr().out
    assert "new here 0 entries" in out
    assert out.endswith("  and 1 more: --json lists all\n")


def test_claims_and_sources_that_came_in_want_a_check(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path / "mine.db"):
        pass
    hint = "What came in is not held against the sources yet: run `workbench check`\n"
    assert main(["merge", str(store_file), "--store", str(tmp_path / "mine.db")]) == 0
    out = capsys.readouterr().out
    assert "0 entries, 1 articles, 2 claims" in out
    assert out.endswith(hint)
    assert main(["merge", str(store_file), "--store", str(tmp_path / "mine.db")]) == 0
    assert hint not in capsys.readouterr().out


def test_a_merge_for_scripts_lists_all(
    store_file: Path, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twin = tmp_path / "twin.db"
    shutil.copy(store_file, twin)
    assert main(["merge", "--json", str(twin), str(other), "--store", str(store_file)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "file": str(twin), "entries": 0, "articles": 0, "claims": 0, "sources": 0, "versions": 0,
        "lexicon_rows": 0, "differing": 0, "disagreements": [],
    }  # fmt: skip
    assert (second["file"], second["entries"], second["differing"]) == (str(other), 2, 2)
    assert [(one["number"], one["text"]) for one in second["disagreements"]] == [
        (1, "Two bridges closed"),
        (2, "About 40,000 people have no power"),
    ]
    assert second["disagreements"][0]["verdicts"] == [["ada", "verified"], ["b\x1b[31mo", "disputed"]]


def test_what_cannot_be_merged_is_one_line_and_status_2(
    store_file: Path, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.db").write_text("no store at all\n" * 100)
    for name, said in (
        (tmp_path / "missing.db", "there is no such file; give the file of another reviewer's store"),
        (tmp_path / "text.db", "not a workbench store but some other file; name the file of a store"),
        (tmp_path, "this is a folder"),
        (store_file, "this is the store itself"),
    ):
        assert main(["merge", str(name), "--store", str(store_file)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert said in told.err
        assert str(name) in told.err
        assert told.err.count("\n") == 1
    assert main(["merge", str(other), str(tmp_path / "missing.db"), "--store", str(store_file)]) == 2
    assert capsys.readouterr().out == ""  # the one that is there waits for the slip to be mended
    with closing(sqlite3.connect(other)) as db:
        db.execute("DROP TRIGGER entry_is_never_changed")
        db.execute("UPDATE entry SET reviewer = 'cy'")
        db.commit()
    assert main(["merge", str(other), "--store", str(store_file)]) == 2
    told = capsys.readouterr()
    assert "is not as it was written" in told.err
    assert "nothing was merged" in told.err
    assert told.err.count("\n") == 1


def test_a_merge_needs_a_store_and_a_file(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["merge", "--store", str(store_file)]) == 2
    assert "OTHER" in capsys.readouterr().err
    assert main(["merge", str(store_file), "--store", str(tmp_path / "none.db")]) == 2
    assert "there is no store" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()
