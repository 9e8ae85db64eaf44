"""``workbench extract``: what it prints, and what it says of files it cannot use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from workbench.cli.extract import command
from workbench.cli.main import main
from workbench.extract import DEFAULT_MODEL
from workbench.lexicon import Entry, OwnRow
from workbench.store import open_store
from workbench.text import sha256

STORY = (
    "Flood cuts off Orlo\n\n"
    "The dam above Orlo failed on Monday, and 40 people were taken to a school on the hill.\n\n"
    "The Orlo river board said that the wall had been checked in May.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, [*args], input=stdin)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_one_claim_a_line_with_the_path_as_given(story: Path) -> None:
    result = run(str(story), "--published", "2031-03-12")
    assert result.exit_code == 0
    assert result.stderr == ""
    found = records(result)
    assert found
    for record in found:
        assert record["article"] == str(story)
        assert record["article_sha256"] == sha256(STORY)
        assert record["engine"]["model"] == DEFAULT_MODEL
        spans, exact = record["spans"], record["exact"]
        assert [STORY[a:b] for a, b in spans] == exact
    assert len({record["claim_id"] for record in found}) == len(found)
    assert [record["start"] for record in found] == sorted(record["start"] for record in found)


def test_dates_hang_on_the_day_of_publication(story: Path) -> None:
    def monday(*args: str) -> tuple[str | None, bool]:
        for record in records(run(str(story), *args)):
            for fact in record["facts"]:
                if fact["text"] == "Monday":
                    return fact["value"], "unresolved_date" in record["flags"]
        raise AssertionError

    assert monday("--published", "2031-03-12") == ("2031-03-10", False)
    assert monday()[1]


def test_nothing_is_printed_for_standard_inputs_sake_alone(story: Path) -> None:
    result = run("-", stdin=STORY)
    assert {record["article"] for record in records(result)} == {"-"}
    assert [r["text"] for r in records(result)] == [r["text"] for r in records(run(str(story)))]


def test_a_folder_and_a_bad_file_among_good_ones(tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "b.txt").write_text(STORY, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    missing = str(tmp_path / "missing.txt")
    result = run(missing, str(folder), str(story))
    assert result.exit_code == 2
    articles = list(dict.fromkeys(record["article"] for record in records(result)))
    assert articles == [str(folder / "b.txt"), str(story)]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 2
    assert missing in complaints[0]
    assert "empty.txt" in complaints[1]


def test_only_bad_files_load_no_parser(tmp_path: Path) -> None:
    code = (
        "import sys; from workbench.cli.extract import command\n"
        "try: command(sys.argv[1:])\n"
        "except SystemExit as end: print(end.code, 'spacy' in sys.modules)"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "none.txt")], capture_output=True, text=True, check=True
    )
    assert out.stdout.split() == ["2", "False"]


def test_a_table_is_one_line_a_claim_and_safe_to_print(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("The dam above \x1b[31mOrlo\u202e failed on Monday.\n", encoding="utf-8")
    result = run(str(path), "--format", "table")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == len(result.stdout.splitlines()) >= 1
    assert "failed on Monday" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_blocks_come_with_roles_and_reasons(story: Path, form: str) -> None:
    result = run(str(story), "--blocks", "--format", form)
    assert result.exit_code == 0
    assert "body" in result.stdout
    if form == "jsonl":
        for record in records(result):
            assert STORY[record["start"] : record["end"]] == record["text"]
            assert record["reason"]


@pytest.mark.parametrize("day", ["12.3.2031", "20310312", "2031-13-01", "yesterday"])
def test_a_wrong_day_is_refused_with_the_form_to_write(story: Path, day: str) -> None:
    result = run(str(story), "--published", day)
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr
    assert result.stdout == ""


def test_a_wrong_format_is_refused(story: Path) -> None:
    result = run(str(story), "--format", "xml")
    assert result.exit_code == 2
    assert "jsonl" in result.stderr


def test_a_missing_model_is_one_line_and_status_2(story: Path) -> None:
    out = subprocess.run(
        [sys.executable, "-m", "workbench", "extract", str(story), "--model", "xx_none"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert out.returncode == 2
    assert out.stdout == ""
    assert out.stderr.count("\n") == 1
    assert "xx_none" in out.stderr


def test_a_reader_that_goes_away_is_no_fault(story: Path) -> None:
    shell = f"'{sys.executable}' -m workbench extract '{story}' | head -n 1"
    out = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=True)
    assert len(out.stdout.splitlines()) == 1
    assert out.stderr == ""


def test_no_store_is_made(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "new" / "workbench.db"))
    assert run(str(story)).exit_code == 0
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["story.txt"]


def test_the_rows_of_a_store_are_used_only_where_one_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "my.db"
    with open_store(store) as opened:
        opened.put_lexicon_rows([OwnRow(Entry.OUTLET, "Orlo Herald", ("OH",))], "Ana")
    story = tmp_path / "own.txt"
    story.write_text("The dam failed on Monday, OH reported.\n", encoding="utf-8")
    file = tmp_path / "names.csv"
    file.write_text("entry,name,aliases\noutlet,Ohio Post,OH\n", encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_STORE", str(store))

    def outlets(*args: str) -> set[str]:
        found = records(run(str(story), *args))
        return {outlet for record in found for outlet in record["attribution"]["outlets"]}

    assert outlets() == set()
    assert outlets("--store", str(store)) == {"Orlo Herald"}
    assert outlets("--lexicon", str(file)) == {"Ohio Post"}


def test_a_store_that_is_not_there_is_told(story: Path, tmp_path: Path) -> None:
    assert main(["extract", str(story), "--store", str(tmp_path / "none.db")]) == 2
    assert not (tmp_path / "none.db").exists()
