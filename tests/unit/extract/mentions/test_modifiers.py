"""Words before a number that bound or blur it."""

from __future__ import annotations

import pytest

from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.modifiers import modifier_before


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("about 5", "about"),
        ("no more than 5", "no more than"),
        ("at the very least 5", "at the very least"),
        ("rose by as much as 5", "as much as"),
        ("more 5", None),
        ("5", None),
    ],
)
def test_modifiers(text: str, modifier: str | None) -> None:
    pieces = lexemes(text)
    first, found = modifier_before(pieces, len(pieces) - 1)
    assert found == modifier
    assert [piece.low for piece in pieces[first:-1]] == (modifier.split() if modifier else [])
