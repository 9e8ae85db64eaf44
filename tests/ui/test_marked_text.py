from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.model import Span
from workbench.ui.marked_text import marked_lines, signs


def lines(text: str, row: str, width: int) -> list[str]:
    return [str(line.plain) for line in marked_lines(text, row, width)]


def test_each_line_has_its_signs_below_it() -> None:
    text = "closed within two years, they said"
    row = signs(len(text), [Span(0, 23)], [Span(14, 17)])
    assert lines(text, row, 24) == [
        "closed within two years,",
        "==============≠≠≠====== ",
        "they said",
    ]


def test_what_differs_stands_above_what_agrees_and_nothing_reaches_outside() -> None:
    assert signs(5, [Span(0, 4)], [Span(2, 9), Span(-3, 1)]) == "≠=≠≠≠"
    assert signs(0, [Span(0, 4)], []) == ""


def test_a_wide_letter_has_signs_as_wide() -> None:
    assert lines("日本 x", signs(4, [Span(0, 2)], []), 20) == ["日本 x", "====  "]


def test_what_would_act_on_a_terminal_is_only_letters() -> None:
    text = "a\x1b[31m\u202eb"
    assert lines(text, signs(len(text), [], [Span(0, 1)]), 20)[0] == "a\ufffd[31m\ufffdb"


@given(
    st.text(st.sampled_from("ab 日\n\u0301\r\x1b"), max_size=60),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=4),
    st.integers(8, 30),
)
def test_no_line_is_wider_than_it_may_be(text: str, marks: list[tuple[int, int]], width: int) -> None:
    spans = [Span(min(pair), max(pair)) for pair in marks]
    row = signs(len(text), spans[:2], spans[2:])
    assert len(row) == len(text)
    assert all(cell_len(line) <= width for line in lines(text, row, width))


@given(st.integers(0, 12), st.lists(st.tuples(st.integers(-20, 30), st.integers(0, 15)), max_size=4))
def test_a_stretch_outside_the_text_leaves_a_sign_for_each_character(
    length: int, places: list[tuple[int, int]]
) -> None:
    spans = [Span(start, start + size) for start, size in places]
    row = signs(length, [], spans)
    assert len(row) == length
    marked = {at for span in spans for at in range(span.start, span.end)}
    assert [sign != " " for sign in row] == [at in marked for at in range(length)]
