"""How soon it is known what was checked before, in a store of a million claims, and how well it is found."""

from __future__ import annotations

import os
import random
import statistics
import time
from pathlib import Path

import pytest

from tests.bench import stores
from tests.bench.test_near_claims import replaced
from tests.bench.test_retrieval import lines
from workbench.desk.memory import JUDGED, Memory
from workbench.desk.session import ReviewSession
from workbench.store import View, open_store
from workbench.store.earlier_door import CollectedCheck

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

CLAIMS = int(os.environ.get("WORKBENCH_BENCH_CLAIMS", "1000000"))
DRAWN = 200
DECIDED = 0.01
LIMIT = 150.0
"""Milliseconds in which it is known what was checked before, in 95 of 100 cases."""
WANTED_MAP = 0.80


def test_what_was_checked_before_is_known_soon(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = stores.kept(CLAIMS, tmp_path_factory, articles=1, words=50_000, decided=DECIDED)
    draw = random.Random(6)
    with ReviewSession(path, stores.REVIEWER) as session:
        memory = Memory(session.store, stores.REVIEWER)
        ids = next(session.store.claim_ids(View()))
        rows = session.store.rows([draw.choice(ids) for _ in range(DRAWN)], stores.REVIEWER)
        ranked, told = [], []
        for row in rows.values():
            asked = replaced(row.text, draw)
            began = time.perf_counter()
            memory.ranked(asked, 20)
            ranked.append(1000 * (time.perf_counter() - began))
            began = time.perf_counter()
            # All claims are of one article here, so it is left in: as many are compared as at most.
            for candidate, _, share in memory.ranked(asked, JUDGED):
                memory.tell(asked, candidate, share)
            told.append(1000 * (time.perf_counter() - began))
    for name, times in (("ranked", ranked), ("ranked and compared", told)):
        times.sort()
        print(
            f"\n{CLAIMS:,} claims, {DECIDED:.0%} decided: {name} p50 {times[len(times) // 2]:.1f} ms,"
            f" p95 {times[int(0.95 * len(times))]:.1f} ms, at most {times[-1]:.1f} ms"
        )
    assert ranked[int(0.95 * len(ranked))] <= LIMIT


def test_a_collection_in_the_store_is_ranked_well(tmp_path: Path) -> None:
    corpus, queries = lines("corpus.jsonl"), lines("queries.jsonl")
    gold = {str(line["id"]): {str(each) for each in line["relevant"]} for line in lines("gold.jsonl")}
    with open_store(tmp_path / "memory.db") as store:
        began = time.perf_counter()
        store.collect(
            "dev", (CollectedCheck(str(line["id"]), line["claim"], title=line["title"]) for line in corpus)
        )
        reading = time.perf_counter() - began
        memory = Memory(store, "bench")
        precision, took = [], []
        for query in queries:
            began = time.perf_counter()
            ranked = memory.ranked(query["text"], 5)
            took.append(1000 * (time.perf_counter() - began))
            found = [check.identity for each in ranked if (check := store.collected(each[0].row_id))]
            relevant, hits, total = gold[str(query["id"])], 0, 0.0
            for place, identity in enumerate(found, 1):
                if identity in relevant:
                    hits += 1
                    total += hits / place
            precision.append(total / min(5, len(relevant)))
    took.sort()
    mean = statistics.fmean(precision)
    print(
        f"\nout of the store: MAP@5 {mean:.4f} over {len(precision)} queries;"
        f" p50 {took[len(took) // 2]:.1f} ms,"
        f" p95 {took[int(0.95 * len(took))]:.1f} ms; {len(corpus) / reading:,.0f} checks a second read in"
    )
    assert mean >= WANTED_MAP
