"""Reprints are one origin; the article is no evidence for itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.check.origins import count_origins, is_the_article, origins

WIRE = "A storm brought down two bridges on the coast of Varnia on Sunday, killing 14 people, officials said."
REPRINT = "PORT ELLERY (NA) - " + WIRE.replace("two bridges", "two bridges near Orlo")
OTHER = "The mayor of Orlo opened a school for two hundred children and thanked its builders."


def test_a_reprint_is_no_second_origin() -> None:
    assert origins([WIRE, OTHER, REPRINT, OTHER.upper()]) == [0, 1, 0, 1]
    assert count_origins([WIRE, OTHER, REPRINT]) == 2
    assert count_origins([]) == 0


def test_short_passages_are_compared_as_a_whole() -> None:
    assert count_origins(["Two bridges fell.", "Two bridges fell", "The mayor slept."]) == 2


def test_the_article_is_known_again() -> None:
    article = f"{WIRE} {OTHER}"
    assert is_the_article(article, f"\n{WIRE}\n\n{OTHER}\n")
    assert is_the_article(f"{article} Read more here.", article)
    assert is_the_article("Short text.", "Short  text.")
    assert not is_the_article(
        "The price of grain fell for the third week in a row, traders in the capital said.", article
    )
    assert not is_the_article("", "")


LONG = " ".join(
    f"The keeper of lamp {number} told the {number} visitors of its {number * 7} broken panes and sighed."
    for number in range(13, 25)
)


def test_a_saved_part_of_the_article_is_the_article_and_a_quoted_source_is_not() -> None:
    assert is_the_article(LONG[: len(LONG) // 2], LONG)
    assert is_the_article(f"{WIRE} {LONG} {WIRE}", LONG)
    assert not is_the_article(LONG[: len(LONG) // 5], LONG)


def test_a_brief_article_that_quotes_its_source_word_for_word_is_not_that_source() -> None:
    assert not is_the_article(WIRE, f"{WIRE[:-1]}, Radio Varn said on Monday.")
    assert is_the_article(WIRE, WIRE.upper())


@given(st.lists(st.text(st.sampled_from("ab c"), max_size=30), max_size=8))
def test_each_passage_belongs_to_the_first_of_its_kind(texts: list[str]) -> None:
    found = origins(texts)
    assert all(found[at] <= at and found[found[at]] == found[at] for at in range(len(texts)))
