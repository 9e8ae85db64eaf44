from __future__ import annotations

import pytest

from workbench.ingest.stubs import FEWEST_WORDS, why_stub

STORY = "The ministry said on Tuesday that the dike had held and that the army would stay for a while. "


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe now to continue reading.",
        "Sign in or create an account to read on.",
        "Log in to keep reading this report.",
        "Already a subscriber? Sign in.",
        "To read the full story, start a trial.",
        "This article is for subscribers.",
        "You have reached your limit of free reports.",
        "This is a subscriber-only report.",
    ],
)
def test_a_call_to_subscribe_after_a_few_lines_shows_a_stub(call: str) -> None:
    assert why_stub(f"{STORY * 5}{call}") == (
        f"only {len(f'{STORY * 5}{call}'.split())} words, and a call to subscribe or sign in"
    )
    assert why_stub(f"{STORY * 40}{call}") is None


def test_a_page_that_says_it_is_not_free_is_a_stub_while_it_is_short() -> None:
    page = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    assert "subscribe" in (why_stub(STORY * 5, page) or "")
    assert why_stub(STORY * 5, page.replace("False", "True")) is None
    assert why_stub(STORY * 40, page) is None


@pytest.mark.parametrize("end", ["and then the \u2026", "and then the...", "and then the [\u2026]"])
def test_a_text_that_breaks_off_is_a_stub(end: str) -> None:
    assert (why_stub(f"{STORY * 5}{end}") or "").endswith("and it breaks off")


def test_few_words_are_a_stub_and_a_short_report_is_none() -> None:
    assert why_stub("Held.") == "only 1 word"
    assert why_stub("word " * (FEWEST_WORDS - 1)) == "only 59 words"
    assert why_stub("word " * FEWEST_WORDS) is None


@pytest.mark.parametrize(
    "words",
    [
        "The king said that subscribers to the fund would be paid.",
        "Nobody had to continue the strike, the union said.",
        "The minister signed in the new year.",
    ],
)
def test_words_that_only_sound_like_a_call_are_none(words: str) -> None:
    assert why_stub(f"{STORY * 5}{words}") is None
