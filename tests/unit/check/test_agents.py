"""Who does what a verb says, read without a parser, from any text without an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.check.paraphrases import PARAPHRASES, PUBLISHED
from workbench.check.agents import other_agent, other_clause
from workbench.check.compare import compare
from workbench.check.reading import SourceReading
from workbench.check.words import source_words
from workbench.model import Span

PIECES = [word for pair in PARAPHRASES[:12] for word in (*pair.source.split(), *pair.true.split())]
TEXTS = st.lists(
    st.sampled_from([*PIECES, ",", ".", "-", "by", "was", "was,", "“", "'s", "é", "5", "ß"]), max_size=25
)


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("The army seized the town.", "The rebels seized the town from the army.", ("army", "rebels")),
        ("The town was seized by the army.", "The rebels seized the town from the army.", ("army", "rebels")),
        ("The rebels captured the town.", "The town was seized from the army by the rebels.", None),
        ("Aker was fined.", "Oda Rehn, who had sued Aker, was fined.", ("Aker", "Rehn")),
        ("The firm sold the plant.", "It sold the plant. The firm is old.", None),
        ("Hahn opened the bridge.", "The governor opened the bridge, and Hahn was glad.", None),
    ],
)
def test_another_agent_is_told(claim: str, source: str, expected: tuple[str, str] | None) -> None:
    found = other_agent(claim, source_words(claim), SourceReading(source), Span(0, len(source)))
    told = (claim[slice(*found[0].span)], source[slice(*found[1].span)]) if found else None
    assert told == expected


def test_another_clause_is_told_by_its_subject() -> None:
    source = SourceReading("The union has 40 members, and the company has 300 workers.")
    claim = "The company has 40 members."
    found = other_clause(claim, source_words(claim), [Span(14, 16)], source, source.sentences[0])
    assert found is not None
    assert [word.key for word in found] == ["company", "union"]


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_text_is_an_error(claim: list[str], source: list[str]) -> None:
    text = " ".join(source)
    found = compare(" ".join(claim), text, sought=True, published=PUBLISHED)
    assert found.span is None or text[slice(*found.span)].strip()


@given(st.text(max_size=80), st.text(max_size=120))
@settings(max_examples=60, deadline=None)
def test_no_letters_are_an_error(claim: str, source: str) -> None:
    assert compare(claim, source, sought=True, published=PUBLISHED).status is not None
