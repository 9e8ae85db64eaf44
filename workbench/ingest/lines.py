"""Lines of a plain text, and whether they are paragraphs or were wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

# Unicode's mandatory line breaks (UAX #14: BK, CR, LF, NL); CR LF yields an empty match and no line.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_CLOSERS = "\"'`*_)]}>\u2019\u201d\u00bb\u203a\u2032\u2033 \u00a0"
_FOOTNOTES = re.compile(r"(?:\s?\[[\w ]{1,12}\]){1,8}$")
_STOPS = ".!?\u2026\u3002\uff01\uff1f"

_SAMPLE = 5_000
"""Lines looked at to learn how a text is laid out: a long text is laid out as it begins."""
_WIDEST = 100
"""Columns up to which wrapping is believed: mail and wire copy is set at 60 to 80."""
_SLACK = 12
"""Columns by which a typist's right margin strays."""


class Line(NamedTuple):
    """A line with something visible on it, without the space around it.

    Attributes:
        indent: Columns of space before it.
        blanks: Empty lines between it and the line before.
    """

    start: int
    end: int
    indent: int
    blanks: int


class Layout(NamedTuple):
    """How a text's lines make paragraphs.

    Attributes:
        width: Columns at which its lines were wrapped, or None where a line is a paragraph.
        blanks: Empty lines between two lines of one paragraph: 1 in double-spaced copy.
        indent: Columns by which a paragraph's first line stands in, or 0.
    """

    width: int | None
    blanks: int = 0
    indent: int = 0


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, in order."""
    last = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        body = raw.strip()
        if not body:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        breaks = sum(1 for _ in _BREAKS.finditer(text, last, start))
        yield Line(start, start + len(body), indent, max(0, breaks - 1))
        last = start + len(body)


def stops(line: str) -> bool:
    """Say whether a line ends as a sentence does, closing quotes and footnote marks aside."""
    tail = _FOOTNOTES.sub("", line[-120:].rstrip()).rstrip(_CLOSERS)
    return tail[-1:] in _STOPS if tail else False


def continues(line: str) -> bool:
    """Say whether a line begins in the middle of a sentence: with a word in small letters.

    A name such as "iPad" or "al-Noor" is no such word: it has a capital in it.
    """
    first = line[:60].lstrip("\"'`(\u2018\u201c").split(None, 1)
    word = first[0] if first else ""
    return word[:1].islower() and not any(char.isupper() or char in "@/:{}<>_=" for char in word)


def read_layout(text: str, lines: Iterable[Line]) -> Layout:
    """Learn from a text's first lines how its paragraphs are set."""
    sample = list(islice(lines, _SAMPLE))
    for blanks in (0, 1):
        width = _wrap_width(text, sample, blanks)
        if width:
            return Layout(width, blanks, _first_indent(sample, blanks))
    return Layout(None)


def _wrap_width(text: str, sample: Sequence[Line], blanks: int) -> int | None:
    """Return the column at which lines were wrapped, if enough of them run on into the next."""
    pairs = [(one, two) for one, two in pairwise(sample) if two.blanks == blanks]
    if len(pairs) < 2:
        return None
    lengths = sorted(line.end - line.start for line in sample)
    width = lengths[-1 - len(lengths) // 50]
    if width > _WIDEST:
        return None
    full = [(one, two) for one, two in pairs if one.end - one.start > width - 2 * _SLACK]
    running = sum(
        continues(text[two.start : two.end]) and not stops(text[one.start : one.end]) for one, two in full
    )
    # In running prose about two breaks in three fall before a word in small letters.
    return width if running >= max(2, 0.35 * len(full)) and len(full) >= 0.4 * len(pairs) else None


def _first_indent(sample: Sequence[Line], blanks: int) -> int:
    """Return the indent of first lines, where some lines stand in and most do not."""
    indents = sorted(line.indent for line in sample if line.blanks == blanks)
    base = indents[len(indents) // 2] if indents else 0
    deeper = [indent for indent in indents if base < indent <= base + 10]
    return min(deeper) if deeper else 0


def joins(text: str, one: Line, two: Line, layout: Layout) -> bool:
    """Say whether the second of two neighbouring lines goes on with the first one's paragraph."""
    first, second = text[one.start : one.end], text[two.start : min(two.end, two.start + 80)]
    if layout.width is None or two.blanks != layout.blanks:
        return _runs_on(first, second, two.blanks)
    if layout.indent and two.indent >= layout.indent > one.indent:
        return False
    room = layout.width - len(first) - 1
    needed = len(second.split(None, 1)[0])
    if needed > room:
        return True
    # The next word would have fitted: the break was meant, unless a sentence runs across it.
    return not stops(first) and (needed > room - _SLACK or continues(second))


def _runs_on(first: str, second: str, blanks: int) -> bool:
    """Say whether a sentence runs across a break that no wrapping explains (a link cut it off)."""
    if blanks > 1 or stops(first) or first[-1] in ":;{}>" or not continues(second):
        return False
    return blanks == 0 or first[-1] in ",-\u2013\u2014" or len(first.split()) > 3
