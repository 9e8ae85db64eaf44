"""Ages of persons and things: "aged 12", "a 37-year-old", "Brandt, 44,"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.extract.mentions.amounts import Amount
from workbench.extract.mentions.lexemes import Kind, Lexeme

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNITS = {"year": "years", "years": "years", "month": "months", "months": "months"} | {
    "week": "weeks",
    "weeks": "weeks",
    "day": "days",
    "days": "days",
}
_OLD = frozenset({"old", "olds"})
_LEADS = frozenset({"aged", "age", "ages"})
_ENDS = frozenset(", . ; )".split())
_OLDEST = 120
"""Years; a larger number between commas is no age."""


def spelt_age(pieces: Sequence[Lexeme], amount: Amount) -> tuple[int, str] | None:
    """Return the index after "37-year-old" or "37 years old" and the unit; None where it is no age."""
    at = amount.after
    for low in ("", "old"):
        if at < len(pieces) and pieces[at].low == "-":
            at += 1
        if (
            at >= len(pieces)
            or (low and pieces[at].low not in _OLD)
            or (not low and pieces[at].low not in _UNITS)
        ):
            return None
        at += 1
    unit = next(piece.low for piece in pieces[amount.after : at] if piece.low in _UNITS)
    return at, _UNITS[unit]


def is_age(text: str, pieces: Sequence[Lexeme], amount: Amount, token: Token) -> bool:
    """Return whether a bare number is an age in years: behind "aged", or alone between a name and a comma.

    Args:
        text: The block's text.
        pieces: Its lexemes.
        amount: The number.
        token: The token of its last numeral.
    """
    first = amount.first
    if not first or not amount.values or not 0 < amount.values[-1] <= _OLDEST:
        return False
    before = pieces[first - 1]
    if before.low in _LEADS or (before.low == "of" and first > 1 and pieces[first - 2].low == "ages"):
        return True
    if before.low != "," or first < 2 or pieces[first].kind not in {Kind.DAY, Kind.DIGITS}:
        return False
    closed = amount.after >= len(pieces) or pieces[amount.after].low in _ENDS
    name = pieces[first - 2]
    word = text[name.start : name.end]
    named = name.kind == Kind.WORD and word[0].isupper() and not word.isupper()
    return closed and named and token.i > 1 and token.nbor(-2).pos_ == "PROPN"
