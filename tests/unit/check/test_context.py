"""What stands around a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.context import Turn, context
from workbench.model import Span


def around(source: str, quote: str) -> tuple[str, str, list[tuple[Turn, str]]]:
    at = source.index(quote)
    found = context(source, Span(at, at + len(quote)))
    signs = [(sign.kind, source[slice(*sign.span)]) for sign in found.signs]
    return source[slice(*found.before)], source[slice(*found.after)], signs


@pytest.mark.parametrize(
    ("source", "quote", "kind", "word"),
    [
        ("We will pay the fine if the court says so.", "We will pay the fine", Turn.CONDITION, "if"),
        ("We will pay. But not this year.", "We will pay.", Turn.CONTRAST, "But"),
        ("It is not true that the port is closed.", "the port is closed", Turn.DENIAL, "not"),
        ("The report was false. The port is closed.", "The port is closed", Turn.DENIAL, "false"),
    ],
)
def test_a_word_that_turns_it_round_is_flagged(source: str, quote: str, kind: Turn, word: str) -> None:
    assert (kind, word) in around(source, quote)[2]


def test_behind_a_frame_the_next_sentence_is_read_too() -> None:
    source = "“We will pay,” Mayor Lind said. “But not this year.” Then she left."
    _, after, signs = around(source, "We will pay")
    assert after == ",” Mayor Lind said. “But not this year."
    assert signs == [(Turn.CONTRAST, "But"), (Turn.DENIAL, "not")]


def test_before_and_after_are_the_nearest_sentences() -> None:
    source = "One came. Two left. We saw three ships. Four stayed. Five sank."
    assert around(source, "We saw three ships.") == ("Two left.", "Four stayed.", [])


def test_the_ends_of_a_text_have_nothing_around_them() -> None:
    assert context("We saw ships", Span(0, 12)).signs == ()
    assert context("", Span(0, 0)).before == Span(0, 0)


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_span_of_any_text_has_a_context_outside_it(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = context(text, Span(start, end))
    assert 0 <= found.before.start <= found.before.end <= start
    assert end <= found.after.start <= found.after.end <= len(text)
