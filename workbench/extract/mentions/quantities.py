"""Money, percentages, counts and other quantities of a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.extract.mentions.ages import is_age, spelt_age
from workbench.extract.mentions.amounts import NUMERIC, Amount, amount_at
from workbench.extract.mentions.codes import is_anaphoric, is_code, is_model
from workbench.extract.mentions.counts import Count, CountTypes, head_noun
from workbench.extract.mentions.lexemes import Kind, Lexeme
from workbench.extract.mentions.number_words import plain
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.model import Mention, MentionType, Scalar

if TYPE_CHECKING:
    from spacy.tokens import Token

_TYPES = dict.fromkeys(("percent", "percentage points", "basis points"), MentionType.PERCENT)
_HEDGES = frozenset({"just", "only", "exactly", "barely", "a record"})
"""Modifiers that leave the number as it is: noted, but outside the mention."""


class QuantityFinder:
    """Finds the amounts of a block.

    Args:
        counts: What the counted nouns are.
    """

    def __init__(self, counts: CountTypes) -> None:
        self._counts = counts

    def find(self, offsets: Offsets, pieces: Sequence[Lexeme], taken: Places) -> Iterator[Mention]:
        """Yield the amounts that stand outside the places already taken, with offsets into the block."""
        after = 0
        for at, piece in enumerate(pieces):
            if at < after or piece.kind not in NUMERIC or taken.touches(piece.start, piece.end):
                continue
            amount = amount_at(pieces, at)
            lead, token = offsets.token(piece.start), offsets.token(pieces[amount.number].end - 1)
            mention = self._mention(offsets.text, pieces, amount, lead, token)
            if mention is not None:
                after = amount.after
                yield _of_arms(mention, token, taken)

    def _mention(
        self, text: str, pieces: Sequence[Lexeme], amount: Amount, lead: Token, token: Token
    ) -> Mention | None:
        """Return the mention of an amount; None where the number is part of a name or counts nothing."""
        aged = spelt_age(pieces, amount) if amount.unit is None else None
        if aged is not None:
            start, end = pieces[amount.first].start, pieces[aged[0] - 1].end
            return Mention(
                MentionType.QUANTITY, text[start:end], start, end, _value(amount.values), aged[1], "age"
            )
        if amount.kind == "quantity" and is_code(text, pieces, amount, lead):
            return None
        type_, subtype, unit = _TYPES.get(amount.unit or "", MentionType.QUANTITY), None, amount.unit
        if amount.kind == "money":
            type_ = MentionType.MONEY
        elif amount.unit is None:
            count = self._counts.count(token)
            numeral = pieces[amount.number]
            if count.noun is not None and is_model(numeral, amount, token, known=count.known):
                return None
            alone = numeral.low == "one" and numeral.kind == Kind.SPELT
            if is_anaphoric(pieces, amount) or (alone and not _counting(token, count)):
                return None
            type_, subtype, unit = count.type, count.subtype, count.unit
            if count.noun is None and is_age(text, pieces, amount, token):
                type_, subtype, unit = MentionType.QUANTITY, "age", "years"
            if numeral.kind == Kind.FRACTION or amount.share:
                type_, subtype = MentionType.QUANTITY, "share"  # "a third of the troops" is no head count
        bare = unit == "persons" or amount.modifier in _HEDGES
        first = amount.first if bare else amount.opening
        start, end = pieces[first].start, pieces[amount.after - 1].end
        return Mention(
            type_, text[start:end], start, end, _value(amount.values), unit, subtype, amount.modifier
        )


def _of_arms(mention: Mention, token: Token, taken: Places) -> Mention:
    """Return a count of troops as one of equipment where its noun is a weapon ("three VX-9 fighters")."""
    if mention.type is not MentionType.TROOP_COUNT:
        return mention
    noun = head_noun(token)
    if noun is None or not taken.touches(noun.idx, noun.idx + len(noun)):
        return mention
    return replace(mention, type=MentionType.QUANTITY, subtype="equipment", unit=noun.lower_)


def _value(values: tuple[Decimal, ...]) -> Scalar | tuple[Scalar, ...] | None:
    if not values:
        return None
    return plain(values[0]) if len(values) == 1 else tuple(plain(value) for value in values)


def _counting(token: Token, count: Count) -> bool:
    """Return whether "one" counts something of a known kind and is no pronoun or article."""
    counted = count.type is not MentionType.QUANTITY or count.subtype in {"equipment", "event", "damage"}
    return counted and token.dep_ == "nummod" and token.head.i > token.i
