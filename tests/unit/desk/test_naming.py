from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui import sample
from workbench.desk.naming import CITED, Candidates, Lesson, learn, lesson, names_in, outlets, speakers
from workbench.desk.session import ReviewSession
from workbench.lexicon import Entry, OwnRow, lexicon_with
from workbench.store import View


@pytest.fixture
def session(tmp_path: Path) -> ReviewSession:
    return ReviewSession(sample.make_store(tmp_path / "my.db"), "mira")


def first(session: ReviewSession) -> int:
    return next(session.claim_ids(View()))[0]


def test_names_of_an_article_are_runs_of_capitalised_words_of_its_own_lines() -> None:
    found = names_in(sample.edition())
    assert {"Northern Courier", "Tarn Herald", "Edda Quill", "Runa Falk"} <= set(found[:6])
    # "Fishing" begins a sentence and is written small elsewhere only where it is no name.
    assert "Lena Orr" not in found
    assert "Island Morning" not in found
    assert "The" not in found


def test_outlets_come_from_the_article_first_and_then_from_the_lexicon(session: ReviewSession) -> None:
    session.store.put_lexicon_rows([OwnRow(Entry.OUTLET, "Strait Gazette", ("The Gaz",))], "mira")
    with session:
        names = outlets(session, first(session))
    shown = names.starting("", 50)
    assert {one.name for one in shown[:2]} == {"Northern Courier", "Tarn Herald"}
    assert shown[0].hint.startswith(CITED)
    assert "Strait Gazette" not in [one.name for one in shown]
    assert [one.name for one in names.starting("gaz", 50)][:1] == ["Strait Gazette"]
    assert [one.name for one in names.starting("COUR north", 50)][:1] == ["Northern Courier"]
    assert names.meant("  the   gaz ") == "Strait Gazette"
    assert names.meant("northern courier") == "Northern Courier"
    assert names.meant("Nobody Knows Daily") == "Nobody Knows Daily"


def test_speakers_are_no_outlets_of_the_lexicon(session: ReviewSession) -> None:
    with session:
        names = speakers(session, first(session))
    assert [one.name for one in names.starting("ven", 9)] == ["Oskar Venn"]
    assert names.meant("oskar venn") == "Oskar Venn"
    assert names.meant("the venn") == "the venn"


def test_each_name_is_offered_once() -> None:
    names = Candidates([("Tarn Herald", 2)], ["Tarn Herald", "tarn herald"], lexicon_with(()))
    assert [one.name for one in names.starting("tarn", 9)] == ["Tarn Herald"]


@pytest.mark.parametrize(
    ("outlet", "written", "before", "found"),
    [
        ("Strait Gazette", "the Gaz", None, Lesson("Strait Gazette", "the Gaz")),
        ("Strait Gazette", None, None, Lesson("Strait Gazette")),
        ("Strait Gazette", "the Strait Gazette", None, Lesson("Strait Gazette")),
        # A description is no name; a name that meant another outlet means it still.
        ("Strait Gazette", "local reports", None, Lesson("Strait Gazette")),
        ("Strait Gazette", "the Northern Courier", "Northern Courier", Lesson("Strait Gazette")),
        ("A|B", None, None, None),
        ("x" * 200, None, None, None),
    ],
)
def test_a_lesson_is_what_the_lexicon_does_not_know(
    session: ReviewSession, outlet: str, written: str | None, before: str | None, found: Lesson | None
) -> None:
    with session:
        assert lesson(session, outlet, written, before) == found
        if found is not None:
            assert found.outlet in found.question
            learn(session, found)
            assert lesson(session, outlet, written, before) is None


def test_what_is_learnt_joins_the_row_that_is_there(session: ReviewSession) -> None:
    with session:
        learn(session, Lesson("Strait Gazette", "The Gaz"))
        learn(session, Lesson("Strait Gazette", "Gazette of the Strait"))
        (row,) = session.store.lexicon_rows()
    assert row.aliases == ("The Gaz", "Gazette of the Strait")
