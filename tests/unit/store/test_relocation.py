from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store.samples import Sample
from workbench.model import Antecedent, Attribution, Mention, MentionType, Span
from workbench.store.relocation import places_again, relocated

SAMPLE = Sample.of(("The ferry sank, the mayor said, and 40 people swam ashore.",))
TEXT = SAMPLE.edition.text


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@given(
    st.text("ab ", max_size=30),
    st.lists(st.text("ab ", min_size=1, max_size=4), min_size=1, max_size=3),
    st.integers(0, 40),
)
def test_what_is_found_stands_there_in_order(text: str, exact: list[str], start: int) -> None:
    spans, last = [], start
    for words in exact:
        spans.append(Span(last, last + len(words)))
        last = spans[-1].end + 1
    found = places_again(text, spans, exact)
    if found is None:
        assert "".join(exact) not in text, "one after the other they would be found"
        return
    assert [text[span.start : span.end] for span in found] == exact
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_nearest_of_equal_words_is_taken() -> None:
    text = "A dam. A dam. A dam."
    assert places_again(text, [Span(8, 13)], ["A dam"]) == (Span(7, 12),)
    assert places_again(text, [Span(12, 17)], ["A dam"]) == (Span(14, 19),)
    assert places_again(text, [Span(90, 95)], ["A dam"]) == (Span(14, 19),)
    assert places_again(text, [Span(0, 5)], ["A ship"]) is None


def test_a_claim_moves_with_all_that_lies_in_it() -> None:
    frame = Attribution((at("The ferry sank"),), source_span=at("the mayor"), cue_span=at("said"))
    people = Mention(MentionType.QUANTITY, "40 people", *at("40 people"))
    claim = replace(
        SAMPLE.claims[0],
        chain=(frame,),
        facts=(people,),
        antecedent=Antecedent("The ferry", at("The ferry")),
    )
    text = "Late news. " + TEXT
    moved = relocated(claim, TEXT, text)
    assert moved is not None
    assert moved.exact == tuple(text[start:end] for start, end in moved.spans)
    assert text[slice(*moved.chain[0].source_span or (0, 0))] == "the mayor"
    assert moved.chain[0].content_spans == (at("The ferry sank", text),)
    assert [(fact.start, fact.end) for fact in moved.facts] == [at("40 people", text)]
    assert moved.antecedent == Antecedent("The ferry", at("The ferry", text))
    unsure = relocated(claim, None, text)
    assert unsure is not None
    assert (unsure.chain[0].source_span, unsure.antecedent) == (None, None), "nobody knows what stood there"
    assert relocated(claim, TEXT, "Late news.") is None
