"""Weapon names of the lexicon, found in a text however their parts are joined ("F16", "F-16s", "T-72B3")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.extract.mentions.lexemes import Lexeme
from workbench.extract.mentions.weapon_heads import HEADS
from workbench.lexicon import WeaponRow

_PART = re.compile(r"[^\W\d_]+|\d+")
_JOINERS = frozenset("-.\u2010\u2011\u2013")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])")
_SUFFIX = re.compile(r"[A-Z]{1,4}\Z")


class _Entry(NamedTuple):
    parts: tuple[str, ...]
    capitals: tuple[bool, ...]
    row: WeaponRow
    alias: str
    ambiguous: bool
    loose: bool


@dataclass(frozen=True, slots=True)
class NamedWeapon:
    """A weapon's name in a text.

    Attributes:
        first: Index of its first lexeme; ``after`` that of the one after its last.
        value: The canonical name, or the designation as written where it is a variant's; None for a
            kind of weapon ("nerve agents").
        ambiguous: True where the words mean other things too and need context.
    """

    first: int
    after: int
    row: WeaponRow
    value: str | None
    ambiguous: bool


class WeaponNames:
    """An index of the lexicon's weapons by their first part.

    Args:
        rows: Weapons with their aliases. A kind whose name is ambiguous is left to the grammar of head nouns.
    """

    def __init__(self, rows: Iterable[WeaponRow]) -> None:
        self._index: dict[str, list[_Entry]] = {}
        for row in rows:
            vague = set(row.ambiguous_aliases)
            if row.kind == "generic":
                known = [name for name in (row.name, *row.aliases) if name not in vague and name not in HEADS]
                for alias in known if not row.ambiguous else ():
                    self._add(row, alias, ambiguous=False)
                continue
            self._add(row, row.name, ambiguous=row.ambiguous)
            for alias in row.aliases:
                self._add(row, alias, ambiguous=alias in vague)
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry.parts))

    def _add(self, row: WeaponRow, alias: str, *, ambiguous: bool) -> None:
        words = _PART.findall(alias)
        if not words:
            return
        parts = tuple(word.lower() for word in words)
        capitals = tuple(word[0].isupper() for word in words)
        entry = _Entry(parts, capitals, row, alias, ambiguous, len(parts[0]) > 1 or " " in alias)
        self._index.setdefault(parts[0], []).append(entry)

    def at(self, text: str, pieces: Sequence[Lexeme], index: int) -> NamedWeapon | None:
        """Return the longest weapon name that begins at the index, variant letters taken in."""
        for entry in self._index.get(pieces[index].low, ()):
            after = _matched(text, pieces, index, entry)
            if after:
                return _named(text, pieces, index, after, entry)
        low = pieces[index].low
        for entry in self._index.get(low[:-1], ()) if low.endswith("s") else ():
            if len(entry.parts) == 1 and _capital(text, pieces[index], entry.capitals[0]):
                return NamedWeapon(index, index + 1, entry.row, _value(entry), entry.ambiguous)
        return None


def _value(entry: _Entry) -> str | None:
    return None if entry.row.kind == "generic" else entry.row.name


def _matched(text: str, pieces: Sequence[Lexeme], index: int, entry: _Entry) -> int:
    """Return the index after the entry's parts in the text; 0 where they do not stand there."""
    at = index
    for place, part in enumerate(entry.parts):
        if place:
            gap = at
            if at < len(pieces) and pieces[at].low in _JOINERS:
                at += 1
            spaced = at < len(pieces) and pieces[at].start > pieces[gap - 1].end + (at - gap)
            if spaced and not entry.loose and at - index < 3:
                return 0
        if at >= len(pieces):
            return 0
        low = pieces[at].low
        last = place == len(entry.parts) - 1
        if low != part and not (last and low == f"{part}s" and len(part) > 2):
            return 0
        if not _capital(text, pieces[at], entry.capitals[place]):
            return 0
        at += 1
    return at


def _capital(text: str, piece: Lexeme, wanted: bool) -> bool:
    return not wanted or text[piece.start].isupper()


def _named(text: str, pieces: Sequence[Lexeme], index: int, after: int, entry: _Entry) -> NamedWeapon:
    """Return the weapon of a matched entry, grown by variant letters and a plural s."""
    end = after
    grown = after
    coded = bool(_CODE.search(text[pieces[index].start : pieces[after - 1].end]))
    while grown < len(pieces) and grown - after < 4 and pieces[grown].start == pieces[grown - 1].end:
        piece = pieces[grown]
        word = text[piece.start : piece.end]
        if word == "s":
            end = grown + 1
            break
        dash = piece.low == "-" and grown + 1 < len(pieces) and pieces[grown + 1].start == piece.end
        if dash and _variant(text, pieces[grown + 1]):
            grown += 2
        elif coded and _variant(text, piece):
            grown += 1
        else:
            break
        end = grown
    value = _value(entry)
    if value and (grown > after or _is_variant(entry)):
        value = _written(text, pieces, index, max(grown, after))
    acronym = (
        entry.alias.isupper() and not text[pieces[index].start : pieces[after - 1].end].rstrip("s").isupper()
    )
    return NamedWeapon(index, max(end, after), entry.row, value, entry.ambiguous or acronym)


def _variant(text: str, piece: Lexeme) -> bool:
    word = text[piece.start : piece.end]
    return bool(_SUFFIX.match(word)) or (word.isdecimal() and len(word) <= 3)


def _is_variant(entry: _Entry) -> bool:
    """Return whether an alias is a designation of its own: the row's with letters or figures added."""
    for base in (entry.row.designation, entry.row.name):
        rest = entry.alias.removeprefix(base) if base and entry.alias != base else ""
        if (
            rest
            and rest != entry.alias
            and re.fullmatch(r"-?(?:[A-Z]{1,4}\d{0,3}|\d[A-Z]?)[A-Z]?(?: .*)?", rest)
        ):
            return True
    return False


def _written(text: str, pieces: Sequence[Lexeme], index: int, after: int) -> str:
    """Return a variant's designation as the text has it, without a plural s or a head noun."""
    return " ".join(text[pieces[index].start : pieces[after - 1].end].split())
