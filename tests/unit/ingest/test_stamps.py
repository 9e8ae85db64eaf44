from __future__ import annotations

import pytest

from workbench.ingest.paragraphs import Paragraph, describe
from workbench.ingest.stamps import (
    has_date,
    is_bare_name,
    is_byline,
    is_date_line,
    is_dateline,
    is_end_mark,
    is_post,
    is_slug,
    is_stamp,
    is_writer,
)


def of(text: str) -> Paragraph:
    return describe(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2031",
        "3 March 2031",
        "Tuesday, March 3, 2031",
        "2031-03-03",
        "03/03/2031",
        "Mar. 3, 2031.",
        "3rd of May 2031",
    ],
)
def test_date_lines(text: str) -> None:
    assert is_date_line(of(text))
    assert not is_stamp(of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Published 4 March 2031, 09:12 GMT",
        "Last updated: March 3, 2031 at 6:05 p.m.",
        "Tue 8 Feb 2033 10.32 GMT",
        "10:32",
        "7 p.m.",
        "23:41 GMT",
        "2 hours ago",
        "Posted 3 days ago",
        "4 min read",
        "May 2, 2030 | 3 min read",
        "2031-03-04T09:12",
    ],
)
def test_time_stamps(text: str) -> None:
    assert is_stamp(of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Sunday",
        "In March the talks began.",
        "Updated rules for drivers",
        "May 2031 was dry.",
        "Total dead: 10",
        "12 dead",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    assert not is_stamp(of(text))
    assert not is_date_line(of(text))


def test_a_time_of_day_has_no_date() -> None:
    assert not has_date(of("7 p.m."))
    assert has_date(of("2 hours ago"))
    assert has_date(of("Updated March 3, 2031"))


@pytest.mark.parametrize(
    "text",
    [
        "By Mara Lindqvist",
        "by Marek Sol",
        "By JOHANNA PRYCE, Staff Writer",
        "By Olga Remy and Peter Haas",
        "By Nils Aker | Updated: 14 June 2032 6:05 pm",
        "By Ines Calder, The Beacon Published",
        "By The Beacon Staff",
        "Written by Una Field",
        "Words by Una Field",
        "Photographs by Rik Haan",
        "(Reporting by Eva Strand; Additional reporting by Jo March; Editing by Tim Boe)",
        "Additional reporting by Eva Strand in Lindholm; editing by Jo March",
        "Lena Koch in Arlen contributed to this report.",
    ],
)
def test_bylines(text: str) -> None:
    assert is_byline(of(text))


@pytest.mark.parametrize(
    "text",
    [
        "By Monday the water had fallen.",
        "By March 3 all had left",
        "By the end of the year",
        "By Friday",
        "By George, the farmer who owns the field, it was said that nobody had ever seen such a flood.",
        "Reporting by the station found that 12 officers had lied.",
        "Research by scientists in Lindholm shows that trout are fewer.",
        "Words are cheap",
        "He contributed to this victory.",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert not is_byline(of(text))


def test_writers_and_posts() -> None:
    assert is_writer(of("Ada Fenwick in Port Ellis"))
    assert is_writer(of("Ada Fenwick, Political Editor"))
    assert is_writer(of("Nadia Frost Energy editor"))
    assert not is_writer(of("Minister resigns over travel claims"))
    assert is_post(of("Environment correspondent"))
    assert is_post(of("Associated Correspondents"))
    assert not is_post(of("A dispute"))
    assert is_bare_name(of("Carla Stone"))
    assert not is_bare_name(of("Storm closes harbour"))


@pytest.mark.parametrize(
    "text",
    ["SAN TERESA, Pelua (AC) _", "HALLEN, May 4 \u2014", "KORVO (Agency) \u2013", "LONDON, March 3, 2031"],
)
def test_datelines(text: str) -> None:
    assert is_dateline(of(text))


@pytest.mark.parametrize("text", ["HALLEN CLOSES SCHOOLS", "The mayor (Liberal) \u2014", "Background"])
def test_what_is_no_dateline(text: str) -> None:
    assert not is_dateline(of(text))


def test_wire_slugs_and_end_marks() -> None:
    assert is_slug(of("BC-VOLCANO-EVACUATION 1st Ld-Writethru"))
    assert is_slug(of("EMBARGOED until 3 March 2031"))
    assert not is_slug(of("F-16s arrive"))
    assert all(is_end_mark(of(text)) for text in ("-30-", "###", "(MORE)", "ENDS", "END"))
    assert not is_end_mark(of("The end"))
