"""Where the lines of an article break: a table of offsets, made once for a width.

Only offsets are kept, so an article of a megabyte costs a few tens of thousands of small tuples, and
a line's words and colours are worked out when it comes into view.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from rich.cells import get_character_cell_size

from workbench.model import CLAIM_ROLES, Block, BlockRole, Span
from workbench.ui.key_names import said

KEPT_ROLES = CLAIM_ROLES | {BlockRole.HEADING, BlockRole.BYLINE}
"""Roles that belong to the article; lines of any other role were left out of the reading."""

_NARROW = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u0482\u2010-\u2027\u2030-\u203a\u20a0-\u20bf]*")
"""Characters of Latin, Greek and Cyrillic text and its punctuation that take one cell each."""


class Line(NamedTuple):
    """One line of the pane.

    Attributes:
        start: Offset of its first character in the text; for a notice, where the left-out lines begin.
        end: Offset after its last character.
        role: Role of its block; None for an empty line.
        notice: Words of the workbench's own that stand here in place of text.
    """

    start: int
    end: int
    role: BlockRole | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """The lines of an article at one width."""

    lines: tuple[Line, ...]
    width: int

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds an offset, or of the last one before it."""
        if not self.lines:
            return 0
        return max(0, bisect_right(self.lines, offset, key=attrgetter("start")) - 1)


def lay_out(safe: str, blocks: Sequence[Block], width: int, *, left_out: bool) -> ArticleLayout:
    """Break an article into lines.

    Args:
        safe: The text after ``printable``, line feeds kept; as long as the text itself.
        blocks: Its blocks in order of place; a text without any is one body.
        width: Cells of a line.
        left_out: Show the lines that are not article; otherwise one notice stands for each run of them.
    """
    width = max(8, width)
    lines: list[Line] = []
    for run in runs(blocks or (Block(0, len(safe), BlockRole.BODY, ""),)):
        if lines:
            lines.append(Line(run[0].start, run[0].start, None))
        kept = run[0].role in KEPT_ROLES
        if not kept:
            lines.append(Line(run[0].start, run[0].start, run[0].role, _notice(run, shown=left_out)))
            if not left_out:
                continue
        for number, block in enumerate(run):
            if number and kept:
                lines.append(Line(block.start, block.start, None))
            lines.extend(
                Line(start, end, block.role)
                for start, end in break_lines(safe, block.start, block.end, width)
            )
    return ArticleLayout(tuple(lines), width)


def runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield each block of the article alone, and left-out ones that follow each other together."""
    run: list[Block] = []
    for block in blocks:
        if block.role in KEPT_ROLES:
            if run:
                yield run
                run = []
            yield [block]
        else:
            run.append(block)
    if run:
        yield run


def _notice(run: Sequence[Block], *, shown: bool) -> str:
    names = ", ".join(dict.fromkeys(block.role.value for block in run))
    count = "1 line" if len(run) == 1 else f"{len(run)} lines"
    if shown:
        reason = run[0].reason
        return f"┄ {count} left out ({names}{': ' + reason if reason else ''})"
    return said("┄ {count} left out ({names}); {review.left_out} shows", count=count, names=names)


def break_lines(safe: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Yield the lines of a stretch of text, none wider than ``width`` cells.

    Breaks are at spaces and line feeds; the space at a break belongs to no line. A word wider than a
    line is cut.
    """
    for paragraph in _paragraphs(safe, start, end):
        yield from _break(safe, *paragraph, width)


def _paragraphs(safe: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = safe.find("\n", start, end)
        stop = end if stop < 0 else stop
        first, last = _trimmed(safe, start, stop)
        if first < last:
            yield Span(first, last)
        start = stop + 1


def _trimmed(safe: str, start: int, end: int) -> Span:
    while start < end and safe[start] == " ":
        start += 1
    while end > start and safe[end - 1] == " ":
        end -= 1
    return Span(start, end)


def _break(safe: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Break a paragraph line by line, so that one wide letter in a megabyte slows down only its own line."""
    while start < end:
        if _NARROW.fullmatch(safe, start, min(end, start + width + 1)):
            if end - start <= width:
                yield Span(start, end)
                return
            at = safe.rfind(" ", start, start + width + 1)
            stop = at if at > start else start + width
        else:
            stop = _end_of_wide(safe, start, end, width)
        yield Span(*_trimmed(safe, start, stop))
        start = stop
        while start < end and safe[start] == " ":
            start += 1


def _end_of_wide(safe: str, start: int, end: int, width: int) -> int:
    """Return where a line ends that may hold characters of no cell or of two, character by character."""
    used = 0
    space = -1
    for position in range(start, end):
        character = safe[position]
        if character == " ":
            space = position
        used += get_character_cell_size(character)
        if used > width and position > start:
            return space if space > start else position
    return end
