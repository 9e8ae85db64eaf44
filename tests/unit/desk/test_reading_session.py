from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.desk.sessions import SAVED, ids
from workbench.desk.session import ReviewSession
from workbench.identity import source_id
from workbench.model import EntryType, NewEntry, VerdictValue
from workbench.sources import Source
from workbench.store import View
from workbench.text import sha256

if TYPE_CHECKING:
    import pytest

    from tests.unit.conftest import Invented


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


def test_the_view_of_the_screen_is_left_as_it_is(session: ReviewSession) -> None:
    view = View(verdict=VerdictValue.UNREVIEWED)
    assert ids(session, view) == ids(session, replace(view, reviewer="ada"))
    assert view.reviewer is None


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
