from __future__ import annotations

import pytest

from workbench.ingest.furniture import Label
from workbench.ingest.paragraphs import Paragraph, describe
from workbench.ingest.runs import best_run, weight
from workbench.ingest.zones import CARD
from workbench.model import BlockRole

PROMO = Label(BlockRole.PROMO, "a call to share or follow")
BIO = Label(BlockRole.BIO, "the author's biography")
NEWS = "The council voted on Tuesday to close two of its five schools, and parents were angry."


def of(text: str) -> Paragraph:
    return describe(text, 0, len(text))


def run(*entries: str | Label) -> tuple[int, int] | None:
    paragraphs = [of("Something") if isinstance(entry, Label) else of(entry) for entry in entries]
    return best_run(paragraphs, [entry if isinstance(entry, Label) else None for entry in entries])


def test_without_furniture_all_sentences_are_the_run() -> None:
    assert run("A title", NEWS, "Heading", "He left town.", "One more title") == (1, 3)


def test_without_sentences_there_is_no_run() -> None:
    assert run("A title", PROMO, "Another title") is None
    assert best_run([], []) is None


@pytest.mark.parametrize("lines", [1, 3, 40])
def test_a_promotion_does_not_cut_the_article_however_long_it_is(lines: int) -> None:
    last = lines + 3
    assert run(NEWS, NEWS, *[PROMO] * lines, NEWS, "He would not say when the two schools close.") == (
        0,
        last,
    )


def test_cards_end_the_article() -> None:
    assert run(NEWS, NEWS, NEWS, CARD, CARD, "Ski resorts are closing early this year.") == (0, 2)


def test_a_biography_ends_the_article_unless_more_follows() -> None:
    assert run(NEWS, NEWS, BIO, NEWS) == (0, 1)
    assert run(NEWS, NEWS, BIO, *[NEWS] * 6) == (0, 8)


def test_a_short_notice_above_the_furniture_is_no_lead() -> None:
    assert run("Choose your edition here.", PROMO, NEWS, NEWS) == (2, 3)


def test_words_to_the_reader_weigh_less_than_news() -> None:
    assert weight(of("You can change your choice at any time in the settings.")) < weight(of(NEWS))
    assert weight(of("\u201cYou will see,\u201d she said to the mayor of the town.")) > weight(
        of("You will see the town.")
    )


def test_every_sentence_weighs_something() -> None:
    assert weight(of("Thank you.")) > 0
