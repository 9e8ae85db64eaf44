"""How long uniting two large stores takes, and how much memory."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.bench import stores
from workbench.model import EntryType, NewEntry
from workbench.store import Store, View, open_store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

CLAIMS, ARTICLES = 100_000, 100
MEGABYTES = 64
"""What a merge may take beyond the interpreter and the open store, whatever the number of claims."""
SECONDS = 90

_MERGE = """
import json, sys, time
from pathlib import Path
from workbench.store import merging, open_store
def peak():
    # Not ru_maxrss: that begins with what the process had that started this one.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
told = []
with open_store(Path(sys.argv[1])) as store:
    before, began = peak(), time.perf_counter()
    done = store.merge(Path(sys.argv[2]), lambda one, all: told.append(one))
    seconds = time.perf_counter() - began
    grown = peak() - before
    print(json.dumps({"seconds": seconds, "mb": grown, "entries": done.entries,
        "claims": done.claims, "differing": done.differing, "told": len(told)}))
"""


def merged(ours: Path, theirs: Path, what: str) -> dict[str, float]:
    """Merge in a process of its own and return what it measured."""
    done = subprocess.run(
        [sys.executable, "-c", _MERGE, str(ours), str(theirs)], capture_output=True, check=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    print(
        f"\n{what}: {found['entries']:,} entries, {found['claims']:,} claims new in {found['seconds']:.1f} s,"
        f" {found['mb']:.0f} MB more at the peak, reviewers differ on {found['differing']:,} claims"
    )
    return found


def decided(base: Path, to: Path, reviewer: str, value: str, **more: str) -> Path:
    """Return a copy of a store, of another origin, in which a reviewer decided on every claim."""
    shutil.copy(base, to)
    with closing(sqlite3.connect(to)) as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'origin'", (reviewer.encode().hex(),))
        db.commit()
    with open_store(to) as store:
        store.append_many(_verdicts(store, reviewer, {"verdict": value, **more}))
    return to


def _verdicts(store: Store, reviewer: str, payload: dict[str, object]) -> Iterator[NewEntry]:
    for ids in store.claim_ids(View()):
        for first in range(0, len(ids), 1000):
            for row in store.rows(list(ids[first : first + 1000]), reviewer).values():
                yield NewEntry(EntryType.VERDICT, reviewer, row.article_id, row.claim_id, payload)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("claims", [CLAIMS // 5, CLAIMS])
def test_stores_are_united_soon_and_in_little_memory(
    claims: int, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = stores.kept(claims, tmp_path_factory, articles=ARTICLES)
    ours = decided(base, tmp_path / "ours.db", "ada", "verified")
    theirs = decided(base, tmp_path / "theirs.db", "bo", "disputed", reason="wrong_date")
    with open_store(tmp_path / "empty.db"):
        pass
    found = [
        merged(ours, theirs, f"{claims:,} claims, the same articles"),
        merged(ours, theirs, "the same again"),
        merged(tmp_path / "empty.db", theirs, f"{claims:,} claims into an empty store"),
    ]
    assert [one["entries"] for one in found] == [claims, 0, claims]
    assert [one["claims"] for one in found] == [0, 0, claims]
    assert found[0]["differing"] == claims
    for one in found:
        assert one["told"] > 10
        assert one["mb"] <= MEGABYTES
        assert one["seconds"] <= SECONDS
