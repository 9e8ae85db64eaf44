"""``workbench compare``: records that a script reads, an answer that a person reads, and bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.documents import docx, paragraph, pdf
from workbench.cli.main import main

SOURCE = "The port of Orlo lost 15 ships on Sunday. “We did not lose a single crate,” Ida Quill said.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def written(tmp_path: Path, *pairs: object) -> Path:
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(pair) for pair in pairs) + "\n\n", encoding="utf-8")
    return path


def test_each_pair_gets_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = written(
        tmp_path,
        {"id": "a", "claim": "Orlo lost 15 ships on Sunday.", "source": SOURCE},
        {"id": "b", "claim": "Orlo lost 50 ships on Sunday.", "evidence": ["The news.", SOURCE]},
        {"id": 3, "quote": "We did lose a single crate", "source": SOURCE},
        {"id": "d", "quote": "Every lamp on the island went out at once", "source": SOURCE},
    )
    assert main(["compare", str(pairs)]) == 0
    records: list[dict[str, Any]] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["a", "b", 3, "d"]
    assert [record["status"] for record in records] == ["confirmed", "altered", "altered", "not_in_source"]
    assert records[0]["differing"] == []
    joined = f"The news.\n{SOURCE}"
    start, end = records[1]["span"]
    assert joined[start:end] == "The port of Orlo lost 15 ships on Sunday."
    (difference,) = records[1]["differing"]
    assert set(difference) == {"kind", "claim", "source", "claim_span", "source_span"}
    assert difference["kind"] == "number"
    assert "Orlo lost 50 ships on Sunday."[slice(*difference["claim_span"])] == difference["claim"] == "50"
    assert joined[slice(*difference["source_span"])] == difference["source"] == "15"
    assert records[2]["differing"][0]["kind"] == "negation"
    assert records[2]["differing"][0]["claim_span"] is None
    assert records[3]["span"] is None


def test_one_pair_is_told_in_words(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--claim", "Orlo lost 50 ships.", "--source", str(page)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("altered\n")
    assert "number: claim 50 | source 15" in told
    assert main(["compare", "--quote", "Every lamp on the island went out", "--source", str(page)]) == 0
    assert capsys.readouterr().out == "not in source\n"


def test_one_pair_as_json(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--quote", "a single crate", "--source", str(page), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["status"] == "confirmed"
    assert SOURCE[slice(*record["span"])] == "a single crate"


def test_control_characters_of_a_source_never_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Orlo lost \x1b[31m15 ships.", encoding="utf-8")
    assert main(["compare", "--claim", "Orlo lost 15 ships.", "--source", str(page)]) == 0
    assert "\x1b" not in capsys.readouterr().out


BAD_LINES = [
    ("{", "no JSON"),
    ("[1]", "no JSON object"),
    ('{"claim": "a", "source": "b"}', '"id" is missing'),
    ('{"id": 1, "source": "b"}', 'either "claim" or "quote"'),
    ('{"id": 1, "claim": "a", "quote": "a", "source": "b"}', 'either "claim" or "quote"'),
    ('{"id": 1, "claim": 5, "source": "b"}', "as a text"),
    ('{"id": 1, "claim": "a"}', 'give "source" or "evidence"'),
    ('{"id": 1, "claim": "a", "evidence": ["b", 2]}', "list of texts"),
    ("[" * 100_000, "no JSON"),
]


@pytest.mark.parametrize(("line", "words"), BAD_LINES, ids=[words for _, words in BAD_LINES])
def test_a_bad_line_is_told_in_one_line_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, words: str
) -> None:
    path = tmp_path / "pairs.jsonl"
    good = json.dumps({"id": 1, "claim": "a", "source": "b"})
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")
    assert main(["compare", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"{path}, line 2: " in told
    assert words in told


def test_bytes_that_are_no_utf_8_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(b"\xff\xfe{\n")
    assert main(["compare", str(path)]) == 2
    assert "line 1: this is no UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--claim", "a"],
        ["--source", "page.txt"],
        ["--claim", "a", "--quote", "b", "--source", "page.txt"],
        ["pairs.jsonl", "--claim", "a"],
        ["no-such.jsonl"],
        ["--claim", "a", "--source", "no-such.txt"],
    ],
)
def test_a_wrong_call_is_told_in_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1


def test_a_source_may_be_a_page_a_pdf_or_a_word_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "The port of Orlo lost 15 ships on Sunday, the harbour master said."
    html = f"<html><body><nav>Home</nav><article><p>{told}</p></article></body></html>"
    for name, data in (
        ("page.html", html.encode()),
        ("page.pdf", pdf([told])),
        ("page.docx", docx(paragraph(told))),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert main(["compare", "--claim", "Orlo lost 50 ships on Sunday.", "--source", str(path)]) == 0
        answer = capsys.readouterr()
        assert answer.out.splitlines()[:2] == ["altered", f"  passage [0:{len(told)}]: {told}"], name
        assert answer.err == ""


def test_a_source_without_text_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([""]))
    assert main(["compare", "--quote", "Orlo lost", "--source", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"workbench: {path}: this PDF holds pictures of pages")
