"""Claims cut out of what is reported get back the noun that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.propositions.missing_subjects import with_subject

if TYPE_CHECKING:
    from spacy.language import Language


def mended(nlp: Language, text: str, claim: str) -> str:
    doc = nlp(text)
    start = text.index(claim)
    words = frozenset(token.i for token in doc if start <= token.idx < start + len(claim))
    return " ".join(doc[index].text for index in sorted(with_subject(doc, words)))


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        (
            "She fought the old system, which she said runs the risk of failing.",
            "runs the risk of failing",
            "the old system runs the risk of failing",
        ),
        (
            "The plan has a rule they say could exclude the fishermen.",
            "could exclude the fishermen",
            "a rule could exclude the fishermen",
        ),
        ("The mayor of Orlo left the hall.", "left the hall", "The mayor of Orlo left the hall"),
    ],
)
def test_a_verb_gets_its_noun_back(nlp: Language, text: str, claim: str, expected: str) -> None:
    assert mended(nlp, text, claim) == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The dam held and the wall fell.", "the wall fell"),
        ("Ana and Bo left the hall.", "Bo left the hall"),
        ("The mayor left the old town hall.", "the old town hall"),
        ("The mayor told them to leave.", "to leave"),
    ],
)
def test_what_has_a_subject_or_no_finite_verb_stays(nlp: Language, text: str, claim: str) -> None:
    assert mended(nlp, text, claim) == claim
