"""Which few passages of many saved sources may hold a claim: cost grows with claims, not with sources."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from workbench.check.reading import sentence_spans, stem
from workbench.check.vocabulary import STOP_WORDS
from workbench.model import Span
from workbench.text import fold

SENTENCES = 4
"""Sentences of a passage; two neighbours share one."""
MOST_STEMS = 10
"""Of a claim's words so many are looked up, the rarest first."""
LEAST_SHARE = 0.25
"""Share of the weight looked up that a passage holds at least; with less it could bear nothing out."""
RIVAL = 0.5
"""Share of the best passage's weight from which another one is worth reading too."""
ROUNDING = 1e-9
"""Share by which a sum of weights may be off."""
MOST_POSTINGS = 400
"""A word that stands in more passages finds none, unless the claim has no rarer one."""
_WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class SavedSource:
    """A saved copy of an outlet's own text.

    Attributes:
        outlet: The canonical name of the outlet.
        published: The day on which the text appeared, None where unknown.
    """

    source_id: str
    outlet: str
    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may hold a claim.

    Attributes:
        score: How much of the claim it may hold; for ordering only.
    """

    source_id: str
    outlet: str
    span: Span
    score: float


class Shortlist(Protocol):
    """Finds candidate passages; it never judges. The store answers it from its full-text index."""

    def candidates(self, claim: str, outlets: Sequence[str] = (), most: int = 4) -> list[Candidate]:
        """Return the likeliest passages of all sources, best first, and the best of each named outlet.

        Args:
            claim: The claim's text.
            outlets: Outlets whose best passages are wanted whatever the others hold.
            most: How many passages, apart from those of the named outlets.
        """
        ...

    def source(self, source_id: str) -> SavedSource:
        """Return a source by its id.

        Raises:
            SourceGoneError: It was removed after it was offered as a candidate.
        """
        ...

    def has_outlet(self, outlet: str) -> bool:
        """Tell whether a copy of this outlet's is saved."""
        ...


class PassageIndex(Protocol):
    """An index of numbered passages by the stems in them: what ``likeliest`` asks."""

    def passage_count(self) -> int:
        """Return how many passages there are."""
        ...

    def posting_count(self, key: str) -> int:
        """Return how many passages hold a stem."""
        ...

    def postings(self, key: str) -> Sequence[int]:
        """Return the numbers of the passages that hold a stem."""
        ...

    def outlet_of(self, number: int) -> str:
        """Return the case-folded name of a passage's outlet."""
        ...


class MemoryShortlist:
    """An inverted index over the passages of sources held in memory.

    Args:
        sources: The saved sources; a later one of the same id replaces an earlier one.
    """

    def __init__(self, sources: Iterable[SavedSource]) -> None:
        self._sources: Mapping[str, SavedSource] = {source.source_id: source for source in sources}
        self._outlets = {source.outlet.casefold() for source in self._sources.values()}
        self._passages: list[tuple[SavedSource, Span]] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        for source in self._sources.values():
            for span in passages(source.text):
                number = len(self._passages)
                self._passages.append((source, span))
                for key in stems(source.text[span.start : span.end]):
                    self._postings[key].append(number)

    def source(self, source_id: str) -> SavedSource:
        """Return a source by its id; KeyError for an unknown one."""
        return self._sources[source_id]

    def has_outlet(self, outlet: str) -> bool:
        """Tell whether a copy of this outlet's is saved."""
        return outlet.casefold() in self._outlets

    def candidates(self, claim: str, outlets: Sequence[str] = (), most: int = 4) -> list[Candidate]:
        """Return the likeliest passages, best first; see ``Shortlist``."""
        return [self._candidate(*hit) for hit in likeliest(self, claim, outlets, most)]

    def passage_count(self) -> int:
        """Return how many passages there are; see ``PassageIndex``."""
        return len(self._passages)

    def postings(self, key: str) -> Sequence[int]:
        """Return the numbers of the passages that hold a stem; see ``PassageIndex``."""
        return self._postings.get(key, ())

    def posting_count(self, key: str) -> int:
        """Return how many passages hold a stem; see ``PassageIndex``."""
        return len(self._postings.get(key, ()))

    def outlet_of(self, number: int) -> str:
        """Return the case-folded outlet of a passage; see ``PassageIndex``."""
        return self._passages[number][0].outlet.casefold()

    def _candidate(self, number: int, score: float) -> Candidate:
        source, span = self._passages[number]
        return Candidate(source.source_id, source.outlet, span, score)


def likeliest(index: PassageIndex, claim: str, outlets: Sequence[str], most: int) -> list[tuple[int, float]]:
    """Return the number and score of the passages that may hold a claim, best first.

    Args:
        index: All passages.
        claim: The claim's text.
        outlets: Outlets whose two best passages are wanted whatever the others hold.
        most: How many passages, apart from those of the named outlets.
    """
    counts = {key: index.posting_count(key) for key in stems(claim)}
    rare = sorted(counts, key=lambda key: (counts[key], key))[:MOST_STEMS]
    worth = {key: math.log(1 + index.passage_count() / (1 + counts[key])) for key in rare}
    present = [key for key in rare if counts[key]]
    used = [key for key in present if counts[key] <= MOST_POSTINGS] or present[:1]
    least = LEAST_SHARE * sum(worth.values())
    scores: dict[int, float] = {}
    left = sum(worth[key] for key in used)
    for key in used:
        # The rarest first: a passage that has none of them can no longer hold enough, and is not entered.
        enough = left >= least * (1 - ROUNDING)
        left -= worth[key]
        for number in index.postings(key):
            if enough or number in scores:
                scores[number] = scores.get(number, 0.0) + worth[key]
    held = [number for number, score in scores.items() if score >= least]
    ranked = sorted(held, key=lambda number: (-scores[number], number))
    chosen = [number for number in ranked[:most] if scores[number] >= RIVAL * scores[ranked[0]]]
    wanted = {outlet.casefold() for outlet in outlets}
    for outlet in sorted(wanted):
        own = (number for number in ranked if index.outlet_of(number) == outlet)
        chosen += [number for number, _ in zip(own, range(2), strict=False) if number not in chosen]
    return [(number, scores[number]) for number in chosen]


def stems(text: str) -> set[str]:
    """Return the stems of a text's content words, numbers among them; quicker than reading it closely."""
    plain = text.lower() if text.isascii() else fold(text)
    return {stem(key) for key in _WORD.findall(plain) if key not in STOP_WORDS}


def passages(text: str) -> list[Span]:
    """Cut a text into passages of a few sentences that overlap by one."""
    sentences = sentence_spans(text)
    return [
        Span(sentences[at].start, sentences[min(at + SENTENCES, len(sentences)) - 1].end)
        for at in range(0, len(sentences), SENTENCES - 1)
        if at == 0 or at + 1 < len(sentences)
    ]
