"""In which language a text is written: a text in another one than English cannot be compared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

_COMMON = frozenset(
    "the of and to that with for from by at as are were has had have been but not this which they their would"
    " said says who will it its on he she his her we you about after than when there if what".split()
)
"""Words that make up two fifths of any English text; few of them are words of other languages at all."""
_ENGLISH_SHARE = 0.15
"""Share of those words from which a text is English, with other languages quoted in it."""
_FEWEST_LETTERS = 40
"""Letters of the shortest text whose language can be told."""
_SURE = 0.8
"""Probability from which py3langid is believed; one plain sentence gets .86 (Chinese) to .99."""
_NO_LANGUAGE = "zxx"
_PART = 6_000
"""Characters looked at from each of the start, the middle and the end."""
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """Return the code of a text's language; "" where it is too short or cannot be told.

    The code is ISO 639-1's, or 639-3's for a language that has none there.

    English is told by its commonest words, and only what is not plainly English is given to
    py3langid: its model takes most of a second to load.
    """
    words = _WORD.findall(_sample(text).lower())
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return ""
    if sum(word in _COMMON for word in words) >= _ENGLISH_SHARE * len(words):
        return ENGLISH
    language, probability = _identifier().classify(" ".join(words))
    return str(language) if probability >= _SURE and language != _NO_LANGUAGE else ""


def _sample(text: str) -> str:
    if len(text) <= 3 * _PART:
        return text
    middle = (len(text) - _PART) // 2
    return f"{text[:_PART]} {text[middle : middle + _PART]} {text[-_PART:]}"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow, and seldom needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
