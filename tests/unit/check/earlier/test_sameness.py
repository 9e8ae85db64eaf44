"""An earlier claim is the same only where nothing that counts was changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.check.earlier.sameness import Sameness, sameness

DAY = date(2031, 3, 12)
CLAIM = "Nearly 4,200 dockers walked out of the Tarnholm yard on 3 May 2031"

TEMPLATES = (
    "{number} dockers walked out of the Tarnholm yard on {day} {month} 2031",
    "On {day} {month} 2031 the harbour of Velmora took in {number} boats",
    "The sea wall cost {number} crowns, Mara Vane told the council on {day} {month} 2031",
    "Prices in Port Asher rose {number} percent by {day} {month} 2031",
)
MONTHS = ("January", "March", "May", "July", "October")
VERBS = {"walked": "never walked", "took": "did not take", "cost": "didn't cost", "rose": "hardly rose"}
numbers = st.integers(2, 2_000_000).map(lambda number: f"{number:,}")


@st.composite
def claims(draw: st.DrawFn) -> tuple[str, str, int, str]:
    """Return a template with what fills it."""
    return (
        draw(st.sampled_from(TEMPLATES)),
        draw(numbers),
        draw(st.integers(1, 28)),
        draw(st.sampled_from(MONTHS)),
    )


def said(template: str, number: str, day: int, month: str) -> str:
    return template.format(number=number, day=day, month=month)


def never_the_same(one: str, two: str) -> None:
    for here, there in ((one, two), (two, one)):
        for days in ((DAY, DAY), (DAY, None), (None, None)):
            how, unlike = sameness(here, there, *days)
            assert how is Sameness.DIFFERS, (here, there)
            assert unlike


@settings(max_examples=60, deadline=None)
@given(claims(), numbers)
def test_another_number_is_never_the_same(claim: tuple[str, str, int, str], number: str) -> None:
    template, other, day, month = claim
    if number != other:
        never_the_same(said(*claim), said(template, number, day, month))


@settings(max_examples=60, deadline=None)
@given(claims(), st.integers(1, 28), st.sampled_from(MONTHS))
def test_another_date_is_never_the_same(claim: tuple[str, str, int, str], day: int, month: str) -> None:
    template, number, *when = claim
    if [day, month] != when:
        never_the_same(said(*claim), said(template, number, day, month))


@settings(max_examples=40, deadline=None)
@given(claims(), st.sampled_from(["never", "not", "no"]), st.integers(0, 8))
def test_a_denial_is_never_the_same(claim: tuple[str, str, int, str], word: str, at: int) -> None:
    text = said(*claim)
    never_the_same(text, next(text.replace(*pair) for pair in VERBS.items() if pair[0] in text))
    spoken = text.split()
    never_the_same(text, " ".join((*spoken[:at], word, *spoken[at:])))


@settings(max_examples=40, deadline=None)
@given(claims())
def test_the_same_words_are_the_same(claim: tuple[str, str, int, str]) -> None:
    text = said(*claim)
    assert sameness(text, text, DAY, None) == (Sameness.SAME, ())
    assert sameness(text, text.replace(",", ""), DAY, None)[0] is not Sameness.DIFFERS
    assert sameness(text, f"{text} ".upper(), DAY, date(2030, 1, 1)) == (Sameness.SAME, ())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_compared(one: str, two: str) -> None:
    how, unlike = sameness(one, two)
    assert (how is Sameness.DIFFERS) == bool(unlike)
    assert sameness(one, one, DAY, DAY) == (Sameness.SAME, ())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Five boats sank", "Six boats sank"),
        ("It grew by 10²", "It grew by 102"),
        ("It fell to -5 degrees", "It fell to 5 degrees"),
        ("It cost $5", "It cost €5"),
        ("It cost 5 million", "It cost 5 billion"),
        ("3 of 5 boats sank", "5 of 3 boats sank"),
        ("About 90 boats sank", "90 boats sank"),
        ("The dam may break", "The dam will break"),
    ],
)
def test_small_changes_that_change_the_sense(one: str, two: str) -> None:
    never_the_same(one, two)


@pytest.mark.parametrize("text", ["Five boats sank yesterday", "Last week a boat sank", "It sank on Monday"])
def test_yesterday_is_another_day_in_another_article(text: str) -> None:
    assert sameness(text, text, DAY, DAY)[0] is Sameness.SAME
    how, unlike = sameness(text, text, DAY, date(2031, 3, 11))
    assert (how, unlike[0].kind) == (Sameness.DIFFERS, "date")
    assert "(2031-03-12)" in unlike[0].here
    assert "unknown day" in sameness(text, text, DAY, None)[1][0].there


def test_a_month_without_a_year_is_that_of_the_articles_year() -> None:
    text = "A boat sank on 3 May"
    assert sameness(text, text, DAY, date(2031, 6, 1))[0] is Sameness.SAME
    assert sameness(text, text, DAY, date(2030, 6, 1))[0] is Sameness.DIFFERS
    assert sameness("It may sink", "It may sink", DAY, None)[0] is Sameness.SAME


def test_other_words_are_related_at_most_and_the_weightiest_difference_comes_first() -> None:
    assert sameness("The ferry sank off Tarnholm.", "A gull stole a sandwich.")[0] is not Sameness.SAME
    _, unlike = sameness(CLAIM, CLAIM.replace("walked", "never walked").replace("4,200", "42,000"))
    assert [each.kind for each in unlike][:2] == ["negation", "number"]
    assert sameness("It rose 5%", "It rose 5 percent")[0] is Sameness.SAME
