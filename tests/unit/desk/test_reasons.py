"""Why a source check has its status, in a line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.check.comparison import Difference
from workbench.check.vocabulary import DifferenceKind
from workbench.desk.reasons import reason, reasons
from workbench.model import SourceCheckStatus
from workbench.store import SourceRow, StoredCheck


def row(
    outlet: str = "Radio Varn", *, language: str = "en", stub: bool = False, characters: int = 4000
) -> SourceRow:
    return SourceRow(
        "0" * 16, outlet, "", None, "-", None, datetime(2031, 3, 12, tzinfo=UTC), "0" * 64, 1, 1, characters,
        language, stub, removed=False, claims=0, evidence=0,
    )  # fmt: skip


MISSING = StoredCheck("Radio Varn", SourceCheckStatus.SOURCE_MISSING)


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        ([], "no text of Radio Varn is saved"),
        ([row("Harbour News")], "no text of Radio Varn is saved"),
        ([row(language="de")], "the saved text of Radio Varn is in German and cannot be compared"),
        (
            [row(language="eu")],
            "the saved text of Radio Varn is in another language (eu) and cannot be compared",
        ),
        (
            [row("radio varn", stub=True, characters=180)],
            "the saved text of radio varn has only 180 characters: too short to be the whole",
        ),
        ([row()], "the saved text of Radio Varn is this article itself and cannot be its evidence"),
    ],
)
def test_a_missing_source_says_what_is_missing(sources: list[SourceRow], line: str) -> None:
    assert reason(MISSING, sources) == line


def test_the_other_statuses_say_what_was_found() -> None:
    number = Difference(DifferenceKind.NUMBER, "15", "50", None, None)
    dropped = Difference(DifferenceKind.NEGATION, "", "not", None, None)
    added = Difference(DifferenceKind.WORD, "quickly", "", None, None)
    status = SourceCheckStatus
    assert reasons(
        [
            StoredCheck("Radio Varn", status.CONFIRMED, origins=1),
            StoredCheck("Radio Varn", status.CONFIRMED, origins=2),
            StoredCheck("Radio Varn", status.ALTERED, differing=(number, dropped, added, number)),
            StoredCheck("Radio Varn", status.MISATTRIBUTED, found_in="Harbour News", origins=1),
            StoredCheck("Radio Varn", status.NOT_IN_SOURCE),
            StoredCheck(None, status.NOT_APPLICABLE),
        ],
        [],
        "several news organizations",
    ) == [
        "the saved text of Radio Varn says this",
        "the saved text of Radio Varn says this; 2 independent origins",
        (
            "Radio Varn has the passage, but number: “50”, not “15”; with the negation “not”; "
            "without the word “quickly”; and 1 more"
        ),
        "only the text of Harbour News says this",
        "no passage of the saved text of Radio Varn says this",
        "the article names no outlet: “several news organizations”",
    ]
    assert reason(StoredCheck(None, status.NOT_APPLICABLE), []) == "the article cites no outlet"
