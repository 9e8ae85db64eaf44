"""Knows outlets by name: canonical names for what an article writes, with context where a name is common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from workbench.extract.attribution.tree import Tree
from workbench.lexicon import Lexicon, OutletRow
from workbench.text import fold

_LONGEST = 8
"""Tokens of the longest outlet name that is looked for."""
FUZZY_THRESHOLD = 91
"""Similarity (rapidfuzz ``ratio``) from which a name is a misspelt outlet.

One letter added, dropped or changed in a name of eleven letters or more stays above it; the closest
pairs of different outlets of that length in the shipped lexicon ("Daily Chronicle", "The Chronicle")
stay below it.
"""
_FUZZY_SHORTEST = 11
_MEDIA_NOUNS = frozenset(
    "newspaper magazine agency website network broadcaster channel station tabloid daily weekly "
    "newswire wire site outlet publication journal paper radio television tv".split()
)
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


@dataclass(frozen=True, slots=True)
class _Alias:
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
        self._aliases: dict[str, list[_Alias]] = {}
        self._first: set[str] = set()
        for row in lexicon.outlets:
            for name in dict.fromkeys((row.name, *row.aliases)):
                self._add(row, name)
        self._fuzzy = [key for key in self._aliases if len(key) >= _FUZZY_SHORTEST]
        self._own = self._rows_of(publisher) if publisher else frozenset()

    def _add(self, row: OutletRow, name: str) -> None:
        base = name.partition(" (")[0]
        key = _key(base)
        if not key:
            return
        ambiguous = row.ambiguous if name == row.name else name in row.ambiguous_aliases
        needs_article = base[:4].casefold() == "the " and (ambiguous or " " not in key)
        self._aliases.setdefault(key, []).append(_Alias(row, ambiguous or base != name, needs_article))
        self._first.add(key.split(" ", 1)[0])

    def _rows_of(self, publisher: str) -> frozenset[str]:
        key = _key(publisher)
        domain = publisher.casefold().removeprefix("www.")
        return frozenset(
            alias.row.name
            for aliases in self._aliases.values()
            for alias in aliases
            if _key(alias.row.name) == key
            or any(_key(name) == key for name in alias.row.aliases)
            or domain in alias.row.domains
        )

    def is_publisher(self, name: str) -> bool:
        """Say whether a canonical name is the article's own publisher."""
        return name in self._own

    def article(self, trees: Sequence[Tree]) -> ArticleOutlets:
        """Return the outlets of one article: the table with the article's own evidence."""
        return ArticleOutlets(self, trees)

    def candidates(self, key: str) -> Sequence[_Alias]:
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


class ArticleOutlets:
    """Finds the outlets that one article names."""

    def __init__(self, table: OutletTable, trees: Sequence[Tree]) -> None:
        """Read the article once for the outlets and the people it names in full."""
        self._table = table
        self._surnames = frozenset(_surnames(trees))
        self._home = _home(trees)
        self._full = self._named_in_full(trees)

    def _named_in_full(self, trees: Sequence[Tree]) -> dict[str, int]:
        """Count the outlets that the article names beyond doubt."""
        counts: dict[str, int] = {}
        for tree in trees:
            for token in range(len(tree)):
                if not tree.words[token][:1].isupper() or not self._table.starts(_key(tree.words[token])):
                    continue
                for end in range(min(len(tree), token + _LONGEST), token, -1):
                    found = self._table.candidates(_key(tree.text(token, end)))
                    explained = end < len(tree) and tree.lower[end] in _MEDIA_NOUNS
                    names = {alias.row.name for alias in found if explained or not alias.ambiguous}
                    if len(names) == 1 and (explained or end - token > 1):
                        name = names.pop()
                        counts[name] = counts.get(name, 0) + 1
                        break
        return counts

    def find(self, tree: Tree, start: int, end: int) -> OutletMatch | None:
        """Return the outlet whose name starts the range, the longest one first.

        Args:
            tree: The block.
            start: Token that the name starts at; "the" may stand there.
            end: Token that the name ends before.
        """
        while start < end and tree.is_filler(start):
            start += 1
        first = start
        while first < end and tree.lower[first] in {"the", "a", "an"}:
            first += 1
        if first >= end:
            return None
        start = first - 1 if first > start and tree.lower[first - 1] == "the" else first
        for stop in range(min(end, first + _LONGEST), first, -1):
            if tree.is_filler(stop - 1) or not any(
                tree.words[token][:1].isupper() or tree.words[token][:1].isdigit()
                for token in range(first, stop)
            ):
                continue
            aliases = self._table.candidates(_key(tree.text(first, stop)))
            match = self._choose(tree, aliases, (start, first, stop), end)
            if match is not None:
                return match
        return self._misspelt(tree, start, first, end)

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
        self, tree: Tree, aliases: Iterable[_Alias], words: tuple[int, int, int], end: int
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

    def _rank(self, alias: _Alias) -> tuple[bool, int, int, int]:
        """Return how likely a bearer of a name is meant, best first.

        Of the article's country, of a better tier, of a big country; and the better known one, which has
        more names.
        """
        row = alias.row
        size = _COUNTRIES.get(row.country, len(_COUNTRIES))
        return row.country != self._home, row.tier, size, -len(row.aliases)

    def _preferred(self, aliases: Sequence[_Alias]) -> _Alias:
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
        if after in _MEDIA_NOUNS or (after == "news" and stop < end):
            return True
        if tree.lower[stop - 1] in self._surnames or tree.entity[first] == "PERSON":
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

    def _misspelt(self, tree: Tree, start: int, first: int, end: int) -> OutletMatch | None:
        stop = first
        while stop < end and (
            tree.words[stop][:1].isupper() or tree.lower[stop] in {"of", "the", "and", "&"}
        ):
            stop += 1
        if stop - first < 2 or any(tree.entity[token] == "PERSON" for token in range(first, stop)):
            return None
        key = self._table.closest(_key(tree.text(first, stop)))
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


def _key(name: str) -> str:
    folded = fold(name).removeprefix("the ").replace(".", "").replace("!", "")
    return folded.removesuffix("'s").strip()


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
