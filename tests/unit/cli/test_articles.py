from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

Capture = pytest.CaptureFixture[str]


def decide(store_file: Path) -> str:
    """Dispute the first claim and return the article's id."""
    with open_store(store_file) as store:
        (row,) = store.articles()
        (mark, _) = store.marks(row.article_id, "Ana")
        claim = store.claim(mark.row_id).claim_id
        payload: dict[str, object] = {"verdict": "disputed", "reason": "wrong_date"}
        store.append(NewEntry(EntryType.VERDICT, "Ana", row.article_id, claim, payload))
        return row.article_id


def test_a_line_an_article_with_its_counts(store_file: Path, capsys: Capture) -> None:
    name = decide(store_file)
    assert main(["articles", "--store", str(store_file)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("  ") == [
        name, "2031-03-12", "1 of 2 checked, 1 disputed", "", "", "", "Bridges closed", "(bridges.txt)",
    ]  # fmt: skip


def test_json_is_one_object_an_article(store_file: Path, capsys: Capture) -> None:
    name = decide(store_file)
    assert main(["articles", "--json", "--store", str(store_file)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    for moment in (record.pop("added_at"), record.pop("last_reviewed_at")):
        assert datetime.fromisoformat(moment).tzinfo is not None
    assert record == {
        "article_id": name,
        "title": "Bridges closed",
        "origin": "bridges.txt",
        "url": None,
        "publisher": None,
        "published": "2031-03-12",
        "claims": 2,
        "checked": 1,
        "disputed": 1,
        "archived": False,
        "last_reviewed_by": "Ana",
    }


def test_archived_ones_are_left_out_unless_asked_for(store_file: Path, capsys: Capture) -> None:
    with open_store(store_file) as store:
        (row,) = store.articles()
        store.append(NewEntry(EntryType.ARTICLE, "Ana", row.article_id, payload={"archived": True}))
    assert main(["articles", "--store", str(store_file)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "workbench: 1 archived, not listed here: `workbench articles --archived` lists all.\n"
    assert main(["articles", "--archived", "--store", str(store_file)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(row.article_id)
    assert line.endswith("(bridges.txt)  archived")
    assert main(["articles", "--json", "--store", str(store_file)]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["archived"] is True
    assert record["last_reviewed_at"] is record["last_reviewed_by"] is None


@pytest.mark.parametrize("made", [False, True])
def test_an_empty_store_says_how_to_add_an_article(tmp_path: Path, capsys: Capture, made: bool) -> None:
    path = tmp_path / "my.db"
    if made:
        open_store(path).close()
    assert main(["articles", "--store", str(path)]) == 0
    assert "workbench add FILE" in capsys.readouterr().out
    assert main(["articles", "--json", "--store", str(path)]) == 0
    assert capsys.readouterr().out == ""
    assert path.exists() == made


def test_hostile_titles_reach_the_terminal_harmless(store_file: Path, capsys: Capture) -> None:
    with open_store(store_file) as store:
        (row,) = store.articles()
        payload: dict[str, object] = {"title": "a\x1b]0;owned\x07\nb \u202e[/b]"}
        store.append(NewEntry(EntryType.ARTICLE, "Ana", row.article_id, payload=payload))
    for words in (["articles"], ["articles", "--json"], []):
        assert main([*words, "--store", str(store_file)]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        assert line.isprintable()
        assert "[/b]" in line


def test_without_a_command_and_a_terminal_the_articles_are_printed(store_file: Path, capsys: Capture) -> None:
    assert main(["--store", str(store_file)]) == 0
    out, err = capsys.readouterr()
    assert "Bridges closed" in out
    assert err == "workbench: no terminal for the screen, so here are the articles.\n"
