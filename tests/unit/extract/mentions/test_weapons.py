"""Weapons in a text: names, designations, kinds, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.weapon_names import WeaponNames
from workbench.extract.mentions.weapons import WeaponFinder
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.lexicon import WeaponRow, shipped_lexicon

if TYPE_CHECKING:
    from spacy.language import Language

ROWS = (
    WeaponRow("VX-9 Tempestine", ("VX-9", "Tempestine"), designation="VX-9", category="aircraft"),
    WeaponRow("ORCA", ("Orbital Rocket Cutting Array",), category="munition"),
    WeaponRow("Moonlance", ("Moonlance missile", "Luna Lance"), category="cruise missile"),
    WeaponRow("Badger", (), category="vehicle", ambiguous=True),
    WeaponRow("Q-40", ("Q-40 tank",), designation="Q-40", category="tank", ambiguous=True),
    WeaponRow("nettle gas", ("nettle gases",), kind="generic"),
)


@pytest.fixture(scope="module")
def finder() -> WeaponFinder:
    return WeaponFinder(WeaponNames(ROWS))


@pytest.fixture(scope="module")
def shipped() -> WeaponFinder:
    return WeaponFinder(WeaponNames(shipped_lexicon().weapons))


def found(nlp: Language, finder: WeaponFinder, text: str) -> list[tuple[str, object]]:
    return [(m.text, m.value) for m in finder.find(Offsets(nlp(text)), lexemes(text), Places(len(text)))]


@pytest.mark.parametrize(
    ("text", "weapon", "value"),
    [
        ("They bought VX-9s last year.", "VX-9s", "VX-9 Tempestine"),
        ("They bought VX9 aircraft last year.", "VX9 aircraft", "VX-9 Tempestine"),
        ("They bought the VX-9C last year.", "VX-9C", "VX-9C"),
        ("They bought VX-9B2s last year.", "VX-9B2s", "VX-9B2"),
        ("They bought VX-9 Tempestine jets last year.", "VX-9 Tempestine jets", "VX-9 Tempestine"),
        ("They fired Moonlance missiles.", "Moonlance missiles", "Moonlance"),
        ("They fired a Moonlance.", "Moonlance", "Moonlance"),
        ("They fired Moonlances.", "Moonlances", "Moonlance"),
        (
            "They used the Orbital Rocket Cutting Array (ORCA) rockets.",
            "Orbital Rocket Cutting Array (ORCA) rockets",
            "ORCA",
        ),
        (
            "They sent Luna Lance/Moonlance long-range missiles.",
            "Luna Lance/Moonlance long-range missiles",
            "Moonlance",
        ),
        ("They sent VX-9/Moonlance launchers.", "VX-9/Moonlance launchers", ("VX-9 Tempestine", "Moonlance")),
        ("The army lost 12 Q-40s in the attack.", "Q-40s", "Q-40"),
        ("They parked Badger armored vehicles.", "Badger armored vehicles", "Badger"),
        ("They tested ZK-77 cruise missiles.", "ZK-77 cruise missiles", "ZK-77"),
        ("They used nettle gas.", "nettle gas", None),
    ],
)
def test_names(nlp: Language, finder: WeaponFinder, text: str, weapon: str, value: object) -> None:
    assert found(nlp, finder, text) == [(weapon, value)]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("They fired long-range missiles.", "long-range missiles"),
        ("They dropped glide bombs.", "glide bombs"),
        ("They fired 155mm shells at the line.", "155mm shells"),
        ("They fired 155-millimeter artillery shells.", "155-millimeter artillery shells"),
        ("They laid anti-personnel mines.", "anti-personnel mines"),
        ("They found IEDs in a barn.", "IEDs"),
        ("They carried rocket-propelled grenades.", "rocket-propelled grenades"),
        ("They were hit by machine gun fire.", "machine gun"),
        ("They want surface-to-air missile systems.", "surface-to-air missile systems"),
        ("Soldiers attacked the tanks.", "the tanks"),
        ("They left other military hardware.", "other military hardware"),
        ("They never used such weapons.", "such weapons"),
        ("They launched kamikaze drones.", "kamikaze drones"),
        ("They bought fifth-generation fighters.", "fifth-generation fighters"),
        ("They fired 120mm mortar rounds.", "120mm mortar rounds"),
        ("They planted an explosive in a truck.", "explosive"),
        ("The jet bombed a bridge.", "The jet"),
        ("They burned armored vehicles.", "armored vehicles"),
    ],
)
def test_kinds(nlp: Language, finder: WeaponFinder, text: str, weapon: str) -> None:
    assert found(nlp, finder, text) == [(weapon, None)]


def test_the_owner_of_a_kind_belongs_to_it(nlp: Language, finder: WeaponFinder) -> None:
    assert found(nlp, finder, "Israeli jets bombed a bridge.") == [("Israeli jets", None)]
    assert found(nlp, finder, "An Israeli missile strike hit a bridge.") == [("missile", None)]
    assert found(nlp, finder, "A U.S.-led coalition aircraft bombed it.") == [
        ("U.S.-led coalition aircraft", None)
    ]
    assert found(nlp, finder, "The Norwegian-made jets bombed it.") == [("The Norwegian-made jets", None)]
    assert found(nlp, finder, "The army's tanks burned.") == [("tanks", None)]


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("They flew F-16s and Su-34s.", ["F-16s", "Su-34s"]),
        ("They lost a T-72B3 tank.", ["T-72B3 tank"]),
        ("A Patriot battery fired; patriots cheered.", ["Patriot battery"]),
        ("She threw the javelin as a hawk flew by.", []),
        ("They fired Javelin anti-tank missiles.", ["Javelin anti-tank missiles"]),
        ("Two Leopard 2A6 tanks burned.", ["Leopard 2A6 tanks"]),
        ("They carried AK-47 rifles and RPG-7s.", ["AK-47 rifles", "RPG-7s"]),
        ("They bought 18 Caesar howitzers.", ["Caesar howitzers"]),
        ("Caesar crossed the river.", []),
        ("The K9 unit found a fuse.", []),
    ],
)
def test_the_shipped_lexicon_in_context(
    nlp: Language, shipped: WeaponFinder, text: str, weapons: list[str]
) -> None:
    assert [weapon for weapon, _ in found(nlp, shipped, text)] == weapons


def test_a_bomb_makes_no_warplane(nlp: Language, finder: WeaponFinder) -> None:
    assert found(nlp, finder, "He left the plane before a bomb went off.") == [("bomb", None)]
    assert found(nlp, finder, "The planes bombed a missile site.") == [
        ("The planes", None),
        ("missile", None),
    ]


def test_an_ambiguous_name_is_known_by_the_company_it_keeps(nlp: Language, finder: WeaponFinder) -> None:
    assert found(nlp, finder, "Badger and VX-9s came.") == [
        ("Badger", "Badger"),
        ("VX-9s", "VX-9 Tempestine"),
    ]
    assert found(nlp, finder, "Badger and fox came.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The oil tanks were full.",
        "The jet landed in Oslo with its passengers.",
        "The mine closed in 1990.",
        "They debated gun control.",
        "A suicide bomber died.",
        "It was a time bomb for the budget.",
        "The badger slept.",
        "The Badger Mining Company closed.",
        "Judge Badger spoke of a missile.",
        "Orca whales swam by.",
        "A vehicle stopped.",
        "A think tank said the army would lose the war.",
        "Rebels set fire to fuel tanks and an oil tanker.",
        "The army opened a gold mine and a coal mine.",
        "After the attack the talks went into a second round of talks.",
        "Rocket scientists mourned the soldiers.",
        "Shell said the attack by militants had cut output.",
        "A private jet avoided the war zone.",
        "A friend of mine left the army.",
        "Explosive allegations shook the army.",
        "Gun sales rose and gun bans failed.",
        "Trade is a political weapon.",
        "The carriers fly to Rome.",
    ],
)
def test_what_is_no_weapon(nlp: Language, finder: WeaponFinder, text: str) -> None:
    assert [weapon for weapon, _ in found(nlp, finder, text) if weapon != "missile"] == []


def test_the_shipped_lexicon_is_ready_quickly_and_whole() -> None:
    rows = shipped_lexicon().weapons
    names = WeaponNames(rows)
    text = "the F-16s flew"
    assert names.at(text, lexemes(text), 1) is not None
