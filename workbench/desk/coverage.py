"""Which words of an article stand in a decided claim, in an open one, under a mark "no fact", or in none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.model import CLAIM_ROLES
from workbench.text import word_places

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

_RUN = re.compile(rb"(?s)(.)\1*")
"""Words of one rank in a row, where each word's rank is a byte."""


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
    starts: list[int] = []
    ends: list[int] = []
    first_words: list[int] = []
    for block in blocks:
        first_words.append(len(starts))
        spans = word_places(edition.text[block.start : block.end])
        starts += [block.start + start for start, _ in spans]
        ends += [block.start + end for _, end in spans]
    ranks = bytearray(len(starts))
    held = store.held(article_id, reviewer)
    # From the least to the most, so that what counts more is written over what counts less.
    for rank, places in (
        (_RANK[State.NO_FACT], store.no_facts(article_id)),
        (_RANK[State.OPEN], [span for decided, spans in held if not decided for span in spans]),
        (_RANK[State.DECIDED], [span for decided, spans in held if decided for span in spans]),
    ):
        for start, end in places:
            first, last = bisect_right(ends, start), bisect_left(starts, end)
            if first < last:
                ranks[first:last] = bytes((rank,)) * (last - first)
    uncovered = ranks.count(0)
    percent = 100 * (len(ranks) - uncovered) / len(ranks) if ranks else 100.0
    return Coverage(_stretches(starts, ends, ranks, first_words), percent, uncovered, len(ranks))


def _stretches(
    starts: list[int], ends: list[int], ranks: bytearray, first_words: list[int]
) -> tuple[Stretch, ...]:
    """Join words of one rank in a row; a stretch ends with its block."""
    cuts = sorted({*first_words, *(run.start() for run in _RUN.finditer(ranks)), len(ranks)})
    return tuple(
        Stretch(starts[first], ends[after - 1], _BY_RANK[ranks[first]]) for first, after in pairwise(cuts)
    )
