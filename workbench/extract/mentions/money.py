"""Currencies: signs, codes and words to ISO 4217."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from workbench.extract.mentions.lexemes import Lexeme

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "₪": "ILS",
    "₺": "TRY",
    "₩": "KRW",
}
_DOLLARS = {
    "us": "USD",
    "usd": "USD",
    "u.s.": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "can": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mex": "MXN",
    "z": "ZWL",
}
"""Letters before a dollar sign."""

_CODES = frozenset(
    "usd eur gbp jpy cny rmb rub uah chf cad aud nzd inr ils try krw sek nok dkk pln czk huf brl mxn zar sar "
    "aed qar kwd jod iqd egp irr pkr idr thb sgd hkd twd".split()
)
_WORDS = {
    "dollar": "USD",
    "buck": "USD",
    "euro": "EUR",
    "sterling": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "ruble": "RUB",
    "rouble": "RUB",
    "hryvnia": "UAH",
    "hryvna": "UAH",
    "rupee": "INR",
    "shekel": "ILS",
    "lira": "TRY",
    "won": "KRW",
    "dinar": None,
    "dirham": "AED",
    "riyal": "SAR",
    "rial": "IRR",
    "franc": "CHF",
    "peso": "MXN",
    "krona": "SEK",
    "krone": "NOK",
    "kroner": "NOK",
    "kronor": "SEK",
    "zloty": "PLN",
    "rand": "ZAR",
    "baht": "THB",
    "ringgit": "MYR",
    "rupiah": "IDR",
    "naira": "NGN",
    "guilder": "NLG",
    "afghani": "AFN",
    "tenge": "KZT",
    "lari": "GEL",
}
"""Currency nouns in the singular, to the currency most news means; None where an adjective must tell."""

_BY_COUNTRY = {
    ("dollar", "canadian"): "CAD",
    ("dollar", "australian"): "AUD",
    ("dollar", "singapore"): "SGD",
    ("dollar", "kong"): "HKD",
    ("dollar", "zealand"): "NZD",
    ("dollar", "taiwan"): "TWD",
    ("pound", "british"): "GBP",
    ("pound", "egyptian"): "EGP",
    ("pound", "syrian"): "SYP",
    ("pound", "lebanese"): "LBP",
    ("pound", "sudanese"): "SDG",
    ("dinar", "jordanian"): "JOD",
    ("dinar", "iraqi"): "IQD",
    ("dinar", "kuwaiti"): "KWD",
    ("dinar", "libyan"): "LYD",
    ("dinar", "tunisian"): "TND",
    ("dinar", "algerian"): "DZD",
    ("dinar", "bahraini"): "BHD",
    ("dinar", "serbian"): "RSD",
    ("rupee", "pakistani"): "PKR",
    ("rupee", "sri"): "LKR",
    ("riyal", "qatari"): "QAR",
    ("rial", "omani"): "OMR",
    ("rial", "yemeni"): "YER",
    ("krone", "danish"): "DKK",
    ("kroner", "danish"): "DKK",
    ("krona", "icelandic"): "ISK",
    ("franc", "french"): "FRF",
    ("franc", "belgian"): "BEF",
    ("peso", "argentine"): "ARS",
    ("peso", "chilean"): "CLP",
    ("peso", "colombian"): "COP",
    ("peso", "philippine"): "PHP",
    ("lira", "italian"): "ITL",
}
_HUNDREDTHS = {"cent": "USD", "pence": "GBP", "penny": "GBP", "kopeck": "RUB", "eurocent": "EUR"}
_IRREGULAR = {"lire": "lira", "lira": "lira", "pennies": "penny", "roubles": "rouble", "zlotys": "zloty"}
_MILLION = 10**6


class Currency(NamedTuple):
    """A currency beside a number.

    Attributes:
        first: Index of its first lexeme; ``after`` that of the one after its last.
        code: ISO 4217 code; None for a word that several countries use.
        factor: What one of the named unit is worth in the currency (0.01 for cents).
    """

    first: int
    after: int
    code: str | None
    factor: Decimal = Decimal(1)


def currency_before(pieces: Sequence[Lexeme], at: int) -> Currency | None:
    """Return the currency that ends right before the lexeme at the index ("$", "US$", "USD")."""
    if at == 0:
        return None
    sign = pieces[at - 1].low
    if sign in _SIGNS:
        first, code = at - 1, _SIGNS[sign]
        if sign == "$" and first and pieces[first - 1].end == pieces[first].start:
            code = _DOLLARS.get(pieces[first - 1].low, "")
            first, code = (first - 1, code) if code else (first, _SIGNS[sign])
        return Currency(first, at, code)
    if sign in _CODES and pieces[at - 1].kind == ".":
        return Currency(at - 1, at, _code(sign))
    return None


def currency_after(pieces: Sequence[Lexeme], at: int, value: Decimal | None) -> Currency | None:
    """Return the currency that begins at the index ("dollars", "Canadian dollars", "USD", "of dollars").

    Args:
        pieces: The lexemes.
        at: Index of the lexeme after the number.
        value: The number; pounds are money only from a million on, else a weight.
    """
    start = at + 1 if value is None and at < len(pieces) and pieces[at].low == "of" else at
    for word_at in (start, start + 1, start + 2):
        if word_at >= len(pieces):
            return None
        low = pieces[word_at].low
        if low == "-" and word_at == start:
            continue
        noun = singular(low)
        between = [piece.low for piece in pieces[start:word_at] if piece.low != "-"]
        found = _noun(noun, between[-1] if between else "", value)
        if found is not None and all(word.replace(".", "").isalpha() for word in between):
            code, factor = found
            return Currency(at, word_at + 1, code, factor)
        if low in _CODES and word_at == start:
            return Currency(at, word_at + 1, _code(low))
        if noun in _WORDS or not low.replace(".", "").isalpha():
            return None
    return None


def _noun(noun: str, country: str, value: Decimal | None) -> tuple[str | None, Decimal] | None:
    """Return the currency and factor of a noun, given the word before it; None where it is no currency."""
    code = _BY_COUNTRY.get((noun, country))
    if code is not None:
        return code, Decimal(1)
    if noun in _HUNDREDTHS:
        whole = (
            _BY_COUNTRY.get(("dollar", country)) if country not in {"", *_ADJECTIVES} else _HUNDREDTHS[noun]
        )
        return (whole, Decimal("0.01")) if whole else None
    if country and country not in _ADJECTIVES:
        return None
    if noun == "pound":
        return ("GBP", Decimal(1)) if value is not None and value >= _MILLION else None
    return (_WORDS[noun], Decimal(1)) if noun in _WORDS else None


_ADJECTIVES = frozenset(
    "u.s. us american swiss russian ukrainian japanese chinese turkish indian israeli more".split()
)


def singular(word: str) -> str:
    """Return a currency noun in the singular."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return word[:-1] if word.endswith("s") and word[:-1] in (_WORDS | _HUNDREDTHS | {"pound": None}) else word


def _code(low: str) -> str:
    return "CNY" if low == "rmb" else low.upper()
