"""Currencies beside a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.money import currency_after, currency_before, singular


@pytest.mark.parametrize(
    ("text", "code"),
    [("$ 5", "USD"), ("C$5", "CAD"), ("NZ$5", "NZD"), ("\u20ac5", "EUR"), ("EUR 5", "EUR"), ("RMB 5", "CNY")],
)
def test_before(text: str, code: str) -> None:
    pieces = lexemes(text)
    currency = currency_before(pieces, len(pieces) - 1)
    assert currency is not None
    assert currency.code == code
    assert currency.first == 0


@pytest.mark.parametrize(
    ("text", "code", "factor"),
    [
        ("5 dollars", "USD", "1"),
        ("5 Hong Kong dollars", "HKD", "1"),
        ("5 British pounds", "GBP", "1"),
        ("5 dinars", None, "1"),
        ("5 Kuwaiti dinars", "KWD", "1"),
        ("5 zlotys", "PLN", "1"),
        ("5 Canadian cents", "CAD", "0.01"),
        ("5 pence", "GBP", "0.01"),
    ],
)
def test_after(text: str, code: str | None, factor: str) -> None:
    pieces = lexemes(text)
    currency = currency_after(pieces, 1, pieces[0].value)
    assert currency is not None
    assert (currency.code, currency.factor, currency.after) == (code, Decimal(factor), len(pieces))


@pytest.mark.parametrize("text", ["5 pounds", "5 tall trees", "5 of dollars", "5", "5 new rail cars"])
def test_no_currency(text: str) -> None:
    pieces = lexemes(text)
    assert currency_after(pieces, 1, pieces[0].value) is None


def test_pounds_are_money_from_a_million_on() -> None:
    pieces = lexemes("5 million pounds")
    currency = currency_after(pieces, 1, pieces[0].value)
    assert currency is not None
    assert currency.code == "GBP"


def test_singulars() -> None:
    assert [singular(word) for word in ("euros", "lire", "yen", "pennies", "pounds")] == [
        "euro",
        "lira",
        "yen",
        "penny",
        "pound",
    ]
