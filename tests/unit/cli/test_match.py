from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from workbench.cli.main import main

CORPUS = [
    {"id": 1, "claim": "About 1,200 boats used the harbour.", "title": "How many boats?"},
    {"id": "b", "text": "The ferry stops at night."},
]


def write(path: Path, lines: list[object]) -> str:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)


def test_each_query_gets_the_ids_of_earlier_claims(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = write(tmp_path / "corpus.jsonl", [*CORPUS])
    queries = write(
        tmp_path / "queries.jsonl", [{"id": 7, "text": "1200 boats?"}, {"id": "x", "claim": "no such"}]
    )
    assert main(["match", queries, "--against", corpus]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"id": 7, "ranked": ["1"]}, {"id": "x", "ranked": []}]


def test_scores_and_most_and_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write(tmp_path / "corpus.jsonl", [*CORPUS])
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1, "text": "boats and a ferry at night"}\n'))
    )
    assert main(["match", "-", "--against", corpus, "--most", "1", "--scores"]) == 0
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert line["ranked"] == ["b"]
    assert len(line["scores"]) == 1


@pytest.mark.parametrize(
    ("corpus", "query", "fault"),
    [
        ([{"claim": "no id"}], [], 'corpus.jsonl, line 1: "id" is missing'),
        ([{"id": 1}], [], 'corpus.jsonl, line 1: give "claim", as a text'),
        ([], [{"id": True, "text": "x"}], 'queries.jsonl, line 1: "id" is missing'),
        ([], [{"id": 1, "text": 5}], 'queries.jsonl, line 1: give "text", as a text'),
        ([], [[1]], "queries.jsonl, line 1: this is no JSON object"),
    ],
)
def test_a_faulty_line_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], corpus: list[object], query: list[object], fault: str
) -> None:
    words = [write(tmp_path / "queries.jsonl", query), "--against", write(tmp_path / "corpus.jsonl", corpus)]
    assert main(["match", *words]) == 2
    assert fault in capsys.readouterr().err


def test_the_store_answers_with_decisions_and_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, checks = tmp_path / "my.db", tmp_path / "coast.csv"
    checks.write_text(
        "claim,verdict,publisher,date,url\n"
        "About 1200 boats used the harbour in 2031.,False,Coast Check,2031-03-12,https://coast.example/1\n",
        encoding="utf-8",
    )
    assert main(["import", str(checks), "--store", str(store)]) == 0
    queries = write(
        tmp_path / "queries.jsonl",
        [
            {"id": 1, "text": "About 1,200 boats used the harbour in 2031."},
            {"id": 2, "text": "About 2,100 boats used the harbour in 2031."},
            {"id": 3, "text": "gulls"},
        ],
    )
    capsys.readouterr()
    assert main(["match", queries, "--against-store", "--store", str(store), "--scores"]) == 0
    same, other, none = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert same["ranked"] == ["coast/https://coast.example/1"]
    assert same["earlier"][0]["decisions"] == [{"verdict": "False", "by": "Coast Check", "at": "2031-03-12"}]
    assert (same["earlier"][0]["judged"], same["earlier"][0]["differing"]) == ("same", [])
    assert other["earlier"][0]["judged"] == "differs"
    assert other["earlier"][0]["differing"][0]["kind"] == "number"
    assert (none["ranked"], none["scores"], none["earlier"]) == ([], [], [])


@pytest.mark.parametrize("words", [[], ["--against", "x.jsonl", "--against-store"]])
def test_one_place_to_search_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(["match", write(tmp_path / "queries.jsonl", []), *words]) == 2
    assert "one of them" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = write(tmp_path / "queries.jsonl", [])
    assert main(["match", queries, "--against", str(tmp_path / "none.jsonl")]) == 2
    assert "No such file or directory; give a file of earlier claims" in capsys.readouterr().err
