from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from workbench.extract.parse import parse
from workbench.extract.propositions.antecedents import antecedent_of
from workbench.model import Block, BlockRole, Mention, MentionType

if TYPE_CHECKING:
    from spacy.language import Language

PREFIX = "Headline\n"


def antecedent(nlp: Language, body: str, claim: str, *names: str) -> str | None:
    text = PREFIX + body
    blocks = (Block(len(PREFIX), len(text), BlockRole.BODY, "test"),)
    block = next(iter(parse(nlp, text, blocks, ())))
    start = body.index(claim)
    words = [token.i for token in block.doc if start <= token.idx < start + len(claim)]
    mentions = [
        Mention(MentionType.PERSON, name, len(PREFIX) + at.start(), len(PREFIX) + at.end(), value=name)
        for name in names
        for at in re.finditer(name, body)
    ]
    found = antecedent_of(text, block, words, mentions)
    if found is None:
        return None
    assert text[found.span.start : found.span.end] == found.text
    return found.text


@pytest.mark.parametrize(
    ("body", "claim", "names", "expected"),
    [
        ("Ana Roe left. She sold the house.", "She sold the house", ("Ana Roe",), "Ana Roe"),
        ("Ana Roe left. It rained. She sold the house.", "She sold the house", ("Ana Roe",), "Ana Roe"),
        ("Ana Roe met Ben Oak. She left.", "She left", ("Ana Roe", "Ben Oak"), None),
        ("Ana Roe left. It rained. It froze. She sold it.", "She sold it", ("Ana Roe",), None),
        ("Ana Roe left. They sold the house.", "They sold the house", ("Ana Roe",), None),
        ("Ana Roe said she sold the house.", "she sold the house", ("Ana Roe",), None),
        ("Ana Roe left. The army saw her.", "The army saw her", ("Ana Roe",), None),
        ("It rained. She sold the house.", "She sold the house", (), None),
    ],
)
def test_only_an_unmistakable_person_outside_is_named(
    nlp: Language, body: str, claim: str, names: tuple[str, ...], expected: str | None
) -> None:
    assert antecedent(nlp, body, claim, *names) == expected
