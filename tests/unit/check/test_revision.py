"""Claims of two editions are paired by what they say; likeness only finds former words."""

from __future__ import annotations

import pytest

from workbench.check.revision import Former, pair
from workbench.check.said import Said
from workbench.check.word_changes import Change, word_changes


def said(*sentences: str) -> list[Said]:
    return [Said(words, sentence=words) for words in sentences]


def old(*sentences: str) -> list[Former]:
    return [Former(one) for one in said(*sentences)]


def test_moved_claims_are_kept_and_changed_ones_found_by_likeness() -> None:
    found = pair(
        old("Rain fell for 8 days.", "The ferry sank.", "Kest sent 40 boats.", "Nobody was hurt."),
        said("The ferry sank.", "Rain fell for 9 days.", "Kest sent 40 boats.", "A bridge opened in June."),
    )
    assert found.kept == {0: 1, 2: 2}
    assert found.changed == {1: 0}
    assert (found.added, found.removed, found.moved) == ([3], [3], 0)
    assert pair(old("a b", "c d", "e f"), said("e f", "a b", "c d")).moved == 1


def test_of_equal_claims_those_between_equal_neighbours_go_together() -> None:
    before = old("Hail fell.", "A ferry sank.", "Hail fell.", "A bridge fell.")
    assert pair(before, said("Hail fell.", "A bridge fell.")).kept == {0: 2, 1: 3}
    assert pair(before, said("Hail fell.", "A ferry sank.")).kept == {0: 0, 1: 1}
    assert pair(before, said("Snow fell.", "Hail fell.", "A bridge fell.")).kept == {1: 2, 2: 3}


@pytest.mark.parametrize(
    "other",
    [
        Said("w", days=("2031-03-11",), sentence="s", rest="r"),
        Said("w", frames=("Post",), sentence="s", rest="r"),
        Said("w", subject="the army", sentence="s", rest="r"),
        Said("w", sentence="s not", rest="r not"),
        Said("W", sentence="s", rest="r"),
    ],
)
def test_any_difference_that_counts_opens_a_claim(other: Said) -> None:
    one = Said("w", sentence="s", rest="r")
    found = pair([Former(one)], [other])
    assert not found.kept
    assert found.changed == {0: 0}
    assert one.differs(other)
    assert pair([Former(one)], [one]).kept == {0: 0}


def test_a_sentence_may_change_where_it_is_another_claim_that_does() -> None:
    found = pair([Former(Said("w", sentence="w and 5", rest="r"))], [Said("w", sentence="w and 6", rest="r")])
    assert found.kept == {0: 0}


def test_what_was_gone_or_put_aside_is_only_the_same_where_nothing_differs() -> None:
    (one,) = said("Rain fell for 8 days.")
    (other,) = said("Rain fell for 9 days.")
    for former in (Former(one, live=False), Former(one, aside=True)):
        assert pair([former], [one]).kept == {0: 0}
        assert pair([former], [other]).added == [0]
    elsewhere = Said(one.words, sentence="Rain fell for 8 days, it said.", rest="it said")
    assert pair([Former(one, live=False)], [elsewhere]).added == [0]


def test_words_that_differ_are_told() -> None:
    assert word_changes("Kest sent 40 old boats", "Kest sent 45 boats today") == [
        (Change.STAYED, "Kest sent"),
        (Change.GONE, "40 old"),
        (Change.NEW, "45"),
        (Change.STAYED, "boats"),
        (Change.NEW, "today"),
    ]
    assert word_changes("", "") == []
