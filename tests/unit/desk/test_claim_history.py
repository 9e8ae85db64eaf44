from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui import sample
from workbench.desk.claim_history import set_by_hand
from workbench.desk.session import ReviewSession
from workbench.model import Span
from workbench.store import View


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return sample.make_store(tmp_path / "workbench.db")


def numbered(session: ReviewSession) -> list[int]:
    name = session.articles()[0].article_id
    return [row for part in session.claim_ids(View(article_id=name)) for row in part]


def setters(session: ReviewSession, row_id: int) -> tuple[str, ...]:
    return set_by_hand(session.store, session.row(row_id), session.claim(row_id))


def test_who_set_an_attribution_is_told_as_long_as_it_holds(store: Path) -> None:
    with ReviewSession(store, "mira") as session:
        second = numbered(session)[1]
        assert setters(session, second) == ("",)
        session.edits.change_outlet(second, "Tarn Herald")
        assert setters(session, second) == ("mira",)
        with ReviewSession(store, "jonas") as other:
            other.edits.change_speaker(second, "Edda Quill")
            assert setters(other, second) == ("jonas",)
            other.undo()
        assert setters(session, second) == ("mira",)
        session.undo()
        assert setters(session, second) == ("",)
        session.redo()
        assert setters(session, second) == ("mira",)


def test_another_edit_sets_no_attribution(store: Path) -> None:
    with ReviewSession(store, "mira") as session:
        fourth = numbered(session)[3]
        exact = session.claim(fourth).spans[0]
        cut = sample.TEXT.index(" hardest", exact.start)
        first, _ = session.edits.split(fourth, [[Span(exact.start, cut)], [Span(cut + 1, exact.end)]])
        assert session.row(first).by_hand
        assert setters(session, first) == ("",)  # the machine's, of the whole claim
        session.edits.change_outlet(first, "Northern Courier")
        assert setters(session, first) == ("mira",)


def test_a_claim_made_by_hand_cites_whom_its_maker_said(store: Path) -> None:
    with ReviewSession(store, "mira") as session:
        name = session.articles()[0].article_id
        words = sample.span(sample.TEXT, "The council of Tarn Island")
        made = session.edits.add(name, [words], outlet="Tarn Herald")
        assert setters(session, made) == ("mira",)
        assert setters(session, session.edits.add(name, [sample.span(sample.TEXT, "Edda Quill")])) == ()
