"""Words that loosen a number: "at least 50" is another statement than "50"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.model import Span

LEAST = "least"
MOST = "most"
ABOUT = "about"
LATE, EARLY, MID = "late", "early", "mid"

_PHRASES: dict[tuple[str, ...], str] = {
    ("at", "least"): LEAST,
    ("more", "than"): LEAST,
    ("greater", "than"): LEAST,
    ("no", "fewer", "than"): LEAST,
    ("no", "less", "than"): LEAST,
    ("not", "less", "than"): LEAST,
    ("as", "many", "as"): MOST,
    ("as", "much", "as"): MOST,
    ("at", "most"): MOST,
    ("up", "to"): MOST,
    ("less", "than"): MOST,
    ("fewer", "than"): MOST,
    ("no", "more", "than"): MOST,
    ("not", "more", "than"): MOST,
    ("close", "to"): ABOUT,
    ("over",): LEAST,
    ("above",): LEAST,
    ("exceeding",): LEAST,
    ("under",): MOST,
    ("below",): MOST,
    ("about",): ABOUT,
    ("around",): ABOUT,
    ("nearly",): ABOUT,
    ("almost",): ABOUT,
    ("approximately",): ABOUT,
    ("roughly",): ABOUT,
    ("some",): ABOUT,
    ("circa",): ABOUT,
    ("ca",): ABOUT,
    ("c",): ABOUT,
    ("estimated",): ABOUT,
    ("late",): LATE,
    ("early",): EARLY,
    ("mid",): MID,
}
_REACH = 30
"""Characters before a number in which its hedge stands, a currency sign between them allowed."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_FIRST = sorted(_PHRASES, key=len, reverse=True)


def hedge_before(words: Sequence[str]) -> str:
    """Return the class of the hedge that ends the words, or "".

    Args:
        words: Lower-case words and signs before a number, the nearest last.
    """
    near = [word for word in words if word not in {"-", ".", "$", "€", "£", "an", "a", "the"}]
    for phrase in _LONGEST_FIRST:
        if tuple(near[-len(phrase) :]) == phrase:
            return _PHRASES[phrase]
    return ""


def hedged_span(text: str, number: Span) -> Span:
    """Return a number's span with the hedge before it, where there is one: "at least sixty"."""
    start = max(0, number.start - _REACH)
    before = list(_WORD.finditer(text, start, number.start))
    for phrase in _LONGEST_FIRST:
        near = before[-len(phrase) :]
        if tuple(word[0].lower() for word in near) == phrase:
            between = text[near[-1].end() : number.start]
            return Span(near[0].start(), number.end) if not between.strip(" -–.$€£") else number
    return number
