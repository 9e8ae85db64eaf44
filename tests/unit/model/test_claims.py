from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from workbench.model import Attribution, BlockRole, Claim, ClaimKind, Engine, Span


def claim(*chain: Attribution, spans: tuple[Span, ...] = (Span(3, 9),)) -> Claim:
    return Claim(
        claim_id="0" * 16,
        text="words",
        spans=spans,
        exact=tuple("words" for _ in spans),
        kind=ClaimKind.OTHER,
        checkworthiness=0.0,
        checkworthiness_reason="",
        flags=(),
        block=BlockRole.BODY,
        chain=chain,
        facts=(),
        engine=Engine("0", "m", "1", "d"),
    )


def frame(outlets: tuple[str, ...] = (), speakers: tuple[str, ...] = ()) -> Attribution:
    return Attribution((Span(3, 9),), outlets=outlets, speakers=speakers)


def test_the_cited_outlet_is_the_first_named_one_of_the_chain() -> None:
    chained = claim(frame(), frame(("Harbour News", "Coast Radio")), frame(("Harbour News",)))
    assert chained.outlet == "Harbour News"
    assert chained.outlets == ("Harbour News", "Coast Radio")


def test_the_speaker_is_the_innermost_named_one() -> None:
    chained = claim(frame(speakers=("Ana Roe",)), frame(speakers=("Bo Lind",)), frame())
    assert chained.speaker == "Bo Lind"
    assert chained.speakers == ("Ana Roe", "Bo Lind")


def test_those_who_speak_together_are_joined_in_the_one_speaker() -> None:
    assert claim(frame(speakers=("Ana Roe", "Bo Lind"))).speaker == "Ana Roe and Bo Lind"
    assert (
        claim(frame(speakers=("Ana Roe", "Bo Lind", "the mayor"))).speaker == "Ana Roe, Bo Lind and the mayor"
    )


def test_a_claim_without_attribution_cites_nobody() -> None:
    assert (claim().outlet, claim().speaker, claim().outlets, claim().speakers) == (None, None, (), ())


def test_a_claim_with_gaps_reaches_from_its_first_to_its_last_word() -> None:
    gapped = claim(spans=(Span(3, 9), Span(20, 25)))
    assert (gapped.start, gapped.end) == (3, 25)


def test_nouns_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        claim().text = "other"  # type: ignore[misc]  # the very fault
