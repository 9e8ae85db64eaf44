"""Collections of fact-checks are kept whole, once each, and go again without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from workbench.errors import InputError
from workbench.store import Store
from workbench.store.earlier_door import Collected, CollectedCheck

BOATS = CollectedCheck(
    "https://coast.example/1", "About 1,200 boats used the harbour.", "False", "Coast Check", "Mara Vane",
    date(2031, 3, 12), "https://coast.example/1", "How many boats?",
)  # fmt: skip
FERRY = CollectedCheck("", "The ferry \ud800 stops at night.")


def counted(store: Store, word: str) -> int:
    found = store._conn.execute(
        "SELECT count(*) FROM earlier_search WHERE earlier_search MATCH ?", (word,)
    ).fetchone()
    return int(found[0])


def test_a_check_comes_back_as_it_was_and_is_kept_once(store: Store) -> None:
    assert store.collect("Coast", [BOATS, FERRY]) == Collected(new=2)
    assert store.collect("coast", [FERRY, BOATS]) == Collected(unchanged=2)
    found = store.collected(1)
    assert found is not None
    assert replace(found, collection="", key=0) == BOATS
    assert (found.collection, found.key) == ("Coast", 1)
    second = store.collected(2)
    assert second is not None
    assert second.claim == FERRY.claim
    assert [(each.name, each.checks) for each in store.collections()] == [("Coast", 2)]
    assert store.collected(3) is None


def test_what_a_known_check_says_anew_is_kept(store: Store) -> None:
    store.collect("Coast", [BOATS])
    assert store.collect("Coast", [replace(BOATS, verdict="True", title="A riddle")]) == Collected(changed=1)
    found = store.collected(1)
    assert found is not None
    assert found.verdict == "True"
    assert (counted(store, "riddle"), counted(store, "how"), counted(store, "boats")) == (1, 0, 1)


def test_an_error_on_the_way_leaves_nothing(store: Store) -> None:
    def broken() -> Iterator[CollectedCheck]:
        yield BOATS
        raise InputError("line 2")

    with pytest.raises(InputError, match="line 2"):
        store.collect("Coast", broken())
    assert store.collections() == []
    assert counted(store, "boats") == 0


def test_a_collection_is_removed_with_its_checks(store: Store) -> None:
    store.collect("Coast", [BOATS])
    store.collect("Inland", [BOATS])
    assert store.remove_collection("COAST") == 1
    assert [each.name for each in store.collections()] == ["Inland"]
    assert counted(store, "boats") == 1
    store._conn.execute("INSERT INTO earlier_search (earlier_search) VALUES ('integrity-check')")
    with pytest.raises(InputError, match="no collection 'Coast'; there are: Inland"):
        store.remove_collection("Coast")
    with pytest.raises(InputError, match="needs a name"):
        store.collect("  ", [])
