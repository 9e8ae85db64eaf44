from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.lines import Layout, continues, joins, read_layout, split_lines, stops

PARAGRAPHS = (
    (
        "The district council of Hallen voted on Tuesday to close two of its five schools, a step that will "
        "save about 4.2 million crowns a year, the council said in a statement."
    ),
    (
        'Parents had collected 3,400 signatures against the plan. "We will go on fighting," said Lena Moor, '
        "who leads the parents' group in the northern part of the town."
    ),
    (
        "The schools in Oster and Vall will be closed in June 2031, and their 260 pupils will move to Hallen "
        "Central, which was enlarged in 2028 at a cost of 31 million crowns."
    ),
)


def test_lines_have_no_space_around_them() -> None:
    text = "  One \r\n\r\n\tTwo\u00a0\n\n\n Three"
    assert [(text[line.start : line.end], line.indent, line.blanks) for line in split_lines(text)] == [
        ("One", 2, 0),
        ("Two", 1, 1),
        ("Three", 1, 2),
    ]


@given(st.text("ab \t\r\n\x0b\x0c\x85\u2028\u2029\ufeff"))
def test_every_visible_character_is_on_one_line(text: str) -> None:
    lines = list(split_lines(text))
    covered = [offset for line in lines for offset in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    mark = 0 if text.startswith("\ufeff") else -1
    assert {i for i, char in enumerate(text) if not char.isspace()} - {mark} <= set(covered)


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        'He left."',
        "He left.\u201d",
        "Did he?)",
        "So it ended.[12]",
        "It ended.[3][4]",
        "Go!*",
        "And then\u2026",
    ],
)
def test_sentence_ends(line: str) -> None:
    assert stops(line)


@pytest.mark.parametrize("line", ["He left", "The end,", "He said:", "A title [video]", ""])
def test_no_sentence_ends(line: str) -> None:
    assert not stops(line)


def test_a_name_with_a_capital_in_it_begins_no_middle_of_a_sentence() -> None:
    assert continues("and left the room")
    assert continues("\u201cand left\u201d, he said")
    assert not continues("iPads were sold")
    assert not continues("al-Noor is a village")
    assert not continues("The end")
    assert not continues("http://example.org is down")
    assert not continues("")


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_copy_is_known_by_its_margin(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    layout = read_layout(text, split_lines(text))
    assert layout.width is not None
    assert width - 12 < layout.width <= width
    assert layout.slack == 0


def test_paragraphs_on_lines_of_their_own_are_not_wrapped() -> None:
    text = "\n".join(PARAGRAPHS)
    assert read_layout(text, split_lines(text)) == Layout(None)
    titles = "\n".join(
        ["Storm closes harbour", "Mayor denies loan", "Five held after fire", "School reopens"] * 5
    )
    assert read_layout(titles, split_lines(titles)) == Layout(None)


def test_a_title_is_not_joined_to_the_line_below() -> None:
    text = "Council of Hallen closes two of its five schools\nMarch 3, 2031\n" + "\n".join(
        textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS
    )
    lines = list(split_lines(text))
    layout = read_layout(text, lines)
    assert layout.width is not None
    assert not joins(text, lines[0], lines[1], layout)
    assert not joins(text, lines[1], lines[2], layout)
    assert joins(text, lines[2], lines[3], layout)


def test_a_sentence_cut_off_by_a_link_is_joined() -> None:
    text = "The mayor regularly\ninsults\nthe council and its members."
    one, two, three = split_lines(text)
    assert joins(text, one, two, Layout(None))
    assert joins(text, two, three, Layout(None))


def test_a_byline_in_small_letters_is_not_joined_to_the_headline() -> None:
    text = "Town keeps its cinema\nby Marek Sol"
    one, two = split_lines(text)
    assert not joins(text, one, two, Layout(None))
