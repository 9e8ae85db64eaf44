"""Lines of a plain text, and whether they are paragraphs or were wrapped at a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

# Unicode's mandatory line breaks (UAX #14: BK, CR, LF, NL); CR LF yields an empty match and no line.
_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

BOM = "\ufeff"
"""What a UTF-8 byte order mark decodes to: the first character of a text, and no part of its words."""

_CLOSERS = "\"'`*_)]}>\u2019\u201d\u00bb\u203a\u2032\u2033 \u00a0"
_FOOTNOTES = re.compile(r"(?:\s?\[[\w ]{1,12}\]){1,8}$")
_STOPS = ".!?\u2026\u3002\uff01\uff1f"

# "by Jane Doe" in small letters, as some sites set it, and nothing behind it.
_SMALL_BYLINE = re.compile(r"by(?:\s+[A-Z][\w.'\u2019-]*){1,4}(?:\s*[,|\u2022\u00b7].*)?$")

_SAMPLE = 5_000
"""Lines looked at to learn how a text is laid out: a long text is laid out as it begins."""
_WIDEST = 100
"""Columns up to which wrapping is believed: mail and wire copy is set at 60 to 80."""
_SHOUTED = 2_000
"""Characters looked at to see that a text is all capitals."""
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
        slack: Columns by which the right margin strays: 0 where a program wrapped the lines.
        blanks: Empty lines between two lines of one paragraph: 1 in double-spaced copy.
        indent: Columns by which a paragraph's first line stands in, or 0.
    """

    width: int | None
    slack: int = 0
    blanks: int = 0
    indent: int = 0


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, in order; a byte order mark is on none of them."""
    last = len(BOM) if text.startswith(BOM) else 0
    for found in _LINE.finditer(text, last):
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
    lengths = sorted(line.end - line.start for line in sample)
    # One line in fifty may be longer: an address, a rule of dashes.
    width = lengths[-1 - len(lengths) // 50] if lengths else 0
    if not 0 < width <= _WIDEST:
        return Layout(None)
    for blanks in (0, 1):
        slack = _slack(text, [pair for pair in pairwise(sample) if pair[1].blanks == blanks], width)
        if slack is not None:
            return Layout(width, slack, blanks, _first_indent(sample, blanks))
    return Layout(None)


def _slack(text: str, pairs: Sequence[tuple[Line, Line]], width: int) -> int | None:
    """Return how far the right margin strays from the width, or None where lines are not wrapped."""
    shouted = _is_shouted(text, pairs)
    full = [(one, two) for one, two in pairs if one.end - one.start > width - 2 * _SLACK]
    open_ended = [(one, two) for one, two in full if not stops(text[one.start : one.end])]
    running = [pair for pair in open_ended if shouted or continues(text[pair[1].start : pair[1].end])]
    # In wrapped prose lines are full, seldom end with a sentence, and often go on with a small letter;
    # in a list of titles the second holds, but not the third.
    if len(full) < 0.4 * len(pairs) or len(open_ended) < 0.5 * len(full):
        return None
    if len(running) < max(2, 0.15 * len(full)):
        return None
    spare = sorted(_room(text, one, two, width) + 1 for one, two in running)
    return min(_SLACK, max(0, spare[-1 - len(spare) // 20]))


def _is_shouted(text: str, pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Say whether a text is all capitals, as old wire copy is: then no line begins with a small letter."""
    return bool(pairs) and text[pairs[0][0].start : pairs[-1][1].end][:_SHOUTED].isupper()


def _room(text: str, one: Line, two: Line, width: int) -> int:
    """Return the columns that were left on a line when the next one's first word was put below it."""
    first_word = text[two.start : min(two.end, two.start + width)].split(None, 1)[0]
    return width - (one.end - one.start) - 1 - len(first_word)


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
    room = _room(text, one, two, layout.width)
    if room < 0:
        return True
    if stops(first):
        return False
    # The next word would have fitted, so the break was meant - unless a sentence runs across it, or a
    # typist's margin strays.
    return continues(second) or (layout.slack > 0 and len(first) >= layout.width - 2 * _SLACK)


def _runs_on(first: str, second: str, blanks: int) -> bool:
    """Say whether a sentence runs across a break that no wrapping explains (a link cut it off)."""
    if blanks > 1 or stops(first) or first[-1] in ":;{}>" or not continues(second):
        return False
    if _SMALL_BYLINE.match(second):
        return False
    return blanks == 0 or first[-1] in ",-\u2013\u2014" or len(first.split()) > 3
