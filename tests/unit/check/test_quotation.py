"""A quotation against its source: what is honest, what is altered, and what differs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.quotation import compare_quotation
from workbench.model import SourceCheckStatus

SOURCE = (
    "The harbour master spoke on Sunday. “We counted 15,000 crates, and we did not lose a single one,” "
    "Ida Quill told reporters. “The tenant is not, under any circumstances, permitted to open them. "
    "When the storm came, it's fair to say the crew may have been tired.”\n\n"
    "A second statement followed. “Every cent of the 5 million was paid,” the port said."
)

HONEST = [
    "We counted 15,000 crates",
    "we counted 15000 crates, and we did not lose a single one",
    "“We counted 15,000 crates, and we did not lose a single one,”",
    "We counted 15,000 crates ... we did not lose a single one",
    "… and we did not lose a single one …",
    "[w]e did not lose a single one",
    "we did not lose a single [crate]",
    "We count[ed] 15,000 crates",
    "When the storm came, [one can]'s fair to say the crew may have been tired",
    "WE DID NOT LOSE A SINGLE ONE",
    "we did not lose a single [sic] one",
    "and we did not lose a single one. The tenant is not, under any circumstances, permitted",
]


@pytest.mark.parametrize("quote", HONEST)
def test_honest_quotation_is_confirmed_with_its_passage(quote: str) -> None:
    found = compare_quotation(quote, SOURCE)
    assert found.status is SourceCheckStatus.CONFIRMED
    assert found.differing == ()
    assert found.span is not None
    assert SOURCE[found.span.start : found.span.end].strip()


ALTERED = [
    ("We counted 50,000 crates, and we did not lose a single one", "number", "50,000", "15,000"),
    ("We counted 15,000 crates, and we did lose a single one", "negation", "", "not"),
    ("The tenant is ... permitted to open them", "negation", "", "not, under any circumstances"),
    ("the crew must have been tired", "modality", "must", "may"),
    ("Every cent of the 5 billion was paid", "magnitude", "billion", "million"),
    ("Every cent of the 50 million was paid", "number", "50", "5"),
    ("When the storm came, the crew may have been tired", "splice", "", "it's fair to say"),
    ("We counted 15,000 boxes, and we did not lose a single one", "word", "boxes", "crates"),
]


@pytest.mark.parametrize(("quote", "kind", "claim", "source"), ALTERED)
def test_altered_quotation_names_the_words_that_differ(
    quote: str, kind: str, claim: str, source: str
) -> None:
    found = compare_quotation(quote, SOURCE)
    assert found.status is SourceCheckStatus.ALTERED
    assert (kind, claim, source) in [(each.kind.value, each.claim, each.source) for each in found.differing]
    for each in found.differing:
        if each.claim_span:
            assert quote[slice(*each.claim_span)] == each.claim
        if each.source_span:
            assert SOURCE[slice(*each.source_span)] == each.source


def test_words_from_elsewhere_are_not_in_the_source() -> None:
    found = compare_quotation("Nobody here has ever seen a lighthouse burn so brightly", SOURCE)
    assert found.status is SourceCheckStatus.NOT_IN_SOURCE
    assert found.span is None


def test_an_ellipsis_does_not_reach_over_statements() -> None:
    found = compare_quotation("We counted 15,000 crates ... Every cent of the 5 million was paid", SOURCE)
    assert found.status is not SourceCheckStatus.CONFIRMED


def test_a_number_is_no_part_of_a_longer_one() -> None:
    assert compare_quotation("lost 50 ships", "They lost 1500 ships.").status is SourceCheckStatus.ALTERED


def test_a_quotation_far_down_a_long_source_is_found() -> None:
    source = "Calm seas were reported once more by the lookout. " * 8_000 + SOURCE
    found = compare_quotation("we did not lose a single [crate]", source)
    assert found.status is SourceCheckStatus.CONFIRMED
    assert found.span is not None
    assert source[slice(*found.span)].startswith("we did not lose")


def test_repeated_words_with_ellipses_end_in_good_time() -> None:
    began = time.perf_counter()
    compare_quotation("a ... " * 30 + "b", "a " * 3_000)
    assert time.perf_counter() - began < 5


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_gives_a_verdict_with_spans_inside_the_source(quote: str, source: str) -> None:
    found = compare_quotation(quote, source)
    if found.span is not None:
        assert 0 <= found.span.start <= found.span.end <= len(source)
    assert (found.status is SourceCheckStatus.CONFIRMED) <= (found.span is not None)


@given(
    st.lists(st.sampled_from("we saw seven ships on the grey sea at dawn".split()), min_size=1, max_size=30)
)
def test_what_is_copied_is_confirmed(spoken: list[str]) -> None:
    source = "It was late. " + " ".join(spoken) + ". Then they left."
    assert compare_quotation(" ".join(spoken), source).status is SourceCheckStatus.CONFIRMED


def test_two_ends_put_together_are_a_splice_that_shows_what_is_left_out() -> None:
    source = (
        "Calm. “We opened the gates at noon and we warned the lower town at once,” she said. All is well."
    )
    found = compare_quotation("We opened the gates at once", source)
    assert found.status is SourceCheckStatus.ALTERED
    assert found.span is not None
    assert source[slice(*found.span)] == "We opened the gates at noon and we warned the lower town at once"
    assert [(each.kind.value, each.source) for each in found.differing] == [
        ("splice", "noon and we warned the lower town at")
    ]
    denied = source.replace("and we warned", "but did not warn")
    assert [
        each.kind.value for each in compare_quotation("We opened the gates at once", denied).differing
    ] == ["negation"]


def test_a_text_of_one_word_is_looked_through_quickly() -> None:
    began = time.perf_counter()
    found = compare_quotation("ha " * 120 + "no", "ha " * 6_000)
    assert found.status is not SourceCheckStatus.CONFIRMED
    assert time.perf_counter() - began < 5
