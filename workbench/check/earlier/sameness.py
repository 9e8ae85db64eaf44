"""Does an earlier claim say the same? Only where neither the rules nor a plain look find a difference.

The rules of the source check compare what two claims say; they were made to find a claim in a long text and
forgive what such a text adds. What is taken over from one claim to another must stand more firmly: so
numbers, words of date and denials are also held side by side as they stand, in their order, and a claim
that says "yesterday" is another one on another day.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.check.compare import compare
from workbench.check.comparison import Difference
from workbench.check.vocabulary import (
    HEDGE,
    MAGNITUDE,
    MODALITY,
    MONTHS,
    NUMBER_WORDS,
    RELATIVE_DAYS,
    UNITS,
    WEEKDAYS,
    is_negation,
    is_superlative,
)
from workbench.model import SourceCheckStatus
from workbench.text import fold


class Sameness(StrEnum):
    """How an earlier claim stands to one.

    ``related`` says that no difference has a name, and that they are not the same all the same.
    """

    SAME = "same"
    DIFFERS = "differs"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Words in which two claims differ.

    Attributes:
        kind: "number", "date", "negation" and so on, or "outlet".
        here: The claim's words, or "".
        there: The earlier claim's, or "".
    """

    kind: str
    here: str
    there: str


_TOKEN = re.compile(r"[-+\u2212]?[$€£¥]?\d+(?:[.,:/]\d+)*|n't\b|[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ALSO_WORDS = frozenset("may march mar".split())
"""Months that are other words as well: they are months beside a number."""
_NOW = frozenset("now currently recently ago last next this current".split())
_SPANS = frozenset(
    "day days week weeks month months year years night morning evening afternoon quarter hour hours "
    "season weekend spring summer autumn fall winter".split()
)
_DIGITS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
)
_ORDER = ("negation", "number", "date", "magnitude", "unit", "outlet")


def sameness(
    text: str, other: str, day: date | None = None, other_day: date | None = None
) -> tuple[Sameness, tuple[Unlike, ...]]:
    """Tell whether an earlier claim says the same as a claim, and what differs.

    Args:
        text: A claim's words.
        other: The earlier claim's.
        day: When the claim's article appeared.
        other_day: When that of the earlier one did; None where it is not known.
    """
    unlike = list(_by_day(text, other, day, other_day))
    equal = fold(text) == fold(other)
    if not equal:
        there = compare(text, other)
        unlike += [_told(each) for each in there.differing]
        if not there.differing:
            # It is asked both ways round: a "not" may stand in either of them.
            back = compare(other, text)
            unlike += [Unlike(each.kind.value, each.source, each.claim) for each in back.differing]
            confirmed = SourceCheckStatus.CONFIRMED
            equal = there.status is confirmed and back.status is confirmed
    told = {each.kind for each in unlike}
    unlike += [each for each in _by_tokens(text, other) if each.kind not in told]
    found = dict.fromkeys(unlike)
    if found:
        return Sameness.DIFFERS, tuple(sorted(found, key=_weight))
    return (Sameness.SAME if equal else Sameness.RELATED), ()


def _told(each: Difference) -> Unlike:
    return Unlike(each.kind.value, each.claim, each.source)


def _weight(each: Unlike) -> int:
    return _ORDER.index(each.kind) if each.kind in _ORDER else len(_ORDER)


def _by_tokens(text: str, other: str) -> list[Unlike]:
    """Return the kinds of fixed words, and numbers, that do not stand in both in the same order."""
    found = []
    here, there = _fixed(text), _fixed(other)
    for kind in dict.fromkeys((*here, *there)):
        one, two = here.get(kind, []), there.get(kind, [])
        if one != two:
            only = [word for word in one if one.count(word) > two.count(word)]
            missing = [word for word in two if two.count(word) > one.count(word)]
            if not only and not missing:
                only, missing = one, two  # the same ones in another order
            found.append(Unlike(kind, " ".join(dict.fromkeys(only)), " ".join(dict.fromkeys(missing))))
    return found


def _fixed(text: str) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {}
    # Folding makes "10²" the same as "102": signs of numbers that are no digits are kept as they stand.
    signs = [char for char in text if unicodedata.category(char) in {"No", "Nl"}]
    if signs:
        kept["number"] = signs
    plain = _THOUSANDS.sub("", fold(text)).replace("%", " percent")
    for match in _TOKEN.finditer(plain):
        kind, word = _kind(match[0])
        if kind:
            kept.setdefault(kind, []).append(word)
    return kept


def _kind(word: str) -> tuple[str, str]:
    if any(char.isdigit() for char in word):
        return "number", word
    if word in _DIGITS:
        return "number", str(_DIGITS[word])
    if is_negation(word):
        return "negation", word
    tables = (
        (NUMBER_WORDS, "number"),
        (MAGNITUDE, "magnitude"),
        (MONTHS | WEEKDAYS | RELATIVE_DAYS, "date"),
        (UNITS, "unit"),
        (MODALITY, "modality"),
        (HEDGE, "hedge"),
    )
    kind = next((name for table, name in tables if word in table), "")
    return (kind or ("superlative" if is_superlative(word) else "")), word


def _by_day(text: str, other: str, day: date | None, other_day: date | None) -> list[Unlike]:
    """Return the words of either claim that mean another day in an article of another day."""
    if day is not None and day == other_day:
        return []
    same_year = day is not None and other_day is not None and day.year == other_day.year
    here, there = (_deictic(each) or ("" if same_year else _yearless(each)) for each in (text, other))
    if not here and not there:
        return []
    return [Unlike("date", _dated(here, day), _dated(there, other_day))]


def _deictic(text: str) -> str:
    words = [match[0] for match in _TOKEN.finditer(fold(text))]
    for at, word in enumerate(words):
        if word in RELATIVE_DAYS or word in WEEKDAYS or word in {"ago", "currently", "recently", "now"}:
            return word
        if word in _NOW and words[at + 1 : at + 2] and words[at + 1] in _SPANS | MONTHS:
            return f"{word} {words[at + 1]}"
    return ""


def _yearless(text: str) -> str:
    """Return a month without a year: which May it is, the day of the article tells."""
    plain = fold(text)
    if _YEAR.search(plain):
        return ""
    words = [match[0] for match in _TOKEN.finditer(plain)]
    for at, word in enumerate(words):
        beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
        if word in MONTHS and (word not in _ALSO_WORDS or any(each[-1].isdigit() for each in beside)):
            return word
    return ""


def _dated(words: str, day: date | None) -> str:
    if not words:
        return ""
    return f"{words} ({day.isoformat()})" if day else f"{words} (of an unknown day)"
