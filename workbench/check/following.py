"""Reads a quotation off its source word by word, where ellipses and brackets let it jump."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.check.words import Bracket, Item, Omission, Word

LONGEST_ELLIPSIS = 60
"""Words an ellipsis may drop: two long sentences; more is a splice of separate statements."""
LONGEST_BRACKET = 5
"""Words an editorial bracket may stand for, beyond as many as it holds."""
SPOKEN_AROUND = 12
"""Words of attribution ("he told reporters") that may interrupt a quotation in the source."""
MOST_STEPS = 5_000
"""Gaps tried in all; fifty times what a real quotation needs, and still under a second."""
_CLOSE_THEN_OPEN = re.compile(r"[\"\u201d][^\"\u201c\u201d]{0,120}[\"\u201c]\s*$")
_Dropped = tuple[tuple[int, int], ...]
"""Ranges of source words that the quotation leaves out where it may."""


@dataclass(frozen=True, slots=True)
class Match:
    """A way of reading the whole quotation off the source.

    Attributes:
        first: Index of its first word.
        last: Index after its last word.
        dropped: Ranges of source words that it leaves out.
    """

    first: int
    last: int
    dropped: _Dropped


class Follower:
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

    def matches(self) -> Iterator[Match]:
        """Yield every way the whole quotation can be read off the source."""
        first = next(index for index, item in enumerate(self._items) if isinstance(item, Word))
        head = self._items[first]
        starts: Sequence[int] = range(len(self._words))
        if isinstance(head, Word) and not head.stem:
            starts = self._places.get(head.key, ())
        for start in starts:
            for last, dropped in self._follow(first, start):
                yield Match(start, last, dropped)

    def _follow(self, item_index: int, at: int) -> Iterator[tuple[int, _Dropped]]:
        """Yield (index after the last word, what was dropped) for the items from ``item_index``."""
        dropped: _Dropped = ()
        for index in range(item_index, len(self._items)):
            item = self._items[index]
            if isinstance(item, Word):
                if at < len(self._words) and is_same(item, self._words[at]):
                    at += 1
                    continue
                after = self._after_attribution(at)
                if after is None or not is_same(item, self._words[after]):
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


def is_same(item: Word, word: Word) -> bool:
    """Tell whether a word of the quotation is the source's word; "walk[ed]" is any form of it."""
    if item.stem:
        return word.key.startswith(item.stem)
    return item.key == word.key
