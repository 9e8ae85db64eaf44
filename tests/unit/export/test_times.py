from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.times import read_time, time_text


@given(st.datetimes(timezones=st.just(UTC)))
def test_every_moment_comes_back(at: datetime) -> None:
    assert read_time(time_text(at)) == at


def test_a_moment_is_written_in_utc() -> None:
    at = datetime(2024, 11, 18, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    assert time_text(at) == "2024-11-17T23:30:00.000005Z"
    assert time_text(at.replace(microsecond=0)) == "2024-11-17T23:30:00Z"


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        time_text(datetime(2024, 11, 18))  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize(
    "text",
    ["", "2024-11-18", "2024-11-18 09:30", "2024-11-18T09:30:00", "2024-11-18T09:30:00+00:00", "18/11/2024"],
)
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no time like"):
        read_time(text)
