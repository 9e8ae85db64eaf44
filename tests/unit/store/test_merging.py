"""Stores united: the same state whatever the order, and nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, source
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.sources import Source
from workbench.store import Store, open_store
from workbench.text import sha256

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips.", "Nobody was hurt."))
OTHER = Sample.of(("The dam is old.", "Prices rose by 5 percent."))
PAGE = source("Harbour Post", "Rain fell on Velmora for eight days. The ferry sank.")
STATE = {
    "article": "SELECT article_id, title, url, publisher, published, given, sha256, reading, claims, "
    "retired, article.added_at, origin FROM article JOIN edition ON edition.id = article.edition",
    "edition": "SELECT article_id, sha256 FROM edition JOIN article ON article.id = edition.article",
    "claim": "SELECT article_id, claim_id, claim.retired, record, aside FROM claim "
    "JOIN article ON article.id = claim.article JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN edited ON edited.claim = claim.id",
    "verdict": "SELECT claim_id, reviewer, value, reason, correction, attribution, reviewed_at FROM verdict "
    "JOIN claim ON claim.id = verdict.claim",
    "note": "SELECT claim_id, reviewer, at, body, origin, seq FROM note JOIN claim ON claim.id = note.claim",
    "evidence": "SELECT claim_id, reviewer, source_id, version, sha256, evidence.text, origin, seq "
    "FROM evidence JOIN claim ON claim.id = evidence.claim",
    "tally": "SELECT article_id, reviewer, value, tally.claims FROM tally "
    "JOIN article ON article.id = tally.article WHERE tally.claims > 0",
    "source": "SELECT source_id, outlet, title, version, added_at, removed_at FROM source",
    "source_version": "SELECT source_id, source_version.version, sha256, accessed_at, text "
    "FROM source_version JOIN source ON source.id = source_version.source",
    "entry": "SELECT origin, seq, hash FROM entry",
    "archived": "SELECT article_id FROM archived JOIN article ON article.id = archived.article",
}
ACTIONS = st.sampled_from(
    ("verify", "dispute", "note", "undo", "redo", "drop", "outlet", "evidence", "version", "title", "other",
     "archive", "reread")
)  # fmt: skip
HISTORY = st.lists(st.tuples(ACTIONS, st.integers(0, 2)), max_size=8)


def state_of(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as conn:
        return {name: sorted(map(repr, conn.execute(query))) for name, query in STATE.items()}


def new_version(text: str, minutes: int) -> Source:
    return replace(
        PAGE, text=text, sha256=sha256(text), accessed_at=PAGE.accessed_at + timedelta(minutes=minutes)
    )


def act(store: Store, who: str, action: str, index: int) -> None:  # noqa: PLR0912 - a table of actions
    claim = SAMPLE.claims[index].claim_id
    about = SAMPLE.article.article_id
    match action:
        case "verify":
            store.append(SAMPLE.verdict(index, "verified", who))
        case "dispute":
            store.append(SAMPLE.verdict(index, "disputed", who, reason="wrong_date"))
        case "note":
            store.append(SAMPLE.note(index, f"{who} looked", who))
        case "undo":
            store.undo(who)
        case "redo":
            store.redo(who)
        case "drop":
            store.append(NewEntry(EntryType.CLAIM_EDIT, who, about, claim, {"edit": "drop"}))
        case "outlet":
            payload: dict[str, object] = {"edit": "outlet", "outlet": f"Paper of {who}"}
            store.append(NewEntry(EntryType.CLAIM_EDIT, who, about, claim, payload))
        case "evidence":
            (row,) = store.sources()
            held = store.source(row.source_id)
            store.append(SAMPLE.evidence(index, held, held.text[:4], who))
        case "version":
            store.put_source(new_version(f"Saved by {who}, {index}.", 1 + index))
        case "title":
            store.append(NewEntry(EntryType.ARTICLE, who, about, None, {"title": f"{who} {index}"}))
        case "archive":
            store.append(NewEntry(EntryType.ARTICLE, who, about, None, {"archived": True}))
        case "other":
            OTHER.put(store)
        case "reread":
            SAMPLE.with_claims([one for one in SAMPLE.claims if one is not SAMPLE.claims[index]]).put(store)


def copy(path: Path, to: Path) -> Path:
    with closing(sqlite3.connect(path)) as conn, closing(sqlite3.connect(to)) as there:
        conn.backup(there)
    return to


def check(histories: list[list[tuple[str, int]]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for who, history in zip(("ada", "bo", "cy"), histories, strict=True):
            paths.append(folder / f"{who}.db")
            with open_store(paths[-1]) as store:
                SAMPLE.put(store)
                store.put_source(PAGE)
                for action, index in history:
                    try:
                        act(store, who, action, index)
                    except StoreError:
                        continue  # such as a decision on a claim that is gone
        found = []
        for number, order in enumerate(permutations(paths)):
            path = copy(order[0], folder / f"merged{number}.db")
            with open_store(path) as store:
                for other in (*order[1:], *order):
                    store.merge(other)
                checked = store.verify()
                assert checked.ok, checked.problems
            found.append(state_of(path))
        for each in found[1:]:
            for table, rows in found[0].items():
                assert each[table] == rows, table


@settings(max_examples=12, deadline=None)
@given(st.lists(HISTORY, min_size=3, max_size=3))
def test_all_orders_of_merging_give_the_same_state(histories: list[list[tuple[str, int]]]) -> None:
    check(histories)


@pytest.mark.heavy
@settings(max_examples=150, deadline=None)
@given(st.lists(HISTORY, min_size=3, max_size=3))
def test_all_orders_of_merging_give_the_same_state_at_length(histories: list[list[tuple[str, int]]]) -> None:
    check(histories)


def test_merging_keeps_both_verdicts_and_lists_them(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as ours, open_store(tmp_path / "b.db") as theirs:
        SAMPLE.put(ours)
        SAMPLE.put(theirs)
        ours.append(SAMPLE.verdict(0, "verified", "ada"))
        theirs.append(SAMPLE.verdict(0, "disputed", "bo", reason="wrong_date"))
        done = ours.merge(tmp_path / "b.db")
        assert (done.entries, done.articles) == (1, 0)
        (one,) = done.disagreements
        assert one.verdicts == (("ada", "verified"), ("bo", "disputed"))
        assert ours.merge(tmp_path / "b.db").entries == 0
        assert ours.undo("bo") is None
        with pytest.raises(StoreError, match="the store itself"):
            ours.merge(tmp_path / "a.db")


def test_a_fork_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as ours:
        SAMPLE.put(ours)
        copy(tmp_path / "a.db", tmp_path / "b.db")
        ours.append(SAMPLE.verdict(0, "verified", "ada"))
        with open_store(tmp_path / "b.db") as theirs:
            theirs.append(SAMPLE.verdict(0, "unverifiable", "ada"))
        before = state_of(tmp_path / "a.db")
        with pytest.raises(StoreError, match=f"{ours.origin}/1"):
            ours.merge(tmp_path / "b.db")
        assert state_of(tmp_path / "a.db") == before
