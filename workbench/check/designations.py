"""Reads designations: "T-72", "8VC"."""

from __future__ import annotations

import re

from workbench.model import Span

_CODE = re.compile(r"(?:[^\W\d_]{1,6}[-‐‑]?\d+|\d+[^\W\d_]{2,4})[-\w]*")
_DIGITS = re.compile(r"\d+")
_HYPHENS = frozenset("-‐‑")
MIXED = 2
"""Letters of a designation that is written with one capital, before a hyphen: "Su-35"."""


def codes(text: str) -> list[tuple[Span, str]]:
    """Return the designations of a text ("T-72", "8VC"), each with the form in which two are compared."""
    found: list[tuple[Span, str]] = []
    for digits in _DIGITS.finditer(text):
        if found and digits.start() < found[-1][0].end:
            continue
        start = _code_start(text, digits.start())
        match = _CODE.match(text, start)
        if match is None:
            continue
        before = text[start - 1 : start]
        word = match[0].rstrip("-").removesuffix("s")
        letters = "".join(char for char in word if char.isalpha())
        if before.isalnum() or before in {"-", "."} or not _names_a_type(word, letters):
            continue
        key = "".join(char for char in word.casefold() if char.isalnum())
        found.append((Span(start, start + len(word)), key))
    return found


def _names_a_type(word: str, letters: str) -> bool:
    """Tell whether a word with digits is a designation by its letters: "T-72", "MiG-29", "Mi-8"."""
    if letters.isupper():
        return letters != "S"
    if sum(letter.isupper() for letter in letters) > 1:
        return True
    return len(letters) == MIXED and letters.istitle() and word[MIXED : MIXED + 1] in _HYPHENS


def _code_start(text: str, at: int) -> int:
    """Return where the letters begin that stand before digits, a hyphen between them allowed."""
    to = at - 1 if at and text[at - 1] in _HYPHENS else at
    start = to
    while start and text[start - 1].isalpha():
        start -= 1
    return start if start < to else at
