from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from workbench.ingest.paragraphs import describe, split_paragraphs

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


def fill(text: str) -> str:
    return textwrap.fill(text, 72)


LAYOUTS: dict[str, Callable[[], str]] = {
    "a paragraph a line": lambda: "\n".join(PARAGRAPHS),
    "blank lines between": lambda: "\n\n".join(PARAGRAPHS),
    "wrapped, blank lines between": lambda: "\n\n".join(map(fill, PARAGRAPHS)),
    "wrapped, nothing between": lambda: "\n".join(map(fill, PARAGRAPHS)),
    "wrapped with CRLF": lambda: "\n\n".join(map(fill, PARAGRAPHS)).replace("\n", "\r\n"),
    "wrapped, first lines indented": lambda: "\n".join(
        textwrap.fill(text, 72, initial_indent="    ") for text in PARAGRAPHS
    ),
    "wrapped, all indented": lambda: "\n\n".join(textwrap.indent(fill(text), "     ") for text in PARAGRAPHS),
    "wrapped, double-spaced": lambda: "\n\n\n\n".join(
        fill(text).replace("\n", "\n\n") for text in PARAGRAPHS
    ),
    "wrapped, in capitals": lambda: "\n\n".join(fill(text).upper() for text in PARAGRAPHS),
    "wrapped narrowly": lambda: "\n\n".join(textwrap.fill(text, 35) for text in PARAGRAPHS),
    "with old Mac newlines": lambda: "\r".join(PARAGRAPHS),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_come_out_whole(layout: str) -> None:
    text = LAYOUTS[layout]()
    found = [" ".join(text[p.start : p.end].split()) for p in split_paragraphs(text)]
    expected = [p.upper() if "capitals" in layout else p for p in PARAGRAPHS]
    assert found == expected


def test_a_margin_that_strays_cuts_no_sentence() -> None:
    widths = [70, 66, 72, 69, 64, 71, 68, 72, 65, 70] * 3
    words = " ".join(PARAGRAPHS).split()
    lines: list[str] = []
    while words:
        line = words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= widths[len(lines)]:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    text = "\n".join(lines)
    for paragraph in split_paragraphs(text):
        assert paragraph.stopped, text[paragraph.start : paragraph.end]


def test_one_very_long_line_is_one_paragraph() -> None:
    text = " ".join(PARAGRAPHS * 2_000)
    (paragraph,) = split_paragraphs(text)
    assert (paragraph.start, paragraph.end, paragraph.sentence) == (0, len(text), True)


def test_marks_stand_apart_from_what_they_mark() -> None:
    text = "# A title\n\n- first\n* second\n1. third\n\u2022\u00a0fourth\n> quoted"
    assert [(p.mark, text[p.start : p.end]) for p in split_paragraphs(text)] == [
        ("#", "A title"),
        ("-", "first"),
        ("*", "second"),
        ("1.", "third"),
        ("\u2022", "fourth"),
        (">", "quoted"),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_mark() -> None:
    counted = (
        "The council cut its budget in several steps; the last one was fixed at\n10. It was a small sum."
    )
    text = "\n\n".join((*map(fill, PARAGRAPHS), counted))
    assert len(list(split_paragraphs(text))) == 4


def test_a_byte_order_mark_is_a_paragraph_of_its_own() -> None:
    mark, first = split_paragraphs("\ufeffMayor resigns")
    assert (mark.start, mark.end, mark.visible) == (0, 1, False)
    assert (first.start, first.end) == (1, 14)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The mayor resigned.", True),
        ("Mayor resigns over loan", False),
        ("The mayor added:", True),
        ("Background:", False),
        ("\u201cNo.\u201d", True),
        ("\u201cThe worst idea ever.\u201d \u2014 Lena Moor", True),
        ("Sad!", False),
        ("THE MAYOR RESIGNED ON TUESDAY.", True),
        (" ".join(["word"] * 30), True),
        (" ".join(["Title"] * 30), False),
    ],
)
def test_what_reads_as_running_text(text: str, *, sentence: bool) -> None:
    assert describe(text, 0, len(text)).sentence is sentence
