"""Numbers in words: what they are worth, and how far they reach."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.mentions.number_words import ONES, TENS, cardinal, plain

_SMALL = {value: word for word, value in ONES.items()}
_TENS = {value: word for word, value in TENS.items()}


def in_words(number: int, *, with_and: bool) -> str:
    """Return a number from 1 to 999,999,999,999 in words, written independently of the reader."""
    parts = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            parts.append(f"{in_words(number // scale, with_and=False)} {name}")
            number %= scale
    if number >= 100:
        parts.append(f"{_SMALL[number // 100]} hundred")
        number %= 100
    if number:
        low = _SMALL.get(number) or _TENS.get(number) or f"{_TENS[number // 10 * 10]}-{_SMALL[number % 10]}"
        parts.append(f"and {low}" if with_and and parts else low)
    return " ".join(parts)


def pieces(words: str) -> list[str]:
    return re.findall(r"[a-z]+|-", words)


@settings(max_examples=300)
@given(st.integers(1, 10**12 - 1), st.booleans())
def test_a_number_in_words_reads_back(number: int, with_and: bool) -> None:
    words = pieces(in_words(number, with_and=with_and))
    assert cardinal(words) == (number, len(words))


@given(
    st.lists(
        st.sampled_from([*ONES, *TENS, "hundred", "thousand", "million", "and", "-", "apples"]), max_size=9
    )
)
def test_no_words_break_the_reader(words: list[str]) -> None:
    value, used = cardinal(words)
    assert 0 <= used <= len(words)
    assert value >= 0
    assert used == 0 or words[used - 1] not in {"and", "-"}


@pytest.mark.parametrize(
    ("words", "value", "used"),
    [
        ("nineteen eighty - four", 1984, 4),
        ("nineteen ninety", 1990, 2),
        ("twenty ten", 2010, 2),
        ("two hundred and", 200, 2),
        ("one two", 1, 1),
        ("five thousand million", 5000, 2),
        ("zero", 0, 1),
        ("apples", 0, 0),
        ("- five", 0, 0),
    ],
)
def test_years_and_ends(words: str, value: int, used: int) -> None:
    assert cardinal(words.split()) == (value, used)


def test_plain_keeps_whole_numbers_whole() -> None:
    assert plain(Decimal("4.70E+6")) == 4700000
    assert isinstance(plain(Decimal("4.70E+6")), int)
    assert plain(Decimal("2.5")) == 2.5
