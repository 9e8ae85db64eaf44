"""Every sign of the screens in ASCII, for terminals, fonts and readers that know nothing else.

It works on what is painted, cell by cell, so that no screen has to know of it: a sign of one cell becomes
one character, and a letter that ASCII has not becomes its plain form, or a question mark. What is stored,
exported or searched stays as it is.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SIGNS: dict[str, str] = {
    "✓": "+", "✗": "x", "·": "-", "━": "=", "┅": "-", "╳": "X", "▒": ":", "≡": "=", "▲": "^", "↔": "%",
    "□": "_", "○": "o", "●": "*", "◐": "@", "▫": "a", "–": "-", "—": "-", "−": "-", "≠": "#", "◆": "*",
    "◇": "/", "│": "|", "┃": "|", "»": '"', "«": '"', "↻": "&", "✎": "n", "¶": "P", "⚑": "!", "⊘": "0",
    "∆": "~", "▌": ">", "▐": "<", "▸": ">", "↳": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "↶": "<",
    "✕": "x", "…": "~", "┄": "-", "╌": ".", "─": "-", "┬": "+", "├": "+", "┼": "+", "┤": "+", "┴": "+",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "“": '"', "”": '"',
    "„": '"', "‘": "'", "’": "'", "‚": "'", "▔": "-", "▁": "_", "▂": "_", "█": "#", "▊": "|", "▎": "|",
    "▏": "|", "▕": "|", "▀": "-", "▄": "_", "\xa0": " ", "\ufffd": "?",
}  # fmt: skip
"""One character for each sign of one cell; the word beside each tells the same.

Signs that may stand beside each other (``workbench.marks.FAMILIES``) become different characters.
"""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in ASCII, in as many cells."""
    return text if text.isascii() else "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    if char.isascii():
        return char
    width = cell_len(char)
    if char in SIGNS:
        return SIGNS[char]
    bare = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return bare if len(bare) == width else "?" * width


class AsciiSigns(LineFilter):
    """Paints in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the segments in ASCII."""
        return [Segment(plain(text), style, control) for text, style, control in segments]
