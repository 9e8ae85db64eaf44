"""A quotation over paragraphs: one claim of one speaker, and what is not joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import blocks_of
from workbench.extract import DEFAULT_MODEL
from workbench.extract.claims.running_quotes import joined_quotations
from workbench.extract.parse import parse
from workbench.extract.pipeline import Extractor
from workbench.extract.quotes import find_quotations
from workbench.lexicon import shipped_lexicon

if TYPE_CHECKING:
    from spacy.language import Language

    from workbench.model import Claim

RUNNING = (
    'Mara Lindqvist said: "We will rebuild the bridge for 40 million euros.\n'
    '"The old one had to go. It was a danger to 300 children.\n'
    '"We owe it to the town." The council agreed with the plan on Monday.'
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(shipped_lexicon(), DEFAULT_MODEL)


def joined(nlp: Language, extractor: Extractor, text: str) -> list[Claim]:
    blocks = blocks_of(text)
    claims = extractor.extract("0" * 16, text, blocks)
    return joined_quotations(text, claims, list(parse(nlp, text, blocks, find_quotations(text, blocks))))


def test_a_quotation_over_three_paragraphs_is_one_claim(nlp: Language, extractor: Extractor) -> None:
    first, *rest = joined(nlp, extractor, RUNNING)
    assert "We will rebuild" in first.text[:20]
    assert first.text.endswith('"We owe it to the town."')
    assert first.exact == tuple(RUNNING[start:end] for start, end in first.spans)
    assert {fact.text for fact in first.facts} >= {"40 million euros", "300"}
    assert all("council" in one.text or "Monday" in one.text for one in rest)


def test_joining_twice_changes_nothing(nlp: Language, extractor: Extractor) -> None:
    blocks = blocks_of(RUNNING)
    parsed = list(parse(nlp, RUNNING, blocks, find_quotations(RUNNING, blocks)))
    once = joined(nlp, extractor, RUNNING)
    assert joined_quotations(RUNNING, once, parsed) == once


@pytest.mark.parametrize(
    "text",
    [
        'The mayor said: "We will rebuild.\n"It will cost too much," the engineer said.',
        'The mayor said: "We will rebuild."\n"Nothing will stop us," she said.',
    ],
)
def test_two_quotations_stay_two(nlp: Language, extractor: Extractor, text: str) -> None:
    assert len(joined(nlp, extractor, text)) == 2
