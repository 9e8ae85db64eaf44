"""Finds the outlets that an article names: by the lexicon, by their form, with context for common names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.extract.attribution.outlet_names import (
    description_end,
    is_determined,
    is_explained,
    is_outlet_name,
    modifiers_end,
    name_end,
)
from workbench.extract.attribution.outlets import Alias, OutletTable, name_key
from workbench.extract.attribution.tree import Tree

_LONGEST = 8
"""Tokens of the longest outlet name that is looked for."""
_MEDIA_NOUNS = frozenset(
    "newspaper magazine agency website network broadcaster channel station tabloid daily weekly "
    "newswire wire site outlet publication journal paper radio television tv".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_TITLES = frozenset(
    {"mr.", "mr", "mrs.", "mrs", "ms.", "ms", "mayor", "sen.", "gov.", "dr.", "president", "mogul"}
)
# Words that are names of outlets and of everyday things: alone they need a sign that the outlet is meant.
_EVERYDAY = frozenset(
    "people time today nature science fortune reason focus mail metro mint outlook punch quartz "
    "record slate salon stuff variety vanguard vice wired world insider index information extra "
    "express echo delo capital citizen coast deadline frontline forward joe kicker local messenger "
    "mirror nation national observer press province republic review sentinel shine shot sky "
    "standard star stern sun tempo trace week i boom talk island stranger technique pioneer "
    "register reporter oryx up pa ad post times journal".split()
)


@dataclass(frozen=True, slots=True)
class OutletMatch:
    """An outlet found in a text.

    Attributes:
        name: Its canonical name.
        start: First token of its words, the article included.
        end: Token after the last.
        ambiguous: True where other outlets bear the name and nothing in the article decides.
    """

    name: str
    start: int
    end: int
    ambiguous: bool = False


class ArticleOutlets:
    """Finds the outlets that one article names."""

    def __init__(self, table: OutletTable, trees: Sequence[Tree]) -> None:
        """Read the article once for the outlets and the people it names in full."""
        self._table = table
        self._surnames = frozenset(_surnames(trees))
        self._home = _home(trees)
        self._full = self._named_in_full(trees)
        self._unlisted = self._named_by_form(trees)

    def _named_in_full(self, trees: Sequence[Tree]) -> dict[str, int]:
        """Count the outlets that the article names beyond doubt."""
        counts: dict[str, int] = {}
        for tree in trees:
            for token in range(len(tree)):
                if not tree.words[token][:1].isupper() or not self._table.starts(name_key(tree.words[token])):
                    continue
                for end in range(min(len(tree), token + _LONGEST), token, -1):
                    found = self._table.candidates(name_key(tree.text(token, end)))
                    explained = end < len(tree) and tree.lower[end] in _MEDIA_NOUNS
                    names = {alias.row.name for alias in found if explained or not alias.ambiguous}
                    if len(names) == 1 and (explained or end - token > 1):
                        name = names.pop()
                        counts[name] = counts.get(name, 0) + 1
                        break
        return counts

    def _named_by_form(self, trees: Sequence[Tree]) -> dict[str, str]:
        """Return the outlets that the lexicon does not know, by the word that each is called for short.

        A word that ends several outlets' names, or one of the lexicon's, stands for none of them.
        """
        names: dict[str, set[str]] = {}
        for tree in trees:
            token = 0
            while token < len(tree):
                stop = name_end(tree, token, len(tree)) if tree.words[token][:1].isupper() else token
                first = token + 1 if tree.lower[token] == "the" else token
                if stop - first > 1 and is_outlet_name(tree, first, stop):
                    name = tree.text(first, stop)
                    if not self._table.candidates(name_key(name)):
                        names.setdefault(tree.lower[stop - 1], set()).add(name)
                token = max(stop, token + 1)
        for name in self._full:
            names.pop(name_key(name).rpartition(" ")[2], None)
        return {word: found.pop() for word, found in names.items() if len(found) == 1}

    def find(self, tree: Tree, start: int, end: int) -> OutletMatch | None:
        """Return the outlet whose name starts the range, the longest one first.

        Args:
            tree: The block.
            start: Token that the name starts at; "the" and words for an outlet ("the newspaper X") may
                stand there.
            end: Token that the name ends before.
        """
        match = self._named(tree, start, end)
        if match is not None:
            return match
        name = description_end(tree, start, end)
        places = [name] if name is not None else range(start + 1, modifiers_end(tree, start, end) + 1)
        found = (self._named(tree, place, end) for place in places if tree.words[place][:1].isupper())
        return next((one for one in found if one is not None), None)

    def _named(self, tree: Tree, start: int, end: int) -> OutletMatch | None:
        while start < end and tree.is_filler(start):
            start += 1
        first = start
        while first < end and tree.lower[first] in _ARTICLES:
            first += 1
        if first >= end:
            return None
        start = first - 1 if first > start and tree.lower[first - 1] == "the" else first
        short = self._unlisted.get(tree.lower[first]) if first > start else None
        if short is not None and name_end(tree, first, end) == first + 1:
            return OutletMatch(short, start, first + 1)
        for stop in range(min(end, first + _LONGEST), first, -1):
            if tree.is_filler(stop - 1) or not any(
                tree.words[token][:1].isupper() or tree.words[token][:1].isdigit()
                for token in range(first, stop)
            ):
                continue
            aliases = self._table.candidates(name_key(tree.text(first, stop)))
            match = self._choose(tree, aliases, (start, first, stop), end)
            if match is not None:
                return match
        return self._misspelt(tree, start, first, end) or self._by_form(tree, start, first, end)

    def _by_form(self, tree: Tree, start: int, first: int, end: int) -> OutletMatch | None:
        """Return the outlet whose name has an outlet's form, or stands beside words for one."""
        stop = name_end(tree, first, end)
        if stop == first:
            return None
        named = is_outlet_name(tree, first, stop) and not self._is_person(tree, first, stop)
        place = any(tree.entity[token] in {"GPE", "NORP", "LOC"} for token in range(first, stop))
        if named or (not place and is_explained(tree, start, stop)):
            return OutletMatch(tree.text(first, stop).removesuffix("'s").removesuffix("’s"), start, stop)
        return None

    def _is_person(self, tree: Tree, first: int, stop: int) -> bool:
        """Say whether a name is somebody's, not the paper's: "newspaper editor Jane Doe"."""
        before = tree.lower[first - 1] if first else ""
        return before in _TITLES or (
            not is_determined(tree, first) and tree.lower[stop - 1] in self._surnames
        )

    def find_all(self, tree: Tree, start: int, end: int) -> list[OutletMatch]:
        """Return the outlets of a list that starts the range: "Reuters, the BBC and CNN"."""
        found = []
        match = self.find(tree, start, end)
        while match is not None:
            found.append(match)
            start = match.end
            while start < end and (
                tree.lower[start] in {",", "and", "or", "&"} or tree.pos[start] == "SPACE"
            ):
                start += 1
            match = self.find(tree, start, end) if start > match.end else None
        return found

    def _choose(
        self, tree: Tree, aliases: Iterable[Alias], words: tuple[int, int, int], end: int
    ) -> OutletMatch | None:
        start, first, stop = words
        with_article = first > start and tree.lower[first - 1] == "the"
        fitting = [alias for alias in aliases if with_article or not alias.needs_article]
        if not fitting:
            return None
        sure = [alias for alias in fitting if not alias.ambiguous]
        if sure and (stop - first > 1 or tree.words[first].isupper() or not self._is_common(tree, first)):
            return OutletMatch(self._preferred(sure).row.name, start, stop)
        if not self._is_meant(tree, words, end):
            return None
        known = [alias for alias in fitting if alias.row.name in self._full]
        if known:
            best = max(known, key=lambda alias: (self._full[alias.row.name], -alias.row.tier))
            return OutletMatch(best.row.name, start, stop)
        if stop - first == 1 and first == start and tree.lower[first] in _EVERYDAY:
            return None
        best = self._preferred(fitting)
        rivals = {alias.row.name for alias in fitting if self._rank(alias)[:2] == self._rank(best)[:2]}
        return OutletMatch(best.row.name, start, stop, ambiguous=len(rivals) > 1)

    def _rank(self, alias: Alias) -> tuple[bool, int, int, int]:
        """Return how likely a bearer of a name is meant, best first.

        Of the article's country, of a better tier, of a big country; and the better known one, which has
        more names.
        """
        row = alias.row
        size = _COUNTRIES.get(row.country, len(_COUNTRIES))
        return row.country != self._home, row.tier, size, -len(row.aliases)

    def _preferred(self, aliases: Sequence[Alias]) -> Alias:
        return min(aliases, key=self._rank)

    def _is_common(self, tree: Tree, token: int) -> bool:
        return tree.lower[token] in _EVERYDAY or tree.lower[token] in self._surnames

    def _is_meant(self, tree: Tree, words: tuple[int, int, int], end: int) -> bool:
        """Say whether a name that can be something else is an outlet here.

        Args:
            tree: The block.
            words: Where it starts with its article, where without, and where it ends.
            end: Where the noun phrase around it ends.
        """
        start, first, stop = words
        after = tree.lower[stop] if stop < min(len(tree), end + 1) else ""
        if after in _MEDIA_NOUNS or (after == "news" and stop < end) or is_explained(tree, start, stop):
            return True
        if tree.lower[stop - 1] in self._surnames:
            return False
        if tree.entity[first] == "PERSON" and not self._is_full_elsewhere(tree, first, stop):
            return False
        if stop < end and tree.is_name(stop) and not tree.words[first].isupper():
            # "the National" in "the National Farm Board": the name goes on.
            return False
        if first > 0 and tree.lower[first - 1] in _TITLES:
            return False
        if stop - first > 1 or first > start:
            # With its article, or of several words, and written with a capital.
            return tree.words[first][:1].isupper()
        if tree.words[first].isupper() and len(tree.words[first]) > 1:
            return True
        sentence_start = tree.sentences[tree.sentence[first]][0] == first
        return tree.lower[first] not in _EVERYDAY or (not sentence_start and tree.pos[first] == "PROPN")

    def _is_full_elsewhere(self, tree: Tree, first: int, stop: int) -> bool:
        """Say whether the article names in full an outlet that the word is short for ("Fox", "Fox News")."""
        found = self._table.candidates(name_key(tree.text(first, stop)))
        return any(alias.row.name in self._full for alias in found)

    def _misspelt(self, tree: Tree, start: int, first: int, end: int) -> OutletMatch | None:
        stop = first
        while stop < end and (
            tree.words[stop][:1].isupper() or tree.lower[stop] in {"of", "the", "and", "&"}
        ):
            stop += 1
        if stop - first < 2 or any(tree.entity[token] == "PERSON" for token in range(first, stop)):
            return None
        key = self._table.closest(name_key(tree.text(first, stop)))
        if key is None:
            return None
        sure = [alias for alias in self._table.candidates(key) if not alias.ambiguous]
        return OutletMatch(self._preferred(sure).row.name, start, stop) if sure else None


def _home(trees: Sequence[Tree]) -> str:
    """Return the country that an article is about, as far as outlets share names between countries."""
    counts = dict.fromkeys(_HOME_WORDS, 0)
    for tree in trees:
        for lower in tree.lower:
            for country, words in _HOME_WORDS.items():
                counts[country] += lower in words
    return max(counts, key=lambda country: counts[country])


_HOME_WORDS = {
    "US": frozenset(
        "u.s. american americans washington congress senate republican republicans democrats".split()
    ),
    "GB": frozenset("uk u.k. britain british london labour tory tories westminster mp mps england".split()),
    "AU": frozenset("australia australian australians canberra sydney melbourne".split()),
    "IN": frozenset("india indian delhi mumbai bjp modi lok".split()),
}
"""Words that tell where an article is at home; the first country wins a tie."""
_COUNTRIES = {"US": 0, "GB": 1}


def _surnames(trees: Sequence[Tree]) -> Iterable[str]:
    """Yield the last words of the names of people that the article gives with a first name or a title."""
    for tree in trees:
        for token in range(1, len(tree)):
            if tree.entity[token] != "PERSON" or (
                token + 1 < len(tree) and tree.entity[token + 1] == "PERSON"
            ):
                continue
            if tree.entity[token - 1] == "PERSON" or tree.lower[token - 1] in _TITLES:
                yield tree.lower[token]
