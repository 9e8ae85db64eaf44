"""Decisions taken in by the hundred make the same store as one by one."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, source
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

if TYPE_CHECKING:
    from workbench.store.bulk import Bulk

SAMPLE = Sample.of(
    (
        "Rain fell on Velmora.",
        "The ferry makes no trips.",
        "Nobody was hurt.",
        "A mill stood still.",
        "Two roads were shut.",
        "Trains ran late.",
    )
)
RETIRED = 5
AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)
IMPORTED: dict[str, object] = {"imported": {"by": "desk", "at": "2031-03-12T10:00:00Z"}}
TABLES = (
    "entry", "verdict", "step", "evidence", "reopened", "claim_source", "decided_words",
    "claim",
)  # fmt: skip
OTHERS = {
    "note": "SELECT claim, reviewer, at, body, origin, seq FROM note",
    "tally": "SELECT * FROM tally WHERE claims > 0",
    "note_search": "SELECT rowid, notes FROM note_search",
}
DECISIONS: tuple[tuple[EntryType, dict[str, object]], ...] = (
    (EntryType.VERDICT, {"verdict": "verified"}),
    (EntryType.VERDICT, {"verdict": "disputed", "reason": "misquote", "correction": "\ud800"}),
    (EntryType.VERDICT, {"verdict": "unreviewed"}),
    (EntryType.ATTRIBUTION_VERDICT, {"verdict": "rejected"}),
    (EntryType.ATTRIBUTION_VERDICT, {"verdict": ""}),
    (EntryType.NOTE, {"body": "asked\0"}),
    (EntryType.VERDICT, {"verdict": "disputed", "correction": 'a "4"\u2028\\u0041\n'}),
    (EntryType.NOTE, {"body": "\\ud800 \x7f \U0001f300"}),
)
DECISION = st.tuples(
    st.integers(0, 5),
    st.sampled_from(("ada", "bo\ud800", 'c"\\u\x01')),
    st.sampled_from(DECISIONS),
    st.integers(0, 3),
)


def entry(claim: int, who: str, decision: tuple[EntryType, dict[str, object]], minute: int) -> NewEntry:
    kind, payload = decision
    key = (SAMPLE.article.article_id, SAMPLE.claims[claim].claim_id)
    return NewEntry(kind, who, *key, payload | IMPORTED, AT + timedelta(minutes=minute))


def state_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    queries = {table: f"SELECT * FROM {table}" for table in TABLES} | OTHERS
    with closing(sqlite3.connect(path)) as conn:
        return {table: sorted(conn.execute(query), key=repr) for table, query in queries.items()}


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a history on some of the sample's claims, one of which is gone from its text."""
    path = tmp_path_factory.mktemp("decided") / "my.db"
    saved = source("Harbour Post", "The ferry makes no trips, it was said.")
    with open_store(path) as store:
        SAMPLE.put(store)
        store.put_source(saved)
        store.append(SAMPLE.verdict(0, "disputed", "ada", reason="wrong_date"))
        store.append(SAMPLE.verdict(0, "verified", "ada"))
        store.undo("ada")
        store.append(SAMPLE.note(1, "first", "ada"))
        store.append(SAMPLE.evidence(1, saved, "ferry", "ada"))
        store.append(SAMPLE.verdict(RETIRED, "verified", "ada"))
        SAMPLE.with_claims(SAMPLE.claims[:RETIRED]).put(store)
    return path


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(DECISION, max_size=5), max_size=5))
def test_the_store_is_that_of_one_decision_after_the_other(
    decided: Path, batches: list[list[tuple[int, str, tuple[EntryType, dict[str, object]], int]]]
) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("one.db", "many.db")]
        for path in paths:
            shutil.copyfile(decided, path)
        with open_store(paths[0]) as one, open_store(paths[1]) as many:
            for each in (each for batch in batches for each in batch):
                one.append(entry(*each))
            with many.bulk() as bulk:
                for batch in batches:
                    entries = [entry(*each) for each in batch]
                    bulk.known((each.article_id, str(each.claim_id)) for each in entries)
                    bulk.append(entries)
            assert many.verify().ok
        states = [state_of(path) for path in paths]
        for table, rows in states[0].items():
            assert rows == states[1][table], table


def test_what_is_not_written_yet_is_known(tmp_path: Path) -> None:
    keys = [(SAMPLE.article.article_id, claim.claim_id) for claim in SAMPLE.claims[:2]]
    with open_store(tmp_path / "my.db") as store:
        SAMPLE.put(store)
        with store.bulk() as bulk:
            bulk.known(keys)
            bulk.append([entry(0, "ada", DECISIONS[0], 0)])
            bulk.append([entry(0, "ada", DECISIONS[1], 1)])  # without a question between
            held = bulk.known(keys)
            assert [line[1] for line in held[keys[0]].lines] == [1, 2]
            assert [each.value for each in held[keys[0]].verdicts] == ["disputed"]
            assert not held[keys[1]].lines
        assert store.verify().ok


def take_three(bulk: Bulk, then: type[BaseException] | None = None) -> None:
    """Take decisions on three claims in, and raise what is to be raised then."""
    for number in range(3):
        one = entry(number, "ada", DECISIONS[0], 0)
        bulk.known([(one.article_id, str(one.claim_id))])
        bulk.append([one])
    if then is not None:
        raise then


def test_a_fault_of_the_thread_that_writes_is_raised_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    with open_store(path) as store:
        SAMPLE.put(store)
        with closing(sqlite3.connect(path)) as conn:
            conn.execute(
                "CREATE TRIGGER full BEFORE INSERT ON verdict BEGIN SELECT RAISE (ABORT, 'no room'); END"
            )
        head = store.head()
        with pytest.raises(sqlite3.IntegrityError, match="no room"), store.bulk() as bulk:
            take_three(bulk)
        assert store.head() == head
        store.append(SAMPLE.note(0, "the store still takes decisions"))
        assert store.verify().ok


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "my.db") as store:
        SAMPLE.put(store)
        head = store.head()
        with pytest.raises(KeyboardInterrupt), store.bulk() as bulk:
            take_three(bulk, then=KeyboardInterrupt)
        assert store.head() == head
        store.append(SAMPLE.note(0, "the store still takes decisions"))
        assert store.verify().ok


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "my.db") as store:
        SAMPLE.put(store)
        head = store.head()
        wrong = NewEntry(
            EntryType.ARTICLE, "ada", SAMPLE.article.article_id, None, {"title": "x", **IMPORTED}
        )

        def take() -> None:
            with store.bulk() as bulk:
                good = entry(0, "ada", DECISIONS[0], 0)
                bulk.known([(good.article_id, str(good.claim_id)), ("\ud800", "none")])
                bulk.append([good])
                bulk.append([wrong])

        with pytest.raises(StoreError, match="is not written in bulk"):
            take()
        assert store.head() == head
        assert store.verify().ok
