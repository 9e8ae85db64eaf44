"""What texts are compared by: stems of words, and runs of letters across them."""

from __future__ import annotations

import re

from workbench.check.reading import stem
from workbench.text import fold

GRAM = 4
"""Letters of a run: short enough for other endings and spellings, long enough to tell words apart."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,][^\W_]+)*")
_PLAIN = re.compile(r"[^\W_]+")
_IDLE = frozenset(
    "a an the of to in on at for by with from and or but is are was were be been being it its this that "
    "these those as he she they his her their i you we my your our not no do does did has have had will "
    "would can could should may might than then so if about into over after before out up down just more "
    "most all any who what when where why how which there here them him me us".split()
)
"""Words without a topic of their own."""


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in order; numbers without their separators."""
    words = (word for word in _WORD.findall(fold(text)) if word not in _IDLE)
    bare = (word.replace(",", "").replace("\u2019", "'") for word in words)
    return [word if word.isdigit() else stem(word) for word in bare]


def grams(text: str) -> list[str]:
    """Return the runs of ``GRAM`` letters of a text, across its words, in order."""
    line = f" {' '.join(word for word in _PLAIN.findall(fold(text)) if word not in _IDLE)} "
    return [line[at : at + GRAM] for at in range(len(line) - GRAM + 1)]
