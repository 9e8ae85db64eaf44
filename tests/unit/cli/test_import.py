from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.cli.main import main
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

AT = datetime(2031, 3, 12, tzinfo=UTC)


def make(path: Path, invented: Invented, *decisions: tuple[int, str, datetime]) -> None:
    """Make a store in which Ada decided on claims and noted something on the first."""
    article_id = invented.article.article_id
    with open_store(path) as store:
        store.put_article(invented.article, invented.edition, invented.claims)
        for claim, verdict, at in decisions:
            payload: dict[str, object] = {"verdict": verdict}
            claim_id = invented.claims[claim].claim_id
            store.append(NewEntry(EntryType.VERDICT, "Ada\x1b", article_id, claim_id, payload, at))
        if decisions:
            claim_id = invented.claims[0].claim_id
            store.append(NewEntry(EntryType.NOTE, "Ada\x1b", article_id, claim_id, {"body": "Asked."}, AT))


@pytest.fixture
def file(tmp_path: Path, flood: Invented) -> Path:
    """An export with two verdicts and a note."""
    make(tmp_path / "theirs.db", flood, (0, "verified", AT), (1, "disputed", AT + timedelta(hours=2)))
    path = tmp_path / "verdicts.csv"
    assert main(["export", "--store", str(tmp_path / "theirs.db"), "-o", str(path)]) == 0
    return path


def run(store: Path, *words: str) -> int:
    return main(["import", "--store", str(store), "--reviewer", "Importer", *words])


def test_the_summary_says_what_was_done(
    file: Path, tmp_path: Path, flood: Invented, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "mine.db", flood)
    capsys.readouterr()
    assert run(tmp_path / "mine.db", str(file)) == 0
    assert (
        capsys.readouterr().out == f"Imported 2 verdicts and 1 note from {file}; 2 rows said nothing new.\n"
    )
    assert run(tmp_path / "mine.db", str(file)) == 0
    assert (
        capsys.readouterr().out == f"Imported 0 verdicts and 0 notes from {file}; 4 rows said nothing new.\n"
    )


def test_conflicts_are_told_without_acting_on_the_terminal(
    file: Path, tmp_path: Path, flood: Invented, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "mine.db", flood, *((claim, "unverifiable", AT + timedelta(hours=1)) for claim in (0, 1)))
    capsys.readouterr()
    assert run(tmp_path / "mine.db", str(file)) == 0
    out = capsys.readouterr().out
    first, second = flood.claims[0].claim_id, flood.claims[1].claim_id
    assert out == (
        f"Imported 1 verdict and 0 notes from {file}; 2 rows said nothing new.\n"
        "1 decision in the store gave way to a later one in the file:\n"
        f"  row 3, claim {second}, Ada\ufffd: store unverifiable, file disputed\n"
        "1 decision in the file gave way to a later one in the store:\n"
        f"  row 2, claim {first}, Ada\ufffd: store unverifiable, file verified\n"
    )


def test_json_holds_the_same(
    file: Path, tmp_path: Path, flood: Invented, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "mine.db", flood, (0, "unverifiable", AT + timedelta(hours=1)))
    capsys.readouterr()
    assert run(tmp_path / "mine.db", str(file), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "file": str(file),
        "rows": 4,
        "verdicts": 1,
        "notes": 0,
        "unchanged": 2,
        "replaced": 0,
        "kept": 1,
        "retired": 0,
        "by_hand": 0,
        "conflicts": [
            {
                "row": 2,
                "article_id": flood.article.article_id,
                "claim_id": flood.claims[0].claim_id,
                "reviewer": "Ada\x1b",
                "store": "unverifiable",
                "file": "verified",
                "counts": "store",
            }
        ],
    }


def test_progress_is_drawn_on_a_terminal(
    file: Path, tmp_path: Path, flood: Invented, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    make(tmp_path / "mine.db", flood)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(tmp_path / "mine.db", str(file)) == 0
    size = file.stat().st_size
    assert f"{size} of {size}" in capsys.readouterr().err


def test_faults_are_one_line_and_change_nothing(
    file: Path, tmp_path: Path, flood: Invented, hostile: Invented, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path / "mine.db", flood)
    make(tmp_path / "other.db", hostile)
    capsys.readouterr()
    good = file.read_text(encoding="utf-8-sig")
    bad = {
        "header.csv": (good.replace("dispute_reason", "reason", 1), "lacks dispute_reason and has"),
        "semicolons.csv": (good.partition("\r\n")[0].replace(",", ";"), "separated by semicolons"),
        "ids.csv": (good.replace(flood.claims[2].claim_id, "1E+15"), "does not hold row 4: claim 1E+15"),
        "empty.csv": ("", "is empty"),
    }  # fmt: skip
    for name, (text, message) in bad.items():
        path = tmp_path / name
        path.write_bytes(text.encode())
        assert run(tmp_path / "mine.db", str(path)) == 2
        err = capsys.readouterr().err
        assert f"{path}: " in err
        assert message in err
        assert err.count("\n") == 1
    for store, path in ((tmp_path / "mine.db", tmp_path / "no.csv"), (tmp_path / "other.db", file)):
        assert run(store, str(path)) == 2
        assert capsys.readouterr().err.count("\n") == 1
    for name in ("mine.db", "other.db"):
        with open_store(tmp_path / name) as opened:
            assert opened.verify().entries == 0
    assert run(tmp_path / "none.db", str(file)) == 2
    assert not (tmp_path / "none.db").exists()
