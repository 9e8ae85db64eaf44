"""Lexemes: where they stand, and numbers of several pieces read as one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.mentions.lexemes import Kind, Lexeme, lexemes

NUMBERS = set("DYNnfVH")


def numbers(text: str) -> list[tuple[str, Decimal | None]]:
    return [(text[piece.start : piece.end], piece.value) for piece in lexemes(text) if piece.kind in NUMBERS]


@given(st.text())
def test_lexemes_are_slices_in_order(text: str) -> None:
    end = 0
    for piece in lexemes(text):
        assert end <= piece.start < piece.end
        assert text[piece.start : piece.end].strip()
        end = piece.end


@given(
    st.lists(
        st.sampled_from("a half dozen two million and - 1/2 9 % few tens of third hundred k".split()),
        max_size=9,
    )
)
def test_number_words_in_any_order_are_read_without_a_fault(words: list[str]) -> None:
    text = " ".join(words)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in lexemes(text))


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("some 1,234,567 pages", "1,234,567", "1234567"),
        ("a rise of 3.5 points", "3.5", "3.5"),
        ("twenty-five crates", "twenty-five", "25"),
        ("half a million readers", "half a million", "500000"),
        ("a half-million readers", "a half-million", "500000"),
        ("three dozen lamps", "three dozen", "36"),
        ("a dozen lamps", "a dozen", "12"),
        ("half a dozen lamps", "half a dozen", "6"),
        ("a hundred and five", "a hundred and five", "105"),
        ("two and a half million", "two and a half million", "2500000"),
        ("a million and a half", "a million and a half", "1500000"),
        ("4.7 million", "4.7 million", "4700000"),
        ("61bn of them", "61bn", "61000000000"),
        ("10k of them", "10k", "10000"),
        ("9 1/2 pages", "9 1/2", "9.5"),
        ("1/2 of it", "1/2", "0.5"),
        ("2½ pages", "2½", "2.5"),
        ("two-thirds of it", "two-thirds", str(Decimal(2) / 3)),
        ("a quarter of it", "a quarter", "0.25"),
        ("the 21st of them", "21st", "21"),
        ("the twenty-first of them", "twenty-first", "21"),
    ],
)
def test_a_number_is_one_lexeme(text: str, found: str, value: str) -> None:
    assert (found, Decimal(value)) in numbers(text)


def test_orders_of_magnitude_have_no_value() -> None:
    for text in ("tens of thousands", "dozens", "a few hundred", "several thousand", "hundreds of millions"):
        assert numbers(text) == [(text, None)]


def test_a_letter_is_a_scale_only_behind_a_currency_sign() -> None:
    assert numbers("$4m") == [("4m", Decimal(4000000))]
    assert numbers("4m wide") == [("4", Decimal(4))]
    assert numbers("type 9K37") == [("9", Decimal(9)), ("37", Decimal(37))]


def test_dates_and_units_stay_in_pieces() -> None:
    kinds = [piece.kind for piece in lexemes("3/11/2031, 45km, U.S.")]
    assert kinds == list("D_D_Y_N.._") or kinds[:6] == list("D_D_Y_")
    assert [piece.low for piece in lexemes("45km in U.S.")] == ["45", "km", "in", "u.s."]


def test_kinds_tell_days_from_years() -> None:
    found: list[Lexeme] = lexemes("31 1999 250 five")
    assert [piece.kind for piece in found] == [Kind.DAY, Kind.YEAR, Kind.DIGITS, Kind.SPELT]
