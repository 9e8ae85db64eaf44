"""Finds weapons: names of the lexicon, designations before a head noun, and kinds by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.extract.mentions.lexemes import Lexeme
from workbench.extract.mentions.owners import owner_start
from workbench.extract.mentions.weapon_heads import CIVIL, HEADS, MILITARY, generic_at, head_after, may_begin
from workbench.extract.mentions.weapon_names import NamedWeapon, WeaponNames
from workbench.extract.offsets import Offsets
from workbench.extract.places import Places
from workbench.model import Mention, MentionType

_ACRONYM = re.compile(r"[A-Z][A-Z0-9/-]{1,9}s?\Z")
_DESIGNATION = re.compile(r"(?:[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Z]{0,2}\d?|[A-Z]{1,3}\d{1,3}[A-Z]?)\Z")
_ARMS = frozenset("missile missiles weapons munitions ammunition artillery warheads drones bombs".split())
"""Words of a sentence about arms, which an ambiguous bare name may join ("missiles such as the Vega")."""

_CODED = frozenset(
    "unit units dog dogs handler officer officers road motorway highway route flight train bus visa".split()
)
"""Words behind a code that is more than a weapon's: what the code stands for there."""

_STOPS = frozenset(".!?")
_OPENERS = frozenset(". ! ? : \" \u201c \u2018 ' ` ( - \u2013 \u2014".split())


@dataclass(frozen=True, slots=True)
class _Weapon:
    first: int
    after: int
    value: str | tuple[str, ...] | None
    category: str | None
    by: str


class WeaponFinder:
    """Finds the weapons of a block.

    Args:
        names: The lexicon's weapons.
    """

    def __init__(self, names: WeaponNames) -> None:
        self._names = names

    def find(self, offsets: Offsets, pieces: Sequence[Lexeme], taken: Places) -> Iterator[Mention]:
        """Yield the weapons of a block, with offsets into it; a place already taken is left alone."""
        text, context = offsets.text, _Context(pieces)
        at = 0
        while at < len(pieces):
            weapon = self._at(text, pieces, at, context)
            if weapon is None or taken.touches(pieces[weapon.first].start, pieces[weapon.after - 1].end):
                at += 1
                continue
            start, end = pieces[weapon.first].start, pieces[weapon.after - 1].end
            if weapon.value is None:
                start = owner_start(offsets, start, end)
            yield Mention(
                MentionType.WEAPON,
                text[start:end],
                start,
                end,
                value=weapon.value,
                subtype=weapon.category,
                by=weapon.by,
            )
            at = weapon.after

    def _at(self, text: str, pieces: Sequence[Lexeme], at: int, context: _Context) -> _Weapon | None:
        piece = pieces[at]
        if not (piece.low[0].isalnum()) or (at and _inside_word(pieces, at)):
            return None
        named = self._names.at(text, pieces, at)
        if named is not None:
            weapon = self._grown(text, pieces, named)
            sure = not named.ambiguous or _vouched(text, pieces, named, weapon, context)
            if sure or self._listed(text, pieces, weapon.after):
                return None if _longer_name(text, pieces, named, weapon) else weapon
        coded = _coded(text, pieces, at)
        if coded is not None:
            return coded
        if not may_begin(pieces, at) or not _plain(text, pieces, at):
            return None
        after = generic_at(pieces, at, context.near(at))
        if after == at + 1 and text[piece.start : piece.end] == "Shell":
            return None  # first in its sentence it is the company
        return _Weapon(at, after, None, None, "rule") if after else None

    def _listed(self, text: str, pieces: Sequence[Lexeme], after: int) -> bool:
        """Return whether a name that is no other thing's stands next in a list ("Badger and VX-9 jets")."""
        if after + 1 >= len(pieces) or pieces[after].low not in {"and", "or", ","}:
            return False
        named = self._names.at(text, pieces, after + 1)
        return named is not None and (not named.ambiguous or self._listed(text, pieces, named.after))

    def _grown(self, text: str, pieces: Sequence[Lexeme], named: NamedWeapon) -> _Weapon:
        """Return a named weapon with the acronym, second name and head nouns that belong to it."""
        values, after = [named.value] if named.value else [], named.after
        while True:
            more = self._continued(text, pieces, after, named)
            if more is not None:
                after = more.after
                if more.row.name != named.row.name and more.value and more.value not in values:
                    values.append(more.value)
                continue
            past = _acronym(text, pieces, after) or head_after(text, pieces, after)
            if past == after:
                break
            after = past
        value = (values[0] if len(values) == 1 else tuple(values)) if values else None
        return _Weapon(named.first, after, value, named.row.category or None, "lexicon")

    def _continued(
        self, text: str, pieces: Sequence[Lexeme], after: int, named: NamedWeapon
    ) -> NamedWeapon | None:
        """Return another name right behind: after a slash any, without one the same weapon's."""
        if after + 1 < len(pieces) and pieces[after].low == "/":
            return self._names.at(text, pieces, after + 1)
        if after < len(pieces) and text[pieces[after].start].isupper():
            more = self._names.at(text, pieces, after)
            return more if more is not None and more.row.name == named.row.name else None
        return None


def _longer_name(text: str, pieces: Sequence[Lexeme], named: NamedWeapon, weapon: _Weapon) -> bool:
    """Return whether a one-word name is the first word of another name ("Hailstorm Mining")."""
    if weapon.after > named.after or weapon.after >= len(pieces):
        return False
    follower = pieces[weapon.after]
    if named.ambiguous and follower.low in _CODED:
        return True
    if named.after - named.first > 1:
        return False
    word = text[follower.start : follower.end]
    return word[0].isupper() and word[1:].islower() and follower.start == pieces[weapon.after - 1].end + 1


class _Context:
    """The words of war in each sentence of a block."""

    def __init__(self, pieces: Sequence[Lexeme]) -> None:
        self._pieces = pieces
        self._sentences: list[tuple[int, frozenset[str]]] | None = None

    def anywhere(self) -> bool:
        """Return whether the block has a word of war."""
        return any(piece.low in MILITARY for piece in self._pieces)

    def near(self, at: int) -> frozenset[str]:
        """Return the words of war in the sentence of the lexeme at the index."""
        if self._sentences is None:
            self._sentences = self._read()
        return next((words for end, words in self._sentences if at < end), frozenset())

    def _read(self) -> list[tuple[int, frozenset[str]]]:
        ends: list[tuple[int, frozenset[str]]] = []
        words: set[str] = set()
        for at, piece in enumerate(self._pieces):
            if piece.low in MILITARY:
                words.add(piece.low)
            if piece.low in _STOPS:
                ends.append((at + 1, frozenset(words)))
                words = set()
        ends.append((len(self._pieces), frozenset(words)))
        return ends


def _plain(text: str, pieces: Sequence[Lexeme], at: int) -> bool:
    """Return whether a word is no part of a name: no capital, all capitals, or first in its sentence."""
    word = text[pieces[at].start : pieces[at].end]
    if not word[0].isupper() or word.removesuffix("s").isupper():
        return True
    before = pieces[at - 1].low if at else "."
    return before in _OPENERS


def _inside_word(pieces: Sequence[Lexeme], at: int) -> bool:
    """Return whether a lexeme is the tail of a hyphenated or coded word."""
    before = pieces[at - 1]
    if before.end != pieces[at].start:
        return False
    return before.low[-1].isalnum() or (
        before.low == "-"
        and at > 1
        and pieces[at - 2].end == before.start
        and pieces[at - 2].low[-1].isalnum()
    )


def _acronym(text: str, pieces: Sequence[Lexeme], at: int) -> int:
    """Return the index after an acronym in parentheses at the index; 0 where none stands there."""
    if at >= len(pieces) or pieces[at].low != "(":
        return 0
    for close in range(at + 2, min(at + 6, len(pieces))):
        if pieces[close].low == ")":
            inner = text[pieces[at + 1].start : pieces[close - 1].end]
            return close + 1 if _ACRONYM.match(inner) else 0
    return 0


def _vouched(
    text: str, pieces: Sequence[Lexeme], named: NamedWeapon, weapon: _Weapon, context: _Context
) -> bool:
    """Return whether a name that means other things too is a weapon here: by a head noun or by war."""
    war = context.near(named.first)
    if weapon.after > named.after:
        return pieces[weapon.after - 1].low not in CIVIL or bool(war)
    before = pieces[named.first - 1] if named.first else None
    if before is not None and before.low in HEADS:
        return True
    if before is not None and before.low not in {"the", "a", "an"} and text[before.start].isupper():
        return False
    name = text[pieces[named.first].start : pieces[named.after - 1].end]
    return context.anywhere() if any(map(str.isdigit, name)) else bool(war & _ARMS)


def _coded(text: str, pieces: Sequence[Lexeme], at: int) -> _Weapon | None:
    """Return a designation that no lexicon knows but a head noun right behind it vouches for."""
    if not text[pieces[at].start].isupper():
        return None
    after = at + 1
    while after < len(pieces) and pieces[after].start == pieces[after - 1].end and after - at < 5:
        after += 1
        word = text[pieces[at].start : pieces[after - 1].end]
        if _DESIGNATION.match(word) and not _tight(pieces, after):
            past = head_after(text, pieces, after)
            return _Weapon(at, past, word, None, "rule") if past > after else None
    return None


def _tight(pieces: Sequence[Lexeme], after: int) -> bool:
    return (
        after < len(pieces)
        and pieces[after].start == pieces[after - 1].end
        and pieces[after].low[0].isalnum()
    )
