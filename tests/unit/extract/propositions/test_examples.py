"""Examples and members behind a noun are said in its place, where what holds of all holds of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods hit several towns, including Orlo and Pesh.",
            ["Floods hit several towns", "Floods hit Orlo", "Floods hit Pesh"],
        ),
        (
            "The army bought weapons such as drones and tanks.",
            ["The army bought weapons", "The army bought drones", "The army bought tanks"],
        ),
        (
            "He founded two departments, the Department of Water and the Department of Roads.",
            [
                "He founded two departments",
                "He founded the Department of Water",
                "He founded the Department of Roads",
            ],
        ),
        (
            "They hold three prizes: the Orlo cup, the Pesh cup and the Lake cup.",
            [
                "They hold three prizes",
                "They hold three prizes: the Orlo cup",
                "They hold three prizes the Pesh cup",
                "They hold three prizes the Lake cup",
            ],
        ),
        ("No towns, including Orlo, were hit.", ["No towns were hit", "No towns, including Orlo, were hit"]),
    ],
)
def test_examples_are_said_one_by_one(says: Says, text: str, expected: list[str]) -> None:
    assert sorted(says(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The council won six seats in Orlo, six seats in Pesh and two seats in Zant.",
            [
                "The council won six seats in Orlo",
                "The council won six seats in Pesh",
                "The council won two seats in Zant",
            ],
        ),
        (
            "The film won prizes, earning praise for its price, the clear rules, quick jokes and good music.",
            [
                "The film won prizes",
                "The film earning praise for its price",
                "The film earning praise for the clear rules",
                "The film earning praise for the quick jokes",
                "The film earning praise for the good music",
            ],
        ),
        (
            "The firm left in 1949 when the two banks merged.",
            ["The firm left in 1949", "The firm left when the two banks merged", "the two banks merged"],
        ),
        (
            "It opened at the Elm Theatre in Orlo on 28 May.",
            ["It opened at the Elm Theatre in Orlo", "It opened at the Elm Theatre on 28 May"],
        ),
        (
            "Pesh is a valley in which 400 people live.",
            ["Pesh is a valley", "Pesh in which 400 people live"],
        ),
    ],
)
def test_what_the_parser_hangs_astray_is_mended(says: Says, text: str, expected: list[str]) -> None:
    assert sorted(says(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nothing is said of all where the clause tells which ones are meant.
        ("Pilots who drink lose their posts.", ["Pilots who drink lose their posts"]),
        # The words between the clauses belong to the first.
        (
            "Carla Jensen died in Paris six years after she left the army.",
            [
                "Carla Jensen died in Paris",
                "Carla Jensen died in Paris six years after she left the army",
                "Carla Jensen left the army",
            ],
        ),
        (
            "The storm did damage of $2.3 billion, about 15% of the yearly income.",
            ["The storm did damage of $2.3 billion", "about 15% of the yearly income"],
        ),
        ("That was what he wanted.", ["That was what he wanted"]),
        ("The firm (oddly) closed.", ["The firm (oddly) closed"]),
        (
            "Two of her aides, including one with a car, left.",
            ["Two of her aides, including one with a car, left"],
        ),
    ],
)
def test_what_is_said_stays_true(says: Says, text: str, expected: list[str]) -> None:
    assert set(expected) <= set(says(text)), says(text)


def test_a_word_with_a_hyphen_is_never_cut(says: Says) -> None:
    for one in says(
        "The party backed the re-election of two anti-war, pro-union judges and a no-name clerk."
    ):
        assert not any(part.endswith(("-", "re", "anti", "pro", "no")) for part in one.split()), one
