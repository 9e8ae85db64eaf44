"""English number words and what they are worth: cardinals, ordinals, fractions, scales."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
"""Zero to nineteen."""

TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
"""Twenty, thirty, ... ninety."""

SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
"""Multipliers that stand after a number, in words."""

SCALE_SIGNS = {
    "mln": Decimal(10**6),
    "mn": Decimal(10**6),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
"""Abbreviated multipliers that mean nothing else after a number."""

SCALE_LETTERS = {
    "k": Decimal(1000),
    "m": Decimal(10**6),
    "b": Decimal(10**9),
    "t": Decimal(10**12),
}
"""One-letter multipliers: they count only where a currency or a counted noun stands beside the number."""

ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100, "thousandth": 1000}
"""Ordinal words of one piece."""

DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "fourth": 4,
    "fourths": 4,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
    "hundredth": 100,
    "hundredths": 100,
}
"""Words for the lower part of a fraction."""

FRACTION_SIGNS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
"""Fractions written as one character."""

VAGUE = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"})
"""Plurals that say an order of magnitude and no number."""

_LARGE = {word: int(scale) for word, scale in SCALES.items() if scale >= 1000}


def is_cardinal(word: str) -> bool:
    """Return whether the lower-case word can begin a number in words by itself."""
    return word in ONES or word in TENS


def cardinal(words: Sequence[str]) -> tuple[int, int]:
    """Return the number that the words begin with, and how many of them it takes.

    Hyphens are words of their own, as the lexer cuts them. Years read in pairs ("nineteen
    eighty-four") count, as does "and" inside a number ("two hundred and five").

    Args:
        words: Lower-case words and hyphens.

    Returns:
        The value and the count of words; (0, 0) where no number begins.
    """
    total = group = used = scale = 0
    bridge = ""
    for index, word in enumerate(words):
        if word in {"-", "and"}:
            if not used or bridge:
                break
            bridge = word
            continue
        if word in ONES or word in TENS:
            value = ONES[word] if word in ONES else TENS[word]
            if used == 0 or (group == 0 and scale and value):
                group = value
            elif _adds(group, value, bridge):
                group += value
            elif total == 0 and bridge == "" and 13 <= group <= 20 and value >= 10:
                group = 100 * group + value  # a year in two halves
            else:
                break
        elif word == "hundred" and bridge != "and" and 0 < group < 100:
            group *= 100
        elif word in _LARGE and bridge != "and" and group and (not scale or _LARGE[word] < scale):
            scale = _LARGE[word]
            total, group = total + group * scale, 0
        else:
            break
        used, bridge = index + 1, ""
    return (total + group, used) if used else (0, 0)


def _adds(group: int, value: int, bridge: str) -> bool:
    """Return whether the value can be added to the group read so far ("twenty" + "five")."""
    if group and group % 100 == 0:
        return 0 < value < 100 and bridge != "-"
    return group % 100 >= 20 and group % 10 == 0 and 0 < value < 10 and bridge != "and"


def ordinal_suffix(digits: str, suffix: str) -> bool:
    """Return whether the suffix makes an ordinal of the digits ("21", "st"), sloppy ones included."""
    return suffix in {"st", "nd", "rd", "th"} and len(digits) <= 4


def plain(value: Decimal) -> int | float:
    """Return the number as JSON knows it: an int where it is whole."""
    whole = int(value)
    return whole if value == whole else float(value)
