"""The stores of the benchmarks are sound stores: measured on nonsense, a figure would mean nothing."""

from __future__ import annotations

from pathlib import Path

from tests.bench import stores
from workbench.store import View, open_store


def test_a_built_store_is_one_that_the_workbench_could_have_written(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    stores.build(path, 205, articles=3, decided=0.5)
    with open_store(path) as store:
        assert [row.claims for row in store.articles()] == [69, 68, 68]
        found = store.verify()
        assert found.problems == ()
        assert found.entries > 60
        for row in store.articles():
            text = store.edition(row.article_id).text
            for row_id in next(store.claim_ids(View(row.article_id))):
                claim = store.claim(row_id)
                assert claim.exact == tuple(text[start:end] for start, end in claim.spans)
                assert all(text[fact.start : fact.end] == fact.text for fact in claim.facts)
                for frame in claim.chain:
                    assert frame.source_span is not None
                    assert frame.cue_span is not None
                    assert frame.speakers[0] in text[frame.source_span.start : frame.source_span.end]
                    assert text[frame.cue_span.start : frame.cue_span.end] == frame.cue
        assert store._conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert store._conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.journal_mode() == "wal"


def test_the_same_arguments_give_the_same_claims(tmp_path: Path) -> None:
    texts = []
    for name in ("a.db", "b.db"):
        stores.build(tmp_path / name, 20, seed=7)
        with open_store(tmp_path / name) as store:
            texts.append([store.edition(row.article_id).text for row in store.articles()])
    assert texts[0] == texts[1]
