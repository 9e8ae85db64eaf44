from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.extract.parse import (
    MAX_PIECE,
    ParsedBlock,
    parse,
    parser_text,
)
from workbench.extract.quotes import Quotation
from workbench.model import Block, BlockRole, Span

if TYPE_CHECKING:
    from spacy.language import Language


def quoted(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text whose marks are all straight and double."""
    found = re.finditer(r'"[^"]*"', text)
    return tuple(Quotation(Span(*m.span()), Span(m.start() + 1, m.end() - 1)) for m in found)


def parsed(nlp: Language, text: str, role: BlockRole = BlockRole.BODY) -> list[ParsedBlock]:
    return list(parse(nlp, text, (Block(0, len(text), role, "test"),), quoted(text)))


def sentences(blocks: list[ParsedBlock]) -> list[str]:
    return [block.doc[start:end].text for block in blocks for start, end in block.sentences]


def test_only_blocks_that_are_read_for_claims_are_parsed(nlp: Language) -> None:
    text = "The dam failed.\nSign up now.\nTwo towns flooded."
    blocks = (
        Block(0, 15, BlockRole.BODY, ""),
        Block(16, 28, BlockRole.PROMO, ""),
        Block(29, 47, BlockRole.CAPTION, ""),
    )
    found = list(parse(nlp, text, blocks, ()))
    assert [block.doc.text for block in found] == ["The dam failed.", "Two towns flooded."]


def test_a_quotation_of_two_sentences_is_not_broken(nlp: Language) -> None:
    text = '"The dam will hold. Nobody needs to leave." The mayor left town on Friday.'
    assert sentences(parsed(nlp, text)) == [
        '"The dam will hold. Nobody needs to leave."',
        "The mayor left town on Friday.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'He called it "a very long night." The river fell at dawn.',
        "He left early (he was ill.) The river fell at dawn.",
    ],
)
def test_a_closing_mark_belongs_to_the_sentence_before(nlp: Language, text: str) -> None:
    assert sentences(parsed(nlp, text))[-1] == "The river fell at dawn."


def test_a_hard_wrapped_paragraph_is_one_line_to_the_parser(nlp: Language) -> None:
    text = "The dam at Orlo failed\non Monday and the lower\r\ntown was flooded."
    (block,) = parsed(nlp, text)
    assert "\n" not in block.doc.text
    assert len(block.doc.text) == len(text)
    assert sentences([block]) == [block.doc.text]


@given(
    st.text(
        alphabet=st.sampled_from(
            [
                "a",
                "É",
                " ",
                "\n",
                "\r",
                "\t",
                "\x00",
                "\x1b",
                "\u200b",
                "\u202e",
                "\ud800",
                "好",
                "🙂",
                '"',
                ".",
            ]
        ),
        max_size=60,
    )
)
def test_the_parsers_text_has_the_length_of_the_articles(text: str) -> None:
    read = parser_text(text)
    assert len(read) == len(text)
    assert not re.search("[\x00-\x1f\u200b\u202e\ud800]", read)
    assert all(mine in (own, " ") for mine, own in zip(read, text, strict=True))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet='aB ."\n\u200b\x1b()é好', min_size=1, max_size=80))
def test_tokens_and_sentences_cover_any_text(nlp: Language, text: str) -> None:
    for block in parsed(nlp, text):
        cover = [index for start, end in block.sentences for index in range(start, end)]
        assert cover == list(range(len(block.doc)))
        for token in block.doc:
            start = block.block.start + token.idx
            assert parser_text(text[start : start + len(token)]) == token.text


def test_a_line_without_end_is_cut_between_sentences(nlp: Language) -> None:
    text = "The dam at Orlo failed on Monday. " * 1000
    blocks = parsed(nlp, text)
    assert len(blocks) > 5
    assert all(block.block.end - block.block.start <= MAX_PIECE for block in blocks)
    assert [block.block.start for block in blocks[1:]] == [block.block.end for block in blocks[:-1]]
    assert all(block.doc.text.startswith("The dam") for block in blocks)


def test_a_line_is_cut_outside_quotations(nlp: Language) -> None:
    text = "The dam at Orlo failed. " * 150 + '"' + "It was bad. " * 200 + '" ' + "He left. " * 20
    first = parsed(nlp, text)[0]
    assert text[first.block.end] == '"'


@pytest.mark.parametrize("text", ["x" * 12_000, "好" * 12_000, "word " * 3_000])
def test_a_text_without_sentences_is_cut_too(nlp: Language, text: str) -> None:
    blocks = parsed(nlp, text)
    assert blocks[-1].block.end == len(text)
    assert all(len(block.doc.text) <= MAX_PIECE for block in blocks)
