"""Quotation marks: paired by direction and spacing, a paragraph at a time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.quotes import Quotation, find_quotations
from workbench.model import Block, BlockRole


def quotations(text: str) -> tuple[Quotation, ...]:
    blocks = [Block(*line.span(), BlockRole.BODY, "test") for line in re.finditer(r"[^\n]+", text)]
    return find_quotations(text, blocks)


def inside(text: str) -> list[str]:
    return [text[slice(*quotation.inner)] for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail," she said. "We sail at dawn."', ["We sail,", "We sail at dawn."]),
        ("“We sail,” she said. “At dawn.”", ["We sail,", "At dawn."]),
        ("``We sail,'' she said.", ["We sail,"]),
        ("«We sail», she said.", ["We sail"]),
        ("„We sail“, she said.", ["We sail"]),
        ("He wrote 'we sail' twice.", ["we sail"]),
        ("It’s ‘in the harbour.’", ["in the harbour."]),
        ("The \"old pier\" and the 'new' one", ["old pier", "new"]),
        ('said:"We go," and “mixed quote" end', ["We go,", "mixed quote"]),
        ('"We sail " he said. "Now."', ["We sail ", "Now."]),
        ('A pier—"so old"—fell.', ["so old"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The sailors' plan and the boys' boat",
        "Rock 'n' roll in the '90s, and get 'em all",
        "It's the captain's boat, isn't it?",
        'She is 6\'2" and the pipe is 12" wide',
        "no marks at all",
        "",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert quotations(text) == ()


def test_a_plural_possessive_does_not_close_a_quotation() -> None:
    assert inside("'The sailors' plan is bad,' he said.") == ["The sailors' plan is bad,"]


def test_inches_do_not_close_a_quotation() -> None:
    assert inside('"She is 6\'2" tall," he said.') == ["She is 6'2\" tall,"]


def test_nested_quotations_know_their_depth() -> None:
    text = "\"They saw 'weak spots' before,\" she said."
    assert [(text[slice(*one.inner)], one.depth) for one in quotations(text)] == [
        ("They saw 'weak spots' before,", 0),
        ("weak spots", 1),
    ]


def test_a_mark_left_open_ends_with_its_paragraph_and_says_so() -> None:
    first, second = quotations("“We sail at dawn.\nShe said “no” twice.")
    assert (first.closed, first.continued) == (False, False)
    assert first.span.end == len("“We sail at dawn.")
    assert second.closed


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    first, second = quotations("“We sail.\n“We sail at dawn,” she said.")
    assert first.continued
    assert not first.closed
    assert second.closed


def test_a_quotation_goes_on_where_the_next_paragraph_only_closes_it() -> None:
    text = "“We sail.\nWe sail at dawn,” she said."
    first, second = quotations(text)
    assert first.continued
    assert text[slice(*second.inner)] == "We sail at dawn,"


def test_the_same_mark_again_ends_what_was_left_open() -> None:
    assert [(one.closed, one.depth) for one in quotations('"We sail, he said. "We sail now."')] == [
        (False, 0),
        (True, 0),
    ]


_TEXT = st.text(alphabet="ab 's.,“”‘’\"'`\n6—(«»„", max_size=60)


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_spans_stay_inside_their_paragraph_and_nest_properly(text: str) -> None:
    lines = [line.span() for line in re.finditer(r"[^\n]+", text)]
    found = quotations(text)
    for one in found:
        assert any(start <= one.span.start < one.span.end <= end for start, end in lines)
        assert one.span.start <= one.inner.start <= one.inner.end <= one.span.end
    for one in found:
        for other in found:
            if one.span.start < other.span.start < one.span.end:
                assert other.span.end <= one.span.end
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


def test_a_line_of_many_marks_is_read_in_a_moment() -> None:
    assert quotations('"a ' * 20_000)
