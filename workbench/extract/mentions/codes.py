"""Numbers that are no amounts: parts of names, models, references, coordinates, pointers back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.extract.mentions.amounts import Amount
from workbench.extract.mentions.lexemes import Kind, Lexeme

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset("PRODUCT LAW EVENT FAC WORK_OF_ART ORG PERSON GPE LOC NORP LANGUAGE".split())
_REFERENCES = frozenset(
    "number resolution flight article section page room chapter phase type model passcode dial + [ #".split()
)
_INVARIANT = frozenset("aircraft personnel people troops police staff infantry cavalry crew".split())
_LEVELS = frozenset("mark level threshold barrier limit line".split())
"""Singular nouns that a number names without being a model ("the 5000 mark")."""

_CODE_DIGITS = 13
"""Digits without a separator from which a number is a mark, not a count."""

_COORDINATES = frozenset("\u00b0 \u2032 \u2033".split())


def is_code(text: str, pieces: Sequence[Lexeme], amount: Amount, token: Token) -> bool:
    """Return whether the number is part of a name, a reference or a code.

    Args:
        text: The block's text.
        pieces: Its lexemes.
        amount: The number.
        token: The token of its first numeral.
    """
    if (
        _is_mark(pieces[amount.number])
        or _is_result(pieces[amount.number], token)
        or _tied_behind(pieces, amount)
        or _coordinate(pieces, amount)
        or (token.ent_type_ in _NAMED and token.ent_iob_ == "I")
    ):
        return True
    if not amount.first:
        return False
    before = pieces[amount.first - 1]
    if before.end == pieces[amount.first].start and _tied(pieces, amount.first):
        return True
    if before.low in _REFERENCES or (
        before.low == "." and amount.first > 1 and pieces[amount.first - 2].low == "no"
    ):
        return True
    if amount.unit is not None or (token.dep_ == "nummod" and token.head.i > token.i):
        return False
    word = text[before.start : before.end]
    if before.kind == Kind.WORD and word[1:] != before.low[1:] and not word.isupper():
        return True  # "iPhone 4"
    return _alone_after_name(before, word, token)


def _is_mark(piece: Lexeme) -> bool:
    """Return whether a numeral is the mark of a record ("id 760428498989289472")."""
    return piece.low.isdecimal() and len(piece.low) >= _CODE_DIGITS


def _is_result(piece: Lexeme, token: Token) -> bool:
    """Return whether "scores" are results, not twenties ("test scores")."""
    shades = any(child.dep_ in {"compound", "amod", "poss", "det"} for child in token.lefts)
    return piece.low == "scores" and piece.kind == Kind.VAGUE and shades


def _alone_after_name(before: Lexeme, word: str, token: Token) -> bool:
    """Return whether a number that counts no noun follows a name or what belongs to one."""
    previous = token.nbor(-1) if token.i else None
    if previous is None or (token.i + 1 < len(token.doc) and token.nbor().lower_ in {"of", "percent", "per"}):
        return False
    named = before.kind == Kind.WORD and word != before.low and previous.pos_ == "PROPN"
    return (
        named or previous.tag_ == "POS" or (previous.pos_ == "ADJ" and previous.dep_ in {"amod", "compound"})
    )


def is_model(piece: Lexeme, amount: Amount, token: Token, *, known: bool) -> bool:
    """Return whether a number above one shades a noun as a model does: "its 919 airliner".

    Args:
        piece: The numeral.
        amount: The number it makes.
        token: The token of the numeral.
        known: Whether the noun is often counted: then only a second number ("five 919 jets") is a model.
    """
    noun = token.head
    if token.dep_ != "nummod" or noun.i < token.i:
        return False
    if any(child.dep_ == "nummod" and child.i < token.i and child.pos_ == "NUM" for child in noun.lefts):
        return True
    if known or noun.lower_ in _LEVELS or token.nbor().pos_ == "ADJ":
        return False  # "14 new airliners": an adjective between them says that they are counted
    if noun.tag_ not in {"NN", "NNP"} or noun.lower_ in _INVARIANT or noun.lower_.endswith("men"):
        return False
    return piece.kind != Kind.SPELT and bool(amount.values) and amount.values[-1] > 1


def is_anaphoric(pieces: Sequence[Lexeme], amount: Amount) -> bool:
    """Return whether a small number only points back ("the two leaders")."""
    before = pieces[amount.first - 1] if amount.first else None
    small = len(amount.values) == 1 and amount.values[0] <= 3 and pieces[amount.number].kind == Kind.SPELT
    return small and before is not None and before.low in {"the", "these", "those", "all"}


def _coordinate(pieces: Sequence[Lexeme], amount: Amount) -> bool:
    """Return whether a decimal is one of a pair of map coordinates ("12.345; 6.789")."""
    behind = pieces[amount.after : amount.after + 2]
    ahead = pieces[max(0, amount.first - 2) : amount.first]
    fine = len(pieces[amount.first].low.partition(".")[2]) >= 3
    pairs = ((behind[:1], behind[1:]), (ahead[1:], ahead[:1]))
    return fine and any(
        sign and other and sign[0].low == ";" and "." in other[0].low for sign, other in pairs
    )


def _tied(pieces: Sequence[Lexeme], first: int) -> bool:
    """Return whether letters or a bracket are tied to the front of a number, by a hyphen or by nothing."""
    before = pieces[first - 1]
    if before.low in {"[", ".", "/", ":", "+"}:
        return True
    if before.low == "-" and first > 1:
        before = pieces[first - 2]
        if before.end != pieces[first - 1].start:
            return False
    return before.low[-1].isalnum()


def _tied_behind(pieces: Sequence[Lexeme], amount: Amount) -> bool:
    """Return whether letters, digits or a degree sign are tied to the end of a number."""
    if amount.after >= len(pieces) or pieces[amount.after].start != pieces[amount.after - 1].end:
        return False
    after = pieces[amount.after]
    if after.low in _COORDINATES:
        return True
    if after.low == "-" and amount.after + 1 < len(pieces) and pieces[amount.after + 1].start == after.end:
        return pieces[amount.after + 1].low[0].isalnum()
    return amount.unit is None and after.low[0].isalnum()
