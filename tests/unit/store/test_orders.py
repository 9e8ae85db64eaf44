"""Row ids in chunks, while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.store.samples import Sample, all_ids
from workbench.model import VerdictValue
from workbench.store import Sort, Store, View, orders

if TYPE_CHECKING:
    import pytest


def test_ids_come_in_chunks_the_first_one_small(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "FIRST_CHUNK", 3)
    monkeypatch.setattr(orders, "CHUNK", 4)
    for sort in Sort:
        chunks = list(filled.claim_ids(View(sort=sort, reviewer="ada")))
        assert [len(chunk) for chunk in chunks] == [3, 4, 1]
        assert all(chunk.typecode == "q" for chunk in chunks)


def test_deciding_between_two_chunks_is_safe_and_the_walk_goes_on(
    filled: Store, rich: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders, "FIRST_CHUNK", 2)
    monkeypatch.setattr(orders, "CHUNK", 2)
    walk = filled.claim_ids(View(verdict=VerdictValue.UNREVIEWED, reviewer="ada"))
    seen = list(next(walk))
    for index in range(8):
        filled.append(rich.verdict(index, "verified"))
    seen += [row_id for chunk in walk for row_id in chunk]
    assert seen == all_ids(filled), "it sees the store as it was at the first chunk"
    assert all_ids(filled, View(verdict=VerdictValue.UNREVIEWED, reviewer="ada")) == []
