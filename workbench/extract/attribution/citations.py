"""Who is cited: the outlets and the speakers of a reading, each named as the article allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.extract.attribution.cues import CueTable
from workbench.extract.attribution.outlets import ArticleOutlets, OutletMatch, OutletTable
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import Source
from workbench.extract.attribution.speakers import ArticleSpeakers, Speaker
from workbench.extract.attribution.tree import Tree
from workbench.model import FrameClass

_OUTLET_HEADS = frozenset(
    "outlet outlets newspaper newspapers media network networks broadcaster broadcasters press "
    "station stations organization organizations organisation organisations channel channels "
    "agencies websites".split()
)
_NEWS_WORDS = frozenset(
    {"news", "media", "press", "local", "state", "state-run", "several", "multiple", "other"}
)
_WORKS = frozenset(
    "report reports story stories article articles piece editorial editorials column op-ed poll "
    "polls survey investigation analysis review headline cover dispatch account profile blog "
    "database".split()
)
_VENUES = frozenset(
    {"interview", "interviews", "statement", "appearance", "briefing", "conversation", "email"}
)
_VENUE_PREPOSITIONS = frozenset({"to", "in", "on", "with", "for"})
_CITERS = frozenset({"cite", "quote"})
_TELLERS = frozenset({"tell", "inform", "brief", "assure", "remind", "notify", "warn", "confirm", "describe"})


@dataclass(frozen=True, slots=True)
class Cited:
    """What a reading cites.

    Attributes:
        outlets: Canonical names, each once, in order of place.
        outlet_text: The first outlet's words as written; those of an unnamed one too.
        speakers: Who speaks; empty where only an outlet does, or nobody can be named.
        inferred: True where a speaker was worked out from a pronoun or a description.
        vague: True where the source or the outlet is unnamed.
        ambiguous_outlet: True where another outlet bears the name.
    """

    outlets: tuple[str, ...] = ()
    outlet_text: str | None = None
    speakers: tuple[str, ...] = ()
    inferred: bool = False
    vague: bool = False
    ambiguous_outlet: bool = False


class Citations:
    """Names the outlets and speakers of one article's readings."""

    def __init__(self, cues: CueTable, outlets: OutletTable, trees: Sequence[Tree]) -> None:
        """Read the article once for its names."""
        self._trees = trees
        self._table = outlets
        self._outlets = ArticleOutlets(outlets, trees)
        self._speakers = ArticleSpeakers(cues, trees)

    def of(self, reading: Reading) -> Cited:
        """Return what a reading cites."""
        if reading.carried_from is not None:
            reading = reading.carried_from
        tree = self._trees[reading.source_block]
        matches: list[OutletMatch] = []
        speakers: list[Speaker] = []
        unnamed: str | None = None
        if reading.source is not None:
            own = self._source_outlets(tree, reading.source)
            matches += own
            if not own:
                speakers += self._named(tree, reading.source)
        if reading.frame_class is FrameClass.REPORT and reading.head is not None:
            found, unnamed = self._addressed(self._trees[reading.cue.block], reading, reading.head)
            matches += found
        cited = [match for match in matches if not self._table.is_publisher(match.name)]
        text = _bare(tree.text(cited[0].start, cited[0].end)) if cited else unnamed
        return Cited(
            outlets=tuple(dict.fromkeys(match.name for match in cited)),
            outlet_text=text,
            speakers=tuple(dict.fromkeys(speaker.name for speaker in speakers)),
            inferred=any(speaker.inferred for speaker in speakers),
            vague=any(speaker.vague for speaker in speakers) or (unnamed is not None and not cited),
            ambiguous_outlet=any(match.ambiguous for match in cited),
        )

    def _source_outlets(self, tree: Tree, source: Source) -> list[OutletMatch]:
        """Return the outlets that a source is: the whole noun phrase, or the owner of a piece of writing."""
        found = self._outlets.find_all(tree, source.start, source.end)
        if not found:
            return []
        match = found[-1]
        rest = [token for token in range(match.end, source.end) if not tree.is_filler(token)]
        if not rest or source.head < match.end:
            return found
        works = tree.lower[source.head] in _WORKS and source.head >= match.end
        return found if works and match.end >= source.head - 2 else []

    def _named(self, tree: Tree, source: Source) -> Iterable[Speaker]:
        """Return the speakers of a source: each of a co-ordination of names."""
        speaker = self._speakers.name(tree, source)
        return [speaker] if speaker is not None else []

    def _addressed(self, tree: Tree, reading: Reading, head: int) -> tuple[list[OutletMatch], str | None]:
        """Return the outlets that something was said to, in or on, and the words of an unnamed one."""
        matches: list[OutletMatch] = []
        unnamed: str | None = None
        last = tree.sentences[tree.sentence[head]][1]
        if reading.lemma in _TELLERS and not self._is_content(reading, reading.cue.end):
            matches += self._outlets.find_all(tree, reading.cue.end, last)
        if reading.lemma in _CITERS:
            matches += self._outlets.find_all(tree, reading.content[0].start, reading.content[-1].end)
        for child in tree.children[head]:
            if self._is_content(reading, child) or (child < head and tree.dep[child] != "prep"):
                continue
            for target in self._targets(tree, reading, child):
                found = self._outlets.find_all(tree, tree.left[target], tree.right[target])
                matches += found
                if not found and tree.lower[target] in _OUTLET_HEADS and _says_news(tree, target):
                    unnamed = tree.text(*tree.trim(tree.left[target], target + 1))
        return matches, unnamed

    def _targets(self, tree: Tree, reading: Reading, child: int) -> list[int]:
        """Return the nouns of a cue's dependant that can be outlets."""
        relation = tree.dep[child]
        if relation in {"dobj", "dative"} and reading.lemma in _TELLERS and tree.pos[child] != "ADP":
            return [child]
        if relation in {"prep", "dative"} and tree.lower[child] in _VENUE_PREPOSITIONS:
            return self._venues(tree, child)
        if relation in {"advcl", "xcomp"} and tree.lower[child] in {"citing", "quoting"}:
            return [one for one in tree.children[child] if tree.dep[one] == "dobj"]
        return []

    def _venues(self, tree: Tree, preposition: int) -> list[int]:
        """Return the nouns after "to", "in an interview with", "on" that can be outlets."""
        inner = tree.child(preposition, "pobj")
        if inner is None:
            return []
        if tree.lower[inner] in _VENUES:
            nested = [
                noun
                for child in tree.children[inner]
                if tree.dep[child] == "prep" and tree.lower[child] in {"with", "to", "on", "for"}
                for noun in tree.children[child]
                if tree.dep[noun] == "pobj"
            ]
            return nested or [inner]
        return [inner] if tree.lower[preposition] in {"to", "on"} else []

    def _is_content(self, reading: Reading, token: int) -> bool:
        return any(p.block == reading.block and p.start <= token < p.end for p in reading.content)


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _says_news(tree: Tree, noun: int) -> bool:
    if tree.lower[noun] in {"outlet", "outlets", "newspaper", "newspapers", "media", "press"}:
        return True
    return any(tree.lower[token] in _NEWS_WORDS for token in range(tree.left[noun], noun))
