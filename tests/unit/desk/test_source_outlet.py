from __future__ import annotations

import pytest

from workbench.desk.source_outlet import OutletNames, Stated, _key
from workbench.lexicon import Lexicon, OutletRow, load_lexicon, shipped_lexicon
from workbench.lexicon.load import LONG_TAIL_TIER

ROWS = (
    OutletRow("Radio Varn", ("Varn Radio", "RV"), domains=("radiovarn.example", "rv.example")),
    OutletRow("Radio Varn Sport", domains=("rv.example",), tier=2),
    OutletRow("Harbour News", ("The Harbour", "HN"), domains=("harbournews.example",)),
    OutletRow("Hallen Notes", ("HN",), domains=("notes.example",), tier=2),
    OutletRow("Sound Telegraph"),
)


@pytest.fixture
def names() -> OutletNames:
    return OutletNames(Lexicon(ROWS, (), (), (), "0"), ("Ost Gazette", "radio varn"))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Radio Varn", "Radio Varn"),
        ("the RADIO varn", "Radio Varn"),
        ("Varn Radio", "Radio Varn"),
        ("harbour", "Harbour News"),
        ("Ost Gazette", "Ost Gazette"),
        ("HN", None),
        ("Radio", None),
        ("", None),
    ],
)
def test_a_whole_name_names_an_outlet(names: OutletNames, text: str, outlet: str | None) -> None:
    assert names.named(text) == outlet


def test_a_name_that_became_an_alias_names_its_outlet() -> None:
    known = OutletNames(Lexicon(ROWS, (), (), (), "0"), ("RV", "HN"))
    assert known.named("RV") == "Radio Varn"
    assert known.named("HN") == "HN", "two outlets have that alias: what was saved under it stays"


@pytest.mark.parametrize(
    ("url", "publisher", "outlet"),
    [
        ("https://www.radiovarn.example/a", None, "Radio Varn"),
        ("https://news.harbournews.example/a", None, "Harbour News"),
        ("https://rv.example/a", "Radio Varn Sport", "Radio Varn Sport"),
        ("https://rv.example/a", None, "Radio Varn"),
        ("https://notharbournews.example/", None, None),
        ("https://example/", None, None),
        ("https://[::1", None, None),
        (None, "Radio Varn", "Radio Varn"),
        (None, "Sound  telegraph", "Sound Telegraph"),
        (None, "Nobody's Paper", None),
        (None, None, None),
        ("https://elsewhere.example/a", "Sound Telegraph", "Sound Telegraph"),
        ("https://elsewhere.example/a", "Radio Varn", None),
        ("https://harbournews.example/a", "Radio Varn", "Harbour News"),
    ],
)
def test_an_address_tells_before_a_name_does(
    names: OutletNames, url: str | None, publisher: str | None, outlet: str | None
) -> None:
    assert names.of(Stated(url, publisher)) == outlet


def test_near_names_are_offered_the_likeliest_first(names: OutletNames) -> None:
    assert names.near("Radio Varm")[0] == "Radio Varn"
    assert names.near("Harbor News")[0] == "Harbour News"
    assert names.near("News, Harbour")[0] == "Harbour News"
    assert names.near("Oast Gazette")[0] == "Ost Gazette"
    assert names.near("xqzt") == []
    assert names.near("  ") == []


@pytest.fixture(scope="module")
def shipped() -> OutletNames:
    return OutletNames(shipped_lexicon())


def test_what_the_package_ships_is_known_by_domain(shipped: OutletNames) -> None:
    with_domains = [row for row in shipped_lexicon().outlets if row.tier == 1 and len(row.domains) == 1]
    told = sum(shipped.at(f"https://www.{row.domains[0]}/a", row.name) == row.name for row in with_domains)
    assert told >= 0.97 * len(with_domains)


def test_a_house_of_several_outlets_is_known_by_the_one_its_domain_is_called_after() -> None:
    rows = (
        OutletRow("The Daily Ledger", ("Ledger",), domains=("ledger.example",)),
        OutletRow("The Sunday Ledger", domains=("ledger.example",)),
        OutletRow("Ledger Radio", domains=("ledger.example",)),
    )
    house = OutletNames(Lexicon(rows, (), (), (), "0"))
    assert house.at("https://www.ledger.example/a") == "The Daily Ledger"
    assert house.at("https://www.ledger.example/a", "Sunday Ledger") == "The Sunday Ledger"
    assert house.at("https://www.ledger.example/a", "Somebody") == "The Daily Ledger"


def test_no_alias_of_the_long_tail_stands_for_an_outlet(shipped: OutletNames) -> None:
    tail = [row for row in load_lexicon(long_tail=True).outlets if row.tier == LONG_TAIL_TIER]
    assert tail
    own = {_key(name) for row in shipped_lexicon().outlets for name in (row.name, *row.aliases)}
    own |= {_key(row.name) for row in tail}
    aliases = [alias for row in tail for alias in row.aliases if _key(alias) not in own]
    assert aliases
    assert [alias for alias in aliases if shipped.named(alias)] == []
