"""Where an outlet is cited: as the source, in the source's own words, or as who was told and where."""

from __future__ import annotations

from workbench.extract.attribution.article_outlets import ArticleOutlets, OutletMatch
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import Source
from workbench.extract.attribution.tree import SUBJECTS, Tree

_OUTLET_HEADS = frozenset(
    "outlet outlets newspaper newspapers media network networks broadcaster broadcasters press "
    "station stations organization organizations organisation organisations channel channels "
    "agencies websites".split()
)
_NEWS_WORDS = frozenset(
    {"news", "media", "press", "local", "state", "state-run", "several", "multiple", "other"}
)
_MEDIA_HEADS = frozenset("newspaper magazine daily tabloid broadcaster agency network channel".split())
_PIECES = frozenset(
    "report reports story stories article articles piece pieces editorial editorials column columns ed "
    "op-ed oped investigation analysis review headline cover dispatch account profile blog interview "
    "interviews essay commentary broadcast transcript".split()
)
"""What outlets publish: "a report in X", "X's story"."""
_WORKS = _PIECES | {"poll", "polls", "survey", "database", "tally", "count"}
_PUBLISHED = frozenset("publish carry run print air broadcast post release".split())
_PUBLISHERS_PREPOSITIONS = frozenset({"in", "by", "from", "on", "for", "with"})
_VENUES = _PIECES | {"statement", "appearance", "briefing", "conversation", "email", "remarks", "comments"}
_VENUE_PREPOSITIONS = frozenset({"to", "in", "on", "with", "for"})
_WRITING = frozenset("write argue opine publish note report reveal claim quote observe".split())
"""Verbs that report "in" a paper."""
_TALKING = frozenset({"speaking", "talking", "writing", "appearing"})
_CITERS = frozenset({"cite", "quote"})
_TELLERS = frozenset({"tell", "inform", "brief", "assure", "remind", "notify", "warn", "confirm", "describe"})


class Venues:
    """Finds the outlets that a reading cites."""

    def __init__(self, outlets: ArticleOutlets) -> None:
        """Keep the article's outlets.

        Args:
            outlets: What the article calls outlets.
        """
        self._outlets = outlets

    def of_source(self, tree: Tree, source: Source) -> tuple[list[OutletMatch], bool]:
        """Return the outlets that a source is, that its writer works for or that published it.

        Args:
            tree: The block of the source.
            source: The source: "Reuters and the BBC", "CNN's Jane Doe", "a report in the Gazette".

        Returns:
            The outlets, and whether somebody else speaks for them.
        """
        found = self._outlets.find_all(tree, source.start, source.end)
        if not found:
            if tree.lower[source.head] in _WORKS:
                return self._of_piece(tree, source.head), False
            return self._of_writer(tree, source.head), True
        match = found[-1]
        rest = [token for token in range(match.end, source.end) if not tree.is_filler(token)]
        if not rest or source.head < match.end:
            return found, False
        lower = tree.lower[source.head]
        if match.end >= source.head - 2 and (lower in _WORKS or lower in _MEDIA_HEADS):
            return found, False
        return (found, True) if _is_staff(tree, match, source) else ([], True)

    def _of_piece(self, tree: Tree, head: int) -> list[OutletMatch]:
        """Return who published a piece: "a report in X", "a story published by X", "X ran a story that"."""
        verb = tree.head[head]
        if tree.dep[head] == "dobj" and tree.lemma[verb] in _PUBLISHED:
            subject = tree.child(verb, *SUBJECTS)
            if subject is not None and subject < verb:
                return self._outlets.find_all(tree, tree.left[subject], tree.right[subject])
        return self._published(tree, head)

    def _of_writer(self, tree: Tree, head: int) -> list[OutletMatch]:
        """Return the outlet of "Jane Doe of the Gazette"."""
        preposition = head + 1
        if preposition >= len(tree) or tree.lower[preposition] != "of" or not tree.is_name(head):
            return []
        return self._outlets.find_all(tree, preposition + 1, tree.right[head])

    def _published(self, tree: Tree, noun: int) -> list[OutletMatch]:
        """Return the outlets in what follows a piece of writing: "in X", "published by X"."""
        found: list[OutletMatch] = []
        for child in tree.children[noun]:
            if tree.dep[child] == "prep" and tree.lower[child] in _PUBLISHERS_PREPOSITIONS:
                found += self._after(tree, child)
            elif tree.dep[child] == "acl" and tree.lemma[child] in _PUBLISHED:
                for link in tree.children[child]:
                    if tree.dep[link] in {"prep", "agent"} and tree.lower[link] in {"by", "in", "on"}:
                        found += self._after(tree, link)
        return found

    def _after(self, tree: Tree, preposition: int) -> list[OutletMatch]:
        inner = tree.child(preposition, "pobj")
        return self._outlets.find_all(tree, tree.left[inner], tree.right[inner]) if inner is not None else []

    def addressed(self, tree: Tree, reading: Reading, head: int) -> tuple[list[OutletMatch], str | None]:
        """Return the outlets that something was said to, in or on.

        Args:
            tree: The block of the cue.
            reading: The reading.
            head: Its cue's head.

        Returns:
            The outlets, and the words of an unnamed one ("several news organizations").
        """
        matches: list[OutletMatch] = []
        unnamed: str | None = None
        last = tree.sentences[tree.sentence[head]][1]
        if reading.lemma in _TELLERS and not _is_content(reading, reading.cue.end):
            matches += self._outlets.find_all(tree, reading.cue.end, last)
        if reading.lemma in _CITERS:
            matches += self._outlets.find_all(tree, reading.content[0].start, reading.content[-1].end)
        for child in tree.children[head]:
            aside = tree.dep[child] == "prep" or tree.lower[child] in _TALKING
            if _is_content(reading, child) or (child < head and not aside):
                continue
            for target in self._targets(tree, reading, child):
                found = self._of_noun(tree, target)
                matches += found
                if not found and tree.lower[target] in _OUTLET_HEADS and _says_news(tree, target):
                    unnamed = tree.text(*tree.trim(tree.left[target], target + 1))
        return matches, unnamed

    def _of_noun(self, tree: Tree, noun: int) -> list[OutletMatch]:
        found = self._outlets.find_all(tree, tree.left[noun], tree.right[noun])
        return found or (self._published(tree, noun) if tree.lower[noun] in _WORKS else [])

    def _targets(self, tree: Tree, reading: Reading, child: int) -> list[int]:
        """Return the nouns of a cue's dependant that can be outlets."""
        relation = tree.dep[child]
        if relation in {"dobj", "dative"} and reading.lemma in _TELLERS and tree.pos[child] != "ADP":
            return [child]
        if relation in {"prep", "dative"} and tree.lower[child] in _VENUE_PREPOSITIONS:
            return _venues(tree, child, writing=reading.lemma in _WRITING)
        if relation in {"advcl", "xcomp"} and tree.lower[child] in {"citing", "quoting"}:
            return [one for one in tree.children[child] if tree.dep[one] == "dobj"]
        if relation == "advcl" and tree.lower[child] in _TALKING:
            links = (one for one in tree.children[child] if tree.dep[one] == "prep")
            return [
                noun
                for one in links
                if tree.lower[one] in _VENUE_PREPOSITIONS
                for noun in _venues(tree, one, writing=True)
            ]
        return []


def _venues(tree: Tree, preposition: int, *, writing: bool) -> list[int]:
    """Return the nouns after "to", "in an interview with", "on" that can be outlets.

    Args:
        tree: The block.
        preposition: The preposition.
        writing: Whether the verb is one of writing, which "in" goes with.
    """
    inner = tree.child(preposition, "pobj")
    if inner is None:
        return []
    if tree.lower[inner] in _VENUES:
        nested = [
            noun
            for child in tree.children[inner]
            if tree.dep[child] == "prep" and tree.lower[child] in _PUBLISHERS_PREPOSITIONS | {"to"}
            for noun in tree.children[child]
            if tree.dep[noun] == "pobj"
        ]
        return nested or [inner]
    return [inner] if tree.lower[preposition] in {"to", "on"} or (writing and tree.is_name(inner)) else []


def _is_staff(tree: Tree, match: OutletMatch, source: Source) -> bool:
    """Say whether a source is somebody named right behind an outlet's possessive: "CNN's Jane Doe"."""
    end = match.end
    if tree.lower[end - 1] not in {"'s", "’s"}:
        if tree.lower[end] not in {"'s", "’s", "'", "’"}:
            return False
        end += 1
    return end <= source.head and all(tree.is_name(token) for token in range(end, source.head + 1))


def _is_content(reading: Reading, token: int) -> bool:
    return any(p.block == reading.block and p.start <= token < p.end for p in reading.content)


def _says_news(tree: Tree, noun: int) -> bool:
    if tree.lower[noun] in {"outlet", "outlets", "newspaper", "newspapers", "media", "press"}:
        return True
    return any(tree.lower[token] in _NEWS_WORDS for token in range(tree.left[noun], noun))
