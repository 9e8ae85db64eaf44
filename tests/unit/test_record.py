from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import (
    Antecedent,
    Attribution,
    AttributionType,
    Basis,
    BlockRole,
    Claim,
    ClaimKind,
    Engine,
    Flag,
    FrameClass,
    Mention,
    MentionType,
    Span,
)
from workbench.record import from_record, to_record

WORDS = st.text(max_size=12)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 9))
SHARES = st.floats(0, 1)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.none() | WORDS | NUMBERS | st.tuples(NUMBERS, NUMBERS)

MENTIONS = st.builds(
    Mention,
    type=st.sampled_from(MentionType),
    text=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    value=VALUES,
    unit=st.none() | WORDS,
    subtype=st.none() | WORDS,
    modifier=st.none() | WORDS,
    interval=st.none() | st.tuples(WORDS, WORDS),
    by=st.sampled_from(["rule", "lexicon", "ner"]),
)
FRAMES = st.builds(
    Attribution,
    content_spans=st.lists(SPANS, max_size=2).map(tuple),
    source_span=st.none() | SPANS,
    cue_span=st.none() | SPANS,
    cue=st.none() | WORDS,
    outlets=st.lists(WORDS, max_size=2).map(tuple),
    outlet_text=st.none() | WORDS,
    speakers=st.lists(WORDS, max_size=2).map(tuple),
    type=st.sampled_from(AttributionType),
    basis=st.sampled_from(Basis),
    frame_class=st.sampled_from(FrameClass),
    confidence=SHARES,
    inferred=st.booleans(),
    vague=st.booleans(),
    ambiguous_outlet=st.booleans(),
)
CLAIMS = st.builds(
    Claim,
    claim_id=WORDS,
    text=WORDS,
    spans=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    exact=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(ClaimKind),
    checkworthiness=SHARES,
    checkworthiness_reason=WORDS,
    flags=st.lists(st.sampled_from(Flag), unique=True).map(tuple),
    block=st.sampled_from(BlockRole),
    chain=st.lists(FRAMES, max_size=2).map(tuple),
    facts=st.lists(MENTIONS, max_size=2).map(tuple),
    engine=st.builds(Engine, WORDS, WORDS, WORDS, WORDS),
    antecedent=st.none() | st.builds(Antecedent, WORDS, SPANS),
)


@given(CLAIMS)
def test_a_claim_comes_back_whole_from_its_record(claim: Claim) -> None:
    line = json.dumps(to_record(claim, "story.txt", "0" * 64))
    assert from_record(json.loads(line)) == claim


def bare(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "claim_id": "0" * 16,
        "text": "Two bridges closed",
        "spans": (Span(4, 15), Span(20, 26)),
        "exact": ("Two bridges", "closed"),
        "kind": ClaimKind.EVENT,
        "checkworthiness": 0.5,
        "checkworthiness_reason": "an event",
        "flags": (),
        "block": BlockRole.BODY,
        "chain": (),
        "facts": (),
        "engine": Engine("0", "m", "1", "d"),
    }
    return Claim(**(fields | changes))


def test_a_claim_without_source_says_so_in_every_field() -> None:
    attribution = to_record(bare(), "story.txt", "0" * 64)["attribution"]
    assert attribution["type"] == "none"
    assert attribution["basis"] == "none"
    assert attribution["outlet"] is None
    assert attribution["chain"] == []


def test_the_flat_fields_are_those_of_the_outermost_frame_and_the_innermost_speaker() -> None:
    outer = Attribution((Span(0, 26),), cue="reported", cue_span=Span(30, 38), outlets=("Harbour News",))
    inner = Attribution((Span(0, 26),), cue="said", cue_span=Span(40, 44), speakers=("Ana Roe",))
    attribution = to_record(bare(chain=(outer, inner)), "story.txt", "0" * 64)["attribution"]
    assert (attribution["cue"], attribution["cue_span"]) == ("reported", [30, 38])
    assert (attribution["outlet"], attribution["speaker"]) == ("Harbour News", "Ana Roe")
    assert [frame["cue"] for frame in attribution["chain"]] == ["reported", "said"]


def test_start_and_end_are_the_ends_of_the_spans() -> None:
    record = to_record(bare(), "story.txt", "0" * 64)
    assert (record["start"], record["end"]) == (4, 26)


def test_the_record_has_the_fields_that_readers_were_promised() -> None:
    record = to_record(bare(), "story.txt", "0" * 64)
    assert list(record) == [
        "article", "article_sha256", "claim_id", "text", "start", "end", "spans", "exact", "antecedent",
        "kind", "checkworthiness", "checkworthiness_reason", "flags", "block", "attribution", "facts",
        "engine",
    ]  # fmt: skip


def test_a_record_with_an_unknown_word_or_a_missing_field_is_refused() -> None:
    record = to_record(bare(), "story.txt", "0" * 64)
    with pytest.raises(ValueError, match="rumour"):
        from_record(record | {"kind": "rumour"})
    del record["facts"]
    with pytest.raises(KeyError, match="facts"):
        from_record(record)
