"""Time expressions: a table of phrases and the TIMEX3 values they have on a given publication day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.extract.mentions.lexemes import lexemes
from workbench.extract.mentions.tense import Tense, tense_of
from workbench.extract.mentions.timex import Timex, find_timexes
from workbench.extract.mentions.timex_grammar import Scene
from workbench.extract.offsets import Offsets

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = date(2031, 6, 18)
"""A Wednesday."""


def found(nlp: Language, text: str, published: date | None = PUBLISHED) -> list[Timex]:
    offsets = Offsets(nlp(text))
    return find_timexes(text, lexemes(text), Scene(published), lambda offset: tense_of(offsets.token(offset)))


def values(nlp: Language, text: str, published: date | None = PUBLISHED) -> list[tuple[str, object]]:
    return [(text[timex.start : timex.end], timex.reading.value) for timex in found(nlp, text, published)]


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("It opened on March 9, 2029.", "March 9, 2029", "2029-03-09"),
        ("It opened on 9 March 2029.", "9 March 2029", "2029-03-09"),
        ("It opened on the 9th of March 2029.", "the 9th of March 2029", "2029-03-09"),
        ("It opened on Friday, Mar. 9, 2029.", "Friday, Mar. 9, 2029", "2029-03-09"),
        ("It opened on 2029-03-09.", "2029-03-09", "2029-03-09"),
        ("It opened on 25/3/2029.", "25/3/2029", "2029-03-25"),
        ("It opened on 3/25/2029.", "3/25/2029", "2029-03-25"),
        ("It opened on 4/5/2029.", "4/5/2029", None),
        ("The inquiry recalled 9/11.", "9/11", "2001-09-11"),
        ("It opened on Dec.14th.", "Dec.14th", "2030-12-14"),
        ("It opened on Nov. 3.", "Nov. 3", "2030-11-03"),
        ("It will open on Nov. 3.", "Nov. 3", "2031-11-03"),
        ("It opened last Nov. 3.", "last Nov. 3", "2030-11-03"),
        ("It ran from May 5-9.", "May 5-9", ("2031-05-05", "2031-05-09")),
        ("It ran from 5-9 May 2029.", "5-9 May 2029", ("2029-05-05", "2029-05-09")),
        ("It ran May 30 - June 2, 2029.", "May 30 - June 2, 2029", ("2029-05-30", "2029-06-02")),
        ("It opened in March 2029.", "March 2029", "2029-03"),
        ("It opened in early March 2029.", "early March 2029", "2029-03"),
        ("It opened in September.", "September", "2030-09"),
        ("It will open in September.", "September", "2031-09"),
        ("It opened in May.", "May", "2031-05"),
        ("It opened last March.", "last March", "2031-03"),
        ("It opens next March.", "next March", "2032-03"),
        ("It opened in July last year.", "July last year", "2030-07"),
        ("It opened in 1987.", "1987", "1987"),
        ("It opened in mid-1987.", "mid-1987", "1987"),
        ("It opened in the year 2000.", "the year 2000", "2000"),
        ("It opened in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
        ("It lasted 1977-1979.", "1977-1979", ("1977", "1979")),
        ("It opened in the 1980s.", "1980s", "198"),
        ("It opened in the late 1980s.", "the late 1980s", "198"),
        ("It opened in the '80s.", "'80s", "198"),
        ("It opened in the eighties.", "the eighties", "198"),
        ("It opened in the 19th century.", "the 19th century", "18"),
        ("It opened in the summer of 2029.", "the summer of 2029", "2029-SU"),
        ("It opened last fall.", "last fall", "2030-FA"),
        ("It opened this spring.", "this spring", "2031-SP"),
        ("It opened on Thanksgiving 2029.", "Thanksgiving 2029", "2029-11-22"),
        ("It closed on Christmas Eve.", "Christmas Eve", "2030-12-24"),
        ("It opened in the first half of the 1980s.", "the first half of the 1980s", "198"),
        ("It opened in the last half of the '80s.", "the last half of the '80s", "198"),
        ("It met on March 9 and 12.", "12", "2031-03-12"),
        ("It met on 9 and 12 March 2029.", "9", "2029-03-09"),
        ("It met on 3, 4 and 5 June.", "3", "2031-06-03"),
        ("It rose in the sixties.", "the sixties", "196"),
        ("It opens in winter 2029.", "winter 2029", "2029-WI"),
        ("It closed for the first week of May 2029.", "the first week of May 2029", "2029-W18"),
        ("It closed for Easter week.", "Easter week", "2031-W15"),
        ("It opened in the third quarter of 2029.", "the third quarter of 2029", "2029-Q3"),
        ("Its first-quarter profit fell.", "first-quarter", "2031-Q1"),
        ("Now the first-quarter profit fell.", "first-quarter", "2031-Q1"),
        ("It lost money in the first quarter of 2031.", "the first quarter of 2031", "2031-Q1"),
        ("It grew in Q3 2029.", "Q3 2029", "2029-Q3"),
        ("It grew in the first half of 2029.", "the first half of 2029", "2029-H1"),
        ("It opened in the first week of March 2029.", "the first week of March 2029", "2029-W09"),
    ],
)
def test_dates_of_the_calendar(nlp: Language, text: str, phrase: str, value: object) -> None:
    assert (phrase, value) in values(nlp, text)


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("The mayor resigned Sunday.", "Sunday", "2031-06-15"),
        ("The mayor resigned on Wednesday.", "Wednesday", "2031-06-18"),
        ("The mayor will resign on Sunday.", "Sunday", "2031-06-22"),
        ("The deal will end the strike of Tuesday.", "Tuesday", "2031-06-17"),
        ("The mayor was told Sunday by his aide that he must go.", "Sunday", "2031-06-15"),
        ("The mayor may have resigned Sunday.", "Sunday", "2031-06-15"),
        ("The accounts for the year ended Sept. 30 were late.", "Sept. 30", "2030-09-30"),
        ("It is the third day of the strike.", "the third day", "2031-06-18"),
        ("It lost money in the quarter ended Oct. 31.", "the quarter", "2030-Q3"),
        ("The mayor resigned last May.", "last May", "2030-05"),
        ("The mayor presented plans for the celebrations in July.", "July", "2031-07"),
        ("The mayor remembered the September 11th terrorist attacks.", "September 11th", "2001-09-11"),
        ("The mayor will open a park on September 11th.", "September 11th", "2031-09-11"),
        ("The bids close at 5 p.m. EST, July 6.", "5 p.m. EST, July 6", "2031-07-06T17:00"),
        ("The bids closed at 5 p.m. May 6, 2030.", "May 6, 2030", "2030-05-06"),
        ("The bids closed at 16:15 UTC, May 6.", "May 6", "2031-05-06"),
        ("The trial begins Monday.", "Monday", "2031-06-23"),
        ("The mayor plans to resign on Sunday.", "Sunday", "2031-06-22"),
        ("A hearing is scheduled for Monday.", "Monday", "2031-06-23"),
        ("A hearing had been scheduled for Monday.", "Monday", "2031-06-16"),
        ("Sunday's vote was close.", "Sunday", "2031-06-15"),
        ("The mayor resigned last Wednesday.", "last Wednesday", "2031-06-11"),
        ("The mayor resigns next Wednesday.", "next Wednesday", "2031-06-25"),
        ("The mayor resigned on Tuesday of last week.", "Tuesday of last week", "2031-06-10"),
        ("The mayor resigned yesterday.", "yesterday", "2031-06-17"),
        ("The mayor resigned the day before yesterday.", "the day before yesterday", "2031-06-16"),
        ("The mayor resigns the day after tomorrow.", "the day after tomorrow", "2031-06-20"),
        ("The mayor resigned the week before last.", "the week before last", "2031-W23"),
        ("The mayor resigned this past Sunday.", "this past Sunday", "2031-06-15"),
        ("The mayor resigned this past week.", "this past week", "2031-W24"),
        ("The mayor resigned this past weekend.", "this past weekend", "2031-W24-WE"),
        ("The mayor fell when rocks hit the hall on Sunday.", "Sunday", "2031-06-15"),
        ("The mayor has been ill since Sunday.", "Sunday", "2031-06-15"),
        ("The record set on Jan. 6 stands.", "Jan. 6", "2031-01-06"),
        ("A date is set for Jan. 6.", "Jan. 6", "2032-01-06"),
        ("The mayor wants to forget Sunday night's debate.", "Sunday night", "2031-06-15TNI"),
        ("The trains have not run after Sunday.", "Sunday", "2031-06-15"),
        ("After Sunday nobody will be let in.", "Sunday", "2031-06-22"),
        ("The mayor resigned earlier today.", "earlier today", "2031-06-18"),
        ("The mayor will resign tomorrow.", "tomorrow", "2031-06-19"),
        ("The mayor resigned late yesterday.", "late yesterday", "2031-06-17"),
        ("The mayor resigned last week.", "last week", "2031-W24"),
        ("The mayor resigned this month.", "this month", "2031-06"),
        ("The mayor will resign next year.", "next year", "2032"),
        ("The mayor resigned earlier this year.", "earlier this year", "2031"),
        ("The mayor will resign by the end of the year.", "the end of the year", "2031"),
        ("The mayor will resign by year-end.", "year-end", "2031"),
        ("The mayor resigned over the weekend.", "the weekend", "2031-W24-WE"),
        ("The mayor resigned two days ago.", "two days ago", "2031-06-16"),
        ("The mayor resigned two weeks ago.", "two weeks ago", "2031-W23"),
        ("The mayor resigned five months ago.", "five months ago", "2031-01"),
        ("The mayor resigned nearly three years ago.", "nearly three years ago", "2028"),
        ("The mayor resigned a year ago.", "a year ago", "2030"),
        ("The mayor resigned several years ago.", "several years ago", "PAST_REF"),
        ("The mayor resigned a quarter-century ago.", "a quarter-century ago", "2006"),
        ("The mayor resigned half a century ago.", "half a century ago", "1981"),
        ("Following Monday's vote the mayor resigned.", "Monday", "2031-06-16"),
        ("The mayor resigns this coming August.", "this coming August", "2031-08"),
        ("The mayor has been ill since July 1st.", "July 1st", "2030-07-01"),
        ("The mayor was ill between Sept. 1 and May 4.", "Sept. 1", "2030-09-01"),
        ("The mayor resigned on June 20 of last year.", "June 20 of last year", "2030-06-20"),
        ("The mayor resigned on 9 March this year.", "9 March this year", "2031-03-09"),
        ("The mayor speaks at 6 o'clock this afternoon.", "6 o'clock this afternoon", "2031-06-18T18:00"),
        ("The first half of the year was wet.", "The first half of the year", "2031-H1"),
        ("The mayor resigned Sunday night.", "Sunday night", "2031-06-15TNI"),
        ("The mayor resigned this morning.", "this morning", "2031-06-18TMO"),
        ("The mayor resigned last night.", "last night", "2031-06-17TNI"),
        ("The mayor speaks tonight.", "tonight", "2031-06-18TNI"),
        ("The mayor resigned early Tuesday.", "early Tuesday", "2031-06-17"),
        ("The mayor resigned at 9 p.m.", "9 p.m.", "2031-06-18T21:00"),
        ("The mayor resigned at 9:05 a.m. Sunday.", "9:05 a.m. Sunday", "2031-06-15T09:05"),
        ("The mayor resigned at noon Sunday.", "noon Sunday", "2031-06-15T12:00"),
        ("The mayor resigned at 14:58 GMT.", "14:58 GMT", "2031-06-18T14:58Z"),
        ("The mayor resigned at 9 p.m. GMT+8.", "9 p.m. GMT", "2031-06-18T21:00"),
        ("The mayor resigned at 1458 GMT.", "1458 GMT", "2031-06-18T14:58Z"),
        ("The mayor resigned at 1630 on Sunday.", "1630 on Sunday", "2031-06-15T16:30"),
        ("The mayor resigned at 0800 hours.", "0800 hours", "2031-06-18T08:00"),
        ("The mayor resigned at 9.30am on Sunday.", "9.30am on Sunday", "2031-06-15T09:30"),
        ("The mayor resigned at 16.45 GMT.", "16.45 GMT", "2031-06-18T16:45Z"),
        ("The work took 2000 hours.", "2000 hours", "PT2000H"),
        ("The mayor died in 1630.", "1630", "1630"),
        (
            "The mayor resigned at 5 o'clock in the afternoon.",
            "5 o'clock in the afternoon",
            "2031-06-18T17:00",
        ),
    ],
)
def test_dates_counted_from_the_publication(nlp: Language, text: str, phrase: str, value: object) -> None:
    assert (phrase, value) in values(nlp, text)


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("It took two weeks.", "two weeks", "P2W"),
        ("It took half an hour.", "half an hour", "PT30M"),
        ("It took a quarter century.", "a quarter century", "P25Y"),
        ("It ended in the first week of the strike.", "the first week", "P1W"),
        ("It ended in the first hours of the strike.", "the first hours", "PTXH"),
        ("It was the largest single-day loss.", "single-day", "P1D"),
        ("A multi-year plan was made.", "multi-year", "PXY"),
        ("A several-year plan was made.", "several-year", "PXY"),
        ("It took an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It took 2 1/2 years.", "2 1/2 years", "P2Y6M"),
        ("It took nearly four decades.", "nearly four decades", "P40Y"),
        ("It took at least 72 hours.", "at least 72 hours", "PT72H"),
        ("It took two to three weeks.", "two to three weeks", ("P2W", "P3W")),
        ("It took several months.", "several months", "PXM"),
        ("It took a year or two.", "a year or two", ("P1Y", "P2Y")),
        ("It took a couple of years.", "a couple of years", "P2Y"),
        ("A five-year plan was made.", "five-year", "P5Y"),
        ("A 10-week-long strike ended.", "10-week-long", "P10W"),
        ("A day-long talk ended.", "day-long", "P1D"),
        ("A decades-long feud ended.", "decades-long", "PXE"),
        ("An 8-month-old truce held.", "8-month-old", "P8M"),
        ("Two long years passed.", "Two long years", "P2Y"),
        ("It grew over the past three months.", "the past three months", "P3M"),
        ("It will grow over the next few days.", "the next few days", "PXD"),
        ("It will begin in the coming days.", "the coming days", "PXD"),
        ("It grew in recent years.", "recent years", "PXY"),
        ("It will grow over the next decade.", "the next decade", "P10Y"),
        ("It will be sold over the next year or so.", "the next year", "P1Y"),
        ("It went on for weeks.", "weeks", "PXW"),
        ("It grew in the first nine months.", "the first nine months", "P9M"),
        ("They meet every day.", "every day", "P1D"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("It lost money in the year-earlier nine months.", "the year-earlier nine months", "P9M"),
        ("It will pay in future years.", "future years", "FUTURE_REF"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They march every summer.", "every summer", "XXXX-SU"),
        ("The river will one day be clean.", "one day", "FUTURE_REF"),
        ("It was cleaned in one day.", "one day", "P1D"),
        ("They play on Friday nights.", "Friday nights", "XXXX-WXX-5TNI"),
        ("They meet weekly.", "weekly", "P1W"),
        ("It costs $2 billion a year.", "a year", "P1Y"),
        ("It costs $2 billion per month.", "per month", "P1M"),
        ("It is now closed.", "now", "PRESENT_REF"),
        ("It has recently closed.", "recently", "PAST_REF"),
        ("It will matter in the near future.", "the near future", "FUTURE_REF"),
        ("It mattered in the past.", "the past", "PAST_REF"),
    ],
)
def test_durations_sets_and_vague_times(nlp: Language, text: str, phrase: str, value: object) -> None:
    assert (phrase, value) in values(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "He may resign and march on.",
        "The 37-year-old walked in.",
        "18- to 24-year-old men voted.",
        "Her 8-month-old son slept.",
        "At 1630 metres the air is thin.",
        "She is 37 years old.",
        "They sat by the fall of the river.",
        "Jan Novik and May Bell spoke.",
        "A 2000-word essay won.",
        "About 2000 people came.",
        "He watched Sixty Minutes and High Noon.",
        "They lost 3-2 at home.",
        "Now the council must decide.",
        "It ended on the third day of the strike.",
        "It is a matter of days.",
        "Its accounts follow a calendar year.",
        "The two shops opened just weeks apart.",
        "The Black Friday sale began.",
        "He was in his 30s.",
        "She was in her mid-40s.",
        "The first three-quarters of the report were dull.",
        "The first half of the game was dull.",
        "They went to Easter Island.",
        "They read The Weekly Lamp.",
        "The quarterly dividend rose.",
    ],
)
def test_what_is_no_time(nlp: Language, text: str) -> None:
    assert values(nlp, text) == []


@pytest.mark.parametrize(
    "phrase", ["Sunday", "in September", "last week", "two days ago", "at 9 p.m.", "on Nov. 3", "this fall"]
)
def test_without_a_publication_day_nothing_is_guessed(nlp: Language, phrase: str) -> None:
    (timex,) = found(nlp, f"The mayor resigned {phrase}.", None)
    assert timex.reading.value is None
    assert timex.interval is None


def test_a_whole_date_needs_no_publication_day(nlp: Language) -> None:
    assert values(nlp, "It opened on March 9, 2029.", None) == [("March 9, 2029", "2029-03-09")]


@pytest.mark.parametrize(
    ("published", "phrase", "value"),
    [
        (date(2031, 2, 3), "last fall", "2030-FA"),
        (date(2031, 10, 3), "last fall", "2030-FA"),
        (date(2031, 1, 3), "last winter", "2029-WI"),
        (date(2031, 5, 3), "last winter", "2030-WI"),
        (date(2031, 7, 3), "last spring", "2031-SP"),
    ],
)
def test_the_last_season_is_over(nlp: Language, published: date, phrase: str, value: str) -> None:
    assert values(nlp, f"It opened {phrase}.", published) == [(phrase, value)]


def test_days_are_counted_from_the_last_one_named(nlp: Language) -> None:
    text = "It began on March 9, 2029. It went on the following day and ended four days later."
    assert values(nlp, text)[1:] == [("the following day", "2029-03-10"), ("four days later", "2029-03-14")]


def test_results_compare_with_the_same_quarter_a_year_before(nlp: Language) -> None:
    text = "First-quarter profit rose to 5 million from 4 million a year earlier."
    assert values(nlp, text) == [("First-quarter", "2031-Q1"), ("a year earlier", "2030-Q1")]


def test_the_latest_quarter_is_over(nlp: Language) -> None:
    text = "It expects no charge in the second quarter. In the latest quarter it lost 3 million."
    assert values(nlp, text) == [("the second quarter", "2031-Q2"), ("the latest quarter", "2031-Q1")]


def test_a_number_after_a_date_may_count_something_else(nlp: Language) -> None:
    text = "They met on March 9 and 12 members left."
    assert values(nlp, text) == [("March 9", "2031-03-09")]


def test_a_time_of_day_takes_the_date_of_its_sentence(nlp: Language) -> None:
    text = "On Sunday the mayor spoke at 9 p.m. and left."
    assert values(nlp, text) == [("Sunday", "2031-06-15"), ("9 p.m.", "2031-06-15T21:00")]


def test_a_time_in_brackets_stays_there(nlp: Language) -> None:
    text = "It began at 10:35 a.m. (0735 GMT) Sunday."
    assert values(nlp, text) == [
        ("10:35 a.m.", "2031-06-15T10:35"),
        ("0735 GMT", "2031-06-15T07:35Z"),
        ("Sunday", "2031-06-15"),
    ]


def test_that_night_is_the_night_of_the_day_last_named(nlp: Language) -> None:
    text = "It began on March 9, 2029. That night the council met."
    assert values(nlp, text)[1] == ("That night", "2029-03-09TNI")


def test_intervals_and_modifiers(nlp: Language) -> None:
    (late,) = found(nlp, "It opened in late September 2029.")
    assert (late.reading.modifier, late.interval) == ("late", ("2029-09-01", "2029-09-30"))
    (span,) = found(nlp, "It ran May 30 - June 2, 2029.")
    assert span.interval == ("2029-05-30", "2029-06-02")
    (about,) = found(nlp, "It took about two weeks.")
    assert (about.reading.modifier, about.interval, about.reading.kind) == ("about", None, "duration")


@pytest.mark.parametrize(
    ("phrase", "interval"),
    [
        ("over the past two weeks", ("2031-06-04", "2031-06-18")),
        ("in the last 3 months", ("2031-03-18", "2031-06-18")),
        ("over the past year", ("2030-06-18", "2031-06-18")),
        ("in the next four years", ("2031-06-18", "2035-06-18")),
        ("in the coming days", ("2031-06-18", "2031-06-25")),
        ("in recent weeks", ("2031-05-18", "2031-06-18")),
        ("in the months ahead", ("2031-06-18", "2032-06-18")),
        ("over two weeks", None),
        ("in the last two hours", None),
    ],
)
def test_a_stretch_up_to_or_from_the_publication_has_its_days(
    nlp: Language, phrase: str, interval: tuple[str, str] | None
) -> None:
    (timex,) = found(nlp, f"It grew {phrase}.")
    assert timex.interval == interval
    (timex,) = found(nlp, f"It grew {phrase}.", None)
    assert timex.interval is None


WORDS = (
    "the last next this past coming few several two 5 31 1999 2029 March May Mar. Sunday Fri. day days week "
    "weeks months year quarter third first ago earlier later early late end of a an and to - , / : ' s a.m. "
    "p.m. noon morning nights every each in on now old half hour hours Christmas century 80 GMT from ( )"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none())
def test_any_order_of_time_words_is_read_without_a_fault(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for timex in find_timexes(text, lexemes(text), Scene(published), lambda _offset: Tense.PAST):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
