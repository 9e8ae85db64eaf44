"""Is a quotation word for word what the source has?

An ellipsis, an editorial bracket, a changed case, glyph or spacing is no alteration; any other
word is. What an ellipsis may drop is bounded: words of the same passage, and no denial out of
the middle of a clause ("the tenant is ... permitted").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from workbench.check.comparison import Comparison, Difference
from workbench.check.following import SPOKEN_AROUND, Follower, Match
from workbench.check.misquotation import misquoted
from workbench.check.passage import SHORT, locate, plain, window
from workbench.check.vocabulary import DifferenceKind, is_negation
from workbench.check.words import Item, Omission, Word, quote_items, source_words
from workbench.model import SourceCheckStatus, Span

MOST_READINGS = 200
"""Ways of reading a quotation off a source that are tried: a text of one repeated word has millions."""
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_CLAUSE_BORDER = re.compile(r"[.!?;:,\u2013\u2014]|\s-\s")


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
    for match in islice(Follower(items, words, stretch).matches(), MOST_READINGS):
        found = _judged(match, words, stretch, offset)
        if found.status is SourceCheckStatus.CONFIRMED:
            return found
        best = best or found
    return best or misquoted(quote, items, words, stretch, offset)


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


def _judged(match: Match, words: Sequence[Word], text: str, offset: int) -> Comparison:
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
