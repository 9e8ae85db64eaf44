"""Outlets as an article cites them: canonical names, context for common ones, the publisher left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import blocks_of, frames_of
from workbench.extract.attribution.finder import FrameFinder
from workbench.extract.attribution.outlets import FUZZY_THRESHOLD, OutletTable
from workbench.extract.parse import parse
from workbench.extract.quotes import find_quotations
from workbench.lexicon import OutletRow, load_lexicon, shipped_lexicon

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("Reuters reported that the bridge had cracked.", ("Reuters",)),
        ("Mara Lindqvist told Reuters that the bridge had cracked.", ("Reuters",)),
        ("Mara Lindqvist told Reuters and the BBC that the bridge had cracked.", ("Reuters", "BBC")),
        ("Reuters and the BBC reported that the bridge had cracked.", ("Reuters", "BBC")),
        ("Mara Lindqvist told CNN's Tom Ferris that the bridge had cracked.", ("CNN",)),
        ('"The bridge has cracked," Mara Lindqvist said in an interview with CNN.', ("CNN",)),
        ("The bridge cracked in May, according to Reuters.", ("Reuters",)),
        ("A Reuters report said the bridge had cracked.", ("Reuters",)),
        (
            "The bridge cracked in May, the Times said. The New York Times has covered it.",
            ("The New York Times",),
        ),
        ("The bridge cracked, the Times said. The Los Angeles Times has covered it.", ("Los Angeles Times",)),
    ],
)
def test_an_outlet_is_cited(nlp: Language, text: str, outlets: tuple[str, ...]) -> None:
    assert frames_of(nlp, text)[0].frame.attribution.outlets == outlets


@pytest.mark.parametrize(
    "text",
    [
        "People said that the bridge had cracked.",
        "Michael Bloomberg opened the bridge. Bloomberg said that it would hold.",
        "The National Farm Board said that the bridge had cracked.",
        "The sun reportedly warped the bridge, the mayor said.",
        "The mayor said that the bridge had cracked.",
    ],
)
def test_an_everyday_word_or_a_person_is_no_outlet(nlp: Language, text: str) -> None:
    assert [one.frame.attribution.outlets for one in frames_of(nlp, text)] == [()]


def test_a_cited_source_stands_beside_the_outlet_that_cites_it(nlp: Language) -> None:
    text = "The bridge cracked in May, Reuters reported, citing The Guardian and Le Monde."
    assert frames_of(nlp, text)[0].frame.attribution.outlets == ("Reuters", "The Guardian", "Le Monde")


def test_an_outlet_is_no_speaker(nlp: Language) -> None:
    (one,) = frames_of(nlp, "Reuters reported that the bridge had cracked.")
    assert one.frame.attribution.speakers == ()


def test_an_unnamed_outlet_keeps_its_words_and_is_vague(nlp: Language) -> None:
    (one,) = frames_of(nlp, "Mara Lindqvist told several news organizations that the bridge had cracked.")
    found = one.frame.attribution
    assert (found.outlets, found.outlet_text, found.vague) == ((), "several news organizations", True)


@pytest.mark.parametrize("publisher", ["Reuters", "reuters.com", "www.reuters.com"])
def test_the_articles_own_publisher_is_not_cited(nlp: Language, publisher: str) -> None:
    text = "Mara Lindqvist told Reuters that the bridge had cracked."
    (one,) = frames_of(nlp, text, publisher=publisher)
    assert one.frame.attribution.outlets == ()
    assert one.frame.attribution.speakers == ("Mara Lindqvist",)


def test_a_name_that_several_outlets_bear_is_marked(nlp: Language) -> None:
    (one,) = frames_of(nlp, "The bridge cracked in May, the Guardian reported.")
    assert one.frame.attribution.ambiguous_outlet


def test_a_misspelt_name_is_recognised_and_another_one_is_not() -> None:
    table = OutletTable(load_lexicon(outlets=[OutletRow("Harbour City Chronicle")]))
    assert table.closest("harbour city chronical") == "harbour city chronicle"
    assert table.closest("harbour city council") is None


def test_no_two_outlets_of_the_lexicon_are_taken_for_one_another() -> None:
    table = OutletTable(shipped_lexicon())
    names = [row.name for row in shipped_lexicon().outlets if len(row.name) >= 11 and row.name.isascii()][
        :300
    ]
    keys = [name.casefold().removeprefix("the ").replace(".", "").partition(" (")[0] for name in names]
    assert FUZZY_THRESHOLD > 90
    assert all(table.closest(key) in {key, None} for key in keys if len(key) >= 11 and "!" not in key)


def test_a_row_of_ones_own_is_cited_by_its_alias(nlp: Language) -> None:
    lexicon = load_lexicon(outlets=[OutletRow("Harbour City Chronicle", aliases=("HCC",))])
    text = "Mara Lindqvist told HCC that the bridge had cracked."
    blocks = blocks_of(text)
    parsed = list(parse(nlp, text, blocks, find_quotations(text, blocks)))
    (frame,) = FrameFinder(lexicon).find(parsed)
    assert frame.attribution.outlets == ("Harbour City Chronicle",)
