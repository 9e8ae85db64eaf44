from __future__ import annotations

from workbench.ingest.blocks import label
from workbench.model import BlockRole

BODY = (
    "The authority withdrew the licence of Westline on Friday after its third derailment this year.",
    "Westline said it would appeal. Its trains carried 18,000 people a day last year, more than any other.",
    "Inspectors found worn brakes on nine of 22 trains, the authority's report says, and loose bolts.",
)


def roles(*lines: str) -> list[BlockRole]:
    text = "\n".join(lines)
    found = {text[block.start : block.end]: block.role for block in label(text)}
    return [found[line] for line in lines]


def test_titles_below_a_heading_are_related() -> None:
    found = roles(
        BODY[0], BODY[1], "Related stories", "Bus drivers ask for a pay rise", "Night trains return", BODY[2]
    )
    assert found[2:5] == [BlockRole.RELATED] * 3
    assert found[5] is BlockRole.BODY


def test_teasers_are_told_from_the_text_that_goes_on() -> None:
    listed = (
        "More on this story",
        "Bus drivers ask for a pay rise",
        "Drivers in four cities want ten per cent more from January.",
        "Who pays for the tunnel?",
        "It was planned for decades and used for a week.",
    )
    found = roles(*BODY[:2], *listed, BODY[2], "Nine of the 22 trains are out of service for good.")
    assert found[2:7] == [BlockRole.RELATED] * 5
    assert found[7:] == [BlockRole.BODY] * 2


def test_cards_with_bylines_are_related_without_any_heading() -> None:
    cards = (
        "Bus drivers ask for a pay rise", "Four cities, one demand", "By Ann Marlow Published",
        "Night trains return to the south", "Two operators share the route", "By Jo Bell Published",
        "Who pays for the tunnel?", "It was used for a week", "By Tim Boe Published",
    )  # fmt: skip
    assert roles(*BODY, *cards)[3:] == [BlockRole.RELATED] * 9


def test_cards_with_ages_are_related() -> None:
    cards = (
        "Bus drivers strike",
        "2 hours ago",
        "Night trains return",
        "5 hours ago",
        "Tunnel floods",
        "1 day ago",
    )
    assert roles(*BODY, *cards)[3:] == [BlockRole.RELATED] * 6


def test_a_header_of_several_bylines_is_no_list() -> None:
    found = roles(
        "Rail operator loses licence", "By Ann Marlow", "Transport reporter", "Published 4 March 2031", *BODY
    )
    assert BlockRole.RELATED not in found
    assert found[4:] == [BlockRole.BODY] * 3


def test_a_live_blogs_entries_are_no_cards() -> None:
    found = roles(
        "The strike as it happened",
        "10:15 GMT", "Talks begin", "The two sides have met in Arlen.",
        "10:02 GMT", "Trains stand still", "No train has left since dawn, the operator says.",
        "09:40 GMT", "Good morning", "Welcome to our report on the strike.",
    )  # fmt: skip
    assert BlockRole.RELATED not in found
    assert found[3] is found[6] is found[9] is BlockRole.BODY


def test_a_time_line_of_dates_is_no_list() -> None:
    found = roles(
        "How the line came to be closed",
        "March 3, 2028", "The first train leaves the track near Korvo.",
        "May 9, 2029", "A second one does, and 12 people are hurt.",
        "June 1, 2031", "The licence is withdrawn.",
    )  # fmt: skip
    assert BlockRole.RELATED not in found
    assert found[2] is found[4] is found[6] is BlockRole.BODY


def test_readers_comments_are_cut_below_the_text_only() -> None:
    comments = (
        "12 Comments",
        "Sort by newest",
        "Old Hand says:",
        "Nobody ever asked us whether we wanted a train at all.",
    )
    more = "Passengers were told to use buses, of which there were too few, until the end of the month."
    found = roles(*BODY, more, *comments)
    assert found[:4] == [BlockRole.BODY] * 4
    assert found[7] is BlockRole.OTHER
    assert roles("Comments", *BODY)[1:] == [BlockRole.BODY] * 3


def test_the_title_above_read_more_is_a_link() -> None:
    found = roles(BODY[0], "Bus drivers ask for a pay rise", "Read more", BODY[1])
    assert found[1:] == [BlockRole.RELATED, BlockRole.RELATED, BlockRole.BODY]
