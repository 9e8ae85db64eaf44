"""Units of measure that belong to the number before them."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.mentions.lexemes import Lexeme

_NAMES = {
    "km": "km kilometer kilometers kilometre kilometres kms",
    "m": "meter meters metre metres",
    "cm": "cm centimeter centimeters centimetre centimetres",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "mi": "mi mile miles",
    "ft": "ft feet foot",
    "in": "inch inches",
    "yd": "yd yard yards",
    "kg": "kg kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "gram grams gramme grammes",
    "t": "tonne tonnes ton tons",
    "kt": "kiloton kilotons",
    "lb": "lb lbs pound pounds",
    "oz": "oz ounce ounces",
    "l": "liter liters litre litres",
    "gal": "gallon gallons",
    "bbl": "barrel barrels bpd",
    "acre": "acre acres",
    "ha": "ha hectare hectares",
    "kn": "knot knots",
    "mph": "mph",
    "km/h": "kph kmh",
    "deg": "degree degrees",
    "KB": "kb kilobyte kilobytes",
    "MB": "mb megabyte megabytes",
    "GB": "gb gigabyte gigabytes",
    "TB": "tb terabyte terabytes",
    "Hz": "hz hertz",
    "MHz": "mhz megahertz",
    "GHz": "ghz gigahertz",
    "kW": "kw kilowatt kilowatts",
    "MW": "mw megawatt megawatts",
    "GW": "gw gigawatt gigawatts",
    "kWh": "kwh",
    "V": "volt volts",
    "hp": "hp horsepower",
    "points": "point points pts",
}
_SYMBOLS = {name: symbol for symbol, names in _NAMES.items() for name in names.split()}
_AREAS = frozenset({"square", "sq", "cubic"})
_TIGHT = {"m": "m", "g": "g", "l": "l", "t": "t", "in": "in", "w": "W", "c": "°C", "f": "°F", "x": "x"}
_PREFIXED = frozenset({"nautical", "metric", "short", "long"})


def measure_after(pieces: Sequence[Lexeme], at: int) -> tuple[int, str | None]:
    """Return the index after the unit of measure that begins at the index, and its symbol.

    Args:
        pieces: The lexemes.
        at: Index of the lexeme after the number.

    Returns:
        ``(at, None)`` where no unit stands there.
    """
    if at >= len(pieces):
        return at, None
    start = at + 1 if pieces[at].low == "-" and at + 1 < len(pieces) else at
    low = pieces[start].low
    if pieces[start].start == pieces[at - 1].end and low in _TIGHT and start == at:
        return start + 1, _TIGHT[low]
    prefix = ""
    if low in _AREAS | _PREFIXED and start + 1 < len(pieces):
        start, prefix = start + (2 if pieces[start + 1].low in {"-", "."} else 1), low
        low = pieces[start].low if start < len(pieces) else ""
    symbol = _SYMBOLS.get(low)
    if symbol is None:
        return at, None
    if prefix in _AREAS:
        symbol += "3" if prefix == "cubic" else "2"
    elif prefix == "nautical":
        symbol = "nmi"
    after = start + 1
    if low in {"km", "mi"} and [piece.low for piece in pieces[after : after + 2]] == ["/", "h"]:
        return after + 2, "km/h"
    return after, symbol
