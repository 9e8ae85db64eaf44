"""Calendar values: their days, feasts and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.extract.mentions.almanac import (
    FEASTS,
    add_months,
    easter,
    interval,
    month_value,
    quarter_value,
    season_value,
    week_value,
)

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-09", "2031-03-09", "2031-03-09"),
        ("2031-03-09TNI", "2031-03-09", "2031-03-09"),
        ("2031-03-09T21:30Z", "2031-03-09", "2031-03-09"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203", "2030-01-01", "2039-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2031-W01", "2030-12-30", "2031-01-05"),
        ("2031-W01-WE", "2031-01-04", "2031-01-05"),
        ("2031-Q4", "2031-10-01", "2031-12-31"),
        ("2031-H2", "2031-07-01", "2031-12-31"),
        ("2031-FA", "2031-09-01", "2031-11-30"),
        ("2031-WI", "2031-12-01", "2032-02-29"),
    ],
)
def test_the_days_of_a_value(value: str, first: str, last: str) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value", ["P3D", "PXY", "PAST_REF", "PRESENT_REF", "2031-02-30", "2031-13", "2031-W60", "", "XXXX-WXX-2"]
)
def test_what_names_no_days_has_no_interval(value: str) -> None:
    assert interval(value) is None


@given(DAYS)
def test_every_stretch_holds_the_day_it_was_made_from(day: date) -> None:
    for value in (month_value(day), quarter_value(day), week_value(day), season_value(day), str(day.year)):
        span = interval(value)
        assert span is not None
        assert span[0] <= day.isoformat() <= span[1]


@given(DAYS, st.integers(-2000, 2000))
def test_months_there_and_back_keep_the_month(day: date, count: int) -> None:
    there = add_months(day, count)
    back = add_months(there, -count)
    assert (back.year, back.month) == (day.year, day.month)
    assert abs(back.day - day.day) <= 3


def test_feasts_by_rule() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert easter(2038) == date(2038, 4, 25)
    assert FEASTS["good friday"](2024) == date(2024, 3, 29)
    assert FEASTS["thanksgiving"](2031) == date(2031, 11, 27)
    assert FEASTS["memorial day"](2031) == date(2031, 5, 26)
    assert FEASTS["election day"](2032) == date(2032, 11, 2)


@given(st.integers(1900, 2300))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert FEASTS["easter monday"](year) - easter(year) == timedelta(days=1)
