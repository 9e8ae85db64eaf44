"""Whose text a saved copy is: by the name the user gives, by the page's address, by what the page states.

An address counts before a name: anybody can write a newspaper's name into a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.ingest.page_origin import host_of
from workbench.lexicon import Lexicon, OutletRow, long_tail
from workbench.lexicon.load import LONG_TAIL_TIER
from workbench.text import fold

_NEAR = 3
"""Near names that are offered."""
_LIKENESS = 82
"""Least score out of 100 of a near name: about one wrong letter in six."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a copy that may tell whose it is.

    Attributes:
        url: Where it is from, or None.
        publisher: Who the page says it is from, or None.
    """

    url: str | None
    publisher: str | None


class OutletNames:
    """The names and domains of the outlets that a lexicon and a store know.

    Args:
        lexicon: The lexicon in force.
        stored: Outlets of sources that are saved already.
    """

    def __init__(self, lexicon: Lexicon, stored: Iterable[str] = ()) -> None:
        # The lexicon in force leaves the long tail out for the everyday names in it; here a whole name or an
        # address is looked up, which those do not disturb.
        rows = [*lexicon.outlets, *long_tail()]
        self._by_key: dict[str, list[OutletRow]] = defaultdict(list)
        self._by_domain: dict[str, list[OutletRow]] = defaultdict(list)
        self._names: dict[str, str] = {}
        for row in rows:
            self._learn(row)
        # What a source was saved under counts until the lexicon knows better: it may be an alias by now.
        for name in dict.fromkeys(stored):
            if self.named(name) is None:
                self._learn(OutletRow(name))

    def named(self, text: str) -> str | None:
        """Return the canonical name of the outlet that a whole text names, or None.

        The article "the" and case do not count. Of outlets that share a name, the one that bears it
        as its own is meant, not as an alias; where that tells no single one, None.
        """
        rows = self._by_key.get(_key(text), [])
        exact = [row for row in rows if row.name == text]
        called = [row for row in rows if _key(row.name) == _key(text)]
        for choice in (exact, called, rows):
            names = {row.name for row in choice}
            if len(names) == 1:
                return names.pop()
        return None

    def at(self, url: str | None, publisher: str | None = None) -> str | None:
        """Return the outlet whose address this is, or None.

        Of outlets that share a domain, the one that the page states counts, else the one that the domain
        is called after, else the only one among the rows that were written by hand.

        Args:
            url: An address.
            publisher: Who the page says it is from.
        """
        label, rows = self._rows_at(host_of(url))
        names = dict.fromkeys(row.name for row in rows)
        if len(names) == 1:
            return next(iter(names))
        if publisher is not None and (stated := self.named(publisher)) in names:
            return stated
        for called in (
            [row.name for row in rows if label in _labels(row.name)],
            [row.name for row in rows if any(label in _labels(name) for name in row.aliases)],
        ):
            if len(set(called)) == 1:
                return called[0]
        by_hand = {row.name for row in rows if row.tier == 1}
        return by_hand.pop() if len(by_hand) == 1 else None

    def of(self, stated: Stated) -> str | None:
        """Return the outlet that a copy is from by what is known of it, or None where that is not sure."""
        found = self.at(stated.url, stated.publisher)
        if found is not None or stated.publisher is None:
            return found
        named = self.named(stated.publisher)
        if named is None or not stated.url or not self._domains_of(named):
            return named
        # The page is not where that outlet's pages are: whoever saved it has to say.
        return None

    def near(self, text: str) -> list[str]:
        """Return the canonical names of outlets that a text may mean, the likeliest first."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a name that is not known

        if not text.strip():
            return []
        found = process.extract(
            fold(text), list(self._names), scorer=fuzz.token_sort_ratio, limit=12, score_cutoff=_LIKENESS
        )
        return list(dict.fromkeys(self._names[name] for name, *_ in found))[:_NEAR]

    def _learn(self, row: OutletRow) -> None:
        # Of the long tail only whole names of its own count: its aliases are everyday words.
        names = (row.name, *row.aliases) if row.tier < LONG_TAIL_TIER else (row.name,)
        for name in names:
            self._by_key[_key(name)].append(row)
            if row.tier < LONG_TAIL_TIER:
                self._names.setdefault(fold(name), row.name)
        for domain in row.domains:
            self._by_domain[domain.casefold().removeprefix("www.")].append(row)

    def _rows_at(self, host: str) -> tuple[str, list[OutletRow]]:
        """Return the rows of the longest domain that a host ends in, and that domain's first label."""
        parts = host.split(".")
        for start in range(len(parts) - 1):
            rows = self._by_domain.get(".".join(parts[start:]))
            if rows:
                return parts[start], rows
        return "", []

    def _domains_of(self, name: str) -> bool:
        return any(row.domains for row in self._by_key.get(_key(name), []) if row.name == name)


def _labels(name: str) -> set[str]:
    """Return a name as domains write it: without spaces and marks, with or without "the"."""
    whole = "".join(char for char in fold(name) if char.isalnum())
    return {whole, whole.removeprefix("the"), f"the{whole}"}


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")
