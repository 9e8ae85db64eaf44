from __future__ import annotations

import pytest

from workbench.ingest.captions import is_caption, is_credit
from workbench.ingest.paragraphs import Paragraph, describe


def of(text: str) -> Paragraph:
    return describe(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "Getty Images",
        "Jo Bell via Getty Images.",
        "Photograph: Lee Marsh/Reuters",
        "Photo by Ann Smith/AFP/Getty Images",
        "Image source, Getty Images",
        "(AP Photo/Ann Smith)",
        "Credit: Ann Smith",
        "Handout/Reuters.",
    ],
)
def test_credits(text: str) -> None:
    assert is_credit(of(text))


@pytest.mark.parametrize(
    "text", ["Getty paid 3 million.", "Bloomberg won the vote", "A photo of the mayor", "Ann Smith"]
)
def test_what_is_no_credit(text: str) -> None:
    assert not is_credit(of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Deputy minister Ron Ames on Monday. Photograph: Lee Marsh/Reuters",
        "FILE - Workers stand on the bridge, Monday, Feb. 3, 2031. (AP Photo/Ann Smith)",
        "Image caption, Stocks of river trout have fallen since 2020",
        "In this March 3, 2031 photo, a farmer stands beside his field.",
        "Smoke rises over the harbour [Jo Bell/Reuters]",
        "A boat off Korvo on Sunday (Photo: Jo Bell)",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(of(text))


@pytest.mark.parametrize(
    "text",
    ["He said that the photo was a fake.", "The film (1999) won.", "In this year alone, 40 boats sank."],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(of(text))
