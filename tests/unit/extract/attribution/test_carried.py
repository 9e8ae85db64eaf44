"""What later sentences and paragraphs owe to the report before them, and what they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.extract.frames_of import frames_of
from workbench.model import Basis

if TYPE_CHECKING:
    from spacy.language import Language


def carried(nlp: Language, text: str) -> list[tuple[str | None, str]]:
    return [
        (one.source, one.content)
        for one in frames_of(nlp, text)
        if one.frame.attribution.basis is Basis.CARRIED
    ]


def test_a_sentence_without_marks_is_not_carried(nlp: Language) -> None:
    assert carried(nlp, "The mayor told reporters that the bridge was safe. It opened in May.") == []


def test_a_sentence_with_a_source_of_its_own_is_not_carried(nlp: Language) -> None:
    text = '"We will rebuild," the mayor said. "It will cost too much," the engineer said.'
    assert carried(nlp, text) == []


def test_a_quotation_after_a_report_is_carried(nlp: Language) -> None:
    text = 'The mayor said the bridge would be rebuilt. "It will stand for a century."'
    assert carried(nlp, text) == [("The mayor", '"It will stand for a century."')]


def test_a_participle_after_the_cue_does_not_take_the_quotation(nlp: Language) -> None:
    text = '"We will rebuild," Mara Lindqvist said, praising the engineers. "It will stand for a century."'
    assert carried(nlp, text) == [("Mara Lindqvist", '"It will stand for a century."')]


def test_a_paragraph_that_is_one_quotation_goes_on(nlp: Language) -> None:
    text = '"We will rebuild," the mayor said.\n"It will stand for a century."'
    assert carried(nlp, text) == [("the mayor", '"It will stand for a century."')]


def test_an_open_paragraph_belongs_to_the_speaker_named_after_it(nlp: Language) -> None:
    text = '"We will rebuild the bridge.\n"We will do it by May," Mara Lindqvist said.'
    (one,) = frames_of(nlp, text)
    assert (one.source, one.content) == (
        "Mara Lindqvist",
        '"We will rebuild the bridge | "We will do it by May,"',
    )
    assert one.frame.attribution.basis is Basis.EXPLICIT


def test_a_quotation_over_three_paragraphs_is_one_content(nlp: Language) -> None:
    text = (
        'Mara Lindqvist said: "We will rebuild the bridge.\n"The old one had to go. It was a danger.\n'
        '"We owe it to the town." The council agreed.'
    )
    (one,) = frames_of(nlp, text)
    assert one.content == (
        '"We will rebuild the bridge | "The old one had to go. It was a danger. | "We owe it to the town."'
    )
    assert [part.block for part in one.frame.content] == [0, 1, 2]


def test_a_carried_quotation_runs_on_as_well(nlp: Language) -> None:
    text = '"We will rebuild," the mayor said. "It had to go.\n"Nothing will stop us."\nShips waited.'
    assert carried(nlp, text) == [("the mayor", '"It had to go | "Nothing will stop us."')]


def test_a_paragraph_that_names_its_own_speaker_is_not_joined(nlp: Language) -> None:
    text = 'The mayor said: "We will rebuild.\n"It will cost too much," the engineer said.'
    assert [one.source for one in frames_of(nlp, text)] == ["The mayor", "the engineer"]


def test_a_word_in_passing_is_not_carried(nlp: Language) -> None:
    text = '"We will rebuild," the mayor said. The ferry "Gull" sailed at noon.'
    assert carried(nlp, text) == []
