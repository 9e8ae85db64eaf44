"""What older stores know of their readings and versions, once they are brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.unit.store.samples import Sample, source
from tests.unit.store.test_older_stores import make_old
from workbench.store import Store, open_store
from workbench.text import sha256

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips.", "Nobody was hurt."))
PAGE = source("Harbour Post", "Rain fell for eight days.")


def test_an_older_store_knows_what_its_readings_left_out(store: Store, tmp_path: Path) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(1, "verified"))
    SAMPLE.with_claims(SAMPLE.claims[:1]).put(store)
    kept = store._conn.execute("SELECT claim_id, sha256, record FROM former_claim").fetchall()
    assert [row[0] for row in kept] == [SAMPLE.claims[1].claim_id], "the one that a decision is about"
    make_old(store, tmp_path / "old.db", "m005_claim_edits")
    with open_store(tmp_path / "old.db") as old:
        assert old._conn.execute("SELECT claim_id, sha256, record FROM former_claim").fetchall() == kept
        read_at, added_at = old._conn.execute(
            "SELECT read_at, edition.added_at FROM article JOIN edition ON edition.article = article.id"
        ).fetchone()
        assert read_at == added_at
        assert old.verify().ok
        old.merge(store.path)
        assert old.verify().ok
        SAMPLE.put(old)
        assert old._conn.execute("SELECT count(*) FROM former_claim").fetchone() == (0,)


def test_versions_of_an_older_store_keep_their_order(store: Store, tmp_path: Path) -> None:
    """A text that was read earlier and saved later stays the current one, in merges too."""
    text = "Rain fell for nine days."
    earlier = PAGE.accessed_at - timedelta(days=1)
    store.put_source(PAGE)
    store.put_source(replace(PAGE, text=text, sha256=sha256(text), accessed_at=earlier))
    order = store._conn.execute("SELECT ordered_at FROM source_version ORDER BY version").fetchall()
    assert order == sorted(set(order))
    make_old(store, tmp_path / "old.db", "m005_claim_edits")
    with open_store(tmp_path / "old.db") as old, open_store(tmp_path / "fresh.db") as fresh:
        found = old._conn.execute("SELECT ordered_at FROM source_version ORDER BY version").fetchall()
        assert found == order
        fresh.merge(tmp_path / "old.db")
        fresh.merge(store.path)
        held = fresh.source(PAGE.source_id)
        assert (held.version, held.text) == (2, text)
