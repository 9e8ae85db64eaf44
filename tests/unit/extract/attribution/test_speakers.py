"""Speakers: full names, pronouns and descriptions resolved and marked, unnamed ones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import frames_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "speaker", "inferred", "vague"),
    [
        ("Mara Lindqvist, the harbour master, said the ferry had sunk.", "Mara Lindqvist", False, False),
        ("Mara Lindqvist runs the port. Lindqvist said the ferry had sunk.", "Mara Lindqvist", False, False),
        ("Mara Lindqvist runs the harbour. She said the ferry had sunk.", "Mara Lindqvist", True, False),
        ("Officials said the bridge had cracked.", "Officials", False, True),
        (
            "A person familiar with the matter said the bridge had cracked.",
            "A person familiar with the matter",
            False,
            True,
        ),
        (
            "The Harbour Ministry closed the bridge. The ministry said it was unsafe.",
            "The Harbour Ministry",
            True,
            False,
        ),
    ],
)
def test_a_speaker_is_named(nlp: Language, text: str, speaker: str, inferred: bool, vague: bool) -> None:
    found = frames_of(nlp, text)[0].frame.attribution
    assert (found.speakers, found.inferred, found.vague) == ((speaker,), inferred, vague)


def test_a_pronoun_looks_past_a_name_of_the_other_gender(nlp: Language) -> None:
    text = "Mr. Ferris met Mrs. Holm on Monday. He said the ferry had sunk."
    found = next(one for one in frames_of(nlp, text) if one.source == "He").frame.attribution
    assert [name.split()[-1] for name in found.speakers] == ["Ferris"]
    assert found.inferred


def test_a_pronoun_that_nobody_fits_names_nobody(nlp: Language) -> None:
    (one,) = frames_of(nlp, "They said the ferry had sunk.")
    assert one.frame.attribution.speakers == ()
    assert one.source == "They"
