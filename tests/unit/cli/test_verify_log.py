from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.model import EntryType, NewEntry
from workbench.store import View, open_store


@pytest.fixture
def head(store_file: Path) -> str:
    """The head of the store's ledger, two entries long."""
    with open_store(store_file) as store:
        for row in store.rows(next(store.claim_ids(View())), "ada").values():
            store.append(
                NewEntry(EntryType.VERDICT, "ada", row.article_id, row.claim_id, {"verdict": "verified"})
            )
        return store.head()


def test_a_sound_log_is_told_with_its_head(
    store_file: Path, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify-log", "--store", str(store_file)]) == 0
    assert capsys.readouterr().out == f"2 entries, every one as it was written\nhead {head}\n"
    assert main(["verify-log", "--head", f" {head.upper()} ", "--store", str(store_file)]) == 0


def test_problems_are_listed_and_end_with_status_1(
    store_file: Path, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(store_file)) as db:
        db.execute("UPDATE verdict SET value = 'disputed', reviewer = 'a\x1b[31m'")
        db.commit()
    assert main(["verify-log", "--store", str(store_file)]) == 1
    out = capsys.readouterr().out
    assert "the verdict does not follow from the ledger" in out
    assert "\x1b" not in out
    assert main(["verify-log", "--json", "--store", str(store_file)]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["entries"], found["head"]) == (False, 2, head)
    assert len(found["problems"]) >= 2


def test_a_log_cut_short_is_shown_by_the_head(
    store_file: Path, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(store_file)) as db:
        db.execute("DROP TRIGGER entry_is_never_deleted")
        for statement in (
            "DELETE FROM verdict WHERE claim = (SELECT max(claim) FROM verdict)",
            "DELETE FROM entry WHERE seq = 2",
            "DELETE FROM step WHERE seq = 2",
            "UPDATE tally SET claims = 1",
        ):
            db.execute(statement)
        db.commit()
    assert main(["verify-log", "--store", str(store_file)]) == 0
    assert main(["verify-log", "--head", head, "--store", str(store_file)]) == 1
    assert "cut short" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--head", "xyz"], []])
def test_what_cannot_be_verified_is_one_line_and_status_2(
    store_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    path = store_file if arguments else tmp_path / "none.db"
    assert main(["verify-log", *arguments, "--store", str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
