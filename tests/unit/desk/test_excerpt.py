from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.excerpt import GAP, Excerpt, Parting
from workbench.model import Span

TEXT = 'The port, "old and small," cost $48 million (about 35%), and the council said: -5 degrees. It closed.'


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def cut(*words: str, text: str = TEXT) -> Excerpt:
    return Excerpt(text, tuple(at(part, text) for part in words))


def test_a_word_taken_in_joins_what_it_stands_beside() -> None:
    assert str(cut("The port").with_words([at("old")])) == 'The port, "old'
    assert str(cut("The port").with_words([at("small")])) == f"The port{GAP}small"
    # A currency and a percent sign are part of what the number says.
    assert str(cut("cost").with_words([at("48"), at("million")])) == "cost $48 million"
    assert str(cut("about").with_words([at("35")])) == "about 35%"


def test_stretches_of_two_lines_stay_apart() -> None:
    text = "The port\nclosed early"
    assert cut("port", text=text).with_words([at("closed", text)]).spans == (Span(4, 8), Span(9, 15))


@pytest.mark.parametrize(
    ("whole", "gone", "left"),
    [
        ("The port", "port", "The"),
        ("The port", "The", "port"),
        ('The port, "old and small," cost', "and", f'The port, "old{GAP}small," cost'),
        ("cost $48 million (about", "48", f"cost{GAP}million (about"),
        ("said: -5 degrees", "said", "-5 degrees"),
        ("degrees. It closed.", "degrees", "It closed."),
        ("It closed.", "closed", "It"),
    ],
)
def test_what_is_left_out_takes_its_punctuation_along(whole: str, gone: str, left: str) -> None:
    assert str(cut(whole).without([at(gone)])) == left


def test_a_claim_is_parted_before_a_word_and_its_opening_quote() -> None:
    parts = cut('The port, "old and small," cost $48 million').parted([at("old").start, at("48").start])
    assert [str(part) for part in parts] == ["The port", '"old and small," cost', "$48 million"]


def test_words_can_be_in_every_part_or_in_none() -> None:
    whole = cut("cost $48 million (about 35%), and the council said")
    parting = Parting(
        whole, frozenset({at("the council").start}), frozenset({at("cost")}), frozenset({at("and the")})
    )
    assert [str(part) for part in parting.parts()] == [
        "cost $48 million (about 35%)",
        f"cost{GAP}council said",
    ]
    assert Parting(whole).parts() == [whole]
    assert Parting(whole, left_out=frozenset(whole.spans)).parts() == []


@given(
    text=st.text(alphabet="ab1 \n,.\"'“”($%-é日", max_size=60),
    picks=st.lists(st.tuples(st.booleans(), st.integers(0, 60)), max_size=8),
    cuts=st.sets(st.integers(0, 60), max_size=4),
)
def test_whatever_is_picked_the_stretches_are_in_order_and_hold_words(
    text: str, picks: list[tuple[bool, int]], cuts: set[int]
) -> None:
    words = [Span(*match.span()) for match in re.finditer(r"\w+", text)]
    if not words:
        return
    excerpt = Excerpt(text, (words[0],))
    for taken, number in picks:
        word = [words[number % len(words)]]
        excerpt = excerpt.with_words(word) if taken else excerpt.without(word)
        assert excerpt.holds(word[0]) is taken
    parts = excerpt.parted(words[place % len(words)].start for place in cuts)
    for one in (excerpt, *parts):
        ends = [offset for span in one.spans for offset in span]
        assert ends == sorted(ends)
        for start, end in one.spans:
            assert 0 <= start < end <= len(text)
            assert re.search(r"\w", text[start:end])
    # No word is lost or told twice by a cut.
    held = [word for word in words if excerpt.holds(word)]
    assert [word for part in parts for word in words if part.holds(word)] == held
