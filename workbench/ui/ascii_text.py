"""Text in ASCII: a sign of one cell becomes one character, a letter that ASCII has not its plain form."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

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
