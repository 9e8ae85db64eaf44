"""Claims that pull apart, and the many pairs that only seem to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.claims.contradiction_cases import CONTRADICTIONS, LOOKALIKES, MISSED
from workbench.extract import DEFAULT_MODEL
from workbench.extract.pipeline import Extractor
from workbench.lexicon import shipped_lexicon
from workbench.model import Block, BlockRole, Flag

if TYPE_CHECKING:
    from workbench.model import Claim

PUBLISHED = date(2031, 6, 2)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(shipped_lexicon(), DEFAULT_MODEL)


def flagged(extractor: Extractor, text: str) -> list[Claim]:
    blocks = (Block(0, len(text), BlockRole.BODY, "test"),)
    claims = extractor.extract("0" * 16, text, blocks, PUBLISHED)
    return [claim for claim in claims if Flag.CONTRADICTION in claim.flags]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The board praised Sunday's change of policy. The change, made on Friday, was small.",
            ("Sunday", "Friday"),
        ),
        ("The vote was held on Monday. The vote took place on Tuesday.", ()),
        (
            "The wall collapse killed 12 workers. Engineers came. The wall collapse killed 15 workers.",
            ("12", "15"),
        ),
        ("The firm sold the mill on Monday. It rained. The firm sold the mill on Thursday.", ("Monday",)),
    ],
)
def test_a_pair_that_pulls_apart_is_flagged_on_both(
    extractor: Extractor, text: str, words: tuple[str, ...]
) -> None:
    found = flagged(extractor, text)
    if not words:
        # A vote comes again: without a word that they share, these may be two.
        assert found == []
        return
    assert len(found) >= 2
    for word in words:
        assert any(word in fact.text for claim in found for fact in claim.facts)


@pytest.mark.parametrize(
    "text",
    [
        "Sunday's strike hit a school. Monday's strike hit a mill.",
        "The change, made on Friday, was small. The change was made on Friday.",
        "The wall collapse killed 12 workers in Orlo. The wall collapse killed 15 workers in Pesh.",
        "The wall collapse killed 12 workers. The wall collapse hurt 15 workers.",
        "The collapse killed at least 12 workers. The collapse killed 15 workers.",
        "The army shelled Orlo on Monday. The army shelled Orlo on Thursday.",
        "Ana Roe said on Monday that the dam was safe. Ana Roe said on Friday that it was not.",
        "The firm sold the mill on Monday. The bank sold the mill on Thursday.",
        "The change was made this week. The change was made on Monday.",
        "The firm has 12 workers. The bank has 15 workers.",
    ],
)
def test_what_only_seems_to_is_left_alone(extractor: Extractor, text: str) -> None:
    assert flagged(extractor, text) == []


def sentences_flagged(extractor: Extractor, sentences: tuple[str, ...]) -> frozenset[int]:
    text = " ".join(sentences)
    ends = [len(" ".join(sentences[: number + 1])) for number in range(len(sentences))]
    starts = [claim.start for claim in flagged(extractor, text)]
    return frozenset(next(n for n, end in enumerate(ends) if start <= end) for start in starts)


@pytest.mark.parametrize(("what", "sentences", "expected"), CONTRADICTIONS)
def test_a_contradiction_is_flagged_in_both_sentences_and_no_other(
    extractor: Extractor, what: str, sentences: tuple[str, ...], expected: frozenset[int]
) -> None:
    assert sentences_flagged(extractor, sentences) == expected, what


@pytest.mark.parametrize(("what", "sentences"), LOOKALIKES)
def test_a_lookalike_is_no_contradiction(extractor: Extractor, what: str, sentences: tuple[str, ...]) -> None:
    assert sentences_flagged(extractor, sentences) == frozenset(), what


@pytest.mark.parametrize(("what", "sentences"), MISSED)
def test_what_is_known_to_be_missed(extractor: Extractor, what: str, sentences: tuple[str, ...]) -> None:
    # A rule that finds one of these moves it to the others: recall is what the two lists say.
    assert sentences_flagged(extractor, sentences) == frozenset(), what
