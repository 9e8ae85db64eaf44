from __future__ import annotations

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.errors import InputError
from workbench.store import Store


def names(store: Store, reviewer: str = "ada") -> dict[str, str]:
    return {one.name: one.text for one in store.saved_filters(reviewer)}


def test_filters_are_saved_renamed_removed_and_brought_back(store: Store) -> None:
    store.save_filter("ada", " Open   arms ", "type:weapon verdict:open")
    store.save_filter("ada", "vague", "flag:vague")
    store.save_filter("ada", "VAGUE", "-flag:vague")
    store.save_filter("bo", "vague", "x")
    assert names(store) == {"Open arms": "type:weapon verdict:open", "VAGUE": "-flag:vague"}
    arms = next(one for one in store.saved_filters("ada") if one.name == "Open arms")
    with pytest.raises(InputError, match="Another filter is called 'vague'"):
        store.rename_filter(arms.key, "vague")
    with pytest.raises(InputError, match="needs a name"):
        store.rename_filter(arms.key, "  ")
    store.rename_filter(arms.key, "arms")
    store.remove_filter(arms.key)
    assert set(names(store)) == {"VAGUE"}
    assert store.undo_filter("ada") == "arms"
    assert store.undo_filter("ada") == "Open arms"
    assert set(names(store)) == {"Open arms", "VAGUE"}
    assert store.undo_filter("ada") is None
    assert names(store, "bo") == {"vague": "x"}


def test_a_removed_filter_does_not_take_anothers_name_back(store: Store) -> None:
    store.save_filter("ada", "arms", "type:weapon")
    store.remove_filter(store.saved_filters("ada")[0].key)
    store.save_filter("ada", "arms", "kind:event")
    with pytest.raises(InputError, match="is called 'arms'"):
        store.undo_filter("ada")
    assert names(store) == {"arms": "kind:event"}


def test_claims_are_found_by_number(filled: Store, rich: Sample) -> None:
    article = rich.article.article_id
    rows = filled.rows(all_ids(filled), "ada").values()
    assert {filled.row_of_number(article, row.number) for row in rows} == {row.row_id for row in rows}
    assert [filled.row_of_number(article, number) for number in (0, -1, 99)] == [None, None, None]
    assert filled.row_of_number("nothing", 1) is None


def test_time_adds_up_and_is_told_for_what_is_decided(filled: Store, rich: Sample) -> None:
    first, second, third, *_ = all_ids(filled)
    filled.append_many([rich.verdict(0, "verified"), rich.verdict(1, "disputed")])
    filled.add_time("ada", {first: 10.0, third: 5.0, 99: 7.0})
    filled.add_time("ada", {first: 2.5, second: 20.5})
    filled.add_time("bo", {first: 100.0})
    spent = filled.time_spent("ada", rich.article.article_id)
    assert (spent.measured, spent.median, spent.total) == (2, 16.5, 38.0)
    assert filled.time_spent("ada") == spent
    assert filled.time_spent("ada", "nothing").total == 0
    assert filled._conn.execute("PRAGMA synchronous").fetchone() == (2,), "decisions are as durable as before"
    assert filled.verify().ok


def test_the_reviewers_are_those_with_verdicts(filled: Store, rich: Sample) -> None:
    filled.append_many([rich.verdict(0, "verified", "bo"), rich.verdict(1, "verified")])
    assert filled.reviewers() == ["ada", "bo"]
