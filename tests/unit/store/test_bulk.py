"""Decisions taken in by the hundred make the same store as one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import open_store

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips.", "Nobody was hurt."))
AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)
IMPORTED: dict[str, object] = {"imported": {"by": "desk", "at": "2031-03-12T10:00:00Z"}}
TABLES = {
    "verdict": "SELECT * FROM verdict",
    "note": "SELECT claim, reviewer, at, body, origin, seq FROM note",
    "tally": "SELECT * FROM tally WHERE claims > 0",
    "step": "SELECT * FROM step",
    "note_search": "SELECT rowid, notes FROM note_search",
}
DECISIONS: tuple[tuple[EntryType, dict[str, object]], ...] = (
    (EntryType.VERDICT, {"verdict": "verified"}),
    (EntryType.VERDICT, {"verdict": "disputed", "reason": "misquote", "correction": "\ud800"}),
    (EntryType.VERDICT, {"verdict": "unreviewed"}),
    (EntryType.ATTRIBUTION_VERDICT, {"verdict": "rejected"}),
    (EntryType.ATTRIBUTION_VERDICT, {"verdict": ""}),
    (EntryType.NOTE, {"body": "asked\0"}),
)
DECISION = st.tuples(
    st.integers(0, 2), st.sampled_from(("ada", "bo\ud800")), st.sampled_from(DECISIONS), st.integers(0, 3)
)


def entry(claim: int, who: str, decision: tuple[EntryType, dict[str, object]], minute: int) -> NewEntry:
    kind, payload = decision
    key = (SAMPLE.article.article_id, SAMPLE.claims[claim].claim_id)
    return NewEntry(kind, who, *key, payload | IMPORTED, AT + timedelta(minutes=minute))


def state_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as conn:
        return {table: sorted(conn.execute(query), key=repr) for table, query in TABLES.items()}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(DECISION, max_size=5), max_size=4))
def test_the_state_is_that_of_one_decision_after_the_other(
    batches: list[list[tuple[int, str, tuple[EntryType, dict[str, object]], int]]],
) -> None:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("one.db", "many.db")]
        with open_store(paths[0]) as one, open_store(paths[1]) as many:
            for store in (one, many):
                SAMPLE.put(store)
                store.append(SAMPLE.verdict(0, "disputed", "ada", reason="wrong_date"))
                store.append(SAMPLE.note(1, "first", "ada"))
            one.append_many(entry(*each) for batch in batches for each in batch)
            with many.bulk() as bulk:
                for batch in batches:
                    entries = [entry(*each) for each in batch]
                    bulk.known((each.article_id, str(each.claim_id)) for each in entries)
                    bulk.append(entries)
            assert many.verify().ok
        states = [state_of(path) for path in paths]
        # The two stores' own first decisions were taken at different moments, and under other names.
        for table in ("tally", "step", "note_search"):
            assert states[0][table] == states[1][table], table
        for table in ("verdict", "note"):
            assert without_names(states[0][table]) == without_names(states[1][table]), table


def without_names(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Leave out the origins and the moments of now."""
    return [tuple(value for value in row if not is_own(value)) for row in rows]


def is_own(value: object) -> bool:
    """Tell the name of a store and the moments of its own decisions."""
    return isinstance(value, str) and (len(value) == 16 or (value[:2] == "20" and value[:4] != "2031"))


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "my.db") as store:
        SAMPLE.put(store)
        head = store.head()
        wrong = NewEntry(
            EntryType.ARTICLE, "ada", SAMPLE.article.article_id, None, {"title": "x", **IMPORTED}
        )

        def take() -> None:
            with store.bulk() as bulk:
                good = entry(0, "ada", DECISIONS[0], 0)
                bulk.known([(good.article_id, str(good.claim_id)), ("\ud800", "none")])
                bulk.append([good])
                bulk.append([wrong])

        with pytest.raises(StoreError, match="is not written in bulk"):
            take()
        assert store.head() == head
        assert store.verify().ok
