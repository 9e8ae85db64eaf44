"""The source check against the development benchmarks, through the command that a script would run.

The data are in the folder named by ``$WORKBENCH_BENCH``: ``misquote`` and ``numeric_support``, each with
``pairs.jsonl`` and ``gold.jsonl``. Without it the measurement is skipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from workbench.cli.main import main

FOLDER = os.environ.get("WORKBENCH_BENCH", "")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not FOLDER, reason="set WORKBENCH_BENCH to the folder of the development benchmarks"),
]

Scores = dict[str, Any]


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", Path(__file__).with_name("score.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(name: str, good: str, bad: str, capsys: pytest.CaptureFixture[str]) -> tuple[Scores, Scores]:
    """Run ``workbench compare`` over a set; return the scores and the statuses by id."""
    folder = Path(FOLDER, name)
    began = time.perf_counter()
    assert main(["compare", str(folder / "pairs.jsonl")]) == 0
    spent = time.perf_counter() - began
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    labels = [
        {"id": record["id"], "label": good if record["status"] == "confirmed" else bad} for record in records
    ]
    scores: Scores = _scorer().score_pairs(str(folder), labels, bad)
    with capsys.disabled():
        print(
            f"\n{name}: F1 {scores[bad]['F1']:.3f} (P {scores[bad]['P']:.3f}, R {scores[bad]['R']:.3f}), "
            f"false alarms {scores['false_alarm_rate']:.3f}, {spent / len(records) * 1e3:.1f} ms a pair"
        )
    return scores, {record["id"]: record["status"] for record in records}


def test_misquotations_are_told_from_honest_quotations(capsys: pytest.CaptureFixture[str]) -> None:
    scores, statuses = _scored("misquote", "faithful", "altered", capsys)
    lines = Path(FOLDER, "misquote", "gold.jsonl").read_text(encoding="utf-8").splitlines()
    altered = [row["id"] for row in map(json.loads, lines) if row["label"] == "altered"]
    passed = sum(statuses[name] == "confirmed" for name in altered)
    with capsys.disabled():
        print(f"altered quotations that pass as confirmed: {passed} of {len(altered)}")
    assert scores["altered"]["F1"] >= 0.97
    assert scores["false_alarm_rate"] <= 0.03
    assert passed <= 0.01 * len(altered)


def test_unsupported_numbers_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    scores, statuses = _scored("numeric_support", "supported", "mismatch", capsys)
    lines = Path(FOLDER, "numeric_support", "gold.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [row["id"] for row in map(json.loads, lines) if row["label"] == "mismatch"]
    passed = sum(statuses[name] == "confirmed" for name in wrong)
    with capsys.disabled():
        print(f"claims with an unsupported number that pass as confirmed: {passed} of {len(wrong)}")
    assert scores["mismatch"]["F1"] >= 0.90
