"""Which words of an article stand in a decided claim, in an open one, under a mark "no fact", or in none."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.model import CLAIM_ROLES
from workbench.text import words

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store import Store


class State(StrEnum):
    """What covers a word; where several do, the first of these counts."""

    DECIDED = "decided"
    """A claim on which the reviewer has a verdict."""
    OPEN = "open"
    """A claim on which the reviewer has none."""
    NO_FACT = "no_fact"
    """A mark that there is no fact here."""
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row of one block in one state, from the first to the end of the last."""

    start: int
    end: int
    state: State


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the words of an article's text are covered; dropped lines do not count.

    Attributes:
        stretches: All words, in order.
        percent: Share of words that are covered, 0 to 100; of an article without words 100.
        uncovered: Words that are not.
        total: Words in all.
    """

    stretches: tuple[Stretch, ...]
    percent: float
    uncovered: int
    total: int = 0

    @property
    def gaps(self) -> tuple[Stretch, ...]:
        """The uncovered stretches in order, to jump along."""
        return tuple(stretch for stretch in self.stretches if stretch.state is State.UNCOVERED)

    def gap_after(self, offset: int) -> Stretch | None:
        """Return the first uncovered stretch that begins after an offset; else the first of all."""
        gaps = self.gaps
        return next((gap for gap in gaps if gap.start > offset), gaps[0] if gaps else None)

    def gap_before(self, offset: int) -> Stretch | None:
        """Return the last uncovered stretch that begins before an offset; else the last of all."""
        gaps = self.gaps
        return next((gap for gap in reversed(gaps) if gap.start < offset), gaps[-1] if gaps else None)


_RANK = {State.DECIDED: 3, State.OPEN: 2, State.NO_FACT: 1, State.UNCOVERED: 0}
_BY_RANK = {rank: state for state, rank in _RANK.items()}


def coverage(session: ReviewSession, article_id: str) -> Coverage:
    """Return how an article's words are covered, as the session's reviewer has decided.

    Raises:
        StoreError: There is no such article.
    """
    return article_coverage(session.store, article_id, session.reviewer)


def article_coverage(store: Store, article_id: str, reviewer: str) -> Coverage:
    """Return how an article's words are covered, as a reviewer has decided.

    A word is covered by a claim whose words it is among, or the source or cue of what the claim cites.
    Claims that were set aside cover nothing.

    Raises:
        StoreError: There is no such article.
    """
    edition = store.edition(article_id)
    blocks = sorted(
        (block for block in edition.blocks if block.role in CLAIM_ROLES), key=lambda block: block.start
    )
    places: list[tuple[int, int, int]] = []
    for number, block in enumerate(blocks):
        text = edition.text[block.start : block.end]
        places += [(block.start + start, block.start + end, number) for start, end in words(text)]
    ends = [end for _, end, _ in places]
    ranks = [0] * len(places)

    def cover(start: int, end: int, rank: int) -> None:
        at = bisect_left(ends, start + 1)
        while at < len(places) and places[at][0] < end:
            ranks[at] = max(ranks[at], rank)
            at += 1

    for decided, spans in store.held(article_id, reviewer):
        for start, end in spans:
            cover(start, end, _RANK[State.DECIDED if decided else State.OPEN])
    for start, end in store.no_facts(article_id):
        cover(start, end, _RANK[State.NO_FACT])
    uncovered = ranks.count(0)
    percent = 100 * (len(ranks) - uncovered) / len(ranks) if ranks else 100.0
    return Coverage(_stretches(places, ranks), percent, uncovered, len(ranks))


def _stretches(places: list[tuple[int, int, int]], ranks: list[int]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    last: tuple[int, int] | None = None
    for (start, end, block), rank in zip(places, ranks, strict=True):
        if last == (block, rank):
            found[-1] = Stretch(found[-1].start, end, found[-1].state)
        else:
            found.append(Stretch(start, end, _BY_RANK[rank]))
        last = (block, rank)
    return tuple(found)
