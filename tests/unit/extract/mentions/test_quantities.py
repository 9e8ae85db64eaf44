"""Money, percentages, counts and measures: a table of sentences and what is read out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.mentions.counts import CountTypes
from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.quantities import QuantityFinder
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.lexicon import shipped_lexicon
from workbench.model import Mention

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def finder() -> QuantityFinder:
    return QuantityFinder(CountTypes(shipped_lexicon().units))


def found(nlp: Language, finder: QuantityFinder, text: str) -> list[Mention]:
    return list(finder.find(Offsets(nlp(text)), lexemes(text), Places(len(text))))


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("It cost $5 million.", "$5 million", 5000000, "USD"),
        ("It cost US$4.8 billion.", "US$4.8 billion", 4800000000, "USD"),
        ("It cost A$40 million.", "A$40 million", 40000000, "AUD"),
        ("It cost £61bn.", "£61bn", 61000000000, "GBP"),
        ("It cost €2.50.", "€2.50", 2.5, "EUR"),
        ("It cost 235 million euros.", "235 million euros", 235000000, "EUR"),
        ("It cost two Canadian dollars.", "two Canadian dollars", 2, "CAD"),
        ("It cost one dollar.", "one dollar", 1, "USD"),
        ("It cost five cents.", "five cents", 0.05, "USD"),
        ("It cost 40 pence.", "40 pence", 0.4, "GBP"),
        ("It cost USD 300.", "USD 300", 300, "USD"),
        ("It cost $3 to $5 million.", "$3 to $5 million", (3000000, 5000000), "USD"),
        ("It cost billions of dollars.", "billions of dollars", None, "USD"),
        ("It cost a million-dollar fee.", "a million-dollar", 1000000, "USD"),
        (
            "It cost between $3 million and $5 million.",
            "between $3 million and $5 million",
            (3000000, 5000000),
            "USD",
        ),
        ("It cost £5m-£7m.", "£5m-£7m", (5000000, 7000000), "GBP"),
        ("It cost half a million dollars.", "half a million dollars", 500000, "USD"),
    ],
)
def test_money(
    nlp: Language, finder: QuantityFinder, text: str, phrase: str, value: object, unit: str
) -> None:
    (mention,) = found(nlp, finder, text)
    assert (mention.type, mention.text, mention.value, mention.unit) == ("money", phrase, value, unit)


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit"),
    [
        ("Prices rose 4.5%.", "4.5%", 4.5, "percent"),
        ("Prices rose 7 per cent.", "7 per cent", 7, "percent"),
        ("Prices rose three percent.", "three percent", 3, "percent"),
        ("Prices rose half a percent.", "half a percent", 0.5, "percent"),
        ("Prices rose by 15-20%.", "15-20%", (15, 20), "percent"),
        ("Prices rose 2 percentage points.", "2 percentage points", 2, "percentage points"),
        ("Prices rose more than 30 percent.", "more than 30 percent", 30, "percent"),
        ("Prices rose just 10 percent.", "10 percent", 10, "percent"),
        ("Prices rose half a percentage point.", "half a percentage point", 0.5, "percentage points"),
        ("Prices rose 20 basis points.", "20 basis points", 20, "basis points"),
        ("Prices rose to between 4% and 5%.", "between 4% and 5%", (4, 5), "percent"),
    ],
)
def test_percentages(
    nlp: Language, finder: QuantityFinder, text: str, phrase: str, value: object, unit: str
) -> None:
    (mention,) = found(nlp, finder, text)
    assert (mention.type, mention.text, mention.value, mention.unit) == ("percent", phrase, value, unit)


@pytest.mark.parametrize(
    ("text", "type_", "value", "subtype"),
    [
        ("They sent 50,000 soldiers.", "troop_count", 50000, "military"),
        ("They sent 3,000 to 5,000 troops.", "troop_count", (3000, 5000), "military"),
        ("The blast killed 28 people.", "casualty_count", 28, "killed"),
        ("At least ten people were killed.", "casualty_count", 10, "killed"),
        ("The blast left 12 dead.", "casualty_count", 12, "killed"),
        ("The crash injured 40 others.", "casualty_count", 40, "wounded"),
        ("Police arrested 15 protesters.", "captive_count", 15, "detained"),
        ("They freed 9 hostages.", "captive_count", 9, "hostage"),
        ("They moved four battalions.", "unit_count", 4, "formation"),
        ("The army moved two divisions.", "unit_count", 2, "formation"),
        ("They lost 14 tanks.", "quantity", 14, "equipment"),
        ("About 400 residents left.", "quantity", 400, "person"),
        ("They planted 400 trees.", "quantity", 400, None),
        ("The four are missing.", "casualty_count", 4, "missing"),
        ("Ten are feared dead.", "casualty_count", 10, "killed"),
        ("Fifteen people were reported killed.", "casualty_count", 15, "killed"),
        ("The blast wounded 30 more.", "casualty_count", 30, "wounded"),
        ("The death toll rose to 45.", "casualty_count", 45, "killed"),
        ("It has a death toll of 45.", "casualty_count", 45, "killed"),
        ("The hall holds 45.", "quantity", 45, None),
        ("They seized 30 prisoners of war.", "captive_count", 30, "prisoner"),
        ("They treated 30 patients.", "quantity", 30, "person"),
        ("They sent 30 sergeants.", "troop_count", 30, "military"),
        ("They sent a third of the troops.", "quantity", 1 / 3, "share"),
        ("One-third of the officers left.", "quantity", 1 / 3, "share"),
        ("Three in ten sergeants left.", "quantity", 0.3, "share"),
        ("They ordered 14 new airliner hulls.", "quantity", 14, None),
        ("He regrets the deaths of four guards.", "casualty_count", 4, "killed"),
        ("He ordered the arrest of 30 protesters.", "captive_count", 30, "detained"),
        ("He saw the opening of 30 schools.", "quantity", 30, "damage"),
        ("Hans Brandt, 44, left.", "quantity", 44, "age"),
        ("A girl aged 12 was hurt.", "quantity", 12, "age"),
        ("The six-year-old walked in.", "quantity", 6, "age"),
        ("She is 52 years old.", "quantity", 52, "age"),
        ("Scores of people were hurt.", "casualty_count", None, "wounded"),
        ("Hundreds of thousands of people have been killed.", "casualty_count", None, "killed"),
        ("The town of thousands of people was hit.", "quantity", None, "person"),
        ("The bank has two divisions.", "quantity", 2, None),
    ],
)
def test_the_head_noun_decides_the_type(
    nlp: Language, finder: QuantityFinder, text: str, type_: str, value: object, subtype: str | None
) -> None:
    (mention,) = found(nlp, finder, text)
    assert (mention.type, mention.subtype) == (type_, subtype)
    assert mention.value == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("text", "phrase", "value", "unit", "modifier"),
    [
        ("It lies about 45km away.", "about 45km", 45, "km", "about"),
        ("It lies 28 miles away.", "28 miles", 28, "mi", None),
        ("It covers 300 square kilometers.", "300 square kilometers", 300, "km2", None),
        ("It weighs 40 pounds.", "40 pounds", 40, "lb", None),
        ("The index fell 678 points.", "678 points", 678, "points", None),
        ("They sold nearly half a million books.", "nearly half a million", 500000, "books", "nearly"),
        ("They sold three dozen books.", "three dozen", 36, "books", None),
        ("They sold between 40 and 50 books.", "between 40 and 50", (40, 50), "books", "between"),
        ("They sold 10-15 books.", "10-15", (10, 15), "books", None),
        ("They sold from 3 to 5 million books.", "3 to 5 million", (3000000, 5000000), "books", None),
        ("They sold two or three books.", "two or three", (2, 3), "books", None),
        ("They sold up to 90 books.", "up to 90", 90, "books", "up to"),
        ("They sold fewer than 90 books.", "fewer than 90", 90, "books", "fewer than"),
        ("They sold tens of thousands of books.", "tens of thousands", None, "books", None),
        ("About half of the books sold.", "About half", 0.5, "books", "about"),
        ("Two-thirds of the books sold.", "Two-thirds", 2 / 3, "books", None),
        ("More than 60 people came.", "60", 60, "persons", "more than"),
        ("They sold a quarter of a million books.", "a quarter of a million", 250000, "books", None),
        ("They sold 2½ million books.", "2½ million", 2500000, "books", None),
        ("It fell below the 5000 mark.", "5000", 5000, "mark", None),
    ],
)
def test_measures_ranges_and_modifiers(
    nlp: Language,
    finder: QuantityFinder,
    text: str,
    phrase: str,
    value: object,
    unit: str,
    modifier: str | None,
) -> None:
    (mention,) = found(nlp, finder, text)
    assert (mention.text, mention.unit, mention.modifier) == (phrase, unit, modifier)
    assert mention.value == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The blast left 17 dead and 40 wounded.", [("killed", 17), ("wounded", 40)]),
        ("Two were killed and 40 injured in the blast.", [("killed", 2), ("wounded", 40)]),
        ("At least 12 were hurt and three remain missing.", [("wounded", 12), ("missing", 3)]),
    ],
)
def test_what_became_of_persons_who_are_not_named(
    nlp: Language, finder: QuantityFinder, text: str, numbers: list[tuple[str, int]]
) -> None:
    mentions = found(nlp, finder, text)
    assert {mention.type for mention in mentions} == {"casualty_count"}
    assert [(mention.subtype, mention.value) for mention in mentions] == numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Prices rose from 5% to 10%.", [5, 10]),
        ("Its profit rose from $5 million to $7 million.", [5000000, 7000000]),
        ("The index fell 1.2% to 452.76.", [1.2, 452.76]),
        ("It costs from $5 million to $7 million.", [(5000000, 7000000)]),
    ],
)
def test_a_level_before_and_one_after_are_no_range(
    nlp: Language, finder: QuantityFinder, text: str, values: list[object]
) -> None:
    assert [mention.value for mention in found(nlp, finder, text)] == values


def test_a_share_of_a_number(nlp: Language, finder: QuantityFinder) -> None:
    (mention,) = found(nlp, finder, "One in five books sold.")
    assert (mention.text, mention.value) == ("One in five", 0.2)
    (mention,) = found(nlp, finder, "Nine out of ten books sold.")
    assert mention.value == 0.9
    (mention,) = found(nlp, finder, "It happens to 1 in 4 books.")
    assert (mention.text, mention.value) == ("1 in 4", 0.25)
    assert [mention.value for mention in found(nlp, finder, "They sold 3 books in 5 towns.")] == [3, 5]


def test_an_age_between_commas_needs_a_name(nlp: Language, finder: QuantityFinder) -> None:
    (mention,) = found(nlp, finder, "In the end, 44, not more, left.")
    assert mention.subtype != "age"


def test_fighters_that_fly_are_no_troops(nlp: Language, finder: QuantityFinder) -> None:
    text = "They sent three stealth fighters."
    taken = Places(len(text))
    taken.take(text.index("stealth"), len(text) - 1)
    (mention,) = finder.find(Offsets(nlp(text)), lexemes(text), taken)
    assert (mention.type, mention.subtype, mention.unit) == ("quantity", "equipment", "fighters")
    (mention,) = found(nlp, finder, "They sent three fighters.")
    assert mention.type == "troop_count"


def test_of_two_numbers_before_a_noun_the_second_is_a_model(nlp: Language, finder: QuantityFinder) -> None:
    assert [mention.text for mention in found(nlp, finder, "They bought five new 919 jets.")] == ["five"]


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 landed.",
        "They praised World War II novels.",
        "The 919 airliner flew.",
        "They used test scores.",
        "The post 760428498989289472 was lost.",
        "He drives a Volvo 240.",
        "She bought an iPhone 4 case.",
        "It was the No. 1 song.",
        "See Resolution 2249 for details.",
        "They won 3-2.",
        "It was the third attempt.",
        "The two leaders met.",
        "No one came.",
        "Call 555-867-5309 now.",
        "As the report says.[12]",
        "The A330-200 flew.",
        "It lies at 33.783°N.",
        "Covid-19 spread.",
    ],
)
def test_numbers_that_count_nothing(nlp: Language, finder: QuantityFinder, text: str) -> None:
    assert found(nlp, finder, text) == []


def test_a_place_already_taken_is_left_alone(nlp: Language, finder: QuantityFinder) -> None:
    text = "It opened on 5 May with 40 lamps."
    taken = Places(len(text))
    taken.take(text.index("5 May"), text.index("5 May") + 5)
    assert [mention.text for mention in finder.find(Offsets(nlp(text)), lexemes(text), taken)] == ["40"]
