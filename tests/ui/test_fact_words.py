"""The value of a fact is told in words, not in the letters of a standard."""

from __future__ import annotations

import pytest

from workbench.model import Mention, MentionType
from workbench.ui.fact_words import fact_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P1Y", "1 year"),
        ("P25Y", "25 years"),
        ("PXD", "some days"),
        ("P2E", "2 decades"),
        ("PT1H", "1 hour"),
        ("PT30M", "30 minutes"),
        ("P3M", "3 months"),
        ("PAST_REF", "in the past"),
        ("2031-03-12", "2031-03-12"),
        ("PLAIN", "PLAIN"),
    ],
)
def test_a_time_is_told_in_words(value: str, words: str) -> None:
    fact = Mention(MentionType.DURATION, "then", 0, 4, value)
    assert fact_words(fact) == f"duration, {words}"
