"""Where a content ends: tense, glosses, conjuncts, and the places where the parser broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import frames_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The mayor said the town had closed a bridge, which had cracked in the frost.",
            "the town had closed a bridge, which had cracked in the frost",
        ),
        (
            "The mayor said the town had closed the bridge, which is a century old.",
            "the town had closed the bridge",
        ),
        (
            "The mayor said she had met Mara Lindqvist, who ran the port for years.",
            "she had met Mara Lindqvist",
        ),
        (
            "The mayor said the new bridge would carry trams, allowing more people to cross.",
            "the new bridge would carry trams, allowing more people to cross",
        ),
        (
            "The mayor said the bridge was safe, adding that it would reopen.",
            "the bridge was safe",
        ),
        (
            "The mayor said she was tired of the delays and wanted a new engineer.",
            "she was tired of the delays and wanted a new engineer",
        ),
        (
            "The mayor said that she would hire Mara Lindqvist, a lawyer.",
            "that she would hire Mara Lindqvist",
        ),
        (
            "The council agreed to close the bridge and build a tunnel.",
            "to close the bridge and build a tunnel",
        ),
        (
            "The mayor called for a new bridge, which would carry trams.",
            "a new bridge, which would carry trams",
        ),
        (
            "The mayor spoke about the bridges of the town, including the old one.",
            "the bridges of the town, including the old one",
        ),
        (
            "The mayor referred to the bridge as a disgrace.",
            "the bridge as a disgrace",
        ),
        (
            "The mayor criticized the engineers on Monday for their delays.",
            "the engineers on Monday for their delays",
        ),
    ],
)
def test_a_content_ends_where_the_reporter_speaks_again(nlp: Language, text: str, content: str) -> None:
    assert frames_of(nlp, text)[0].content == content
