from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.days import parse_day


@pytest.mark.parametrize(
    "value",
    [
        "2031-03-04",
        "2031-03-04T23:30:00+02:00",
        "2031-03-04 09:12",
        "2031/03/04",
        "2031.3.4",
        "20310304",
        "20310304T091200Z",
        "4 March 2031",
        "4th of March, 2031",
        "March 4, 2031",
        "Mar. 4 2031",
        "Tuesday, March 4, 2031 9:12 am",
        "Tue, 04 Mar 2031 09:12:00 GMT",
        "04-Mar-2031",
        "  4   March\n2031 ",
    ],
)
def test_days_as_pages_write_them(value: str) -> None:
    assert parse_day(value) == date(2031, 3, 4)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "03/04/2031",
        "4.3.2031",
        "March 2031",
        "2031",
        "2031-13-04",
        "2031-02-30",
        "0004-03-04",
        "4 Foo 2031",
        "12345678901",
    ],
)
def test_what_is_no_day_or_could_be_two(value: str) -> None:
    assert parse_day(value) is None


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_written_days_come_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day:%d %B %Y}") == day
    assert parse_day(f"{day:%B %d, %Y}") == day
    assert parse_day(f"{day:%a, %d %b %Y} 10:00:00 GMT") == day


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(value: str) -> None:
    assert parse_day(value) is None or parse_day(value)
