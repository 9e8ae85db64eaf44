"""How long changes of claims take in a store of a million, beside a verdict in the same run.

``WORKBENCH_BENCH_STORE`` names a store made beforehand (``tests/bench/stores.py``); it is written to.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench import stores
from workbench.desk.coverage import coverage
from workbench.desk.session import ReviewSession
from workbench.model import ClaimKind, Span, VerdictValue
from workbench.store import View

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

EDIT = 40.0
"""Milliseconds in which 95 of 100 edits are stored durably: as for a verdict."""

COVERAGE = 20.0
"""Milliseconds in which 95 of 100 readings of the coverage of a usual article are there."""

TIMES = 40


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReviewSession]:
    """A reviewer at a store of a million claims in articles of a hundred."""
    named = os.environ.get("WORKBENCH_BENCH_STORE")
    path = Path(named) if named else tmp_path_factory.mktemp("bench") / "workbench.db"
    if named is None:
        stores.build(path, 1_000_000, articles=10_000, decided=0.1)
    with ReviewSession(path, "bench") as session:
        yield session


def told(name: str, act: Callable[[int], object], times: int = TIMES) -> float:
    """Print how long an act takes and return the 95th percentile, in milliseconds."""
    act(0)  # what is loaded at the first time
    taken = []
    for index in range(1, times):
        began = time.perf_counter()
        act(index)
        taken.append((time.perf_counter() - began) * 1000)
    late = sorted(taken)[int(0.95 * len(taken))]
    print(f"\n{name}: p50 {statistics.median(taken):.1f} ms, p95 {late:.1f} ms")
    return late


def test_edits_and_coverage(desk: ReviewSession) -> None:
    articles = desk.articles()
    print(f"\n{sum(row.claims for row in articles):,} claims in {len(articles):,} articles")
    article = articles[len(articles) // 2].article_id
    ids = next(desk.claim_ids(View(article_id=article, retired=False)))
    places = [desk.claim(row_id).spans[0] for row_id in ids]
    edits, half = desk.edits, len(ids) // 2

    def halves(span: Span) -> list[list[Span]]:
        middle = (span.start + span.end) // 2
        return [[Span(span.start, middle)], [Span(middle, span.end)]]

    late = [
        told("a verdict", lambda at: desk.decide(ids[at], VerdictValue.VERIFIED)),
        told("another outlet", lambda at: edits.change_outlet(ids[at], f"Zeitblatt {at % 3}")),
        told("another type", lambda at: edits.change_kind(ids[at], ClaimKind.OPINION)),
        told("a new claim", lambda at: edits.add(article, [Span(places[at].start, places[at].end - 3)])),
        told("a split", lambda at: edits.split(ids[half + at], halves(places[half + at]))),
        told("undo", lambda _: desk.undo()),
        told("redo", lambda _: desk.redo()),
        told("dropped", lambda at: edits.drop(ids[at])),
    ]
    assert max(late) < EDIT
    assert told("coverage", lambda _: coverage(desk, article)) < COVERAGE
