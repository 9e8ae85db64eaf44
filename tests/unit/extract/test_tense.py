"""The tense of the clause around a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.offsets import Offsets
from workbench.extract.tense import Tense, tense_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The council met on Friday.", Tense.PAST),
        ("The council has met on Friday.", Tense.PAST),
        ("The plan, announced Friday, will fail.", Tense.PAST),
        ("The council will meet on Friday.", Tense.FUTURE),
        ("The council would meet on Friday.", Tense.FUTURE),
        ("The council wants to meet on Friday.", Tense.FUTURE),
        ("The council is expected to meet on Friday.", Tense.FUTURE),
        ("The council scheduled a hearing for Friday.", Tense.FUTURE),
        ("The council had planned a hearing for Friday.", Tense.PAST),
        ("The council postponed the vote until Friday.", Tense.FUTURE),
        ("The council meets on Friday.", Tense.PRESENT),
        ("Friday's meeting will be short.", Tense.UNKNOWN),
        ("A quiet Friday.", Tense.UNKNOWN),
    ],
)
def test_tenses(nlp: Language, text: str, tense: Tense) -> None:
    assert tense_of(Offsets(nlp(text)).token(text.index("Friday"))) is tense
