from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.ui.widgets.status_line import Status, _progress, aside, bar

FULL = Status(
    total=1_000_000,
    checked=412_345,
    disputed=2_071,
    shown=1_204,
    filters="Northern Courier, disputed, “harbour”",
    sort="by place",
    coverage="coverage 87 %",
    panes="sources hidden (S)",
    busy="",
)


def test_at_80_columns_the_coverage_and_a_filter_are_told_whole() -> None:
    usual = replace(FULL, total=30, checked=9, disputed=2, filters="disputed", shown=2)
    progress = _progress(usual, 78)
    assert progress == "9 of 30 checked, 2 disputed, coverage 87 %"
    assert aside(usual, 78 - len(progress) - 3) == "disputed: 2 claims · by place"
    unfiltered = replace(usual, filters="")
    assert aside(unfiltered, 78 - len(progress) - 3) == "sources hidden (S) · by place"


def test_a_long_filter_loses_words_and_keeps_its_count() -> None:
    progress = _progress(FULL, 78)
    assert progress == "412,345 of 1,000,000 checked, 2,071 disputed, coverage 87 %"
    assert aside(FULL, 78 - len(progress) - 3) == "Northern Courie…"
    assert aside(FULL, 30) == "Northern Courie…: 1,204 claims"


@pytest.mark.parametrize(
    ("width", "words"),
    [(60, ", 2,071 disputed, coverage 87 %"), (50, " checked, coverage 87 %"), (36, "1,000,000 checked")],
)
def test_what_matters_most_stays_where_it_is_narrow(width: int, words: str) -> None:
    assert _progress(FULL, width).endswith(words)


@given(st.integers(-5, 200), st.text(max_size=60), st.sampled_from(["", "sources hidden (S)"]))
def test_the_rest_never_takes_more_than_its_room(room: int, filters: str, panes: str) -> None:
    said = aside(replace(FULL, filters=filters, panes=panes), room)
    assert cell_len(said) <= max(0, room)


@given(st.integers(0, 50), st.integers(0, 50))
def test_the_bar_is_full_only_when_all_is_done(done: int, more: int) -> None:
    filled, rest = bar(done, done + more, 16)
    assert len(filled + rest) == 16
    assert (not rest) == (done > 0 and more == 0)
    assert bool(filled) == (done > 0)
