"""Finds quotations before anything is parsed: paired by direction and spacing, per paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.model import Block, Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        span: With its marks.
        inner: Between its marks.
        depth: 0 for an outer quotation, 1 for one inside another.
        closed: False where the closing mark is missing (it ends with its paragraph, or where the same
            mark opens again).
        continued: True where the paragraph ends without a closing mark and the next one goes on with it,
            whether it opens again or not.
    """

    span: Span
    inner: Span
    depth: int = 0
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark and what it can do, judged by its glyph and its neighbours."""

    start: int
    end: int
    glyph: str
    opens: bool
    closes: bool

    @property
    def single(self) -> bool:
        return self.glyph in _SINGLES


_LINE = re.compile(r"[^\n]+")
# Two back-ticks or two apostrophes stand for a double mark in typewriter and wire copy.
_GLYPH = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb'\u2018\u2019\u201a\u201b`]")
_ONLY_OPENING = frozenset("\u201c\u201e\u201f\u00ab\u2018\u201a\u201b`") | {"``"}
_ONLY_CLOSING = frozenset("\u201d\u00bb\u2019") | {"''"}
_SINGLES = frozenset("'\u2018\u2019\u201a\u201b`")
_BEFORE_OPENING = frozenset("([{<-\u2013\u2014/\u2026:=*\u00bf\u00a1")
_AFTER_CLOSING = frozenset(".,;:!?)]}>-\u2013\u2014/\u2026*")
# Words that begin with an elision: their mark is an apostrophe wherever it points.
_ELISION = re.compile(
    r"(?:\d0s|\d\d|em|til|till|tis|twas|twere|cause|cuz|bout|round|n|burbs|nuff)\b", re.IGNORECASE
)
_FEET_AND_INCHES = re.compile(r"\d['\u2019]\s?\d+$")
_LONGEST_FEET = 8
_LOOKAHEAD = 60
"""Marks looked at to judge one: keeps a line of a hundred thousand marks linear."""
# The glyphs that close what a glyph opened, where typists are consistent.
_CLOSERS = {
    "\u201c": "\u201d", "\u201e": "\u201d\u201c", "\u201f": "\u201d", "\u00ab": "\u00bb", "``": "''",
    "\u2018": "\u2019", "\u201a": "\u2019\u2018", "\u201b": "\u2019", "`": "'",
}  # fmt: skip


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Return the quotations of the blocks in order of place, an outer one before those inside it.

    No mark pairs across a paragraph (a line of a block). A mark left open at a paragraph's end makes a
    quotation that ends there and is not ``closed``; where the next paragraph opens with a mark again, or
    closes without one, it is ``continued``. A single mark left open is an apostrophe.

    Args:
        text: The article.
        blocks: Where to look; only the text inside each block is read.
    """
    found: list[Quotation] = []
    left_open: int | None = None
    for block in blocks:
        for line in _LINE.finditer(text, block.start, block.end):
            paragraph = _trimmed(text, *line.span())
            if paragraph.start == paragraph.end:
                continue
            quotations, stray = _pair(_marks(text, paragraph), text, paragraph)
            if left_open is not None:
                if stray is not None and (not quotations or quotations[0].span.start > stray.start):
                    first = Span(paragraph.start, stray.end)
                    quotations.insert(0, Quotation(first, Span(paragraph.start, stray.start)))
                if quotations and quotations[0].span.start == paragraph.start:
                    found[left_open] = replace(found[left_open], continued=True)
            left_open = _left_open(quotations, paragraph, len(found))
            found.extend(quotations)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _left_open(quotations: list[Quotation], paragraph: Span, offset: int) -> int | None:
    for place, quotation in enumerate(quotations):
        if quotation.depth == 0 and not quotation.closed and quotation.span.end == paragraph.end:
            return offset + place
    return None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    """Return the marks of a paragraph that can open or close, left to right."""
    marks = []
    glyphs = list(_GLYPH.finditer(text, paragraph.start, paragraph.end))
    for run in _runs(glyphs):
        left, right = run[0].start(), run[-1].end()
        before = text[left - 1] if left > paragraph.start else " "
        after = text[right] if right < paragraph.end else " "
        marks += [_judge(glyph, text, before, after) for glyph in run]
    return [mark for mark in marks if mark.opens or mark.closes]


def _runs(glyphs: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Group the marks that touch: they are judged by their common neighbours."""
    runs: list[list[re.Match[str]]] = []
    for glyph in glyphs:
        if runs and runs[-1][-1].end() == glyph.start():
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _judge(match: re.Match[str], text: str, before: str, after: str) -> _Mark:
    glyph = match.group()
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if glyph in _SINGLES:
        opens = opens and glyph != "\u2019" and not _ELISION.match(text, match.end())
        closes = closes and glyph != "`"
    elif opens == closes:
        # A missing or doubled space, or a dash on both sides: only the glyph and what stands open can tell.
        opens, closes = glyph not in _ONLY_CLOSING, glyph not in _ONLY_OPENING
    elif _FEET_AND_INCHES.search(text, max(0, match.start() - _LONGEST_FEET), match.start()):
        closes = False
    return _Mark(match.start(), match.end(), glyph, opens, closes)


def _pair(marks: list[_Mark], text: str, paragraph: Span) -> tuple[list[Quotation], _Mark | None]:
    """Return a paragraph's quotations and the first double mark that closes what no mark opened."""
    stack: list[_Mark] = []
    pairs: list[Quotation] = []
    stray: _Mark | None = None
    for place, mark in enumerate(marks):
        partner = _partner(stack, mark) if mark.closes else None
        if partner is not None:
            if not _is_measure_or_possessive(marks, place, text):
                pairs.append(_quotation(stack[partner], mark.start, mark.end))
                del stack[partner:]
        elif mark.opens:
            same = [other for other, opener in enumerate(stack) if opener.glyph == mark.glyph]
            if same and not mark.single and not _closes_twice(marks, place):
                pairs.append(_quotation(stack[same[-1]], mark.start, mark.start, closed=False))
                del stack[same[-1] :]
            stack.append(mark)
        elif not mark.single and stray is None:
            stray = mark
    end = paragraph.end
    pairs += [_quotation(opener, end, end, closed=False) for opener in stack if not opener.single]
    return _nested(pairs), stray


def _quotation(opener: _Mark, inner_end: int, end: int, *, closed: bool = True) -> Quotation:
    return Quotation(Span(opener.start, end), Span(opener.end, inner_end), closed=closed)


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Return the place in the stack of what the mark closes: its own glyph's first, else its kind's."""
    same_kind = None
    for place in range(len(stack) - 1, -1, -1):
        opener = stack[place]
        if opener.single != mark.single:
            if mark.single:
                return None
            continue
        if mark.glyph in _CLOSERS.get(opener.glyph, opener.glyph):
            return place
        if same_kind is None:
            same_kind = place
    return same_kind


def _closes_twice(marks: list[_Mark], place: int) -> bool:
    """Say whether what is left can close both the open mark and this one of the same glyph."""
    closers = _CLOSERS.get(marks[place].glyph, marks[place].glyph)
    depth = 2
    for mark in marks[place + 1 : place + _LOOKAHEAD]:
        if mark.closes and mark.glyph in closers:
            depth -= 1
            if depth == 0:
                return True
        elif mark.opens and mark.glyph == marks[place].glyph:
            depth += 1
    return False


def _is_measure_or_possessive(marks: list[_Mark], place: int, text: str) -> bool:
    """Say whether a mark that could close is an inch sign or a plural's apostrophe.

    It is one where a later mark, before the next opening one, closes the same quotation.
    """
    mark = marks[place]
    before, after = text[mark.start - 1], text[mark.end : mark.end + 2]
    suspect = before in "sSxz" if mark.single else before.isdigit()
    if not suspect or not after[:1].isspace() or not after[1:].islower():
        return False
    for later in marks[place + 1 : place + _LOOKAHEAD]:
        if later.single == mark.single:
            return later.closes and not later.opens
    return False


def _nested(pairs: list[Quotation]) -> list[Quotation]:
    """Sort by place and give each its depth."""
    ordered = sorted(pairs, key=lambda quotation: (quotation.span.start, -quotation.span.end))
    result: list[Quotation] = []
    around: list[int] = []
    for quotation in ordered:
        while around and around[-1] <= quotation.span.start:
            around.pop()
        result.append(replace(quotation, depth=len(around)))
        around.append(quotation.span.end)
    return result
