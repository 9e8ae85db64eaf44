"""How well, and how fast, earlier claims are found: MAP@5 and the time a query takes."""

from __future__ import annotations

import json
import os
import statistics
import time
from pathlib import Path
from typing import Any

import pytest

from workbench.check.earlier.ranking import Earlier, Ranking

pytestmark = pytest.mark.bench

WANTED_MAP, WANTED_MS = 0.85, 15.0


def lines(name: str) -> list[dict[str, Any]]:
    root = os.environ.get("WORKBENCH_BENCH")
    if not root:
        pytest.skip("WORKBENCH_BENCH names no folder of development sets")
    path = Path(root) / "dev" / "retrieval" / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_earlier_claims_are_found_and_soon() -> None:
    gold = {str(line["id"]): {str(each) for each in line["relevant"]} for line in lines("gold.jsonl")}
    began = time.perf_counter()
    ranking = Ranking(
        Earlier(str(line["id"]), line["claim"], line["title"]) for line in lines("corpus.jsonl")
    )
    indexing = time.perf_counter() - began
    precision, took = [], []
    for query in lines("queries.jsonl"):
        began = time.perf_counter()
        found = [each.identity for each in ranking.rank(query["text"], 5)]
        took.append((time.perf_counter() - began) * 1000)
        relevant, hits, total = gold[str(query["id"])], 0, 0.0
        for place, identity in enumerate(found, 1):
            if identity in relevant:
                hits += 1
                total += hits / place
        precision.append(total / min(5, len(relevant)))
    mean = statistics.fmean(precision)
    took.sort()
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    print(f"\nMAP@5 {mean:.4f} over {len(precision)} queries; a query p50 {p50:.1f} ms, p95 {p95:.1f} ms; "
          f"indexing {indexing:.2f} s")  # fmt: skip
    assert mean >= WANTED_MAP
    assert p50 <= WANTED_MS
