from __future__ import annotations

import pytest

from workbench.ingest.bios import bio_score, writers
from workbench.ingest.paragraphs import describe


def score(text: str) -> float:
    return bio_score(describe(text, 0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Una Field is a freelance writer based in Korvo. Her work has appeared in several magazines.",
        "Jo March is The Beacon's courts reporter. Follow her on Twitter @jomarch.",
        "Tim has worked as an editor and writer at The Beacon since 2011. He covers rivers and railways.",
        "Ann Marlow is a senior reporter at The Beacon. She covers courts and previously worked in radio.",
    ],
)
def test_plain_biographies(text: str) -> None:
    assert score(text) >= 3


def test_a_guest_writers_note_is_a_weak_one() -> None:
    assert 1 <= score("Lena Koch is a professor of law at Arlen University.") < 3


@pytest.mark.parametrize(
    "text",
    [
        "Rik Haan is a reporter who was arrested in Korvo on Sunday.",
        "Una Field is a journalist at The Beacon, police said.",
        'Jo March is a reporter and "a friend of the mayor".',
        "The council closed two of its five schools.",
        "Ann Marlow told the court that she covers railways.",
        "Where is the reporter now?",
    ],
)
def test_news_of_a_journalist_is_no_biography(text: str) -> None:
    assert score(text) == 0


def test_bylines_name_the_writers() -> None:
    assert writers(["By Una Field and Jo van March, in Korvo", "March 12, 2031"]) >= {
        "Una Field",
        "Jo van March",
    }
    assert writers(["March 12, 2031", "Una Field"]) == frozenset()


def test_what_opens_with_the_writers_name_tells_of_the_writer() -> None:
    text = "Una Field has written about rivers since 2019. She lives in Korvo."
    signed = bio_score(describe(text, 0, len(text)), {"Una Field"})
    assert signed >= 3 > score(text)
    news = "Una Field has been arrested in Korvo."
    assert bio_score(describe(news, 0, len(news)), {"Una Field"}) == 0
