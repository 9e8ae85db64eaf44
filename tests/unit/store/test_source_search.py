from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store.samples import source
from workbench.errors import StoreError
from workbench.store import Store
from workbench.store.source_search import places

TEXT = "The Prime Minister’s boat left Łódź. A prime\nMINISTER said “no”; primal, subprime. Prime Minister!"


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in places(text, words)]


def test_each_word_is_looked_for_from_its_start() -> None:
    assert found("prim") == ["Prim", "prim", "prim", "Prim"]
    assert found("rime") == []
    assert found("  ") == found("!?") == found("absent") == []


def test_words_that_follow_each_other_are_one_place() -> None:
    assert found("prime minister") == ["Prime Minister", "prime\nMINISTER", "Prime Minister"]
    assert found("prime min") == ["Prime Min", "prime\nMIN", "Prime Min"]
    assert found("pri min") == ["Prime Min", "prime\nMIN", "Prime Min"]


def test_words_that_never_meet_are_shown_each_where_it_stands() -> None:
    assert found("boat no absent") == ["boat", "no"]


def test_case_accents_and_glyphs_do_not_count() -> None:
    assert found("minister's") == ["Minister’s"]
    assert found("łODZ") == ["Łódź"]
    assert found("NO") == ["no"]


@given(st.text(max_size=60), st.text(max_size=12))
def test_every_place_lies_in_the_text_and_none_overlaps(text: str, words: str) -> None:
    spans = places(text, words)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(st.sampled_from("aBé ß’ŉΐ1"), min_size=1, max_size=30))
def test_a_word_of_the_text_is_found(text: str) -> None:
    for word in text.split():
        if any(char.isalnum() for char in word):
            assert any(text[start:end].strip() for start, end in places(text, word))


def test_a_version_can_be_searched_too(store: Store) -> None:
    page = source("Harbour Post", "The ferry sank.")
    store.put_source(page)
    store.put_source(source("Harbour Post", "Nothing."))
    assert store.search_source(page.source_id, "ferry", 1) == [(4, 9)]
    assert store.search_source(page.source_id, "ferry") == []
    with pytest.raises(StoreError, match="no version 3"):
        store.search_source(page.source_id, "ferry", 3)
