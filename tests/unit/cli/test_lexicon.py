from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.lexicon import shipped_lexicon

Capture = pytest.CaptureFixture[str]
SHIPPED = shipped_lexicon().outlets[0]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "my.db"))


def run(capsys: Capture, *words: str, status: int = 0) -> tuple[str, str]:
    assert main(["lexicon", *words]) == status
    out, err = capsys.readouterr()
    return out, err


def test_names_are_added_listed_and_removed(capsys: Capture) -> None:
    out, err = run(capsys, "add", "outlet", "Ellery Gazette", "--alias", "EGZ", "--domain", "ellery.example")
    assert (out, err) == ("added         outlet  Ellery Gazette  aliases: EGZ  domains: ellery.example\n", "")
    run(capsys, "add", "weapon", "Gull", "--designation", "G-7", "--category", "drone")
    run(capsys, "add", "verb", "yodel", "--form", "yodels", "--class", "belief")
    run(capsys, "add", "unit", "oarsmen", "--form", "oarsman", "--category", "troop_count")
    out, _ = run(capsys, "list")
    assert out.splitlines() == [
        "own       outlet  Ellery Gazette  aliases: EGZ  domains: ellery.example",
        "own       unit    oarsmen  category: troop_count  forms: oarsman",
        "own       verb    yodel  forms: yodels  class: belief",
        "own       weapon  Gull  category: drone  designation: G-7",
    ]
    assert run(capsys, "remove", "weapon", "gull")[0].startswith("removed       weapon  Gull")
    out, _ = run(capsys, "list", "--entry", "weapon", status=0)
    assert out == ""


def test_as_json_a_row_is_an_object(capsys: Capture) -> None:
    run(capsys, "add", "outlet", "Ellery Gazette", "--context-alias", "the Gazette")
    out, _ = run(capsys, "list", "--json")
    assert json.loads(out) == {
        "from": "own", "entry": "outlet", "name": "Ellery Gazette", "aliases": [],
        "ambiguous_aliases": ["the Gazette"], "domains": [], "category": "", "designation": "", "subtype": "",
        "forms": [], "class": "", "off": False,
    }  # fmt: skip
    out, _ = run(capsys, "list", "--json", "--all", "--find", SHIPPED.name)
    assert {json.loads(line)["from"] for line in out.splitlines()} == {"shipped"}


def test_what_should_be_known_is_told(capsys: Capture) -> None:
    _, err = run(capsys, "add", "outlet", SHIPPED.name, "--alias", "Post")
    lines = err.splitlines()
    assert lines[0] == f"workbench: {SHIPPED.name!r} is a shipped outlet: your row stands in for it"
    assert any("'Post' is an everyday word" in line for line in lines)
    assert any("'Post' is a name of" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["add", "outlet", "a\x1b]0;x\x07b"], "holds a character that cannot be shown"),
        (["add", "outlet", "a|b"], "cannot hold a bar"),
        (["add", "outlet", ""], "name is empty"),
        (["add", "planet", "Mars"], "'planet' is not one of"),
        (["add", "verb", "yodel", "--class", "shout"], "'shout' is none of report"),
        (["add", "verb", "yodel", "--alias", "x"], "aliases does not go with the entry verb"),
        (["remove", "outlet", "Ellery Gazette"], "no row of this name"),
        (["restore", "outlet", "Ellery Gazette"], "is no shipped outlet"),
        (["export", "-o", "names.csv"], "there is no store"),
        (["import", "none.csv"], "none.csv: No such file"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(capsys: Capture, words: list[str], message: str) -> None:
    out, err = run(capsys, *words, status=2)
    assert out == ""
    assert message in err
    assert err.count("\n") == 1
    assert err.rstrip("\n").isprintable()


def test_alone_it_tells_what_it_can_do(capsys: Capture) -> None:
    out, err = run(capsys)
    assert out.startswith("Usage: workbench lexicon")
    assert err == ""


def test_the_store_is_not_written_over(capsys: Capture) -> None:
    run(capsys, "add", "verb", "yodel")
    _, err = run(capsys, "export", "-o", "my.db", status=2)
    assert "is the store itself" in err
    assert run(capsys, "list")[0] == "own       verb    yodel\n"


def test_rows_are_shared_as_a_file(capsys: Capture, tmp_path: Path) -> None:
    run(capsys, "add", "outlet", "=Ellery", "--alias", "'tis Daily")
    run(capsys, "add", "verb", "yodel")
    assert run(capsys, "export", "-o", "names.csv")[0] == "names.csv: 2 rows written\n"
    assert "'=Ellery,''tis Daily" in Path("names.csv").read_text(encoding="utf-8-sig")
    out, _ = run(capsys, "import", "names.csv", "--store", "other.db")
    assert out == "names.csv: 2 added\n"
    assert run(capsys, "import", "names.csv", "--store", "other.db")[0] == "names.csv: 2 unchanged\n"
    assert run(capsys, "list", "--store", "other.db") == run(capsys, "list")
    text, _ = run(capsys, "export", "-o", "-")
    assert text == Path("names.csv").read_bytes().decode("utf-8-sig")


def test_where_articles_are_stored_the_way_to_read_them_again_is_told(
    capsys: Capture, store_file: Path
) -> None:
    out, _ = run(capsys, "add", "outlet", "Ellery Gazette", "--store", str(store_file))
    way = f"workbench add --reread --store {store_file}"
    assert out.splitlines()[1] == f"To read the 1 stored article again with it (decisions stay): {way}"
    out, _ = run(capsys, "add", "outlet", "Ellery Gazette", "--store", str(store_file))
    assert out.splitlines() == ["unchanged     outlet  Ellery Gazette"]
