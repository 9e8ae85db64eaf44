from __future__ import annotations

import pytest

from workbench.ingest.blocks import label
from workbench.ingest.heads import title_cased
from workbench.model import BlockRole

BODY = (
    "The environment minister, Clara Voss, resigned on Tuesday, a day after the Ledger published receipts.",
    "In a letter to the prime minister she wrote that she had made mistakes and regretted them.",
)


def roles(*lines: str) -> list[str]:
    text = "\n".join((*lines, *BODY))
    found = {text[block.start : block.end]: block.role.value for block in label(text)}
    return [found[line] for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        {"Minister resigns over flights": "headline"},
        {
            "Minister resigns over flights": "headline",
            "Her deputy takes over after receipts show 41 private flights": "dek",
        },
        {
            "Minister resigns over flights": "headline",
            "Her deputy takes over after receipts show 41 private flights": "dek",
            "What happened": "heading",
        },
        {"Minister resigns over flights": "headline", "What happened": "heading"},
        {"Politics": "other", "Minister resigns over flights": "headline", "By Jo March": "byline"},
        {
            "Minister resigns over flights": "headline",
            "By Jo March": "byline",
            "Her deputy takes over after receipts show 41 private flights": "dek",
        },
        {
            "Minister resigns over flights": "headline",
            "Her deputy takes over at once, the prime minister says.": "dek",
            "By Jo March": "byline",
        },
        {"Minister resigns over flights": "headline", "Jo March": "byline", "Political editor": "byline"},
        {"Minister Resigns Over Private Flights.": "headline"},
        {"Minister resigns over flights.": "headline"},
        {"Mayor resigns": "headline"},
        {"HALLEN, May 4 (Agency) _": "body"},
        {"Minister resigns over flights": "headline", "March 3, 2031": "body"},
    ],
)
def test_lines_above_an_article(lines: dict[str, str]) -> None:
    assert dict(zip(lines, roles(*lines), strict=True)) == lines


def test_menu_words_are_no_headline() -> None:
    assert roles("World", "Politics", "Minister resigns over flights.") == ["other", "other", "headline"]


def test_a_lead_without_a_headline_stays_body() -> None:
    text = "\n".join(BODY)
    assert [block.role for block in label(text)] == [BlockRole.BODY] * 2


def test_title_case() -> None:
    assert title_cased("Minister Resigns Over Private Flights")
    assert not title_cased("Minister resigns over private flights")
    assert not title_cased("")
