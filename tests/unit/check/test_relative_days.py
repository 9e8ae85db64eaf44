"""Days told relative to the day a source appeared."""

from __future__ import annotations

from datetime import date

import pytest

from workbench.check.compare import compare
from workbench.check.reading import SourceReading
from workbench.model import SourceCheckStatus

WEDNESDAY = date(2031, 3, 12)


def days(text: str, published: date | None = WEDNESDAY) -> list[tuple[int | None, int | None, int | None]]:
    return [(each.year, each.month, each.day) for each in SourceReading(text, published=published).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank yesterday.", (2031, 3, 11)),
        ("The ferry sank today.", (2031, 3, 12)),
        ("The ferry sails tomorrow.", (2031, 3, 13)),
        ("The ferry sank on Tuesday.", (2031, 3, 11)),
        ("The ferry sank on Thursday.", (2031, 3, 6)),
        ("The ferry sank on Wednesday.", (2031, 3, 12)),
        ("The ferry will sail on Friday.", (None, None, None)),
        ("The ferry sank last Friday.", (None, None, None)),
    ],
)
def test_a_day_is_told_by_the_day_of_publication(text: str, expected: tuple[int | None, ...]) -> None:
    assert days(text) == [expected]


def test_without_that_day_nothing_is_guessed() -> None:
    assert days("The ferry sank on Tuesday.", None) == [(None, None, None)]
    assert days("The ferry sank yesterday.", None) == []


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(published: date) -> None:
    assert days("The ferry sank yesterday. It sails tomorrow, on Monday.", published) == [(None, None, None)]


def test_offsets_and_order_stay() -> None:
    text = "On Monday 5 ferries sank. Yesterday 3 more did, and on Friday 2 will sail."
    found = SourceReading(text, published=WEDNESDAY).figures
    assert [text[slice(*each.span)] for each in found] == [
        "Monday", "5", "Yesterday", "3", "Friday", "2"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "confirmed"),
    [
        ("The ferry Lark sank on 11 March.", True),
        ("The ferry Lark sank on March 11, 2031.", True),
        ("The ferry Lark sank on Tuesday.", True),
        ("The ferry Lark sank on 12 March.", False),
        ("The ferry Lark sank on 11 March 2030.", False),
        ("The ferry Lark sank on Wednesday.", False),
    ],
)
def test_a_claim_may_name_the_day(claim: str, *, confirmed: bool) -> None:
    found = compare(claim, "The ferry Lark sank yesterday. All were saved.", sought=True, published=WEDNESDAY)
    assert (found.status is SourceCheckStatus.CONFIRMED) is confirmed
