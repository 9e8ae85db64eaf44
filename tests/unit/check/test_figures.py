"""The numbers, dates and designations of a text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.check.designations import codes
from workbench.check.figure import Figure, FigureKind
from workbench.check.figures import figures


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("They lost 1,500 ships.", "1,500", 1500, ""),
        ("worth $2.5 million", "2.5 million", 2_500_000, "$"),
        ("twenty-five crates", "twenty-five", 25, ""),
        ("rose by 5 %", "5", 5, "%"),
        ("rose by 5 per cent", "5", 5, "%"),
        ("a pipe of 40 kilometres", "40", 40, "km"),
        ("a 50-foot wall", "50", 50, "foot"),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, surface: str, value: int, unit: str) -> None:
    figure = only(text)
    assert text[slice(*figure.span)] == surface
    assert figure.kind is FigureKind.NUMBER
    assert figure.value == Decimal(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    ["4 March 2030", "March 4, 2030", "the 4th of March 2030", "on 2030-03-04", "Mar. 4, 2030"],
)
def test_a_date_is_one_figure(text: str) -> None:
    figure = only(text)
    assert figure.kind is FigureKind.DATE
    assert (figure.day, figure.month, figure.year) == (4, 3, 2030)
    assert figure.calendar_weekday == 0


def test_a_slashed_date_may_be_read_both_ways() -> None:
    assert {(each.day, each.month) for each in figures("on 04/10/2030")} == {(4, 10), (10, 4)}


def test_may_is_a_month_only_beside_a_day_or_year() -> None:
    assert figures("It may rain; May came.") == []
    assert only("in May 2030").kind is FigureKind.MONTH


@pytest.mark.parametrize("text", ["10-20 ships", "10 to 20 ships", "between 10 and 20 ships", "10–20 ships"])
def test_the_ends_of_a_range_know_each_other(text: str) -> None:
    low, high = figures(text)
    assert [low.value, low.partner, high.value, high.partner] == [10, 20, 20, 10]


def test_a_range_shares_its_scale_and_its_century() -> None:
    low, high = figures("$10–20 million")
    assert [low.value, high.value] == [10_000_000, 20_000_000]
    first, second = figures("the 2018–19 season")
    assert [first.value, second.value] == [2018, 2019]
    assert second.kind is FigureKind.YEAR


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("at least 40 people", "least"),
        ("more than 40 people", "least"),
        ("up to 40 people", "most"),
        ("no more than 40 people", "most"),
        ("about 40 people", "about"),
        ("some $40 million", "about"),
        ("these 40 people", ""),
    ],
)
def test_a_number_has_its_hedge(text: str, hedge: str) -> None:
    assert only(text).hedge == hedge


def test_designations_are_no_numbers() -> None:
    text = "ten T-72s, an F16 and the 8VC fund, but not the 1960s"
    assert [key for _, key in codes(text)] == ["t72", "f16", "8vc"]
    assert [each.value for each in figures(text)] == [10, 1960]
    assert figures(text)[0].code == "t72"


@given(st.text(max_size=300))
def test_any_text_gives_figures_inside_it_in_order(text: str) -> None:
    found = figures(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert [each.span for each in found] == sorted(each.span for each in found)
