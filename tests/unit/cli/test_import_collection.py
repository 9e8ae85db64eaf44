from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.main import main

CSV = "claim,rating,publisher\nMilk is blue.,False,Coast Check\n,True,Coast Check\n"


def run(store: Path, *words: str) -> int:
    return main(["import", "--store", str(store), *words])


def test_a_collection_is_read_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, file = tmp_path / "my.db", tmp_path / "coast.csv"
    file.write_text(CSV, encoding="utf-8")
    assert run(store, str(file)) == 0
    out, err = capsys.readouterr()
    assert out == "Collection coast: 1 new check, 0 changed, 0 known already.\n"
    assert "coast.csv, line 3: it has no claim" in err
    assert run(store, str(file), "--collection", "Coast", "--json") == 0
    assert json.loads(capsys.readouterr().out)["unchanged"] == 1
    assert run(store, "--list-collections") == 0
    assert capsys.readouterr().out.split()[::2] == ["1", "coast"]
    assert run(store, "--remove-collection", "coast") == 0
    assert "Removed collection coast with 1 check" in capsys.readouterr().out
    assert run(store, "--list-collections", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"removed": None, "collections": []}
    assert run(store, "--list-collections") == 0
    assert "no collections" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ([], "Missing argument 'FILE'"),
        (["x.csv", "--list-collections"], "one of them"),
        (["--remove-collection", "none"], "no collection 'none'; there are: coast"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], fault: str
) -> None:
    file = tmp_path / "coast.csv"
    file.write_text(CSV, encoding="utf-8")
    assert run(tmp_path / "my.db", str(file)) == 0
    assert run(tmp_path / "my.db", *words) == 2
    assert fault in capsys.readouterr().err


def test_a_name_is_for_collections_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run(tmp_path / "my.db", str(file), "--collection", "x") == 2
    assert "names no claim" in capsys.readouterr().err
