"""CSV of all claims beside the sqlite3 shell's own ``.mode csv`` for the same SELECT, in one run.

``apt-get install sqlite3`` gives the shell. ``WORKBENCH_BENCH_STORES`` names a folder in which the stores are
kept, ``WORKBENCH_BENCH_CLAIMS`` another number of claims than a million.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from tests.bench import stores
from tests.bench.processes import WORKBENCH, run
from workbench.export.cells import unescape
from workbench.export.columns import NAMES
from workbench.model import EntryType, NewEntry
from workbench.store import View, open_store
from workbench.store.export_cells import ARTICLE, EDITION, ENGINE, EVIDENCE, EXPRESSIONS

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

CLAIMS = int(os.environ.get("WORKBENCH_BENCH_CLAIMS", "1000000"))

RATIO = 2.0
"""Times the shell's own time that the export may take, escapes included."""

GROWTH = 1.25
"""Times the memory for a tenth of the claims that all of them may take."""

_OF_ARTICLE = dict(
    zip(ARTICLE, ("article_id", "title", "ifnull(url, '')", "ifnull(publisher, '')", "ifnull(published, '')"),
        strict=True)
)  # fmt: skip


def statement(head: str) -> str:
    """Return the plain SELECT of the table: cells as SQLite makes them, nothing guarded."""
    fixed = {
        "schema_version": "'2'",
        "ledger_head": f"'{head}'",
        "evidence_count": "'0'",
        "origin_count": "'0'",
    }
    columns = []
    for name in NAMES:
        if name in _OF_ARTICLE:
            made = "article." + _OF_ARTICLE[name] if "(" not in _OF_ARTICLE[name] else _OF_ARTICLE[name]
        elif name == EDITION:
            made = "edition.sha256"
        elif name in ENGINE:
            made = f"json_extract(claim_record.record, '$.engine.{ENGINE[name]}')"
        else:
            made = EXPRESSIONS.get(name) or fixed.get(name, "''")
        columns.append(f'{made} AS "{name}"')
    return (
        f"SELECT {', '.join(columns)} FROM claim "
        "CROSS JOIN claim_record ON claim_record.claim = claim.id "
        "CROSS JOIN article ON article.id = claim.article CROSS JOIN edition ON edition.id = claim.edition "
        "LEFT JOIN claim_source ON claim_source.claim = claim.id "
        "LEFT JOIN verdict ON verdict.claim = claim.id ORDER BY claim.id, verdict.reviewer"
    )


def exported(store: Path, to: Path) -> list[str | Path]:
    return [*WORKBENCH, "--store", store, "export", "--no-bom", "-o", to]


def test_a_csv_of_all_claims_beside_the_shells(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    shell = shutil.which("sqlite3")
    if shell is None:
        pytest.skip("the sqlite3 shell is not installed (apt-get install sqlite3)")
    store = stores.kept(CLAIMS, tmp_path_factory, decided=0.01, words=50_000)
    small = stores.kept(CLAIMS // 10, tmp_path_factory, decided=0.01, words=50_000)
    with open_store(store, read_only=True) as opened:
        head = opened.head()
    script = tmp_path / "script.sql"
    script.write_text(f".mode csv\n.headers on\n{statement(head)};\n", encoding="utf-8")
    theirs, ours = [], []
    for _ in range(2):  # the second run of each reads a file that the system holds in memory
        with script.open("rb") as lines:
            theirs.append(run([shell, "-readonly", store], stdin=lines, stdout=tmp_path / "theirs.csv"))
        ours.append(run(exported(store, tmp_path / "ours.csv")))
    tenth = run(exported(small, tmp_path / "tenth.csv"))
    ratio = min(cost.seconds for cost in ours) / min(cost.seconds for cost in theirs)
    computing = min(cost.computing for cost in ours) / min(cost.computing for cost in theirs)
    print(f"\n{CLAIMS:,} claims: shell {theirs[-1]}; export {ours[-1]}; a tenth of them {tenth}")
    print(f"times the shell: {ratio:.2f} on the clock, {computing:.2f} of computing (at most {RATIO})")
    print(f"times the memory for a tenth: {ours[-1].peak / tenth.peak:.2f} (at most {GROWTH})")
    compare(tmp_path / "ours.csv", tmp_path / "theirs.csv")
    assert ratio <= RATIO
    assert ours[-1].peak <= tenth.peak * GROWTH


def compare(ours: Path, theirs: Path) -> None:
    """See that both wrote the same rows; the plain SELECT has no notes and joins lists otherwise."""
    held = [place for place, name in enumerate(NAMES) if name not in {"note", *EVIDENCE}]
    with ours.open(encoding="utf-8", newline="") as one, theirs.open(encoding="utf-8", newline="") as other:
        pairs = zip(csv.reader(one), csv.reader(other), strict=True)
        for number, (mine, yours) in enumerate(pairs):
            if number < 5_000:
                assert [unescape(mine[place]) for place in held] == [
                    yours[place].replace("\x1f", " | ") for place in held
                ]
    assert number >= CLAIMS


def test_claims_with_notes_and_evidence_take_no_slow_path(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    kept = stores.kept(CLAIMS // 10, tmp_path_factory, decided=0.01, words=50_000)
    plain, noted = tmp_path / "plain.db", tmp_path / "noted.db"
    with closing(sqlite3.connect(kept)) as conn:
        for path in (plain, noted):
            with closing(sqlite3.connect(path)) as copy:
                conn.backup(copy)
    draw = random.Random(1)
    imported: dict[str, object] = {"imported": {"by": "bench", "at": "2031-03-12T09:30:00Z"}}
    count = 0
    with open_store(noted) as store, store.bulk() as bulk:
        rows = (row for row in store.export_rows(View()) if draw.random() < 0.5)
        while some := list(islice(rows, 500)):
            entries = [
                NewEntry(EntryType.NOTE, "bench", row.article_id, row.claim.claim_id,
                         {"body": f'Asked "{row.number}" again,\nno answer.'} | imported,
                         datetime(2031, 3, 12, 9, 30, tzinfo=UTC))
                for row in some
            ]  # fmt: skip
            bulk.known((entry.article_id, str(entry.claim_id)) for entry in entries)
            bulk.append(entries)
            count += len(entries)
    costs = [
        min((run(exported(path, tmp_path / "out.csv")) for _ in range(2)), key=lambda cost: cost.seconds)
        for path in (plain, noted)
    ]
    more = (costs[1].computing - costs[0].computing) / count * 1e6
    print(f"\n{CLAIMS // 10:,} claims: {costs[0]}; with a note on {count:,} of them: {costs[1]}")
    print(f"a claim with a note takes {more:.0f} us more (a whole claim takes "
          f"{costs[0].computing / (CLAIMS // 10) * 1e6:.0f} us)")  # fmt: skip
    assert costs[1].computing <= costs[0].computing * RATIO
