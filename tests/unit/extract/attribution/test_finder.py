"""Frames of each construction, in sentences parsed by the real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.extract.frames_of import blocks_of, frames_of
from workbench.extract.attribution.finder import FrameFinder
from workbench.extract.parse import parse
from workbench.extract.quotes import find_quotations
from workbench.lexicon import shipped_lexicon
from workbench.model import AttributionType, Basis, FrameClass

if TYPE_CHECKING:
    from spacy.language import Language

WHO = "Mara Lindqvist"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The harbour master said that the ferry had sunk.",
            "The harbour master",
            "said",
            "that the ferry had sunk",
        ),
        (
            "The ferry sank at noon, according to the coast guard.",
            "the coast guard",
            "according to",
            "The ferry sank at noon",
        ),
        (
            "According to the coast guard, the ferry sank at noon.",
            "the coast guard",
            "According to",
            "the ferry sank at noon",
        ),
        (
            "As the coast guard reported, the ferry sank at noon.",
            "the coast guard",
            "reported",
            "the ferry sank at noon",
        ),
        (
            "The ferry, Mara Lindqvist said, will sail again in June.",
            WHO,
            "said",
            "The ferry | will sail again in June",
        ),
        (
            "Mara Lindqvist accused the council of hiding the report.",
            WHO,
            "accused",
            "the council of hiding the report",
        ),
        (
            "Mara Lindqvist was quoted as saying the bridge was unsafe.",
            WHO,
            "was quoted as saying",
            "the bridge was unsafe",
        ),
        (
            "The minister asked whether the bridge was safe.",
            "The minister",
            "asked",
            "whether the bridge was safe",
        ),
        (
            "The council criticized the new ferry contract.",
            "The council",
            "criticized",
            "the new ferry contract",
        ),
        (
            "The minister urged the council to close the bridge.",
            "The minister",
            "urged",
            "the council to close the bridge",
        ),
        ("The bridge is expected to reopen in May.", None, "is expected", "The bridge | to reopen in May"),
        (
            "The tunnel, which the council says is safe, opened in May.",
            "the council",
            "says",
            "which | is safe",
        ),
        (
            "The engineer is confident that the bridge will hold.",
            "The engineer",
            "confident",
            "that the bridge will hold",
        ),
    ],
)
def test_a_construction_gives_its_frame(
    nlp: Language, text: str, source: str | None, cue: str, content: str
) -> None:
    assert [(one.source, one.cue, one.content.strip(",")) for one in frames_of(nlp, text)] == [
        (source, cue, content)
    ]


@pytest.mark.parametrize(
    ("text", "frame_class"),
    [
        ("The minister said that the bridge will hold.", FrameClass.REPORT),
        ("The minister believes that the bridge will hold.", FrameClass.BELIEF),
        ("The council vowed to rebuild the bridge.", FrameClass.INTENT),
        ("The council opposes the new bridge.", FrameClass.ATTITUDE),
    ],
)
def test_a_frame_has_its_class(nlp: Language, text: str, frame_class: FrameClass) -> None:
    (one,) = frames_of(nlp, text)
    assert one.frame.attribution.frame_class is frame_class


@pytest.mark.parametrize(
    "text",
    [
        "The council cannot claim ignorance.",
        "The minister did not criticize the contract.",
        "Close the bridge and say nothing.",
        "The ferry sank at noon in heavy seas.",
        "The sailors' boat and the captain's hat were lost.",
    ],
)
def test_what_nobody_said_gives_no_frame(nlp: Language, text: str) -> None:
    assert frames_of(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ferry has sunk," said Mara Lindqvist.', AttributionType.DIRECT),
        ('Mara Lindqvist said the ferry was "lost at sea" by noon.', AttributionType.MIXED),
        ("Mara Lindqvist said the ferry had sunk.", AttributionType.INDIRECT),
    ],
)
def test_the_type_says_how_much_is_quoted(nlp: Language, text: str, expected: AttributionType) -> None:
    (one,) = frames_of(nlp, text)
    assert one.frame.attribution.type is expected


def test_a_second_report_keeps_its_own_speaker(nlp: Language) -> None:
    text = "The engineers discovered that the bridge was cracked, and the mayor denied that it was unsafe."
    assert [(one.source, one.content) for one in frames_of(nlp, text)] == [
        ("The engineers", "that the bridge was cracked"),
        ("the mayor", "that it was unsafe"),
    ]


def test_a_chain_has_its_outermost_frame_first(nlp: Language) -> None:
    outer, inner = frames_of(nlp, "The bridge cracked in May, officials said, according to Reuters.")
    assert (outer.frame.attribution.outlets, outer.frame.parent) == (("Reuters",), None)
    assert (inner.source, inner.content, inner.frame.parent) == ("officials", "The bridge cracked in May", 0)


def test_a_quotation_goes_on_after_its_cue(nlp: Language) -> None:
    (one,) = frames_of(nlp, '"We trust the people," the mayor said, "and they trust us."')
    assert one.content == '"We trust the people," | "and they trust us."'


def test_a_paragraph_that_ends_in_a_colon_leads_in_the_next(nlp: Language) -> None:
    (one,) = frames_of(nlp, 'Mara Lindqvist wrote:\n"We will rebuild the bridge by May."')
    assert (one.source, one.content) == (WHO, '"We will rebuild the bridge by May."')
    assert one.frame.block_index == 1


def test_a_dash_attributes_a_quotation(nlp: Language) -> None:
    (one,) = frames_of(nlp, '"The bridge is a disgrace" — Mara Lindqvist')
    assert (one.source, one.cue) == (WHO, "—")


def test_a_name_in_capitals_has_its_turn_in_a_printed_interview(nlp: Language) -> None:
    text = (
        "We met Lindqvist on Monday at the port.\nPHOTO: Boats in the port.\n"
        "LINDQVIST: The bridge will hold for a century. I am proud of it."
    )
    turn = next(one for one in frames_of(nlp, text) if one.cue == ":")
    assert (turn.source, turn.content) == (
        "LINDQVIST",
        "The bridge will hold for a century. I am proud of it",
    )
    assert not any(one.source == "PHOTO" for one in frames_of(nlp, text))


def test_the_tokens_of_a_frame_are_those_of_its_spans(nlp: Language) -> None:
    text = "Fog came in.\nThe harbour master said that the ferry had sunk."
    (one,) = frames_of(nlp, text)
    frame = one.frame
    assert frame.cue is not None
    assert frame.source is not None
    assert (frame.cue.block, frame.head) == (1, frame.cue.start)
    assert [(part.block, part.start, part.end) for part in frame.content] == [(1, 4, 9)]
    assert (frame.source.start, frame.source.end) == (0, 3)


_PIECES = st.sampled_from(
    [
        '"We sail," ',
        "Mara Lindqvist ",
        "said ",
        "that ",
        "the ferry sank",
        ", ",
        ". ",
        "according to ",
        "Reuters ",
        "he ",
        "“",
        "”",
        ": ",
        " — ",
        "and ",
        "reported ",
        "\n",
        "believes ",
        "which ",
        "to sail ",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_PIECES, max_size=25).map("".join))
def test_any_text_is_read_with_parents_first_and_spans_inside_it(nlp: Language, text: str) -> None:
    blocks = blocks_of(text)
    parsed = list(parse(nlp, text, blocks, find_quotations(text, blocks)))
    frames = FrameFinder(shipped_lexicon()).find(parsed)
    for place, frame in enumerate(frames):
        assert frame.parent is None or frame.parent < place
        found = frame.attribution
        for span in (*found.content_spans, found.cue_span, found.source_span):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert found.content_spans
        assert 0 < found.confidence < 1


def test_carried_frames_share_source_and_cue(nlp: Language) -> None:
    first, second = frames_of(nlp, '"We will rebuild," Mara Lindqvist said. "Nothing will stop us."')
    assert (first.frame.attribution.basis, second.frame.attribution.basis) == (Basis.EXPLICIT, Basis.CARRIED)
    assert first.frame.attribution.cue_span == second.frame.attribution.cue_span
    assert second.frame.attribution.confidence <= first.frame.attribution.confidence
