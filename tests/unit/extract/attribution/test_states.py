"""Frames of what somebody is, and of whom they call on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import frames_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The engineers were frustrated that the bridge was closed.",
            "The engineers",
            "frustrated",
            "that the bridge was closed",
        ),
        (
            "The mayor made it clear that the bridge would close.",
            "The mayor",
            "clear",
            "that the bridge would close",
        ),
        (
            "The mayor is not sure whether the bridge will hold.",
            "The mayor",
            "sure",
            "whether the bridge will hold",
        ),
        ("Mara Lindqvist is a critic of the new bridge.", "Mara Lindqvist", "critic of", "the new bridge"),
        ("The mayor is against the new bridge.", "The mayor", "is against", "the new bridge"),
        ("The council called on the mayor to resign.", "The council", "called", "the mayor to resign"),
        (
            "The mayor told reporters in an interview that the bridge had cracked.",
            "The mayor",
            "told",
            "that the bridge had cracked",
        ),
        (
            "The mayor asked the engineer if the bridge was safe.",
            "The mayor",
            "asked",
            "if the bridge was safe",
        ),
        (
            "As first reported by Reuters, the bridge cracked in May.",
            "Reuters",
            "As first reported by",
            "the bridge cracked in May",
        ),
        ("The bridge will close, per the ministry.", "the ministry", "per", "The bridge will close"),
    ],
)
def test_a_construction_gives_its_one_frame(
    nlp: Language, text: str, source: str, cue: str, content: str
) -> None:
    assert [(one.source, one.cue, one.content) for one in frames_of(nlp, text)] == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "It is not clear whether the bridge will hold.",
        "The critic of the play left the hall.",
        "Rain beat against the bridge.",
        "Tickets cost 4 euros per crossing.",
    ],
)
def test_another_use_of_the_word_gives_none(nlp: Language, text: str) -> None:
    assert frames_of(nlp, text) == []


def test_a_dateline_is_no_part_of_a_name(nlp: Language) -> None:
    text = "NORDHAVN, Sept. 4 (Reuters) - Mayor Mara Lindqvist said the bridge had cracked."
    (one,) = frames_of(nlp, text)
    assert one.source == "Mayor Mara Lindqvist"
