from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.desk.session import ReviewSession
from workbench.errors import StoreError
from workbench.identity import source_id
from workbench.model import AttributionVerdict, DisputeReason, EntryType, NewEntry, Span, VerdictValue
from workbench.sources import EvidenceRelation, Source
from workbench.store import View, open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from tests.unit.conftest import Invented


@pytest.fixture
def path(tmp_path: Path, flood: Invented) -> Path:
    """A store with one article, closed."""
    path = tmp_path / "my.db"
    with open_store(path) as store:
        store.put_article(flood.article, flood.edition, flood.claims)
    return path


@pytest.fixture
def session(path: Path) -> Iterator[ReviewSession]:
    """Ada at that store."""
    with ReviewSession(path, "ada") as session:
        yield session


def ids(session: ReviewSession, view: View | None = None) -> list[int]:
    return [row_id for chunk in session.claim_ids(view or View()) for row_id in chunk]


def test_nothing_is_opened_before_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "my.db"
    session = ReviewSession(path, "ada")
    session.close()
    assert not path.exists()
    assert session.articles() == []
    assert session.writable
    session.close()
    session.close()
    assert path.exists()


def test_it_may_be_made_in_one_thread_and_used_in_another(path: Path) -> None:
    session = ReviewSession(path, "ada")
    counts: list[int] = []

    def use() -> None:
        with session:
            counts.append(len(session.articles()))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert counts == [1]


def test_the_screen_gets_all_it_shows(session: ReviewSession, flood: Invented) -> None:
    name = flood.article.article_id
    assert session.find_articles(name[:8]) == session.articles() == [session.article(name)]
    assert session.edition(name) == flood.edition
    rows = session.rows(ids(session, View(name)))
    assert [row.text for row in rows.values()] == [claim.text for claim in flood.claims]
    first = ids(session)[0]
    assert session.row(first) == rows[first]
    assert session.claim(first) == flood.claims[0]
    assert session.row_of(name, flood.claims[0].claim_id) == first
    marks = session.marks(name)
    assert [mark.row_id for mark in marks] == ids(session)
    assert [mark.spans for mark in marks] == [claim.spans for claim in flood.claims]
    assert dict(session.facets(View(name), "kind"))["quantity"] == 2


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


def test_what_is_asked_counts_for_the_sessions_reviewer(session: ReviewSession, flood: Invented) -> None:
    name = flood.article.article_id
    first, second, *_ = ids(session)
    session.decide(first, VerdictValue.VERIFIED)
    session.store.append(
        NewEntry(EntryType.VERDICT, "bo", name, flood.claims[1].claim_id, {"verdict": "disputed"})
    )
    assert ids(session, View(verdict=VerdictValue.VERIFIED)) == [first]
    assert ids(session, View(verdict=VerdictValue.DISPUTED)) == []
    assert ids(session, View(verdict=VerdictValue.DISPUTED, reviewer="bo")) == [second]
    progress = session.progress(View(name))
    assert (progress.total, progress.checked, progress.verified) == (len(flood.claims), 1, 1)
    assert [(row.checked, row.disputed) for row in session.articles()] == [(1, 0)]
    assert [mark.verdict for mark in session.marks(name)][:2] == ["verified", "unreviewed"]
    assert dict(session.facets(View(name), "verdict"))["verified"] == 1


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


def test_the_view_of_the_screen_is_left_as_it_is(session: ReviewSession) -> None:
    view = View(verdict=VerdictValue.UNREVIEWED)
    assert ids(session, view) == ids(session, replace(view, reviewer="ada"))
    assert view.reviewer is None


SAVED = """\
On the coast

Mayor Lind spoke on Tuesday. "We have never seen water like this," she told us, if the gauges are right.
"""


@pytest.fixture
def gazette(session: ReviewSession) -> Source:
    """A saved source."""
    name = source_id("Ellery Gazette", "a.txt")
    source = Source(name, "Ellery Gazette", SAVED, sha256(SAVED), datetime(2031, 3, 12, tzinfo=UTC), "a.txt")
    assert not session.has_sources()
    session.store.put_source(source)
    assert session.has_sources()
    return source


def test_sources_are_read_and_searched_by_version(session: ReviewSession, gazette: Source) -> None:
    assert [row.source_id for row in session.sources()] == [gazette.source_id]
    assert session.source(gazette.source_id) == session.source(gazette.source_id, 1) == gazette
    newer = replace(gazette, text="Quite another text.", sha256=sha256("Quite another text."))
    session.store.put_source(newer)
    assert session.source(gazette.source_id).version == 2
    assert session.source(gazette.source_id, 1).text == SAVED
    assert [SAVED[slice(*span)] for span in session.search_source(gazette.source_id, "MAYOR", 1)] == ["Mayor"]
    assert session.search_source(gazette.source_id, "mayor") == []


def test_long_texts_are_not_all_kept(session: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.shelf.KEPT", 50)
    for number in range(4):
        text = f"{number} " * 20
        name = source_id("Wire", str(number))
        at = datetime(2031, 3, 12, tzinfo=UTC)
        session.store.put_source(Source(name, "Wire", text, sha256(text), at, str(number)))
        assert session.source(name, 1).text == text
    assert len(session.shelf._kept) == 1


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


def test_evidence_from_the_cited_outlet_or_the_publisher_is_flagged(
    session: ReviewSession, gazette: Source, flood: Invented
) -> None:
    flagged = {row_id: session.is_under_review(row_id, gazette.outlet.upper()) for row_id in ids(session)}
    cited = {row_id: gazette.outlet in session.claim(row_id).outlets for row_id in flagged}
    assert flagged == cited
    assert flood.article.publisher
    assert all(session.is_under_review(row_id, flood.article.publisher) for row_id in ids(session))


def test_passages_are_those_of_saved_sources_and_never_the_articles_own_text(
    session: ReviewSession, gazette: Source, flood: Invented
) -> None:
    text = flood.edition.text
    own = source_id("Mirror", "b.txt")
    session.store.put_source(Source(own, "Mirror", text, sha256(text), gazette.accessed_at, "b.txt"))
    for row_id in ids(session):
        reading = session.passages(row_id)
        assert own not in {passage.source.source_id for passage in reading.passages}
        assert session.checks(row_id) == []
