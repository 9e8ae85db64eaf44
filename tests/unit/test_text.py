from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import Span
from workbench.text import (
    REPLACEMENT,
    fold,
    folded_words,
    join_spans,
    printable,
    sha256,
    straighten,
    words,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
HOSTILE = ANY_TEXT | st.text(
    st.sampled_from("a b\x1b[31m]0;\x07\x9b\x9d\u202e\u2066\u200b\ufeff\x00\t\r\n\u2028\U000e0041é日👩")
)
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(HOSTILE, st.booleans())
def test_printable_text_holds_nothing_a_terminal_acts_on(text: str, newlines: bool) -> None:
    shown = printable(text, newlines=newlines)
    kept = {"\n"} if newlines else set()
    assert not {char for char in shown if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}} - kept
    assert not BIDI_CONTROLS & set(shown)


@given(HOSTILE, st.booleans())
def test_offsets_into_a_text_are_offsets_into_its_printable_form(text: str, newlines: bool) -> None:
    shown = printable(text, newlines=newlines)
    assert len(shown) == len(text)
    assert all(
        after == before
        for before, after in zip(text, shown, strict=True)
        if before.isprintable() and after not in {REPLACEMENT, " "}
    )


@given(HOSTILE)
def test_making_printable_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("[/b] is kept", "[/b] is kept"),
        ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
        ("\x9b31m", "\ufffd31m"),
        ("a\u202eb", "a\ufffdb"),
        ("zero\u200bwidth", "zero\ufffdwidth"),
        ("nul\x00", "nul\ufffd"),
        ("tab\there", "tab here"),
        ("no\u00a0break", "no break"),
        ("日本 👩 é", "日本 👩 é"),
        ("one\r\ntwo", "one  two"),
        ("", ""),
    ],
)
def test_printable_by_example(given_text: str, shown: str) -> None:
    assert printable(given_text) == shown


def test_line_feeds_stay_where_they_are_asked_for() -> None:
    assert printable("one\ntwo\r\nthree", newlines=True) == "one\ntwo \nthree"


@given(ANY_TEXT)
def test_straightening_keeps_the_length(text: str) -> None:
    assert len(straighten(text)) == len(text)


def test_straight_and_curly_words_fold_to_the_same() -> None:
    assert fold("“Café”  isn’t — OPEN") == fold('"cafe" isn\'t - open')


def test_folding_keeps_what_makes_words_differ() -> None:
    assert fold("15,000 troops") != fold("50,000 troops")


@given(st.text())
def test_each_word_is_a_slice_without_space(text: str) -> None:
    spans = list(words(text))
    assert all(text[start:end] and not any(map(str.isspace, text[start:end])) for start, end in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_numbers_and_hyphenated_words_are_one_word_each() -> None:
    text = "about 50,000 long-range rockets, it isn’t 3.5"
    assert [text[start:end] for start, end in words(text)] == [
        "about", "50,000", "long-range", "rockets", "it", "isn’t", "3.5",
    ]  # fmt: skip


def test_folded_words_leave_out_punctuation() -> None:
    assert folded_words("“Yes,” she SAID.") == ["yes", "she", "said"]


@given(ANY_TEXT, ANY_TEXT)
def test_texts_that_differ_have_digests_that_differ(one: str, other: str) -> None:
    assert (sha256(one) == sha256(other)) == (one == other)


def test_digest_is_that_of_the_utf8_bytes() -> None:
    # The value of the empty string is printed in every description of SHA-256.
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_slices_come_in_the_order_of_their_spans() -> None:
    assert join_spans("one two three", (Span(8, 13), Span(0, 3))) == ("three", "one")
