from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.store import places

ARTICLES = st.integers(1, 2**27 - 1)
COUNTS = st.integers(1, 10**6)


@given(ARTICLES, ARTICLES, COUNTS, COUNTS)
def test_row_ids_sort_by_article_then_place(one: int, other: int, first: int, second: int) -> None:
    ids = [places.row_id(one, 0, first), places.row_id(other, 0, second)]
    assert sorted(ids) == [places.row_id(*key) for key in sorted(((one, 0, first), (other, 0, second)))]
    assert [places.article(row_id) for row_id in ids] == [one, other]
    assert places.first_id(one) < ids[0] < places.last_id(one) < 2**63


@given(ARTICLES, COUNTS, COUNTS)
def test_a_later_reading_begins_above_all_earlier_ones(article: int, count: int, index: int) -> None:
    last = places.row_id(article, 0, count - 1)
    base = places.after(0, count)
    assert last < places.row_id(article, base, 0) < places.row_id(article, base, index)
