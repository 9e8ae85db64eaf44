"""Claims that a person makes are one statement each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.store.samples import Sample
from workbench.desk import hand_claims
from workbench.desk.hand_claims import LONGEST
from workbench.errors import InputError
from workbench.model import Span

WORD = "boats "
SAMPLE = Sample.of((WORD * LONGEST,))
EDITION = SAMPLE.edition


def words(length: int) -> list[Span]:
    """Return a selection of that many characters, blanks at its end aside."""
    return [Span(0, length)]


def test_a_selection_of_a_whole_article_is_told_to_be_none() -> None:
    longest = LONGEST - LONGEST % len(WORD) - 1
    assert hand_claims.selected(EDITION, words(longest)).spans == tuple(words(longest))
    with pytest.raises(
        InputError, match=re.escape("of 3,000 characters at most: these are 3,005, select less")
    ):
        hand_claims.selected(EDITION, words(3_005))


def test_a_claim_that_was_longer_before_can_be_cut_and_never_grow() -> None:
    usual = hand_claims.selected(EDITION, words(len(WORD)))
    whole = replace(usual, spans=tuple(words(10_000)))
    assert hand_claims.part(EDITION, words(9_005), whole).spans == tuple(words(9_005))
    with pytest.raises(InputError, match="one statement"):
        hand_claims.recut(EDITION, words(12_005), whole, (whole,))
    with pytest.raises(InputError, match="one statement"):
        hand_claims.merged(EDITION, [usual, replace(usual, spans=(Span(6, 4_005),))])
