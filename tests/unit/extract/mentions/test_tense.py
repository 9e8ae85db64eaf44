"""The tense of the clause around a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.mentions.tense import Tense, tense_of
from workbench.extract.offsets import Offsets

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
        ("The chairman was told Friday by his deputy to resign.", Tense.PAST),
        ("The council agreed Friday to meet again.", Tense.PAST),
        ("The council may have met on Friday.", Tense.PAST),
        ("The council will have met by Friday.", Tense.FUTURE),
        ("The offer had been due to expire on Friday.", Tense.PAST),
        ("The offer is due to expire on Friday.", Tense.FUTURE),
        ("The troops attacked as previously planned Friday.", Tense.PAST),
        ("Friday's meeting will be short.", Tense.UNKNOWN),
        ("A quiet Friday.", Tense.UNKNOWN),
    ],
)
def test_tenses(nlp: Language, text: str, tense: Tense) -> None:
    assert tense_of(Offsets(nlp(text)).token(text.index("Friday"))) is tense
