"""From characters to tokens, and which characters are taken."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.offsets import Offsets
from workbench.extract.places import Places

BLANK = spacy.blank("en")


@given(st.text(alphabet="ab .,'\n", min_size=1, max_size=40))
def test_the_token_of_a_character_holds_it(text: str) -> None:
    doc = BLANK(text)
    offsets = Offsets(doc)
    for token in doc:
        for offset in range(token.idx, token.idx + len(token)):
            assert offsets.token(offset).i == token.i


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=6))
def test_what_was_taken_is_touched(spans: list[tuple[int, int]]) -> None:
    places = Places(40)
    taken: set[int] = set()
    for start, length in spans:
        places.take(start, start + length)
        taken.update(range(start, start + length))
    for offset in range(40):
        assert places.touches(offset, offset + 1) == (offset in taken)
