"""Words as typed, looked for in a saved text."""

from __future__ import annotations

import re
import unicodedata

from workbench.model import Span
from workbench.text import straighten


def places(text: str, words: str) -> list[Span]:
    """Return where words stand in a text (see ``Store.search_source``)."""
    typed = [re.escape(_plain(word)) for word in words.split() if any(char.isalnum() for char in word)]
    if not typed:
        return []
    plain = _plain(text)
    together = r"\w*\W+".join(typed)
    found = [Span(*match.span()) for match in re.finditer(rf"(?<!\w){together}", plain)]
    if found or len(typed) == 1:
        return found
    longest_first = "|".join(sorted(typed, key=len, reverse=True))
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w)(?:{longest_first})", plain)]


def _plain(text: str) -> str:
    """Return the text in lower case, without accents and with plain quotes, of the same length."""
    straight = straighten(text)
    return straight.lower() if straight.isascii() else "".join(map(_plain_char, straight))


def _plain_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFKD", char)[0].lower()
    return base if len(base) == 1 else char
