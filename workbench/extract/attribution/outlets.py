"""The outlets of the lexicon, compiled: what each name can stand for, and what a misspelt one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from workbench.lexicon import Lexicon, OutletRow
from workbench.text import fold

FUZZY_THRESHOLD = 91
"""Similarity (rapidfuzz ``ratio``) from which a name is a misspelt outlet.

One letter added, dropped or changed in a name of eleven letters or more stays above it; the closest
pairs of different outlets of that length in the shipped lexicon ("Daily Chronicle", "The Chronicle")
stay below it.
"""
_FUZZY_SHORTEST = 11


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an outlet.

    Attributes:
        row: The outlet.
        ambiguous: True where the name is also something else's.
        needs_article: True where it is the outlet's only behind "the".
    """

    row: OutletRow
    ambiguous: bool
    needs_article: bool


class OutletTable:
    """The lexicon's outlets, compiled for look-up in a parsed text."""

    def __init__(self, lexicon: Lexicon, publisher: str | None = None) -> None:
        """Compile the names.

        Args:
            lexicon: The outlets.
            publisher: Name, alias or domain of the article's own publisher, which is never cited.
        """
        self._aliases: dict[str, list[Alias]] = {}
        self._first: set[str] = set()
        for row in lexicon.outlets:
            for name in dict.fromkeys((row.name, *row.aliases)):
                self._add(row, name)
        self._fuzzy = [key for key in self._aliases if len(key) >= _FUZZY_SHORTEST]
        self._own = self._rows_of(publisher) if publisher else frozenset()
        self._publisher = name_key(publisher) if publisher else ""

    def _add(self, row: OutletRow, name: str) -> None:
        base = name.partition(" (")[0]
        key = name_key(base)
        if not key:
            return
        ambiguous = row.ambiguous if name == row.name else name in row.ambiguous_aliases
        needs_article = base[:4].casefold() == "the " and (ambiguous or " " not in key)
        self._aliases.setdefault(key, []).append(Alias(row, ambiguous or base != name, needs_article))
        self._first.add(key.split(" ", 1)[0])

    def _rows_of(self, publisher: str) -> frozenset[str]:
        key = name_key(publisher)
        domain = publisher.casefold().removeprefix("www.")
        return frozenset(
            alias.row.name
            for aliases in self._aliases.values()
            for alias in aliases
            if name_key(alias.row.name) == key
            or any(name_key(name) == key for name in alias.row.aliases)
            or domain in alias.row.domains
        )

    def is_publisher(self, name: str) -> bool:
        """Say whether a canonical name is the article's own publisher."""
        return name in self._own or (bool(self._publisher) and name_key(name) == self._publisher)

    def candidates(self, key: str) -> Sequence[Alias]:
        """Return what a folded name can stand for."""
        return self._aliases.get(key, ())

    def starts(self, word: str) -> bool:
        """Say whether some name begins with this folded word."""
        return word in self._first

    def closest(self, key: str) -> str | None:
        """Return the folded name that a misspelt one stands for, if one is close enough."""
        if len(key) < _FUZZY_SHORTEST:
            return None
        found = process.extractOne(key, self._fuzzy, scorer=fuzz.ratio, score_cutoff=FUZZY_THRESHOLD)
        return found[0] if found is not None else None


def name_key(name: str) -> str:
    """Return a name as it is looked up: folded, without article, full stops and possessive."""
    folded = fold(name).removeprefix("the ").replace(".", "").replace("!", "")
    return folded.removesuffix("'s").strip()
