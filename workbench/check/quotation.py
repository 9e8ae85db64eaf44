"""Is a quotation word for word what the source has?

An ellipsis, an editorial bracket, a changed case, glyph or spacing is no alteration; any other
word is. What an ellipsis may drop is bounded: words of the same passage, and no denial out of
the middle of a clause ("the tenant is ... permitted").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Levenshtein

from workbench.check.comparison import Comparison, Difference
from workbench.check.passage import SHORT, locate, plain, window
from workbench.check.vocabulary import DifferenceKind, is_negation, kind_of
from workbench.check.words import Bracket, Item, Omission, Word, quote_items, source_words
from workbench.model import SourceCheckStatus, Span

LONGEST_ELLIPSIS = 60
"""Words an ellipsis may drop: two long sentences; more is a splice of separate statements."""
LONGEST_BRACKET = 5
"""Words an editorial bracket may stand for, beyond as many as it holds."""
SPOKEN_AROUND = 12
"""Words of attribution ("he told reporters") that may interrupt a quotation in the source."""
LIKE_ENOUGH = 0.6
"""Share of a quotation's words that a passage must hold to be called its altered original."""
SPLICE_WORDS = 2
"""Source words missing without an ellipsis, the rest standing, from which the cut is a splice."""
LEAST_CUT = 3
"""Words left out unmarked from which the two ends are looked for apart; fewer show in the words around."""
FEWEST_TO_SPLICE = 4
"""Words of a quotation that can be two ends put together; two words meet by chance."""
MOST_READINGS = 200
"""Ways of reading a quotation off a source that are tried: a text of one repeated word has millions."""
MOST_STEPS = 5_000
"""Gaps tried in all; fifty times what a real quotation needs, and still under a second."""
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_CLAUSE_BORDER = re.compile(r"[.!?;:,\u2013\u2014]|\s-\s")
_CLOSE_THEN_OPEN = re.compile(r"[\"\u201d][^\"\u201c\u201d]{0,120}[\"\u201c]\s*$")


_Dropped = tuple[tuple[int, int], ...]
"""Ranges of source words that the quotation leaves out where it may."""


@dataclass(frozen=True, slots=True)
class _Match:
    first: int
    last: int
    dropped: _Dropped


def compare_quotation(quote: str, source: str) -> Comparison:
    """Compare a quotation with the text it is said to come from.

    Args:
        quote: The quoted words, with or without their outer quotation marks.
        source: The source's text.

    Returns:
        confirmed with the passage; altered with the passage and what differs; or not_in_source.
    """
    items = _trimmed(quote_items(quote))
    if not any(isinstance(item, Word) for item in items):
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    stretch, offset = _neighbourhood(quote, source, items)
    words = source_words(stretch)
    best: Comparison | None = None
    for match in islice(_Follower(items, words, stretch).matches(), MOST_READINGS):
        found = _judged(match, words, stretch, offset)
        if found.status is SourceCheckStatus.CONFIRMED:
            return found
        best = best or found
    return best or _differing(quote, items, words, stretch, offset)


def _trimmed(items: list[Item]) -> list[Item]:
    """Drop ellipses at the ends: they say that the quotation stops, which is no claim."""
    while items and isinstance(items[0], Omission):
        items = items[1:]
    while items and isinstance(items[-1], Omission):
        items = items[:-1]
    return items


def _neighbourhood(quote: str, source: str, items: Sequence[Item]) -> tuple[str, int]:
    """Return the part of the source worth reading word by word, and where it starts."""
    if len(source) <= SHORT:
        return source, 0
    run = max(_runs(items), key=lambda words: words[-1].span.end - words[0].span.start)
    needle = plain(quote[run[0].span.start : run[-1].span.end])
    found = locate(needle, plain(source))
    if found is None:
        return source[:SHORT], 0
    around = window(source, found[0], len(quote))
    return source[around.start : around.end], around.start


def _runs(items: Sequence[Item]) -> list[list[Word]]:
    runs: list[list[Word]] = [[]]
    for item in items:
        if isinstance(item, Word):
            runs[-1].append(item)
        else:
            runs.append([])
    return [run for run in runs if run]


class _Follower:
    """Follows a quotation's items through the source's words, from every place it can begin."""

    def __init__(self, items: Sequence[Item], words: Sequence[Word], text: str) -> None:
        self._items = items
        self._words = words
        self._text = text
        self._steps = 0
        self._dead: set[tuple[int, int]] = set()
        self._places: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(words):
            self._places[word.key].append(index)

    def matches(self) -> Iterator[_Match]:
        """Yield every way the whole quotation can be read off the source."""
        first = next(index for index, item in enumerate(self._items) if isinstance(item, Word))
        head = self._items[first]
        starts: Sequence[int] = range(len(self._words))
        if isinstance(head, Word) and not head.stem:
            starts = self._places.get(head.key, ())
        for start in starts:
            for last, dropped in self._follow(first, start):
                yield _Match(start, last, dropped)

    def _follow(self, item_index: int, at: int) -> Iterator[tuple[int, _Dropped]]:
        """Yield (index after the last word, what was dropped) for the items from ``item_index``."""
        dropped: _Dropped = ()
        for index in range(item_index, len(self._items)):
            item = self._items[index]
            if isinstance(item, Word):
                if at < len(self._words) and _same(item, self._words[at]):
                    at += 1
                    continue
                after = self._after_attribution(at)
                if after is None or not _same(item, self._words[after]):
                    return
                at = after + 1
                continue
            if index + 1 == len(self._items):
                yield at, dropped
                return
            yield from self._jump(item, index, at, dropped)
            return
        yield at, dropped

    def _jump(
        self,
        item: Omission | Bracket,
        index: int,
        at: int,
        dropped: _Dropped,
    ) -> Iterator[tuple[int, _Dropped]]:
        if (index, at) in self._dead:
            return
        bracket = isinstance(item, Bracket)
        reach = LONGEST_BRACKET + len(item.words) if isinstance(item, Bracket) else LONGEST_ELLIPSIS
        reached = False
        self._steps += 1
        if self._steps > MOST_STEPS:
            return
        for to in range(at, min(len(self._words), at + reach + 1)):
            keep: _Dropped = () if bracket or to == at else ((at, to),)
            for last, more in self._follow(index + 1, to):
                reached = True
                yield last, (*dropped, *keep, *more)
        if not reached:
            self._dead.add((index, at))

    def _after_attribution(self, at: int) -> int | None:
        """Return the word after "he said" when the source interrupts its own quotation there."""
        if not 0 < at < len(self._words):
            return None
        for to in range(at + 1, min(len(self._words), at + SPOKEN_AROUND + 1)):
            between = self._text[self._words[at - 1].span.end : self._words[to].span.start]
            if _CLOSE_THEN_OPEN.search(between) and "\n" not in between:
                return to
        return None


def _same(item: Word, word: Word) -> bool:
    if item.stem:
        return word.key.startswith(item.stem)
    return item.key == word.key


def _judged(match: _Match, words: Sequence[Word], text: str, offset: int) -> Comparison:
    start, end = words[match.first].span.start, words[max(match.first, match.last - 1)].span.end
    span = Span(offset + start, offset + end)
    differing = tuple(
        found for first, last in match.dropped if (found := _dishonest(words, first, last, text, offset))
    )
    status = SourceCheckStatus.ALTERED if differing else SourceCheckStatus.CONFIRMED
    return Comparison(status, span, differing)


def _dishonest(words: Sequence[Word], first: int, last: int, text: str, offset: int) -> Difference | None:
    """Return what is wrong with leaving out these words, or None."""
    span = Span(words[first].span.start, words[last - 1].span.end)
    around = text[words[max(0, first - 1)].span.end : words[min(len(words) - 1, last)].span.start]
    kind: DifferenceKind | None = None
    if _PARAGRAPH.search(around) and last - first > SPOKEN_AROUND:
        kind = DifferenceKind.SPLICE
    elif any(_binds(word, words[max(0, first - 1)], text) for word in words[first:last]):
        kind = DifferenceKind.NEGATION
    if kind is None:
        return None
    return Difference(
        kind, "", text[span.start : span.end], None, Span(offset + span.start, offset + span.end)
    )


def _binds(word: Word, kept: Word, text: str) -> bool:
    """Tell whether a dropped word denies what was kept before it: no clause ends between them."""
    return is_negation(word.key) and not _CLAUSE_BORDER.search(text[kept.span.end : word.span.start])


def _differing(
    quote: str, items: Sequence[Item], words: Sequence[Word], text: str, offset: int
) -> Comparison:
    """Return the altered passage with its differences, or not_in_source."""
    mine = [item for item in items if isinstance(item, Word)]
    spliced = _spliced(mine, words, text, offset) if len(mine) == len(items) else None
    if spliced is not None:
        return spliced
    found = locate(plain(quote), plain(text))
    if found is None:
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    slack = max(20, len(quote) // 3)
    near = [
        word
        for word in words
        if word.span.end > found[0].start - slack and word.span.start < found[0].end + slack
    ]
    steps = Levenshtein.opcodes([word.key for word in mine], [word.key for word in near])
    blocks = [step for step in steps if step.tag == "equal"]
    held = sum(step.src_end - step.src_start for step in blocks)
    if not blocks or held < LIKE_ENOUGH * len(mine):
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    first, last = blocks[0].dest_start, blocks[-1].dest_end
    differing: list[Difference] = []
    for step in steps:
        if step.tag == "equal":
            continue
        theirs = near[max(first, step.dest_start) : max(first, min(last, step.dest_end))]
        ours = mine[step.src_start : step.src_end]
        if ours or theirs:
            differing.append(_difference(quote, ours, text, theirs, offset))
    span = Span(offset + near[first].span.start, offset + near[last - 1].span.end)
    return Comparison(SourceCheckStatus.ALTERED, span, tuple(differing))


def _spliced(mine: Sequence[Word], words: Sequence[Word], text: str, offset: int) -> Comparison | None:
    """Return the passage that a quotation follows but for a long stretch left out unmarked, or None."""
    ours, theirs = [word.key for word in mine], [word.key for word in words]
    for start in (at for at, key in enumerate(theirs) if key == ours[0]):
        head = 0
        while head < len(ours) and start + head < len(theirs) and theirs[start + head] == ours[head]:
            head += 1
        rest = ours[head:]
        if not rest or len(ours) < FEWEST_TO_SPLICE:
            continue
        at = start + head
        for to in range(at + LEAST_CUT, min(at + LONGEST_ELLIPSIS, len(theirs) - len(rest)) + 1):
            if theirs[to : to + len(rest)] == rest:
                cut = Span(words[at].span.start, words[to - 1].span.end)
                denies = any(is_negation(key) for key in theirs[at:to])
                kind = DifferenceKind.NEGATION if denies else DifferenceKind.SPLICE
                source_span = Span(offset + cut.start, offset + cut.end)
                difference = Difference(kind, "", text[slice(*cut)], None, source_span)
                last = words[to + len(rest) - 1].span.end
                span = Span(offset + words[start].span.start, offset + last)
                return Comparison(SourceCheckStatus.ALTERED, span, (difference,))
    return None


def _difference(
    quote: str, ours: Sequence[Word], text: str, theirs: Sequence[Word], offset: int
) -> Difference:
    claim_span = Span(ours[0].span.start, ours[-1].span.end) if ours else None
    source_span = Span(theirs[0].span.start, theirs[-1].span.end) if theirs else None
    claim = quote[claim_span.start : claim_span.end] if claim_span else ""
    source = text[source_span.start : source_span.end] if source_span else ""
    kinds = [kind_of(word.key, quote[word.span.start : word.span.end]) for word in ours]
    kinds += [kind_of(word.key, text[word.span.start : word.span.end]) for word in theirs]
    kind = min(kinds, key=list(DifferenceKind).index)
    if not ours and len(theirs) >= SPLICE_WORDS and kind in {DifferenceKind.WORD, DifferenceKind.NAME}:
        kind = DifferenceKind.SPLICE
    moved = Span(offset + source_span.start, offset + source_span.end) if source_span else None
    return Difference(kind, claim, source, claim_span, moved)
