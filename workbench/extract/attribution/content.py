"""What a content is made of: token ranges, whole quotations, nothing of the cue and its source."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.extract.attribution.tree import Tree

Range = tuple[int, int]


def without(outer: Range, holes: Iterable[Range]) -> list[Range]:
    """Return what is left of a range when the holes are taken out, in order."""
    start, end = outer
    parts = []
    for first, last in sorted(holes):
        if last <= start or first >= end:
            continue
        if first > start:
            parts.append((start, first))
        start = max(start, last)
    if start < end:
        parts.append((start, end))
    return parts


def tidy(tree: Tree, ranges: Iterable[Range]) -> list[Range]:
    """Trim each range, drop those without a word and join those that touch."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        first, last = tree.trim(start, end)
        if first >= last or all(tree.is_filler(token) for token in range(first, last)):
            continue
        if result and first <= result[-1][1]:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result


def close_quotes(tree: Tree, ranges: Iterable[Range], keep_out: Iterable[int]) -> list[Range]:
    """Widen each range to hold every quotation that it touches, whole.

    Args:
        tree: The block.
        ranges: Token ranges.
        keep_out: Tokens (of cue and source) that no widened quotation may hold.
    """
    barred = {tree.quote[token] for token in keep_out}
    widened = []
    for start, end in ranges:
        first, last = start, end
        for token in range(start, end):
            number = tree.quote[token]
            if number >= 0 and number not in barred:
                first = min(first, tree.quotes[number][0])
                last = max(last, tree.quotes[number][1])
        widened.append((first, last))
    return widened


def words_in(tree: Tree, ranges: Iterable[Range]) -> int:
    """Count the words of some ranges."""
    return sum(not tree.is_filler(token) for start, end in ranges for token in range(start, end))
