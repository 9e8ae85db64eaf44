from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.claims.claim_facts import Holder, share_out
from workbench.model import Mention, MentionType, Span

SENTENCE = Span(0, 100)


def mention(start: int, end: int) -> Mention:
    return Mention(MentionType.PERSON, "x" * (end - start), start, end)


def test_every_holder_of_its_words_has_the_fact() -> None:
    one = Holder((Span(0, 10), Span(20, 30)), SENTENCE)
    other = Holder((Span(0, 5),), SENTENCE)
    assert share_out([mention(2, 5)], [one, other]) == [[mention(2, 5)], [mention(2, 5)]]
    assert share_out([mention(21, 29)], [one, other]) == [[mention(21, 29)], []]


def test_a_fact_half_outside_goes_to_who_holds_most() -> None:
    one, other = Holder((Span(0, 3),), SENTENCE), Holder((Span(5, 9),), SENTENCE)
    assert share_out([mention(1, 9)], [one, other]) == [[], [mention(1, 9)]]
    assert share_out([mention(2, 20)], [one, other]) == [[], [mention(2, 20)]]


def test_the_date_of_a_report_goes_to_what_it_reports() -> None:
    own = Holder((Span(0, 10),), SENTENCE)
    first = Holder((Span(20, 30),), SENTENCE, (Span(35, 40),))
    second = Holder((Span(50, 60),), SENTENCE, (Span(65, 70),))
    assert share_out([mention(42, 48)], [own, first, second]) == [[], [mention(42, 48)], []]
    assert share_out([mention(71, 75)], [own, first, second]) == [[], [], [mention(71, 75)]]


def test_a_report_in_another_sentence_takes_nothing() -> None:
    near = Holder((Span(110, 120),), Span(100, 200))
    far = Holder((Span(20, 30),), SENTENCE, (Span(35, 40),))
    assert share_out([mention(150, 155)], [far, near]) == [[], [mention(150, 155)]]


def test_without_holders_nothing_is_shared() -> None:
    assert share_out([mention(0, 3)], []) == []


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 80), st.integers(1, 20))


@given(
    st.lists(st.builds(lambda span: mention(*span), SPANS), max_size=8),
    st.lists(
        st.builds(Holder, st.lists(SPANS, min_size=1, max_size=3).map(tuple), st.just(SENTENCE)),
        min_size=1,
        max_size=4,
    ),
)
def test_no_fact_is_left_without_a_holder(mentions: list[Mention], holders: list[Holder]) -> None:
    shares = share_out(mentions, holders)
    assert len(shares) == len(holders)
    for one in mentions:
        assert any(one in share for share in shares)
