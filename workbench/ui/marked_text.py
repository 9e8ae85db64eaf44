"""A passage with a row of signs below each line: which words agree with the claim, and which differ.

The words themselves stay as they are in the source, so that what is read is what was saved; the signs
tell the same as the colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import get_character_cell_size
from textual.content import Content

from workbench.model import Span
from workbench.text import printable
from workbench.ui.widgets.article_layout import break_lines
from workbench.ui.wording import DIFFERS_GLYPH, SAME_GLYPH

_LOOKS = {
    " ": ("", ""),
    SAME_GLYPH: ("$verified", "$verified"),
    DIFFERS_GLYPH: ("bold $disputed", "bold $disputed"),
}
"""For each sign: the look of the words above it, and its own."""


def signs(length: int, same: Sequence[Span], differs: Sequence[Span]) -> str:
    """Return one sign a character: ``=`` where it agrees, ``≠`` where it differs, else a space.

    Args:
        length: Characters of the text.
        same: Stretches that agree; a stretch that differs as well counts as differing.
        differs: Stretches that differ; what lies outside the text is left out.
    """
    row = [" "] * length
    for glyph, spans in ((SAME_GLYPH, same), (DIFFERS_GLYPH, differs)):
        for start, end in spans:
            first = max(0, start)
            # A stretch that ends before the text is an empty one, not one counted from its end.
            last = max(first, min(length, end))
            row[first:last] = glyph * (last - first)
    return "".join(row)


def marked_lines(text: str, row: str, width: int) -> Iterator[Content]:
    """Yield the text in lines of at most ``width`` cells, each followed by its signs where it has any.

    Args:
        text: From outside; it is made safe.
        row: A sign for each of its characters.
        width: Cells of a line.
    """
    safe = printable(text, newlines=True)
    for start, end in break_lines(safe, 0, len(safe), max(8, width)):
        pieces = [
            (sign, "".join(letter for letter, _ in pairs))
            for sign, group in groupby(zip(safe[start:end], row[start:end], strict=True), key=_sign)
            for pairs in [list(group)]
        ]
        yield Content.assemble(*((words, _LOOKS[sign][0]) for sign, words in pieces))
        if row[start:end].strip():
            yield Content.assemble(*((sign * _cells(words), _LOOKS[sign][1]) for sign, words in pieces))


def _sign(pair: tuple[str, str]) -> str:
    return pair[1]


def _cells(words: str) -> int:
    return sum(get_character_cell_size(letter) for letter in words)
