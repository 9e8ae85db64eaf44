"""Words that loosen a number: "at least 50" is another statement than "50"."""

from __future__ import annotations

from collections.abc import Sequence

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
