"""Outlets that stand in no list: by the form of their name, by the words beside it, by what they publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import frames_of

if TYPE_CHECKING:
    from spacy.language import Language

GAZETTE = ("Nordhavn Gazette",)


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("The Nordhavn Gazette reported that the bridge had cracked.", GAZETTE),
        ("Mara Lindqvist told the Nordhavn Gazette that the bridge had cracked.", GAZETTE),
        ("A Nordhavn Gazette report said the bridge had cracked.", GAZETTE),
        ("The Nordhavn Gazette's report said the bridge had cracked.", GAZETTE),
        ("The bridge cracked in May, according to a report in the Nordhavn Gazette.", GAZETTE),
        ("A story published by the Nordhavn Gazette said the bridge had cracked.", GAZETTE),
        ("The Nordhavn Gazette ran a story that claimed the bridge was unsafe.", GAZETTE),
        ("The bridge cracked in May, Mara Lindqvist wrote in The Nordhavn Gazette.", GAZETTE),
        ("In an op-ed in The Nordhavn Gazette, Mara Lindqvist argued that the bridge was unsafe.", GAZETTE),
        ("Speaking to the Nordhavn Gazette, the mayor said the bridge had cracked.", GAZETTE),
        (
            "The bridge cracked, Reuters reported, citing a report in the Nordhavn Gazette.",
            ("Reuters", *GAZETTE),
        ),
        (
            "The Nordhavn Gazette and Radio Harbour reported that the bridge had cracked.",
            (*GAZETTE, "Radio Harbour"),
        ),
        ("The Nordhavn Gazette quoted the mayor as saying that the bridge was unsafe.", GAZETTE),
        ("The bridge is unsafe, the mayor told Nordhavn TV on Monday.", ("Nordhavn TV",)),
        ("The Nordhavn News Agency said the bridge had cracked.", ("Nordhavn News Agency",)),
        (
            "According to the Nordhavn Broadcasting Corporation, the bridge cracked.",
            ("Nordhavn Broadcasting Corporation",),
        ),
        ("The newspaper Dagens Havn reported that the bridge had cracked.", ("Dagens Havn",)),
        ("Dagens Havn newspaper said the bridge had cracked.", ("Dagens Havn",)),
        ("Dagens Havn, a daily newspaper, reported that the bridge had cracked.", ("Dagens Havn",)),
        ("The state-run Nordhavn News Agency said the bridge had cracked.", ("Nordhavn News Agency",)),
        ("The mayor told the conservative Nordhavn Gazette that the bridge had cracked.", GAZETTE),
        ("France's Le Monde reported that the bridge had cracked.", ("Le Monde",)),
        ("The mayor told the Paris daily Le Monde that the bridge had cracked.", ("Le Monde",)),
        ("The mayor told state broadcaster NHK9 the bridge had cracked.", ("NHK9",)),
    ],
)
def test_an_outlet_is_known_by_its_form_or_its_company(
    nlp: Language, text: str, outlets: tuple[str, ...]
) -> None:
    assert frames_of(nlp, text)[0].frame.attribution.outlets == outlets


@pytest.mark.parametrize(
    "text",
    [
        "Crowds in Times Square said the bridge had cracked.",
        "The Ministry of Information and Broadcasting said the bridge had cracked.",
        "Mr. Post said the bridge had cracked.",
        "The army said the command post had been hit.",
        "The Nordhavn Observer Mission said the bridge had cracked.",
        "The Nordhavn Press Council said the bridge had cracked.",
        "The Good Times said it would play on Monday.",
        "The mayor told the daily Harbour Board briefing that the bridge had cracked.",
        "The Television Academy said the bridge had cracked.",
        "The space agency ESSO said the bridge had cracked.",
        "A tape obtained by the Nordhavn Gazette shows that the bridge cracked.",
    ],
)
def test_another_name_is_no_outlet(nlp: Language, text: str) -> None:
    assert [one.frame.attribution.outlets for one in frames_of(nlp, text)] == [()]


def test_a_name_is_short_for_the_one_in_full(nlp: Language) -> None:
    text = "The Nordhavn Gazette sent a diver. The bridge had cracked, the Gazette said."
    assert frames_of(nlp, text)[0].frame.attribution.outlets == GAZETTE


def test_a_writer_speaks_for_the_outlet_that_is_named_with_them(nlp: Language) -> None:
    (one,) = frames_of(nlp, "CNN's Mara Lindqvist reported that the bridge had cracked.")
    assert (one.frame.attribution.outlets, one.frame.attribution.speakers) == (("CNN",), ("Mara Lindqvist",))


def test_a_publisher_that_no_list_knows_is_not_cited(nlp: Language) -> None:
    text = "Mara Lindqvist told the Nordhavn Gazette that the bridge had cracked."
    (one,) = frames_of(nlp, text, publisher="The Nordhavn Gazette")
    assert one.frame.attribution.outlets == ()
