"""Candidate passages of many sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.shortlist import MemoryShortlist, SavedSource, Shortlist, passages

FILLER = "The weather stayed calm. Nothing else was told. People went home early. "
SOURCES = [
    SavedSource("a", "Harbour News", FILLER * 3 + "The crane at Orlo fell on Sunday. " + FILLER),
    SavedSource("b", "Northland Agency", FILLER * 2 + "A crane fell at the port. " + FILLER),
    SavedSource("c", "Radio Varn", FILLER * 5),
]


def test_the_best_passage_comes_first() -> None:
    shortlist: Shortlist = MemoryShortlist(SOURCES)
    found = shortlist.candidates("The crane at Orlo fell.")
    assert found[0].source_id == "a"
    assert "crane at Orlo" in SOURCES[0].text[slice(*found[0].span)]
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_a_named_outlet_is_among_the_candidates_whatever_the_others_hold() -> None:
    many = [SavedSource(str(at), "Copyist", SOURCES[0].text) for at in range(20)]
    shortlist = MemoryShortlist([*many, *SOURCES])
    assert "b" not in {each.source_id for each in shortlist.candidates("The crane at Orlo fell.", most=4)}
    named = shortlist.candidates("The crane at Orlo fell.", ["northland agency"], most=4)
    assert "b" in {each.source_id for each in named}


def test_words_that_are_nowhere_find_nothing() -> None:
    assert MemoryShortlist(SOURCES).candidates("Zebras yodel quietly") == []
    assert MemoryShortlist([]).candidates("The crane fell") == []


def test_outlets_and_sources_are_known_by_name() -> None:
    shortlist = MemoryShortlist(SOURCES)
    assert shortlist.has_outlet("radio varn")
    assert not shortlist.has_outlet("Ellery Gazette")
    assert shortlist.source("c") is SOURCES[2]
    with pytest.raises(KeyError):
        shortlist.source("z")


@given(st.text(st.sampled_from("ab. !?\nAB"), max_size=300))
def test_passages_cover_every_word(text: str) -> None:
    spans = passages(text)
    for at, char in enumerate(text):
        if char.isalpha():
            assert any(span.start <= at < span.end for span in spans)
