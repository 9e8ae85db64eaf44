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
        ("An engineer on the site said the bridge had cracked.", "An engineer on the site", False, True),
        ("Two divers said the bridge had cracked.", "Two divers", False, True),
        ("Mayor Mara Lindqvist left. The mayor said the ferry had sunk.", "Mara Lindqvist", True, False),
        (
            "Mara Lindqvist, the mayor of Nordhavn, left. The mayor said the ferry had sunk.",
            "Mara Lindqvist",
            True,
            False,
        ),
        (
            "Nordhavn Lines, a ferry company, closed the route. The company said the ferry had sunk.",
            "Nordhavn Lines",
            True,
            False,
        ),
        ("The engineers met at noon. They said the ferry had sunk.", "The engineers", True, False),
        ("The mayor said the ferry had sunk.", "The mayor", False, False),
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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mara Lindqvist and Tom Ferris said the ferry had sunk.", ("Mara Lindqvist", "Tom Ferris")),
        (
            "Lindqvist and Ferris said the ferry had sunk. Mara Lindqvist and Tom Ferris run the port.",
            ("Mara Lindqvist", "Tom Ferris"),
        ),
        (
            "Transport Minister Tom Ferris, Mara Lindqvist and the mayor said the ferry had sunk.",
            ("Tom Ferris", "Mara Lindqvist", "the mayor"),
        ),
        (
            "Mara Lindqvist and Tom Ferris run the port. They said the ferry had sunk.",
            ("Mara Lindqvist", "Tom Ferris"),
        ),
    ],
)
def test_each_of_several_speakers_is_named(nlp: Language, text: str, speakers: tuple[str, ...]) -> None:
    assert frames_of(nlp, text)[0].frame.attribution.speakers == speakers


def test_we_inside_a_report_is_who_reports(nlp: Language) -> None:
    outer, inner = frames_of(nlp, "Mara Lindqvist said we believe that the bridge is safe.")
    assert (inner.source, inner.frame.parent) == ("we", 0)
    assert inner.frame.attribution.speakers == outer.frame.attribution.speakers == ("Mara Lindqvist",)
    assert inner.frame.attribution.inferred


def test_she_is_not_whom_he_stood_for(nlp: Language) -> None:
    text = (
        "Mara Lindqvist met Tom Ferris at noon. Ferris left early. He said the ferry had sunk. "
        "She said it had not."
    )
    he, she = frames_of(nlp, text)
    assert (he.frame.attribution.speakers, she.frame.attribution.speakers) == (
        ("Tom Ferris",),
        ("Mara Lindqvist",),
    )
