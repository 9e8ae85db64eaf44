"""How fast verdicts come in from a file, and that memory does not grow with their number.

``WORKBENCH_BENCH_STORES`` names a folder in which the stores are kept, ``WORKBENCH_BENCH_CLAIMS`` another
number of claims than a million.
"""

from __future__ import annotations

import csv
import os
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench import stores
from tests.bench.processes import WORKBENCH, Cost, run
from workbench.store import open_store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

CLAIMS = int(os.environ.get("WORKBENCH_BENCH_CLAIMS", "1000000"))

ROWS_A_SECOND = 20_000
"""Aim on a machine of its own."""

GROWTH = 1.25
"""Times the memory for a tenth of the rows that all of them may take."""

TABLE = (
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, origin, seq, type, reviewer, article_id, claim_id, payload, "
    "at, prev_hash, hash, UNIQUE (origin, seq))"
)
INSERT = "INSERT INTO entry VALUES (NULL, 'o', ?, 'verdict', 'Ada', 'a', ?, ?, ?, ?, ?)"


def decided(store: Path, folder: Path) -> Path:
    """Write a table in which one reviewer has verified every claim."""
    plain, table = folder / "plain.csv", folder / "decided.csv"
    run([*WORKBENCH, "--store", store, "export", "-o", plain])
    seen = ""
    with (
        plain.open(encoding="utf-8-sig", newline="") as rows,
        table.open("w", encoding="utf-8", newline="") as out,
    ):
        read, write = csv.DictReader(rows), csv.writer(out, lineterminator="\r\n")
        assert read.fieldnames is not None
        write.writerow(read.fieldnames)
        for row in read:
            if row["claim_id"] != seen:
                seen = row["claim_id"]
                row |= {"verdict": "verified", "dispute_reason": "", "correction": "", "note": "",
                        "attribution_verdict": "", "reviewer": "Ada Example",
                        "reviewed_at": "2031-03-12T09:30:00Z"}  # fmt: skip
                write.writerow(row.values())
    plain.unlink()
    return table


def imported(kept: Path, folder: Path) -> tuple[Cost, Path]:
    """Import such a table into a copy of a store."""
    folder.mkdir()
    store = folder / "my.db"
    with closing(sqlite3.connect(kept)) as conn, closing(sqlite3.connect(store)) as copy:
        conn.backup(copy)
    cost = run([*WORKBENCH, "--store", store, "--reviewer", "Bo", "import", decided(kept, folder)])
    return cost, store


def bare(folder: Path, count: int) -> float:
    """Return the seconds that SQLite alone takes to write as many lines of a ledger, triggers left out."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute(TABLE)
        conn.execute("CREATE INDEX claim ON entry (article_id, claim_id, reviewer)")
        began = time.perf_counter()
        conn.execute("BEGIN")
        conn.executemany(
            INSERT,
            ((number, f"{number:016x}", "x" * 90, "2031-03-12T09:30:00.000000Z", "0" * 64, f"{number:064x}")
             for number in range(count)),
        )  # fmt: skip
        conn.execute("COMMIT")
        return time.perf_counter() - began


def test_verdicts_on_all_claims_come_in(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    costs = {}
    for count in (CLAIMS // 10, CLAIMS):
        kept = stores.kept(count, tmp_path_factory, decided=0.01, words=50_000)
        folder = tmp_path / str(count)
        cost, path = imported(kept, folder)
        costs[count] = cost
        beside = bare(tmp_path_factory.mktemp("bare"), count)
        print(f"\n{count:,} verdicts: {cost}: {count / cost.seconds:,.0f} rows a second on the clock")
        print(f"{count / cost.computing:,.0f} rows a second of computing")
        print(f"{cost.seconds / beside:.1f} times SQLite alone for as many lines ({beside:.1f} s)")
        with open_store(path, read_only=True) as store:
            assert store.entries() >= count
        if count == CLAIMS // 10:
            with open_store(path) as store:
                assert store.verify().ok
        shutil.rmtree(folder)
    growth = costs[CLAIMS].peak / costs[CLAIMS // 10].peak
    print(f"times the memory for a tenth: {growth:.2f} (at most {GROWTH})")
    assert growth <= GROWTH
    assert CLAIMS / costs[CLAIMS].seconds >= ROWS_A_SECOND
