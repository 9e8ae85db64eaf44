from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.cells import canonical_json, cell, json_cell, json_of, moment_of, stamp, text_of

ANY_TEXT = st.text(st.characters(exclude_categories=()))
"""Lone surrogates and NUL included."""


@given(ANY_TEXT)
def test_any_text_comes_back_from_sqlite(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE t (x ANY CHECK (x >= '')) STRICT")
        db.execute("INSERT INTO t VALUES (?)", (cell(text),))
        assert text_of(db.execute("SELECT x FROM t").fetchone()[0]) == text


@pytest.mark.parametrize("text", ["", "plain", "nul\0inside", "\ud83d\ude00", "日本", "\U0001f600"])
def test_only_what_utf8_cannot_hold_becomes_a_blob(text: str) -> None:
    assert isinstance(cell(text), bytes) == any("\ud800" <= char <= "\udfff" for char in text)
    assert text_of(cell(text)) == text


@given(st.recursive(ANY_TEXT | st.integers() | st.none() | st.booleans(), st.lists))
def test_json_comes_back_adjacent_lone_surrogates_too(value: object) -> None:
    assert json_of(json_cell(value)) == value
    assert json_of(json_cell(["\ud83d" + "\ude00"])) == ["\ud83d" + "\ude00"]


def test_canonical_json_sorts_keys_and_refuses_what_json_lacks() -> None:
    assert canonical_json({"b": 1, "a": "é\n"}) == '{"a":"é\\n","b":1}'
    with pytest.raises(ValueError, match="JSON"):
        canonical_json({"a": float("nan")})


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stamps_sort_by_time_and_come_back(one: datetime, other: datetime) -> None:
    assert moment_of(stamp(one)) == one
    assert (stamp(one) < stamp(other)) == (one < other)
    assert len(stamp(one)) == 27


def test_a_stamp_is_utc_whatever_the_zone_it_was_taken_in() -> None:
    there = datetime(2031, 3, 12, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert stamp(there) == "2031-03-11T23:30:00.000000Z"
    with pytest.raises(ValueError, match="no time zone"):
        stamp(there.replace(tzinfo=None))
