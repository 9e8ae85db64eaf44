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


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    queries = write(tmp_path / "queries.jsonl", [])
    assert main(["match", queries, "--against", str(tmp_path / "none.jsonl")]) == 2
    assert "No such file or directory; give a file of earlier claims" in capsys.readouterr().err
