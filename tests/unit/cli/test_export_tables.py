"""``workbench export --table``, ``--columns``, ``--since`` and ``--package``, and the way back in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.export.decided import decided_store, undecided_store
from workbench.cli.main import main
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

Captured = pytest.CaptureFixture[bytes]


@pytest.fixture
def store(tmp_path: Path, flood: Invented, hostile: Invented) -> Path:
    return decided_store(tmp_path / "my.db", flood, hostile)


def run(store: Path, *words: str, command: str = "export") -> int:
    return main([command, "--store", str(store), *words])


def table(out: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(out.decode("utf-8-sig"), newline="")))


def test_columns_stand_as_they_were_named(store: Path, capfdbinary: Captured) -> None:
    assert run(store, "--columns", "verdict, claim_number,reviewer", "--filter", "verdict:disputed") == 0
    header, *rows = table(capfdbinary.readouterr().out)
    assert header == ["verdict", "claim_number", "reviewer"]
    assert rows == [["disputed", "1", "Ada Example"], ["disputed", "1", "'@cy\t"]]
    assert run(store, "--table", "evidence", "--columns", "relation,outlet") == 0
    assert table(capfdbinary.readouterr().out)[:2] == [["relation", "outlet"], ["context", "Port Courier"]]
    assert run(store, "--columns", "note", "--no-bom") == 0
    assert capfdbinary.readouterr().out.startswith(b'note\r\n"[2031-03-12T')


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--columns", "verdict,reviewr"], "'reviewr' is no column of verdicts; did you mean reviewer?"),
        (["--columns", "Claim-Text"], "did you mean claim_text?"),
        (
            ["--columns", "zzz", "--table", "ledger"],
            "is no column of ledger; its columns are schema_version, ",
        ),
        (["--columns", "verdict,verdict"], "verdict stands there twice"),
        (["--columns", " ,"], "names no column"),
        (["--since", "yesterday"], "--since 'yesterday': give a day (2031-03-12), a time"),
        (["--since", "2031-02-31"], "give a day"),
        (["--since", "0123456789"], "no entry whose hash starts with 0123456789"),
        (["--table", "ledger", "--mine"], "--table ledger is written whole"),
        (["--table", "evidence", "--package", "-o", "a.csv"], "leave --table out"),
        (["--table", "ledger", "--format", "jsonl"], "are for --format csv"),
        (["--format", "claimreview", "--filter", "verdict:open"], "takes no --filter"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    store: Path, capfdbinary: Captured, words: list[str], told: str
) -> None:
    assert run(store, *words) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert told in err.decode()
    assert "Traceback" not in err.decode()


def claims(out: bytes) -> list[tuple[str, str]]:
    """Return number and reviewer of each row."""
    return [(row[0], row[1]) for row in table(out)[1:]]


def test_since_a_moment_leaves_out_what_is_older(store: Path, capfdbinary: Captured) -> None:
    words = ["--columns", "claim_number,reviewer"]
    assert run(store, *words, "--since", "2031-03-12T09:35:00Z") == 0
    # A note alone counts too, and so does an attribution verdict.
    assert claims(capfdbinary.readouterr().out) == [
        ("3", "Ada Example"), ("4", "Ada Example"), ("1", "'@cy\t"), ("2", "'@cy\t"),
    ]  # fmt: skip
    assert run(store, *words, "--since", "2031-03-12") == 0
    assert len(claims(capfdbinary.readouterr().out)) == 7
    assert run(store, *words, "--since", "2031-03-13") == 0
    assert claims(capfdbinary.readouterr().out) == []
    assert run(store, *words, "--since", "2031-03-12T09:35:00Z", "--filter", "verdict:disputed") == 0
    assert claims(capfdbinary.readouterr().out) == [("1", "'@cy\t")]
    assert (
        run(store, "--table", "evidence", "--columns", "relation,reviewer", "--since", "2031-03-12T11:00:00Z")
        == 0
    )
    assert claims(capfdbinary.readouterr().out) == [
        ("contradicts", "Ada Example"),
        ("supports", "Ada Example"),
    ]
    assert run(store, "--table", "ledger", "--columns", "seq,type", "--since", "2031-03-12T12:30:00Z") == 0
    assert claims(capfdbinary.readouterr().out) == [("14", "evidence")]


def test_since_an_entry_tells_what_the_store_took_in_after_it(
    store: Path, flood: Invented, capfdbinary: Captured
) -> None:
    with open_store(store) as opened:
        head = opened.head()
        key = (flood.article.article_id, flood.claims[1].claim_id)
        # Of an earlier day: only its place in the ledger tells that it is new.
        opened.append(NewEntry(EntryType.NOTE, "Dee", *key, {"body": "Asked."}, opened.history(*key)[0].at))
        opened.undo("Bo [desk]")
    words = ["--columns", "claim_number,reviewer", "--since", head]
    assert run(store, *words) == 0
    assert claims(capfdbinary.readouterr().out) == [("2", "Dee")]
    assert run(store, *words[:2], "--since", head[:12].upper()) == 0
    assert claims(capfdbinary.readouterr().out) == [("2", "Dee")]
    assert run(store, "--table", "ledger", "--columns", "seq,type", "--since", head) == 0
    assert claims(capfdbinary.readouterr().out) == [("15", "note"), ("16", "undo")]
    assert run(store, "--table", "evidence", "--columns", "relation,outlet", "--since", head) == 0
    assert claims(capfdbinary.readouterr().out) == []


def test_a_claim_whose_only_decision_was_taken_back_is_new_too(store: Path, capfdbinary: Captured) -> None:
    with open_store(store) as opened:
        head = opened.head()
        undone = opened.undo("@cy\t")
        assert undone is not None
        assert undone.target.type is EntryType.NOTE
    assert run(store, "--columns", "claim_number,reviewer", "--since", head) == 0
    assert claims(capfdbinary.readouterr().out) == [("2", "")]


def test_a_package_holds_all_tables_and_they_come_back(
    store: Path, tmp_path: Path, flood: Invented, hostile: Invented, capfdbinary: Captured
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(store, "--package", "-o", str(folder / "verdicts.csv")) == 0
    told = capfdbinary.readouterr().out.decode().splitlines()
    assert told == [
        f"Wrote 8 rows to {folder / 'verdicts.csv'}",
        f"Wrote 4 rows to {folder / 'evidence.csv'}",
        f"Wrote 14 rows to {folder / 'ledger.csv'}",
        f"Wrote their schemas to {folder / 'datapackage.json'}",
    ]
    package = json.loads((folder / "datapackage.json").read_text())
    assert [each["path"] for each in package["resources"]] == ["verdicts.csv", "evidence.csv", "ledger.csv"]
    assert run(store, "--package", "-o", str(folder / "Evidence.csv")) == 2
    assert b"another file of the package has that name" in capfdbinary.readouterr().err

    other = undecided_store(tmp_path / "other.db", flood, hostile)
    assert run(other, str(folder / "evidence.csv"), command="import") == 0
    assert run(other, str(folder / "evidence.csv"), command="import") == 0
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        f"Imported 4 passages from {folder / 'evidence.csv'}; 0 rows said nothing new.",
        f"Imported 0 passages from {folder / 'evidence.csv'}; 4 rows said nothing new.",
    ]
    third = undecided_store(tmp_path / "third.db", flood, hostile)
    assert run(third, str(folder / "ledger.csv"), command="import") == 0
    assert run(third, str(folder / "ledger.csv"), "--json", command="import") == 0
    line, record = capfdbinary.readouterr().out.decode().splitlines()
    assert line == f"Imported 14 entries from {folder / 'ledger.csv'}; 0 were in the ledger already."
    assert json.loads(record) == {
        "file": str(folder / "ledger.csv"), "rows": 14, "entries": 0, "unchanged": 14,
    }  # fmt: skip
    assert main(["verify-log", "--store", str(third)]) == 0


def test_a_dated_file_is_named_for_its_table(
    store: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(store, "--table", "ledger") == 0
    (written,) = (store.parent / "exports").iterdir()
    assert written.name.startswith("ledger-")
