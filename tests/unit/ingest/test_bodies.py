from __future__ import annotations

import pytest

from workbench.ingest.blocks import label

FIRST = "From 1 June every filling station has to show the price before tax, the ministry said on Monday."
LAST = "The minister, Karl Osei, said that the list was final and that inspectors would visit every station."


def role(*lines: str, of: str) -> str:
    text = "\n".join(("New fuel rules take effect", FIRST, *lines, LAST))
    return next(block.role.value for block in label(text) if text[block.start : block.end] == of)


@pytest.mark.parametrize(
    "line",
    [
        "Who is affected",
        "What next?",
        "What happens next?",
        "THE EXCEPTIONS.",
        "Kenya:",
        "A long list of exceptions",
    ],
)
def test_headings(line: str) -> None:
    assert role(line, of=line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "He agreed.",
        "Netflix.",
        "the number.",
        "The minister added:",
        "Stations closed: 41",
        "\u201cEnough!\u201d",
        "Will it work, though, when all the stations on islands are left out of it again?",
    ],
)
def test_body(line: str) -> None:
    assert role(line, of=line) == "body"


def test_lists_are_body() -> None:
    items = ("stations on islands", "Depots of the armed forces", "Small stations")
    assert [role("Three groups are exempt:", *items, of=item) for item in items] == ["body"] * 3
    assert role("- islands", "- depots", of="depots") == "body"


def test_markdown_headings_are_headings() -> None:
    assert role("## Who is affected by all of this?", of="Who is affected by all of this?") == "heading"


def test_short_lines_behind_bare_copy_are_kept_and_behind_a_page_are_not() -> None:
    copy = f"New fuel rules take effect\n{FIRST}\n{LAST}\nKarl Osei Minister of Transport"
    page = f"{copy}\nShare on Facebook\nSign up for our newsletter\nFuel and cars"
    assert label(copy)[-1].role.value == "body"
    assert label(page)[3].role.value == "other"
    assert label(page)[-1].role.value == "other"


def test_a_date_line_is_the_articles_in_bare_copy_and_the_pages_in_a_page() -> None:
    copy = f"New fuel rules take effect\nMarch 3, 2031\n{FIRST}\n{LAST}"
    page = f"{copy}\nShare on Facebook\nSign up for our newsletter"
    assert label(copy)[1].role.value == "body"
    assert label(page)[1].role.value == "byline"
