from __future__ import annotations

from datetime import date

import pytest

from workbench.desk.collection_columns import columns_of, day_of, plain_text, separator
from workbench.export.columns import NAMES as NAMES_OF_OURS


def test_a_column_is_known_by_any_common_spelling_and_the_first_one_counts() -> None:
    assert columns_of(["Fact-Checker", "Claim Reviewed", "rating", "Verdict", "colour"]) == {
        "publisher": "Fact-Checker",
        "claim": "Claim Reviewed",
        "verdict": "Verdict",
    }
    assert columns_of(["claim", "Claim"]) == {"claim": "claim"}


def test_a_table_of_the_workbenchs_own_names_no_column() -> None:
    assert columns_of(NAMES_OF_OURS) == {}
    assert columns_of(["schema_version", "claim_id", "claim", "verdict"]) == {}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-03-12", date(2031, 3, 12)),
        ("2031-03-12T10:00:00Z", date(2031, 3, 12)),
        ("12 March 2031", date(2031, 3, 12)),
        ("Mar 12, 2031", date(2031, 3, 12)),
        ("03/12/2031", None),
        ("spring", None),
        ("2031-03-12" * 5, None),
    ],
)
def test_a_day_is_read_where_it_can_be_read_one_way_only(written: str, day: date | None) -> None:
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("value", "text"),
    [("False", "False"), (4.5, "4.5"), (["a", "b"], "a"), ([], ""), ({"name": "Coast"}, "Coast"),
     ([{"alternateName": "Half"}], "Half"), (None, ""), (True, "")],
)  # fmt: skip
def test_a_value_becomes_the_text_it_shows(value: object, text: str) -> None:
    assert plain_text(value) == text


def test_the_sign_between_cells_is_the_most_frequent_one() -> None:
    assert [separator(head) for head in ("a;b;c,d", "a\tb", "a|b", "a,b", "")] == [";", "\t", "|", ",", ","]
