"""Words cut out of a text, a stretch or more of them: taken in, left out, parted; never altered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.model import Span

GAP = " … "
"""Stands between two stretches where they are shown in one line; it is none of the text's words."""

_SIGNS = "$€£¥₴₽#+\u2212"
_MEASURES = "%‰°"
_OPENING = "“‘‚„«‹([{" + _SIGNS
_AFTER = ",;:-\u2010\u2011\u2012\u2013\u2014"
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Stretches of a text in order of place, none of which touch.

    Attributes:
        text: The text that the offsets are into.
        spans: What is cut from it.
    """

    text: str
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return GAP.join(self.text[start:end] for start, end in self.spans)

    def holds(self, span: Span) -> bool:
        """Tell whether any of a stretch's letters are in the excerpt."""
        return any(start < span.end and span.start < end for start, end in self.spans)

    def with_words(self, spans: Iterable[Span]) -> Excerpt:
        """Return the excerpt with further words in it; what stands between two that meet joins them."""
        more = [_attached(self.text, span) for span in spans]
        return Excerpt(self.text, tuple(_joined(self.text, [*self.spans, *more])))

    def without(self, spans: Iterable[Span]) -> Excerpt:
        """Return the excerpt with words left out, and the punctuation that belonged to them alone."""
        left = list(self.spans)
        for gone in spans:
            left = [piece for span in left for piece in _minus(span, _attached(self.text, gone))]
        return Excerpt(self.text, tuple(_trimmed(self.text, left)))

    def parted(self, cuts: Iterable[int]) -> list[Excerpt]:
        """Return the excerpt in parts, each beginning at the word that a cut stands before."""
        places = sorted({_opened(self.text, cut) for cut in cuts})
        edges = [0, *places, len(self.text)]
        parts = []
        for number in range(len(edges) - 1):
            first, last = edges[number], edges[number + 1]
            pieces = [
                Span(max(first, start), min(last, end))
                for start, end in self.spans
                if start < last and first < end
            ]
            found = tuple(_trimmed(self.text, pieces))
            if found:
                parts.append(Excerpt(self.text, found))
        return parts


@dataclass(frozen=True, slots=True)
class Parting:
    """How a claim is to be split.

    Attributes:
        whole: The claim's words.
        cuts: Where a new part begins: the offset of its first word.
        shared: Words that belong to each part, as a subject does.
        left_out: Words that belong to none, as the "and" between two parts.
    """

    whole: Excerpt
    cuts: frozenset[int] = frozenset()
    shared: frozenset[Span] = frozenset()
    left_out: frozenset[Span] = frozenset()

    def parts(self) -> list[Excerpt]:
        """Return the parts in order of place; those without a word of their own are none."""
        own = self.whole.without((*self.left_out, *self.shared))
        return [part.with_words(self.shared) for part in own.parted(self.cuts)]


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches in order; two with no word or line's end between them become one."""
    held: Span | None = None
    for span in sorted(spans):
        if held is None:
            held = span
        elif span.start <= held.end or _nothing_between(text, held.end, span.start):
            held = Span(held.start, max(held.end, span.end))
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _nothing_between(text: str, start: int, end: int) -> bool:
    return "\n" not in text[start:end] and _WORD.search(text, start, end) is None


def _minus(span: Span, gone: Span) -> Iterator[Span]:
    if gone.end <= span.start or span.end <= gone.start:
        yield span
        return
    if span.start < gone.start:
        yield Span(span.start, gone.start)
    if gone.end < span.end:
        yield Span(gone.end, span.end)


def _trimmed(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of each stretch without the punctuation that hangs over its ends."""
    for start, end in spans:
        first, last = start, end
        while last > first and _hangs_after(text, last):
            last -= 1
        while first < last and _hangs_before(text, first, last):
            first += 1
        if _WORD.search(text, first, last) is not None:
            yield Span(first, last)


def _hangs_after(text: str, end: int) -> bool:
    """Tell whether the last letter before ``end`` ends nothing: a space, a comma, an opening quote."""
    letter = text[end - 1]
    if letter in "\"'":
        return end >= 2 and text[end - 2].isspace()
    return letter.isspace() or letter in _AFTER or letter in _OPENING


def _hangs_before(text: str, start: int, end: int) -> bool:
    """Tell whether the letter at ``start`` begins nothing: a space, a comma, a closing quote."""
    letter = text[start]
    after = text[start + 1 : start + 2]
    if letter in "\"'":
        return not after or after.isspace() or start + 1 >= end
    if letter in "-." and after.isdigit():
        return False
    return letter.isspace() or letter in _AFTER or letter in ".!?”’)]}»›…"


def _attached(text: str, span: Span) -> Span:
    """Return a word with the signs that are part of its meaning: a currency before it, a percent after."""
    start, end = span
    while start and text[start - 1] in _SIGNS:
        start -= 1
    while end < len(text) and text[end] in _MEASURES:
        end += 1
    return Span(start, end)


def _opened(text: str, at: int) -> int:
    """Return where a word begins with the quotes and brackets that open right before it."""
    while at and (text[at - 1] in _OPENING or (text[at - 1] in "\"'" and (at < 2 or text[at - 2].isspace()))):
        at -= 1
    return at


def span_of(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the stretch that an offset stands in, or None."""
    place = bisect_right(spans, (offset, float("inf"))) - 1
    return spans[place] if place >= 0 and offset < spans[place].end else None
