from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from workbench.store.sql import Part, bound, compose, joined


def test_pieces_keep_their_values_in_step() -> None:
    inner = compose("x = {one} AND {more}", one=bound(1), more=Part("y IN (?, ?)", (2, 3)))
    whole = compose("SELECT {column} FROM t WHERE {inner} OR {one}", inner=inner, one=bound(4), column="z")
    assert whole == Part("SELECT z FROM t WHERE x = ? AND y IN (?, ?) OR ?", (1, 2, 3, 4))
    assert joined(" OR ", (inner, bound(5))).values == (1, 2, 3, 5)
    assert joined(", ", ()) == Part("")


def test_a_piece_that_is_missing_is_an_error_and_one_twice_is_not() -> None:
    with pytest.raises(KeyError):
        compose("{absent}")
    assert compose("{x} {x}", x=bound(1)) == Part("? ?", (1, 1))


def test_a_bound_value_is_never_read_as_sql() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        words = "'; DROP TABLE t; -- {x} ?"
        assert compose("SELECT {words}", words=bound(words)).run(db).fetchone() == (words,)
