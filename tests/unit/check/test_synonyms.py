"""Which words may stand for one another."""

from __future__ import annotations

import pytest

from workbench.check.synonyms import bridged, is_kin, means_the_same, said_stems, unsaid
from workbench.check.words import source_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "died"),
        ("bought", "purchased"),
        ("truck", "lorries"),
        ("began", "started"),
        ("rose", "increase"),
    ],
)
def test_synonyms_mean_the_same_both_ways(one: str, other: str) -> None:
    assert means_the_same(one, other)
    assert means_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killed", "wounded"), ("rose", "fell"), ("rose", "soared"), ("bought", "sold"), ("began", "ended"),
        ("approved", "rejected"), ("arrested", "freed"), ("killed", "lost"), ("hired", "sacked"),
    ],
)  # fmt: skip
def test_what_changes_a_fact_is_no_synonym(one: str, other: str) -> None:
    assert not means_the_same(one, other)


def test_an_ending_makes_kin_and_a_new_word_does_not() -> None:
    assert is_kin("elect", "election")
    assert not is_kin("import", "important")
    assert not is_kin("car", "carion")


def test_a_phrase_stands_for_a_word() -> None:
    there = said_stems(source_words("The minister stepped down."))
    assert bridged({"resign"}, there) == {"resign"}
    assert [word.key for word in unsaid(source_words("The minister resigned"), there)] == []
    here = said_stems(source_words("The minister resigned."))
    assert [word.key for word in unsaid(source_words("The minister stepped down happily"), here)] == [
        "happily"
    ]


def test_a_word_that_nothing_says_is_told() -> None:
    there = said_stems(source_words("Farmers blocked the road with tractors."))
    assert [word.key for word in unsaid(source_words("Drivers blocked the road"), there)] == ["drivers"]
