"""Names: their types by the parser, the lexicon and the words of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.mentions.names import NameFinder
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.lexicon import OutletRow

if TYPE_CHECKING:
    from spacy.language import Language

OUTLETS = (OutletRow("The Harbor Ledger", ("Harbor Ledger",)), OutletRow("Time", (), ambiguous=True))


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(OUTLETS)


def found(nlp: Language, finder: NameFinder, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.type) for mention in finder.find(Offsets(nlp(text)), Places(len(text)))]


def test_an_outlet_is_an_organization_by_its_canonical_name(nlp: Language, finder: NameFinder) -> None:
    text = "John Smith told the Harbor Ledger that he left Paris."
    (outlet,) = [m for m in finder.find(Offsets(nlp(text)), Places(len(text))) if m.by == "lexicon"]
    assert (outlet.type, outlet.value) == ("organization", "The Harbor Ledger")
    assert text[outlet.start : outlet.end] == outlet.text


@pytest.mark.parametrize(
    ("text", "name_", "type_"),
    [
        ("John Smith lives in Paris.", "John Smith", "person"),
        ("John Smith lives in Paris.", "Paris", "place"),
        ("He studied at the University of Oslo.", "University of Oslo", "organization"),
        ("He leads the Ministry of Health.", "Ministry of Health", "organization"),
        ("The UNHCR sent aid.", "UNHCR", "organization"),
    ],
)
def test_types(nlp: Language, finder: NameFinder, text: str, name_: str, type_: str) -> None:
    assert (name_, type_) in found(nlp, finder, text)


def test_peoples_are_no_names(nlp: Language, finder: NameFinder) -> None:
    assert found(nlp, finder, "The French and the Italians agreed.") == []
    assert found(nlp, finder, "They sent aid to the North Koreans.") == []
