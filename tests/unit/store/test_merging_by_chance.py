"""Stores united after random histories: the same in any order and bracketing, and no entry lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from tests.unit.store.histories import HISTORY, NAMES, PAGE, SAMPLE, Act, Desks, quick_stores, state_of
from workbench.store import open_store


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the article and the page, for all three to begin with."""
    path = tmp_path_factory.mktemp("merging") / "template.db"
    with quick_stores(), open_store(path) as store:
        SAMPLE.put(store)
        store.put_source(PAGE)
    return path


def united(start: Path, others: Iterable[Path], to: Path) -> Path:
    """Return a copy of a store that others were merged into, one after the other."""
    shutil.copy(start, to)
    with open_store(to) as store:
        for other in others:
            store.merge(other)
    return to


def checked(path: Path) -> dict[str, list[str]]:
    """Return what can be seen of a store, having looked whether it is sound."""
    with open_store(path) as store:
        found = store.verify()
        assert found.ok, found.problems
        store._conn.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")
        store._conn.execute("INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)")
        assert store._conn.execute("PRAGMA foreign_key_check").fetchall() == []
    return state_of(path)


def entries(path: Path) -> set[tuple[str, int, str]]:
    with closing(sqlite3.connect(path)) as conn:
        return set(conn.execute("SELECT origin, seq, hash FROM entry"))


def check(history: list[Act], template: Path) -> None:
    with TemporaryDirectory() as name, quick_stores():
        folder = Path(name)
        desks = Desks(folder, template)
        try:
            for act in history:
                desks.do(act)
        finally:
            desks.close()
        every = set().union(*map(entries, desks.paths))
        results = [
            united(order[0], order[1:], folder / f"order{number}.db")
            for number, order in enumerate(permutations(desks.paths))
        ]
        for number, (one, two, three) in enumerate(permutations(desks.paths)):
            if number % 2 == 0:
                inner = united(two, [three], folder / f"inner{number}.db")
                results.append(united(one, [inner], folder / f"outer{number}.db"))
        first = checked(results[0])
        assert entries(results[0]) == every, "an entry is lost"
        for path in results[1:]:
            found = checked(path)
            for table, rows in first.items():
                assert found[table] == rows, f"{table} of {path.name}"
        again = united(results[0], [*desks.paths, results[1]], folder / "again.db")
        assert state_of(again) == first, "merging again changed something"


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=HISTORY)
def test_all_orders_of_merging_give_the_same_state(history: list[Act], template: Path) -> None:
    check(history, template)


@pytest.mark.heavy
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=HISTORY)
def test_all_orders_of_merging_give_the_same_state_at_length(history: list[Act], template: Path) -> None:
    check(history, template)


def test_every_act_can_be_done(template: Path, tmp_path: Path) -> None:
    """An act that is always refused would prove nothing."""
    with quick_stores():
        desks = Desks(tmp_path, template)
        before = state_of(desks.paths[0])
        for what in DOING:
            for act in what:
                desks.do(act)
            after = state_of(desks.paths[0])
            assert after != before, what
            before = after
        desks.close()
    assert len(NAMES) == len(desks.paths)


def _one(what: str, first: int = 0, second: int = 1) -> Act:
    return Act(0, what, first, second)


DOING = [
    [_one("verdict")], [_one("attribution")], [_one("note")], [_one("note_again")], [_one("undo")],
    [_one("redo")], [_one("evidence")], [_one("withdraw")], [_one("drop")], [_one("bring_back")],
    [_one("outlet")], [_one("speaker")], [_one("kind")], [_one("fact")], [_one("spans")], [_one("add")],
    [_one("split")], [_one("merge", 1)], [_one("no_fact")], [_one("fact_after_all")], [_one("line_out")],
    [_one("line_in")], [_one("title")], [_one("published")], [_one("archive")], [_one("put_other")],
    [_one("reread", 1)], [_one("another_text", 5)], [_one("edition", 5, 2)], [_one("version")],
    [_one("source_again")], [_one("remove_source")], [_one("word")], [_one("drop_word")],
    [Act(1, "note", 0, 0), _one("pull")],
]  # fmt: skip
