from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.ui import sample
from workbench.model import Block, BlockRole
from workbench.text import printable
from workbench.ui.widgets.article_layout import break_lines, lay_out

TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("ab \n  wordsé日本\u200b\u0301\r\n,.")), max_size=120
)


@given(TEXT, st.integers(8, 60))
def test_lines_hold_every_word_in_order_and_no_more_than_fits(text: str, width: int) -> None:
    safe = printable(text, newlines=True)
    lines = list(break_lines(safe, 0, len(safe), width))
    assert [start for start, _ in lines] == sorted(start for start, _ in lines)
    assert "".join(safe[start:end] for start, end in lines).replace(" ", "") == safe.replace(" ", "").replace(
        "\n", ""
    )
    for start, end in lines:
        assert sum(cell_len(character) for character in safe[start:end]) <= width
        assert "\n" not in safe[start:end]


def test_words_stay_whole_where_they_fit() -> None:
    assert [sample.TEXT[start:end] for start, end in break_lines(sample.TEXT, 0, 45, 20)] == [
        "Island council votes",
        "to close the old",
        "harbour",
    ]


def test_left_out_lines_become_one_notice_or_are_shown_with_their_reason() -> None:
    hidden = lay_out(sample.TEXT, sample.blocks(), 60, left_out=False)
    shown = lay_out(sample.TEXT, sample.blocks(), 60, left_out=True)
    notices = [line.notice for line in hidden.lines if line.notice]
    assert notices == ["┄ 1 line left out (promo); l shows", "┄ 1 line left out (bio); l shows"]
    assert [line.notice for line in shown.lines if line.notice] == [
        "┄ 1 line left out (promo: asks to subscribe)",
        "┄ 1 line left out (bio: about the author)",
    ]
    assert any(line.role is BlockRole.BIO and not line.notice for line in shown.lines)


@pytest.mark.parametrize("left_out", [True, False])
def test_an_offset_is_found_on_its_line(left_out: bool) -> None:
    layout = lay_out(sample.TEXT, sample.blocks(), 40, left_out=left_out)
    for claim in sample.claims():
        line = layout.lines[layout.line_at(claim.start)]
        assert line.start <= claim.start < line.end


def test_a_text_without_blocks_is_one_body() -> None:
    layout = lay_out("one\n\ntwo", (), 20, left_out=False)
    assert [(line.start, line.end) for line in layout.lines] == [(0, 3), (5, 8)]


def test_a_long_article_is_laid_out_in_no_time() -> None:
    text = (sample.TEXT.replace("\n", " ") + "\n") * 1000
    blocks = (Block(0, len(text), BlockRole.BODY, ""),)
    started = time.perf_counter()
    layout = lay_out(text, blocks, 70, left_out=False)
    assert len(text) > 900_000
    assert len(layout.lines) > 10_000
    # 25 ms alone; the bound only catches a step a character.
    assert time.perf_counter() - started < 2
