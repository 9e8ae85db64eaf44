from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.export.notes import join_notes, split_notes
from workbench.model import Note

AT = datetime(2024, 11, 18, 9, 30, tzinfo=UTC)
HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\n\r[], \\:\"'=\0\ud800")))
NOTES = st.lists(
    st.builds(
        Note,
        at=st.datetimes(timezones=st.just(UTC)),
        reviewer=HOSTILE,
        body=HOSTILE,
    ),
    max_size=4,
)


@given(NOTES)
@example([Note(AT, "", "")])
@example([Note(AT, "Ada", "first\n[2024-11-18T09:30:00Z, Bo] no note\n"), Note(AT, "Ada", "\n")])
@example([Note(AT, "]\\] x", "] body")])
def test_notes_of_any_author_and_body_come_back(notes: list[Note]) -> None:
    assert split_notes(join_notes(notes)) == notes


def test_notes_read_well() -> None:
    notes = [
        Note(AT, "Ada Example", "The harbour office counts 40.\nAsked again."),
        Note(AT.replace(microsecond=120), "Bo [desk]", "Right."),
    ]
    assert join_notes(notes) == (
        "[2024-11-18T09:30:00Z, Ada Example] The harbour office counts 40.\n"
        "  Asked again.\n"
        "[2024-11-18T09:30:00.000120Z, Bo [desk\\]] Right."
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Checked by phone", "'Checked by phone' neither starts a note"),
        ("[2024-11-18T09:30:00Z, Ada] x\ny", "'y' neither starts a note"),
        ("  x", "neither starts a note"),
        ("[yesterday] x", "is no note like"),
        ("[2024-11-18, Ada] x", "'2024-11-18' is no time like"),
        ("[2024-11-31T09:30:00Z, Ada] x", "day is out of range"),
        ("[2024-11-18T09:30:00Z, Ada\\x] x", "is no note like"),
    ],
)
def test_a_text_that_is_no_notes_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        split_notes(text)
