"""Who is cited: the outlets and the speakers of a reading, each named as the article allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.extract.attribution.article_outlets import ArticleOutlets, OutletMatch
from workbench.extract.attribution.cues import CueTable
from workbench.extract.attribution.outlets import OutletTable
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import Source, SourceKind
from workbench.extract.attribution.speakers import ArticleSpeakers, Speaker
from workbench.extract.attribution.tree import Tree
from workbench.extract.attribution.venues import Venues
from workbench.model import FrameClass

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


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
        self._venues = Venues(ArticleOutlets(outlets, trees))
        self._speakers = ArticleSpeakers(cues, trees)

    def of(self, reading: Reading, around: Cited | None = None) -> Cited:
        """Return what a reading cites.

        Args:
            reading: The reading.
            around: What the reading cites whose content holds this one: its speaker is the "I" or "we" here.
        """
        if reading.carried_from is not None:
            reading = reading.carried_from
        tree = self._trees[reading.source_block]
        matches: list[OutletMatch] = []
        speakers: list[Speaker] = []
        unnamed: str | None = None
        if reading.source is not None:
            own, through_others = self._venues.of_source(tree, reading.source)
            matches += own
            if not own or through_others:
                speakers += self._speakers.names(tree, reading.source)
            if not speakers and around is not None and _is_first_person(tree, reading.source):
                speakers += [Speaker(name, inferred=True, vague=around.vague) for name in around.speakers]
        if reading.frame_class is FrameClass.REPORT and reading.head is not None:
            found, unnamed = self._venues.addressed(self._trees[reading.cue.block], reading, reading.head)
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


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _is_first_person(tree: Tree, source: Source) -> bool:
    return source.kind is SourceKind.PRONOUN and tree.lower[source.head] in {
        "i",
        "we",
        "me",
        "us",
        "my",
        "our",
    }
