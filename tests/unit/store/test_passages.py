from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from tests.unit.store.samples import source
from workbench.store import Store, passages

if TYPE_CHECKING:
    import pytest

TEXT = """Dr. Quill of the U.S. Survey counted 4,512 lighthouses on Sunday. "Nobody," she said, "knew!"
Their numbers are growing: reported, reporting, reports and reporters; organisations, nationalization.
The Straße in Łódź stays. Was it so? It was not. A ÉTÉ in 1999 cost $2.5 million, or 40 %."""
DIGEST = "105ee3eccf218d9d"


def test_rules_that_change_get_a_new_number() -> None:
    found = hashlib.sha256(repr([tuple(one) for one in passages.cut(TEXT)]).encode()).hexdigest()[:16]
    assert (passages.RULES, found) == (1, DIGEST), (
        "texts are cut or stemmed otherwise: give RULES its next number, so that stores are indexed anew"
    )


def test_an_index_made_by_other_rules_is_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "stem_key", lambda stem: f"z{stem}")
    page, other = source("Harbour Post", "The crane fell at Orlo."), source("Zeitblatt", "Ja.", language="de")
    gone = source("Daily Beacon", "The crane fell at Orlo, too.")
    for each in (page, other, gone):
        store.put_source(each)
    store.remove_source(gone.source_id)
    monkeypatch.undo()
    db = store._conn
    db.execute("UPDATE meta SET value = '0' WHERE key = ?", (passages.MADE_BY,))
    assert not passages.is_up_to_date(db)
    shortlist = store.shortlist()
    assert [one.source_id for one in shortlist.candidates("The crane fell at Orlo")] == [page.source_id]
    assert passages.is_up_to_date(db)
    assert db.execute("SELECT count(*) FROM passage").fetchone() == (1,)
    db.execute("INSERT INTO passage_search (passage_search) VALUES ('integrity-check')")


def test_the_index_holds_what_the_passages_hold(store: Store) -> None:
    page = source("Harbour Post", TEXT)
    store.put_source(page)
    store.put_source(source("Harbour Post", TEXT.upper()))
    store.put_source(page)
    db = store._conn
    assert [row[0] for row in db.execute("SELECT stems FROM passage")] == [
        one.stems for one in passages.cut(TEXT)
    ]
    db.execute("INSERT INTO passage_search (passage_search) VALUES ('integrity-check')")
    words = {row[0] for row in db.execute("SELECT term FROM passage_search_stem")}
    assert words == {stem for one in passages.cut(TEXT) for stem in one.stems.split()}
