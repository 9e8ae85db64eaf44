from __future__ import annotations

import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.line import number_text, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (1200, "1200"),
        (-5, "-5"),
        (2.5, "2.5"),
        (3.0, "3"),
        (2.5e22, "25000000000000000000000"),
        (1e-7, "0.0000001"),
        ((300, 400), "300..400"),
        ((0.5, 1), "0.5..1"),
        ("2031-03-11", "2031-03-11"),
        ("Ila Soren", "Ila Soren"),
    ],
)
def test_values_are_plain(value: float | str | tuple[float, ...] | None, text: str) -> None:
    assert value_text(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_loses_no_digit_and_has_no_exponent(number: float) -> None:
    text = number_text(number)
    assert float(text) == number
    assert set(text) <= set("-.0123456789")


def test_the_ends_of_the_scale() -> None:
    assert float(number_text(sys.float_info.max)) == sys.float_info.max
    assert float(number_text(math.ulp(0.0))) == math.ulp(0.0)
