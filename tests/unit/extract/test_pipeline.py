"""The stages joined: what every claim of every text must keep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench import __version__
from workbench.extract import DEFAULT_MODEL
from workbench.extract.attribution.finder import FrameFinder
from workbench.extract.attribution.frames import Frame
from workbench.extract.mentions.finder import MentionFinder
from workbench.extract.parse import ParsedBlock
from workbench.extract.pipeline import Extractor
from workbench.lexicon import OutletRow, load_lexicon, shipped_lexicon
from workbench.model import Block, BlockRole, Claim, ClaimKind, Flag, Mention, MentionType

STORY = """Flood cuts off Orlo
The dam above the town failed on Monday
The dam above Orlo failed on Monday, and 40 people were taken to a school on the hill, the Orlo Herald said.
"We heard it before we saw it," said James Miller, who runs the school. "Nobody slept."
He added that the town had asked for help in May. The army will send two boats on Friday.
Sign up for our newsletter
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(shipped_lexicon(), DEFAULT_MODEL)


def blocks_of(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        role = {0: BlockRole.HEADLINE, 1: BlockRole.DEK}.get(number, BlockRole.BODY)
        if line.startswith("Sign up"):
            role = BlockRole.PROMO
        if line.strip():
            blocks.append(Block(start, start + len(line), role, "test"))
        start += len(line) + 1
    return tuple(blocks)


def extract(extractor: Extractor, text: str, published: date | None = None) -> list[Claim]:
    return extractor.extract("ab" * 8, text, blocks_of(text), published)


def test_claims_stand_in_order_with_ids_of_their_own(extractor: Extractor) -> None:
    claims = extract(extractor, STORY)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert all(len(claim.claim_id) == 16 for claim in claims)
    assert {claim.block for claim in claims} == {BlockRole.HEADLINE, BlockRole.DEK, BlockRole.BODY}
    assert not any("newsletter" in claim.text for claim in claims)


def test_the_engine_stands_in_every_claim(extractor: Extractor) -> None:
    engine = extractor.engine
    assert (engine.version, engine.model, engine.model_version) == (__version__, DEFAULT_MODEL, "3.8.0")
    assert engine.lexicon == shipped_lexicon().digest
    assert all(claim.engine == engine for claim in extract(extractor, STORY))


def test_ids_outlive_moved_text_and_a_day_told_later(extractor: Extractor) -> None:
    ids = [claim.claim_id for claim in extract(extractor, STORY)]
    later = extract(extractor, STORY, date(2031, 3, 12))
    assert [claim.claim_id for claim in later] == ids
    moved = STORY.replace("The dam above Orlo", "Rain fell.\nThe dam above Orlo")
    assert set(ids) <= {claim.claim_id for claim in extract(extractor, moved)}


def test_a_day_resolves_dates_and_lifts_their_flag(extractor: Extractor) -> None:
    def dates(claims: list[Claim]) -> set[object]:
        return {f.value for c in claims for f in c.facts if f.type is MentionType.DATE and f.text == "Monday"}

    before, after = extract(extractor, STORY), extract(extractor, STORY, date(2031, 3, 12))
    assert any(Flag.UNRESOLVED_DATE in claim.flags for claim in before)
    assert not any(Flag.UNRESOLVED_DATE in claim.flags for claim in after)
    assert dates(after) == {"2031-03-10"}


def test_a_quotation_around_its_source_keeps_both_halves_apart_from_it(extractor: Extractor) -> None:
    quoted = [claim for claim in extract(extractor, STORY) if "heard it" in claim.text]
    assert len(quoted) == 1
    assert "Miller" not in quoted[0].text
    assert any("James Miller" in frame.speakers for frame in quoted[0].chain)


@pytest.mark.parametrize(
    ("sentence", "text", "cues"),
    [
        (
            "The storm broke two bridges, the Orlo Herald reported, citing two officials.",
            "The storm broke two bridges",
            ["reported", "citing"],
        ),
        (
            "The Orlo Herald quoted a pilot as saying that the order came late.",
            "the order came late",
            ["quoted", "as saying"],
        ),
        (
            'The Orlo Herald quoted Mara Quill as saying: "We left the town at dawn."',
            '"We left the town at dawn."',
            ["quoted", "as saying"],
        ),
    ],
)
def test_a_reporting_frame_is_no_claim_and_stands_in_the_chain(
    extractor: Extractor, sentence: str, text: str, cues: list[str]
) -> None:
    (claim,) = extract(extractor, f"\n\n{sentence}")
    assert claim.text == text
    assert [frame.cue for frame in claim.chain] == cues


@pytest.mark.parametrize(
    "headline",
    [
        "Roe campaign to shift staff, resources to Aldmoor",
        "Storm damage in Varnia: a timeline",
        "Bridges, ferries and schools closed after storm",
    ],
)
def test_a_headline_without_a_finite_verb_is_one_claim(extractor: Extractor, headline: str) -> None:
    assert [claim.text for claim in extract(extractor, headline)] == [headline]


def test_a_headline_of_two_clauses_is_two_claims(extractor: Extractor) -> None:
    claims = extract(extractor, "Two bridges are down and a school has no power")
    assert [claim.text for claim in claims] == ["Two bridges are down", "a school has no power"]


def test_a_reported_question_stays_with_who_asked(extractor: Extractor) -> None:
    (claim,) = extract(extractor, "\n\nThe mayor asked whether the dam had failed.")
    assert claim.text == "The mayor asked whether the dam had failed"


def test_an_age_is_no_figure_of_the_claim(extractor: Extractor) -> None:
    claims = extract(extractor, "\n\nA 37-year-old man was arrested in Orlo.")
    assert {claim.kind for claim in claims} == {ClaimKind.EVENT}


def test_he_is_told_from_the_sentence_before(extractor: Extractor) -> None:
    text = "James Miller left town.\nIt rained.\nJames Miller runs the school. He sold the boat in May.\n"
    (claim,) = (claim for claim in extract(extractor, text) if claim.text.startswith("He sold"))
    assert claim.antecedent is not None
    assert claim.antecedent.text == "James Miller"
    start, end = claim.antecedent.span
    assert text[start:end] == "James Miller"
    assert start == text.rindex("James")


def test_publishers_in_turn_do_not_mix() -> None:
    lexicon = load_lexicon([OutletRow("Orlo Herald"), OutletRow("Pesh Gazette")])
    extractor = Extractor(lexicon, DEFAULT_MODEL)
    text = "The dam failed, the Orlo Herald said. Nobody was hurt, the Pesh Gazette said.\n"

    def outlets(publisher: str | None) -> set[str | None]:
        claims = extractor.extract("ab" * 8, text, blocks_of(text), publisher=publisher)
        return {claim.outlet for claim in claims} - {None}

    assert outlets(None) == {"Orlo Herald", "Pesh Gazette"}
    assert outlets("Orlo Herald") == {"Pesh Gazette"}
    assert outlets("Pesh Gazette") == {"Orlo Herald"}
    assert outlets(None) == {"Orlo Herald", "Pesh Gazette"}


def test_progress_counts_the_blocks_that_are_read(extractor: Extractor) -> None:
    steps: list[tuple[int, int]] = []
    extractor.extract(
        "ab" * 8, STORY, blocks_of(STORY), on_progress=lambda done, total: steps.append((done, total))
    )
    assert steps == [(done, 5) for done in range(1, 6)]


def test_what_progress_raises_ends_it(extractor: Extractor) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extractor.extract("ab" * 8, STORY, blocks_of(STORY), on_progress=stop)


@pytest.mark.parametrize("text", ["", "\n", "Sign up now\n"])
def test_a_text_without_article_has_no_claims(extractor: Extractor, text: str) -> None:
    blocks = tuple(Block(b.start, b.end, BlockRole.PROMO, "") for b in blocks_of(text))
    assert extractor.extract("ab" * 8, text, blocks) == []


PIECES = st.sampled_from(
    [
        "The dam above Orlo failed on Monday, and 40 people left.",
        '"Nobody slept," said James Miller, who runs the school.',
        "According to the Orlo Herald, the army will send two boats, rafts and F-16 jets.",
        "“Rain, rain",
        "and more rain.”",
        "He (aged 40) said on May 3, 2031 that $3 million - or 5 percent - was gone;",
        "\u200b\x1b[31mWords\u202e \ud800好🙂\u0000 in \t odd places",
        "ONE LINE IN CAPITALS",
        "Mr. A.B. Oak of the U.S. Army's 3rd Brigade, which Ana Roe leads, said that, he said, it was.",
        "\r\n",
        "\n",
        ". . . , , ( ) ' \"",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=7).map(" ".join))
def test_any_text_keeps_the_promises(extractor: Extractor, text: str) -> None:
    blocks = blocks_of(text)
    mentions, frames = [], []

    class Mentions(MentionFinder):
        def find(self, block: ParsedBlock) -> list[Mention]:
            found = super().find(block)
            mentions.extend(found)
            return found

    class Frames(FrameFinder):
        def find(self, parsed: Sequence[ParsedBlock]) -> list[Frame]:
            found = super().find(parsed)
            frames.extend(found)
            return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbench.extract.pipeline.MentionFinder", Mentions)
        patch.setattr("workbench.extract.pipeline.FrameFinder", Frames)
        claims = extractor.extract("ab" * 8, text, blocks, date(2031, 3, 12))
    for claim in claims:
        assert claim.exact == tuple(text[start:end] for start, end in claim.spans)
        assert all(text[fact.start : fact.end] == fact.text for fact in claim.facts)
        assert all(start < end for start, end in claim.spans)
        assert list(claim.spans) == sorted(claim.spans)
        assert claim.text == " ".join(claim.text.split())
        assert claim.text
        assert 0 <= claim.checkworthiness <= 1
    if claims:
        held = {(fact.start, fact.end) for claim in claims for fact in claim.facts}
        assert {(mention.start, mention.end) for mention in mentions} <= held
    outermost = {id(claim.chain[0]) for claim in claims if claim.chain}
    assert all(id(frame.attribution) in outermost for frame in frames if frame.parent is None)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        (
            "The dam will cost $3 million.",
            ClaimKind.PREDICTION,
            "looks ahead, so that it cannot be checked yet; names a sum",
        ),
        ("The minister plans to leave Orlo.", ClaimKind.PREDICTION, "looks ahead"),
        ("Her plan to leave failed.", ClaimKind.EVENT, "says that something happened"),
        ("The ruling is unfair.", ClaimKind.OPINION, "is an opinion"),
        ("The dam cost $3 million.", ClaimKind.QUANTITY, "states a figure; names a sum"),
    ],
)
def test_what_cannot_be_checked_yet_ranks_low_and_says_why(
    extractor: Extractor, text: str, kind: ClaimKind, reason: str
) -> None:
    claims = extractor.extract("0" * 16, text, (Block(0, len(text), BlockRole.BODY, "test"),))
    first = max(claims, key=lambda claim: len(claim.text))
    assert (first.kind, first.checkworthiness_reason.startswith(reason)) == (kind, True)
    assert (first.checkworthiness <= 0.3) == (kind in {ClaimKind.PREDICTION, ClaimKind.OPINION})
