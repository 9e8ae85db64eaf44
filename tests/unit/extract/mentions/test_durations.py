"""Durations as values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.extract.mentions.durations import duration


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        ("3", "day", "P3D"),
        ("3", "hour", "PT3H"),
        ("1.5", "hour", "PT1H30M"),
        ("5.5", "minute", "PT5M30S"),
        ("2.5", "year", "P2Y6M"),
        ("0.5", "year", "P6M"),
        ("1.5", "day", "P1DT12H"),
        ("2", "decade", "P20Y"),
        ("0.5", "century", "P50Y"),
        ("2", "fortnight", "P4W"),
        ("2", "quarter", "P2Q"),
        ("1", "weekend", "P1WE"),
        (None, "year", "PXY"),
        (None, "minute", "PTXM"),
        ("0.5", "quarter", None),
    ],
)
def test_values(count: str | None, unit: str, value: str | None) -> None:
    assert duration(Decimal(count) if count else None, unit) == value
