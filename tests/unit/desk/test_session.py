from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.desk.sessions import SAVED, ids
from workbench.desk.session import ReviewSession
from workbench.errors import StoreError
from workbench.model import AttributionVerdict, DisputeReason, Span, VerdictValue
from workbench.sources import EvidenceRelation, Source
from workbench.store import View, open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented


def test_a_decision_is_stored_when_the_call_returns_and_the_row_is_given_back(
    session: ReviewSession, path: Path
) -> None:
    row_id = ids(session)[1]
    row = session.decide(row_id, VerdictValue.DISPUTED, DisputeReason.WRONG_NUMBER, "1,300")
    assert (row.row_id, row.verdict, row.reason) == (row_id, "disputed", "wrong_number")
    with ReviewSession(path, "bo") as other:
        assert other.row(row_id).others == (("ada", VerdictValue.DISPUTED),)
        assert other.verdicts(row_id)[0].correction == "1,300"
    row = session.set_attribution_verdict(row_id, AttributionVerdict.REJECTED)
    assert (row.verdict, row.attribution_verdict) == ("disputed", "rejected")
    assert session.add_note(row_id, "asked\nthe port").note_count == 1
    assert [(note.reviewer, note.body) for note in session.notes(row_id)] == [("ada", "asked\nthe port")]
    assert [entry.type for entry in session.history(row_id)] == ["verdict", "attribution_verdict", "note"]
    assert [entry.reviewer for entry in session.history(row_id)] == ["ada"] * 3
    assert session.decide(row_id, VerdictValue.UNREVIEWED).verdict == "unreviewed"


def test_undo_and_redo_are_the_reviewers_own_and_survive_a_restart(path: Path, flood: Invented) -> None:
    with ReviewSession(path, "ada") as session:
        row_id = ids(session)[0]
        session.decide(row_id, VerdictValue.VERIFIED)
        session.decide(row_id, VerdictValue.UNVERIFIABLE)
    with ReviewSession(path, "bo") as session:
        assert session.undo() is None
    with ReviewSession(path, "ada") as session:
        undone = session.undo()
        assert undone is not None
        assert undone.description == "unverifiable → verified"
        assert session.row_of(undone.article_id, undone.claim_id or "") == row_id
        assert session.row(row_id).verdict == "verified"
        assert not undone.reread
        assert session.redo() is not None
        assert session.redo() is None
        assert session.row(row_id).verdict == "unverifiable"


def test_a_row_that_is_gone_cannot_be_decided_on(session: ReviewSession, flood: Invented) -> None:
    first, *_ = ids(session)
    session.store.put_article(flood.article, flood.edition, flood.claims[1:])
    for act in (
        lambda: session.decide(first, VerdictValue.VERIFIED),
        lambda: session.add_note(first, "x"),
        lambda: session.claim(first),
        lambda: session.history(first),
    ):
        with pytest.raises(StoreError, match="reload the list"):
            act()
    assert session.store.verify().entries == 0


def test_a_store_that_can_only_be_read_says_so_when_deciding(path: Path) -> None:
    with ReviewSession(path, "ada") as session:
        session._store = open_store(path, read_only=True)
        assert not session.writable
        assert session.progress(View()).total > 0
        with pytest.raises(StoreError, match="can only be read"):
            session.decide(ids(session)[0], VerdictValue.VERIFIED)


def test_evidence_is_cut_from_the_source_counted_and_taken_back(
    session: ReviewSession, gazette: Source
) -> None:
    row_id = ids(session)[0]
    span = Span(SAVED.index("We have"), SAVED.index(" she told"))
    row = session.accept_evidence(row_id, gazette.source_id, 1, span, EvidenceRelation.SUPPORTS)
    assert row.evidence_count == 1
    assert row.verdict is VerdictValue.UNREVIEWED
    (held,) = session.evidence(row_id)
    assert held.evidence.text == 'We have never seen water like this,"'
    assert (held.evidence.reviewer, held.evidence.relation) == ("ada", "supports")
    assert session.withdraw_evidence(row_id, held.key).evidence_count == 0
    with pytest.raises(StoreError):
        session.accept_evidence(
            row_id, gazette.source_id, 1, Span(0, len(SAVED) + 9), EvidenceRelation.CONTEXT
        )
