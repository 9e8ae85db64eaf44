"""The full-text index answers as the index in memory does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import source
from workbench.check import shortlist as rules
from workbench.check.outlets import SourceChecker
from workbench.check.shortlist import Candidate, MemoryShortlist, SavedSource, Shortlist
from workbench.errors import SourceGoneError, StoreError
from workbench.store import Store, open_store
from workbench.text import sha256

WORDS = "the crane fell at Orlo on Sunday 50 1,500 people Straße ÉTÉ ½ ²x 東京 said; don't x".split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(lambda words: " ".join(words) + ". ")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=12).map("".join)
OUTLETS = ("Harbour News", "Northland Agency", "Straßenblatt")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.tuples(st.sampled_from(OUTLETS), TEXTS), min_size=1, max_size=6),
    claim=TEXTS,
    wanted=st.lists(st.sampled_from([*OUTLETS, "STRASSENBLATT", "Nobody"]), max_size=2),
    most=st.integers(1, 4),
    postings=st.sampled_from([400, 3]),
)
def test_both_choose_the_same_passages(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    texts: list[tuple[str, str]],
    claim: str,
    wanted: list[str],
    most: int,
    postings: int,
) -> None:
    monkeypatch.setattr(rules, "MOST_POSTINGS", postings)
    for row in store.sources():
        store.remove_source(row.source_id)
    fresh = len(store.sources(include_removed=True))
    saved = [source(outlet, text, str(fresh + at)) for at, (outlet, text) in enumerate(texts)]
    for each in saved:
        store.put_source(each)
    memory = MemoryShortlist(SavedSource(each.source_id, each.outlet, each.text) for each in saved)
    stored: Shortlist = store.shortlist()
    assert stored.candidates(claim, wanted, most) == memory.candidates(claim, wanted, most)
    for outlet in (*OUTLETS, *wanted):
        assert stored.has_outlet(outlet) == memory.has_outlet(outlet)
    for each in saved:
        assert stored.source(each.source_id) == memory.source(each.source_id)


def test_it_follows_every_change_of_the_sources(store: Store) -> None:
    shortlist = store.shortlist()
    page = source("Harbour News", "The crane at Orlo fell on Sunday.")
    assert shortlist.candidates("The crane at Orlo fell") == []
    store.put_source(page)
    assert [one.source_id for one in shortlist.candidates("The crane at Orlo fell")] == [page.source_id]
    text = "Nothing was told of it. A ferry sank near Tarn."
    with open_store(store.path) as other:
        other.put_source(replace(page, text=text, sha256=sha256(text)))
    assert shortlist.candidates("The crane at Orlo fell") == []
    assert shortlist.source(page.source_id).text == text
    assert len(shortlist.candidates("A ferry sank near Tarn")) == 1
    store.remove_source(page.source_id)
    assert shortlist.candidates("A ferry sank near Tarn") == []
    with pytest.raises(StoreError, match="no source"):
        shortlist.source(page.source_id)


def test_a_text_in_another_language_is_kept_and_not_compared(store: Store) -> None:
    page = source("Zeitblatt", "Der Kran in Orlo fiel am Sonntag.", language="de")
    store.put_source(page)
    assert store.shortlist().candidates(page.text, ["Zeitblatt"]) == []
    assert not store.shortlist().has_outlet("Zeitblatt")
    store.put_source(replace(page, language="en"))
    assert store.shortlist().candidates(page.text) != [], "the language was taken for another by mistake"
    assert store.shortlist().has_outlet("zeitblatt")


def test_a_stub_can_bear_a_claim_out_and_never_shows_that_something_is_lacking(store: Store) -> None:
    store.put_source(source("Harbour News", "The crane at Orlo fell on Sunday.", stub=True))
    checker = SourceChecker(store.shortlist())
    assert checker.check("The crane at Orlo fell on Sunday.", ["Harbour News"])[0].status == "confirmed"
    away = "Ida Quill counted 4,512 lighthouses."
    assert checker.check(away, ["Harbour News"])[0].status == "source_missing"
    store.put_source(source("Harbour News", "The whole of another page.", "other"))
    assert checker.check(away, ["Harbour News"])[0].status == "not_in_source"


def test_a_source_that_goes_between_two_looks_does_not_end_the_check(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = source("Harbour News", "The crane at Orlo fell on Sunday.")
    stays = source("Northland Agency", "On Sunday the crane at Orlo fell.")
    for page in (gone, stays):
        store.put_source(page)
    shortlist = store.shortlist()
    look = shortlist.candidates

    def then_remove(claim: str, outlets: Sequence[str] = (), most: int = 4) -> list[Candidate]:
        found = look(claim, outlets, most)
        with open_store(store.path) as other:
            other.remove_source(gone.source_id)
        return found

    monkeypatch.setattr(shortlist, "candidates", then_remove)
    (found,) = SourceChecker(shortlist).check("The crane at Orlo fell on Sunday.", ["Harbour News"])
    assert (found.status, found.found_in) == ("misattributed", "Northland Agency")
    with pytest.raises(SourceGoneError, match="no source"):
        shortlist.source(gone.source_id)


def test_a_megabyte_without_a_space_is_indexed_and_found(store: Store) -> None:
    page = source("Harbour News", f"The crane {'x' * 1_000_000} fell.")
    store.put_source(page)
    assert [one.span for one in store.shortlist().candidates(f"{'x' * 1_000_000} crane")] == [
        (0, len(page.text))
    ]


def test_texts_at_hand_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from workbench.store import shortlist as module

    monkeypatch.setattr(module, "MOST_CHARACTERS", 100)
    pages = [source("Harbour News", "A text of sixty. " * 4, str(at)) for at in range(5)]
    for page in pages:
        store.put_source(page)
    shortlist = store.shortlist()
    for page in (*pages, *pages):
        assert shortlist.source(page.source_id).text == page.text
        assert len(shortlist._texts) == 1


def test_a_source_tells_the_day_on_which_it_appeared(store: Store) -> None:
    page = replace(source("Harbour News", "The crane fell yesterday."), published=date(2031, 3, 12))
    store.put_source(page)
    assert store.shortlist().source(page.source_id).published == date(2031, 3, 12)
