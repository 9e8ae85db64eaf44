"""Where a quotation is not what its source has: what was put in, left out or spliced."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from rapidfuzz.distance import Levenshtein

from workbench.check.comparison import Comparison, Difference
from workbench.check.following import LONGEST_ELLIPSIS
from workbench.check.passage import locate, plain
from workbench.check.vocabulary import DifferenceKind, is_negation, kind_of
from workbench.check.words import Item, Word
from workbench.model import SourceCheckStatus, Span

LIKE_ENOUGH = 0.6
"""Share of a quotation's words that a passage must hold to be called its altered original."""
SPLICE_WORDS = 2
"""Source words missing without an ellipsis, the rest standing, from which the cut is a splice."""
LEAST_CUT = 3
"""Words left out unmarked from which the two ends are looked for apart; fewer show in the words around."""
MOST_STARTS = 50
"""Places where a quotation may begin that are tried for two ends."""
FEWEST_TO_SPLICE = 4
"""Words of a quotation that can be two ends put together; two words meet by chance."""


def misquoted(quote: str, items: Sequence[Item], words: Sequence[Word], text: str, offset: int) -> Comparison:
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
    for start in islice((at for at, key in enumerate(theirs) if key == ours[0]), MOST_STARTS):
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
