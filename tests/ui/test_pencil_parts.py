"""What the red pencil is made of: coverage by place, blocks by place, claims under a cursor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.ui import sample
from workbench.model import BlockRole, Span, VerdictValue
from workbench.store.rows import ClaimMark
from workbench.ui.widgets.article_coverage import STATES, CoverageMarks
from workbench.ui.widgets.article_marks import ArticleMarks
from workbench.ui.widgets.article_places import ArticlePlaces

STRETCHES = [
    (0, 4, "decided"),
    (5, 9, "uncovered"),
    (10, 14, "no_fact"),
    (20, 30, "open"),
    (31, 40, "uncovered"),
]


def test_the_gaps_are_gone_along_in_both_directions_and_round() -> None:
    marks = CoverageMarks(STRETCHES, 50)
    assert marks.uncovered == 2
    assert marks.next_uncovered(Span(0, 3)) == Span(5, 9)
    assert marks.next_uncovered(Span(5, 9)) == Span(31, 40)
    assert marks.next_uncovered(Span(31, 40)) == Span(5, 9)
    assert marks.previous_uncovered(Span(31, 40)) == Span(5, 9)
    assert marks.previous_uncovered(Span(5, 9)) == Span(31, 40)
    assert CoverageMarks(STRETCHES[:1], 100).next_uncovered(Span(0, 0)) is None
    assert CoverageMarks(STRETCHES[:1], 100).previous_uncovered(Span(0, 0)) is None


def test_a_line_shows_what_needs_a_look_first() -> None:
    marks = CoverageMarks(STRETCHES, 50)
    assert marks.most_telling(0, 4) == "decided"
    assert marks.most_telling(0, 12) == "uncovered"
    assert marks.most_telling(10, 25) == "open"
    assert marks.most_telling(15, 20) is None
    assert marks.states(0, 100) == set(STATES)


def test_a_part_of_a_long_article_has_offsets_of_its_own() -> None:
    seen = CoverageMarks(STRETCHES, 50).seen_from(10)
    assert list(seen.within(0, 12)) == [(0, 4, "no_fact"), (10, 20, "open")]
    assert seen.next_uncovered(Span(0, 0)) == Span(21, 30)
    assert seen.previous_uncovered(Span(0, 0)) == Span(-5, -1)


def test_linking_words_are_gone_to_only_when_nothing_else_is_left() -> None:
    text = "and the harbour was, but that closed"
    gaps = [(0, 7, "uncovered"), (8, 19, "uncovered"), (21, 29, "uncovered"), (30, 36, "open")]
    marks = CoverageMarks(gaps, 20, text)
    assert marks.uncovered == 3
    assert marks.next_uncovered(Span(0, 0)) == Span(8, 19)
    assert marks.next_uncovered(Span(8, 19)) == Span(8, 19)
    left = CoverageMarks([gaps[0], (8, 19, "no_fact"), *gaps[2:]], 60, text)
    assert left.next_uncovered(Span(0, 0)) == Span(0, 7) == left.previous_uncovered(Span(21, 29))


def test_a_hundred_percent_are_told_only_where_nothing_is_left() -> None:
    assert CoverageMarks(STRETCHES, 99.97).words == "coverage 99 %"
    assert CoverageMarks([(0, 3, "open")], 100.0).words == "coverage 100 %"
    assert CoverageMarks((), 100.0).words == "coverage 100 %"


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3), st.sampled_from(STATES)), max_size=12), st.data()
)
def test_within_is_what_a_walk_through_all_stretches_finds(
    steps: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    stretches, at = [], 0
    for length, gap, state in steps:
        stretches.append((at + gap, at + gap + length, state))
        at += gap + length
    start = data.draw(st.integers(0, at + 1))
    end = data.draw(st.integers(start, at + 2))
    expected = [one for one in stretches if one[0] < end and one[1] > start]
    assert list(CoverageMarks(stretches, 0).within(start, end)) == expected


def places() -> ArticlePlaces:
    return ArticlePlaces(sample.blocks())


def test_a_selection_is_cut_to_the_articles_blocks_without_the_space_between() -> None:
    text = sample.TEXT
    start, end = text.index("unsafe."), text.index("Fishing crews plan") + 7
    spans = places().article_spans(text, Span(start, end))
    assert [text[slice(*span)] for span in spans] == ["unsafe.", "Fishing"]
    promo = sample.span(text, "newsletter")
    assert places().article_spans(text, promo) == ()
    assert ArticlePlaces(()).article_spans("  all of it ", Span(0, 12)) == (Span(2, 11),)


def test_what_is_not_read_is_found_by_place() -> None:
    text = sample.TEXT
    promo = sample.span(text, "Sign up for the Island Morning newsletter")
    assert places().left_out_at(promo.start + 3) == promo
    assert places().left_out_at(promo.end) is None
    assert places().left_out_at(0) is None
    assert [block.role for block in places().unread(Span(promo.start + 1, promo.start + 2))] == [
        BlockRole.PROMO
    ]
    assert [block.role for block in places().unread(sample.span(text, "What next"))] == [BlockRole.HEADING]
    assert places().unread(Span(0, 5)) == []


def test_a_sentence_ends_where_its_block_does() -> None:
    headline = sample.span(sample.TEXT, "Island council votes to close the old harbour")
    whole = Span(0, headline.end + 30)
    assert places().in_block(whole, 3) == headline
    assert ArticlePlaces(()).in_block(whole, 3) == whole


def test_of_claims_over_each_other_the_current_one_counts_then_the_narrowest() -> None:
    state = VerdictValue.UNREVIEWED
    marks = ArticleMarks(
        [ClaimMark(1, (Span(0, 50),), state), ClaimMark(2, (Span(10, 20), Span(30, 35)), state)]
    )
    assert marks.claim_on(Span(12, 15), None) == 2
    assert marks.claim_on(Span(12, 15), 1) == 1
    assert marks.claim_on(Span(22, 25), 2) == 1
    assert marks.claim_on(Span(60, 65), 1) is None
