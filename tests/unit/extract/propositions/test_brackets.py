"""Brackets: whose they are, their parts, and marks that are never left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.extract.propositions.brackets import Bracket, brackets, close

Says = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm (which makes tanks) left.", ["the firm (which makes tanks)"]),
        (
            "Her novels are Far from the Hill (2001), The Day After Rain (2004) and Candy (2006).",
            ["Far from the Hill (2001)", "The Day After Rain (2004)", "Candy (2006)"],
        ),
        ('He relied on "The Long Road" (1983).', ['"The Long Road" (1983)']),
        ("Orlo (near Pesh; founded 1204) has a port.", ["Orlo near Pesh", "Orlo founded 1204"]),
        ("The Union of Miners (UM) closed two pits.", ["The Union of Miners (UM) closed two pits"]),
    ],
)
def test_a_bracket_is_said_of_the_noun_before_it(says: Says, text: str, expected: list[str]) -> None:
    found = says(text)
    assert {one.lower() for one in expected} <= {one.lower() for one in found}, found


def test_a_lone_abbreviation_is_no_bracket() -> None:
    assert brackets(["The", "Union", "(", "UM", ")"], range(5)) == []
    assert brackets(["Orlo", "(", "a", "port", ")"], range(5)) == [Bracket(1, 5)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({0, 1, 2}, {0, 1, 2, 3}),  # "( UM" is closed
        ({0, 2, 3}, {0, 1, 2, 3}),  # "UM )" is opened
        ({0, 1}, {0}),  # an open mark alone goes
        ({0, 3}, {0}),
        ({0, 2}, {0, 2}),  # neither mark is called for
    ],
)
def test_marks_come_in_pairs(words: set[int], expected: set[int]) -> None:
    assert close(["Union", "(", "UM", ")"], frozenset(words)) == expected
