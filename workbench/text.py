"""Text from outside, made safe and comparable: printable forms, folding, words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.model import Span

REPLACEMENT = "\ufffd"
"""Shown where a character must not reach a terminal."""

# Bidirectional controls can reorder what a reviewer reads (Unicode UAX #9; CVE-2021-42574);
# zero-width and tag characters can hide text; line and paragraph separators break a row.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\n]")
_WORD = re.compile(r"\w+(?:[\u2019'.,-]\w+)*")
_QUOTE_GLYPHS = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2039": "'", "\u203a": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip


def printable(text: str, *, newlines: bool = False) -> str:
    """Return the text with every character that a terminal would act on made visible.

    Length is kept: each such character becomes one U+FFFD (or one space, for tabs and
    exotic spaces), so offsets into the text are offsets into the result.

    Args:
        text: Any text; a lone surrogate is replaced too.
        newlines: Keep line feeds; otherwise they become spaces.
    """
    if text.isprintable():
        return _INVISIBLE.sub(REPLACEMENT, text) if not text.isascii() else text
    text = _SPACE.sub(" ", text.replace("\r\n", " \n"))
    text = _INVISIBLE.sub(REPLACEMENT, text)
    text = _CONTROL.sub(REPLACEMENT, text)
    return text if newlines else text.replace("\n", " ")


def straighten(text: str) -> str:
    """Return the text with curly quotes, dashes and no-break spaces made plain; length is kept."""
    return text.translate(_QUOTE_GLYPHS)


def fold(text: str) -> str:
    """Return the text for comparison: plain quotes, no accents, case folded, single spaces."""
    if text.isascii():  # no accent and no glyph to look for, as in most names
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", straighten(text))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def words(text: str) -> Iterator[Span]:
    """Yield the span of each word, numbers with separators and hyphenated words as one."""
    from workbench.model import Span  # noqa: PLC0415 - the first frame needs printable() and no model

    for match in _WORD.finditer(text):
        yield Span(*match.span())


def word_places(text: str) -> list[tuple[int, int]]:
    """Return start and end of each word as plain pairs: for texts of millions of words."""
    return [match.span() for match in _WORD.finditer(text)]


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded, in order."""
    folded = fold(text)
    return [folded[span.start : span.end] for span in words(folded)]


def sha256(text: str) -> str:
    """Return the hex sha256 of the text in UTF-8; a lone surrogate is hashed as its own code."""
    import hashlib  # noqa: PLC0415 - likewise

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def join_spans(text: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the slice of each span."""
    return tuple(text[start:end] for start, end in spans)
