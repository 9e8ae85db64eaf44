"""The write-ahead log goes back into the file when nobody waits, not in the middle of a decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.store.samples import Sample
from workbench.desk.session import ReviewSession
from workbench.model import VerdictValue
from workbench.store import View, open_store
from workbench.store.large_door import WORTH_IT

if TYPE_CHECKING:
    from workbench.store import Store

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips.", "Nobody was hurt."))
PAGE = 4_096
USUAL = 1_000 * PAGE
"""Bytes of the log at which SQLite writes it back by itself."""


def log(path: Path) -> int:
    return path.with_name(f"{path.name}-wal").stat().st_size


def decide_much(store: Store, path: Path) -> None:
    """Take decisions until the log is longer than SQLite leaves it by itself."""
    at = 0
    while log(path) < USUAL + 100 * PAGE:
        store.append_many(SAMPLE.note(each % 3, "x" * 3_000) for each in range(at, at + 100))
        at += 100


def test_no_decision_waits_for_the_log_and_a_rest_writes_it_back(store_path: Path) -> None:
    with ReviewSession(store_path, "ada") as session:
        SAMPLE.put(session.store)
        session.rest()
        written = store_path.stat().st_mtime_ns
        decide_much(session.store, store_path)
        assert store_path.stat().st_mtime_ns == written
        session.rest()
        assert store_path.stat().st_mtime_ns > written


def test_a_store_that_was_not_asked_writes_back_by_itself(store_path: Path) -> None:
    with open_store(store_path) as store:
        SAMPLE.put(store)
        written = store_path.stat().st_mtime_ns
        decide_much(store, store_path)
        assert store_path.stat().st_mtime_ns > written


def test_a_few_decisions_are_not_worth_it(store_path: Path) -> None:
    with ReviewSession(store_path, "ada") as session:
        SAMPLE.put(session.store)
        session.store.write_back()
        session.store.append(SAMPLE.verdict(0, "verified"))
        assert not session.store.write_back()
        session.store.append_many(SAMPLE.note(0, str(each)) for each in range(WORTH_IT))
        assert session.store.write_back()
        assert not session.store.write_back()


def test_what_another_process_reads_is_not_waited_for(store_path: Path) -> None:
    with ReviewSession(store_path, "ada") as session:
        SAMPLE.put(session.store)
        with open_store(store_path, read_only=True) as other:
            walk = iter(other.claim_ids(View(article_id=None)))
            row_id = next(walk)[0]
            decide_much(session.store, store_path)
            session.rest()
            assert session.decide(row_id, VerdictValue.VERIFIED).verdict is VerdictValue.VERIFIED


def test_a_rest_before_the_store_is_open_does_nothing(store_path: Path) -> None:
    ReviewSession(store_path, "ada").rest()
    assert not store_path.exists()
