"""How long the store lets a reviewer wait, beside bare SQLite in the same run.

A store of 100,000 claims is built for it; ``WORKBENCH_BENCH_STORE`` names one made beforehand instead
(``tests/bench/stores.py``; give it --decided and --checked, and it is written to).
"""

from __future__ import annotations

import json
import os
import random
import resource
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench import stores
from workbench.model import (
    EntryType,
    Flag,
    FrameClass,
    MentionType,
    NewEntry,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.store import Sort, Store, View, open_store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

FIRST_PAGE = 150.0
"""Milliseconds in which a changed filter shows its first page."""

SEARCH = 100.0
"""Milliseconds in which a search as one types shows its first page, in 95 of 100 cases."""

VERDICT_RATIO = 10.0
"""Times a bare durable INSERT that a verdict may take: ledger, hash, current state and counts."""

PAGE_RATIO = 12.0
"""Times a bare SELECT of the same rows that a page may take: notes, verdicts and typed rows."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A large store, closed."""
    named = os.environ.get("WORKBENCH_BENCH_STORE")
    if named:
        return Path(named)
    path = tmp_path_factory.mktemp("bench") / "workbench.db"
    began = time.perf_counter()
    stores.build(path, 100_000, decided=0.1, checked=0.8)
    print(f"\nbuilt 100,000 claims in {time.perf_counter() - began:.1f} s")
    return path


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    """The same, open."""
    with open_store(path) as store:
        yield store


@pytest.fixture(scope="module")
def ids(store: Store) -> list[int]:
    """All row ids in order of outlet: those of a page lie far apart in the file."""
    return [row_id for chunk in store.claim_ids(View(sort=Sort.OUTLET)) for row_id in chunk]


def milliseconds(act: Callable[[], object], times: int) -> list[float]:
    """Return how long something takes, sorted."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - began))
    return sorted(took)


def told(name: str, took: list[float], anchor: list[float] | None = None) -> float:
    """Print a line and return the ratio of the medians."""
    p50, p95 = statistics.median(took), took[int(0.95 * (len(took) - 1))]
    line = f"{name:<44} p50 {p50:8.2f} ms  p95 {p95:8.2f} ms"
    ratio = 0.0
    if anchor is not None:
        bare = statistics.median(anchor)
        ratio = p50 / bare
        line += f"  bare SQLite {bare:.2f} ms  ratio {ratio:.1f}"
    print(line)
    return ratio


def test_opening(path: Path) -> None:
    def bare() -> None:
        with closing(sqlite3.connect(path)) as db:
            db.execute("SELECT count(*) FROM meta").fetchone()

    print()
    told("open and close", milliseconds(lambda: open_store(path).close(), 50), milliseconds(bare, 50))


def test_a_page(store: Store, ids: list[int], path: Path) -> None:
    draw = random.Random(1)

    def pages() -> Iterator[list[int]]:
        while True:
            first = draw.randrange(len(ids) - 128)
            yield ids[first : first + 128]

    page = pages()
    with closing(sqlite3.connect(path)) as db:

        def bare() -> None:
            db.execute(
                "SELECT id, text, outlet, speaker FROM claim WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(next(page)),),
            ).fetchall()

        milliseconds(bare, 200)  # warm
        print()
        ratio = told(
            "page of 128 rows",
            milliseconds(lambda: store.rows(next(page), stores.REVIEWER), 300),
            milliseconds(bare, 300),
        )
    assert ratio < PAGE_RATIO


def test_a_verdict(store: Store, ids: list[int], tmp_path: Path) -> None:
    draw = random.Random(2)
    rows = iter(store.rows(draw.sample(ids, 300), "timer").values())

    def decide() -> None:
        row = next(rows)
        store.append(
            NewEntry(EntryType.VERDICT, "timer", row.article_id, row.claim_id, {"verdict": "verified"})
        )

    with closing(sqlite3.connect(tmp_path / "bare.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE verdict (claim INTEGER PRIMARY KEY, value TEXT, at TEXT)")
        keys = iter(range(300))
        print()
        ratio = told(
            "verdict, durable",
            milliseconds(decide, 200),
            milliseconds(
                lambda: db.execute("INSERT INTO verdict VALUES (?, 'verified', 'now')", (next(keys),)), 200
            ),
        )
    told("undo, durable", milliseconds(lambda: store.undo("timer"), 50))
    told("redo, durable", milliseconds(lambda: store.redo("timer"), 50))
    article = next(iter(store.articles(stores.REVIEWER))).article_id
    told("progress", milliseconds(lambda: store.progress(View(article), "timer"), 50))
    assert ratio < VERDICT_RATIO


def test_the_first_page_of_every_view(store: Store) -> None:
    article = next(iter(store.articles(stores.REVIEWER))).article_id
    mine = stores.REVIEWER
    views = {f"sort by {sort}": View(article, sort=sort, reviewer=mine) for sort in Sort}
    views |= {
        f"sort by {sort}, descending": View(article, sort=sort, reviewer=mine, descending=True)
        for sort in Sort
    }
    views |= {
        f"{value} by {sort}": View(article, verdict=value, reviewer=mine, sort=sort)
        for value in VerdictValue
        for sort in (Sort.PLACE, Sort.OUTLET, Sort.CHECKWORTHINESS)
    }
    views |= {
        "outlet": View(article, outlet="Zeitblatt"),
        "outlet, disputed": View(article, outlet="Zeitblatt", verdict=VerdictValue.DISPUTED, reviewer=mine),
        "outlet, open, by confidence": View(
            article, outlet="Zeitblatt", verdict=VerdictValue.UNREVIEWED, reviewer=mine, sort=Sort.CONFIDENCE
        ),
        "fact type": View(article, fact_type=MentionType.DATE),
        "flag": View(article, flag=Flag.NO_OUTLET),
        "with notes": View(article, has_note=True),
        "search, disputed": View(article, search="s", verdict=VerdictValue.DISPUTED, reviewer=mine),
        "search, by outlet": View(article, search="soldiers", sort=Sort.OUTLET),
    }
    for status in SourceCheckStatus:
        views[f"{status}"] = View(article, source_status=status)
        views[f"{status} by risk"] = View(article, source_status=status, sort=Sort.RISK)
    for each in FrameClass:
        views[f"{each}"] = View(article, frame_class=each)
        views[f"{each}, open, by confidence"] = View(
            article, frame_class=each, verdict=VerdictValue.UNREVIEWED, reviewer=mine, sort=Sort.CONFIDENCE
        )
    views |= {
        f"reports by {sort}": View(article, reports_only=True, reviewer=mine, sort=sort) for sort in Sort
    }
    views |= {
        "reports by risk, descending": View(article, reports_only=True, sort=Sort.RISK, descending=True),
        "reports, descending": View(article, reports_only=True, descending=True),
        "reports, outlet": View(article, reports_only=True, outlet="Zeitblatt"),
        "reports, search": View(article, reports_only=True, search="soldiers"),
        "reports, disputed": View(article, reports_only=True, verdict=VerdictValue.DISPUTED, reviewer=mine),
        "reports, of all articles": View(reports_only=True, sort=Sort.OUTLET),
        "no reports": View(article, reports_only=False),
        "no reports by risk": View(article, reports_only=False, sort=Sort.RISK),
    }
    views |= {
        "open ones by risk": View(article, verdict=VerdictValue.UNREVIEWED, reviewer=mine, sort=Sort.RISK),
        "outlet by risk": View(article, outlet="Zeitblatt", sort=Sort.RISK),
        "outlet by risk, descending": View(article, outlet="Zeitblatt", sort=Sort.RISK, descending=True),
        "search, verified, by risk": View(
            article, search="zeitblatt", verdict=VerdictValue.VERIFIED, reviewer=mine, sort=Sort.RISK
        ),
        "with evidence by risk": View(article, has_evidence=True, sort=Sort.RISK),
        "without evidence": View(article, has_evidence=False),
        "altered, of all articles": View(source_status=SourceCheckStatus.ALTERED, sort=Sort.RISK),
        "reopened": View(article, reopened=True, reviewer=mine),
        "not reopened by risk": View(article, reopened=False, reviewer=mine, sort=Sort.RISK),
    }
    slowest = 0.0
    print()
    for name, view in views.items():
        took = milliseconds(lambda: next(store.claim_ids(view), None), 5)  # noqa: B023 - called at once
        began = time.perf_counter()
        claims = sum(len(chunk) for chunk in store.claim_ids(view))
        whole = 1000 * (time.perf_counter() - began)
        print(f"{name:<44} first page {statistics.median(took):7.2f} ms  all {claims} in {whole:7.1f} ms")
        slowest = max(slowest, statistics.median(took))
    print(f"slowest first page {slowest:.1f} ms")
    assert slowest < FIRST_PAGE


def test_searching_as_one_types(store: Store) -> None:
    article = next(iter(store.articles(stores.REVIEWER))).article_id
    took = []
    for typed in (
        "soldiers crossed velmora",
        "mara lindqvist",
        "12,345",
        "zeitblatt nurses tarn",
        "asked ines",
    ):
        for length in range(1, len(typed) + 1):
            view = View(article, search=typed[:length])
            took += milliseconds(lambda: next(store.claim_ids(view), None), 1)  # noqa: B023 - called at once
    took.sort()
    print()
    told(f"search as one types, {len(took)} keys", took)
    assert took[int(0.95 * (len(took) - 1))] < SEARCH


def test_counting_and_verifying(store: Store) -> None:
    article = next(iter(store.articles(stores.REVIEWER))).article_id
    print()
    for dimension in ("outlet", "kind", "verdict", "frame_class", "source_status"):
        view = View(article, reviewer=stores.REVIEWER)
        told(f"facets by {dimension}", milliseconds(lambda: store.facets(view, dimension), 3))  # noqa: B023 - called at once
    began = time.perf_counter()
    found = store.verify()
    seconds = time.perf_counter() - began
    print(f"verified {found.entries} entries in {seconds:.1f} s, {found.entries / seconds:.0f} a second")
    assert found.ok
    print(f"largest memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
