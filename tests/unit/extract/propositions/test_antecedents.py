"""Who "he", "they", "it", "I" and "the group" are: named only where there is one candidate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from workbench.extract.parse import parse
from workbench.extract.propositions.antecedents import AntecedentFinder
from workbench.extract.quotes import find_quotations
from workbench.model import Attribution, Block, BlockRole, Mention, MentionType, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from workbench.extract.parse import ParsedBlock

PREFIX = "Headline\n"


def blocks_of(text: str) -> tuple[Block, ...]:
    return tuple(
        Block(line.start(), line.end(), BlockRole.BODY, "test")
        for line in re.finditer(r"[^\n]+", text)
        if line.start() >= len(PREFIX)
    )


def mentions_of(text: str, block: ParsedBlock, names: dict[str, MentionType]) -> list[Mention]:
    start, end = block.block.start, block.block.end
    return [
        Mention(kind, name, at.start(), at.end(), value=name)
        for name, kind in names.items()
        for at in re.finditer(name, text)
        if start <= at.start() < end
    ]


def antecedent(
    nlp: Language, body: str, claim: str, names: dict[str, MentionType], source: str | None = None
) -> str | None:
    text = PREFIX + body
    blocks = blocks_of(text)
    parsed = list(parse(nlp, text, blocks, find_quotations(text, blocks)))
    start = text.rindex(claim)
    place, block = next(
        (n, block) for n, block in enumerate(parsed) if block.block.start <= start < block.block.end
    )
    offset = block.block.start
    words = [token.i for token in block.doc if start <= offset + token.idx < start + len(claim)]
    finder = AntecedentFinder(text, parsed, [mentions_of(text, block, names) for block in parsed])
    chain: tuple[Attribution, ...] = ()
    if source is not None:
        at = text.index(source)
        chain = (Attribution(content_spans=(), source_span=Span(at, at + len(source))),)
    found = finder.find(place, words, chain)
    if found is None:
        return None
    assert text[found.span.start : found.span.end] == found.text
    return found.text


P, O = MentionType.PERSON, MentionType.ORGANIZATION  # noqa: E741 - two kinds in small tables
ROE, OAK = {"Ana Roe": P}, {"Ana Roe": P, "Ben Oak": P}


@pytest.mark.parametrize(
    ("body", "claim", "names", "expected"),
    [
        ("Ana Roe left. She sold the house.", "She sold the house", ROE, "Ana Roe"),
        ("Ana Roe left. It rained. She sold the house.", "She sold the house", ROE, "Ana Roe"),
        ("Ana Roe left.\nOn Monday, she sold the house.", "On Monday, she sold the house", ROE, "Ana Roe"),
        ("Ana Roe met Ben Oak. She left.", "She left", OAK, None),
        ("Ana Roe left. It rained. It froze. She sold it.", "She sold it", ROE, None),
        ("Ana Roe left. They sold the house.", "They sold the house", ROE, None),
        ("Ana Roe said she sold the house.", "she sold the house", ROE, None),
        ("Ana Roe left. The army saw her.", "The army saw her", ROE, None),
        ("It rained. She sold the house.", "She sold the house", {}, None),
        # A title tells whom "he" cannot be, wherever in the article it stands.
        ("Mrs. Ana Roe left. He sold the house.", "He sold the house", ROE, None),
        ("Mrs. Ana Roe left.\nIt rained. Ana Roe fell. He sold it.", "He sold it", ROE, None),
        # Whom a quoted speaker means is not known.
        ('Ana Roe left. "She sold the house."', "She sold the house", ROE, None),
    ],
)
def test_only_an_unmistakable_person_outside_is_named(
    nlp: Language, body: str, claim: str, names: dict[str, MentionType], expected: str | None
) -> None:
    assert antecedent(nlp, body, claim, names) == expected


@pytest.mark.parametrize(
    ("body", "claim", "expected"),
    [
        ("Two miners left the town. They sold a car.", "They sold a car", "Two miners"),
        ("The miners left the towns. They burned.", "They burned", None),  # miners or towns
        ("The miners left.\nThey sold a car.", "They sold a car", "The miners"),
        ("The dam held. It cost millions.", "It cost millions", "The dam"),
        ("The dam held the lake. It cost millions.", "It cost millions", None),  # dam or lake
        ("A dam held. It cost millions.", "It cost millions", None),  # another dam may be meant
        ("The mayor left. It cost millions.", "It cost millions", None),  # no person is "it"
        ("The dam held. It is clear that water rose.", "It is clear that water rose", None),
        ("The dam held. It rained.", "It rained", None),
        ("The dam held. The rain stopped. It cost millions.", "It cost millions", "The rain"),
    ],
)
def test_they_and_it_stand_for_the_one_noun_that_fits(
    nlp: Language, body: str, claim: str, expected: str | None
) -> None:
    assert antecedent(nlp, body, claim, {}) == expected


@pytest.mark.parametrize(
    ("body", "claim", "names", "expected"),
    [
        (
            "Harrow Mining left. The company sold a pit.",
            "The company sold a pit",
            {"Harrow Mining": O},
            "Harrow Mining",
        ),
        (
            "Harrow Mining left. The rival company sold a pit.",
            "The rival company sold a pit",
            {"Harrow Mining": O},
            None,
        ),
        ("Harrow Mining left. A company sold a pit.", "A company sold a pit", {"Harrow Mining": O}, None),
        (
            "Harrow Mining sued Pesh Steel. The company sold a pit.",
            "The company sold a pit",
            {"Harrow Mining": O, "Pesh Steel": O},
            None,
        ),
    ],
)
def test_the_company_is_the_one_that_was_named(
    nlp: Language, body: str, claim: str, names: dict[str, MentionType], expected: str | None
) -> None:
    assert antecedent(nlp, body, claim, names) == expected


def test_i_is_the_speaker_whom_another_sentence_names(nlp: Language) -> None:
    body = '"The dam held," Ana Roe said. "I sold the house."'
    assert antecedent(nlp, body, "I sold the house", ROE, "Ana Roe") == "Ana Roe"
    assert antecedent(nlp, body, "I sold the house", ROE) is None
    assert antecedent(nlp, '"I sold the house," Ana Roe said.', "I sold the house", ROE, "Ana Roe") is None
    assert antecedent(nlp, body, "I sold the house", {}, "Ana Roe") is None
