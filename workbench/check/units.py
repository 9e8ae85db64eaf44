"""What a number counts in: one plain form for each unit."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.vocabulary import UNITS

CURRENCY_SIGNS = frozenset("$€£¥₴₽₹₪₺₩")
_UNIT_FORMS = {
    "kilometres": "km", "kilometers": "km", "kilometre": "km", "kilometer": "km", "percent": "%",
    "percentage": "%", "metres": "m", "meters": "m", "metre": "m", "meter": "m", "feet": "foot", "ft": "foot",
    "kilograms": "kg", "kilogram": "kg", "tonnes": "tonne", "tons": "ton", "litres": "litre",
    "liters": "litre", "liter": "litre", "dollars": "$", "dollar": "$", "euros": "€", "euro": "€",
    "pounds": "pound", "lbs": "pound", "lb": "pound", "hrs": "hour", "mins": "minute", "secs": "second",
    "hectares": "ha", "hectare": "ha", "megawatts": "mw", "gigawatts": "gw", "megawatt": "mw",
    "gigawatt": "gw", "kph": "km/h", "yuan": "yuan", "yen": "yen",
}  # fmt: skip
_UNIT_WORDS = (
    UNITS
    | {unit.removesuffix("s") for unit in UNITS}
    | set(_UNIT_FORMS)
    | set("foot inches inch m mm cm kg g lb ft mph kph kw mw gw".split())
)


def unit_of(before: str, following: Sequence[str]) -> str:
    """Return the unit of a number in its plain form, or "".

    Args:
        before: The character before the number.
        following: The lower-case words after it.
    """
    if before in CURRENCY_SIGNS:
        return before
    words = [word for word in following if word != "-"]
    if words[:1] == ["%"] or words[:2] == ["per", "cent"]:
        return "%"
    return unit_form(words[0]) if words and words[0] in _UNIT_WORDS else ""


def unit_form(word: str) -> str:
    """Return the plain form of a unit: singular, one spelling."""
    return _UNIT_FORMS.get(word) or (word.removesuffix("s") if len(word) > 3 else word)
