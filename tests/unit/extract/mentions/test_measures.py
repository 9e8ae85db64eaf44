"""Units of measure behind a number."""

from __future__ import annotations

import pytest

from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.measures import measure_after


@pytest.mark.parametrize(
    ("text", "symbol", "taken"),
    [
        ("45km", "km", 1),
        ("45 km", "km", 1),
        ("45-mile", "mi", 2),
        ("5m", "m", 1),
        ("5 square miles", "mi2", 2),
        ("5 sq. km", "km2", 3),
        ("5 cubic meters", "m3", 2),
        ("5 nautical miles", "nmi", 2),
        ("5 metric tons", "t", 2),
        ("5 km/h", "km/h", 3),
        ("30GB", "GB", 1),
        ("5 points", "points", 1),
        ("5 m", None, 0),
        ("5 trees", None, 0),
        ("5", None, 0),
        ("5 square", None, 0),
    ],
)
def test_units(text: str, symbol: str | None, taken: int) -> None:
    assert measure_after(lexemes(text), 1) == (1 + taken, symbol)
