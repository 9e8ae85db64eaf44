"""Whatever is edited, undone and redone: claims stay cuts of the text, and the ledger tells all."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids, cited
from workbench.desk.coverage import coverage
from workbench.desk.session import ReviewSession
from workbench.errors import InputError
from workbench.model import ClaimKind, MentionType, Span, VerdictValue
from workbench.store import Store, View, open_store, places, projection, state
from workbench.store.connection import writing
from workbench.text import words

PLAIN = Sample.of(
    (
        "Rain fell on Velmora for nine days in May 2030.",
        "About 50,000 people left the valley, 40 percent of them by boat.",
        "The ferry makes no trips.",
        "Kraków sent boats 🚤 worth $3 million.",
    )
)
SAMPLE = PLAIN.with_claims((cited(PLAIN.claims[0], "Harbour Post", "Ann Lee"), *PLAIN.claims[1:]))
TEXT = SAMPLE.edition.text
NAME = SAMPLE.article.article_id


class Desk:
    """Two reviewers at one store who do what a die says."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.who = [ReviewSession(path, "ada"), ReviewSession(path, "bo")]
        self.chance = chance
        SAMPLE.put(self.who[0].store)

    def close(self) -> None:
        for session in self.who:
            session.close()

    def span(self) -> Span:
        start = self.chance.randrange(len(TEXT) + 2)
        return Span(start, start + self.chance.randrange(1, 25))

    def row(self) -> int:
        return self.chance.choice(all_ids(self.who[0].store))

    def part_of(self, row_id: int) -> list[list[Span]]:
        span = self.who[0].claim(row_id).spans[0]
        middle = self.chance.randrange(span.start, span.end + 1)
        return [[Span(span.start, middle)], [Span(middle, span.end)]]

    def do(self, what: str) -> None:
        session = self.chance.choice(self.who)
        edits, row = session.edits, self.row()
        acts: dict[str, Callable[[], object]] = {
            "add": lambda: edits.add(NAME, [self.span()], outlet=self.chance.choice(["Zeitblatt", None])),
            "split": lambda: edits.split(row, self.part_of(row)),
            "merge": lambda: edits.merge([row, self.row()]),
            "spans": lambda: edits.change_spans(row, [self.span()]),
            "outlet": lambda: edits.change_outlet(
                row, self.chance.choice(["Zeitblatt", None]), outlet_text=self.chance.choice(["boats", None])
            ),
            "speaker": lambda: edits.change_speaker(row, self.chance.choice(["Bo Dahl", None])),
            "kind": lambda: edits.change_kind(row, self.chance.choice(list(ClaimKind))),
            "fact": lambda: edits.change_fact(
                row, *self.span(), self.chance.choice([MentionType.PLACE, None])
            ),
            "drop": lambda: edits.drop(row),
            "bring_back": lambda: edits.bring_back(row),
            "no_fact": lambda: edits.mark_no_fact(NAME, self.span()),
            "fact_after_all": lambda: edits.unmark_no_fact(NAME, self.span()),
            "verdict": lambda: session.decide(row, self.chance.choice(list(VerdictValue))),
            "note": lambda: session.add_note(row, "asked"),
            "undo": session.undo,
            "redo": session.redo,
            "reread": lambda: SAMPLE.with_claims(
                [claim for claim in SAMPLE.claims if self.chance.random() < 0.7]
            ).put(session.store),
        }
        with suppress(InputError):  # such an edit is refused: no words, nothing there, set aside
            acts[what]()


ACTS = st.sampled_from(
    "add split merge spans outlet speaker kind fact drop bring_back no_fact fact_after_all verdict note "
    "undo undo redo reread".split()
)


def look(store: Store) -> list[object]:
    """Return all that the tables say of claims, in order of the list, row ids left aside."""
    db = store._conn
    claims = [
        line
        for row_id in all_ids(store)
        for line in db.execute(
            "SELECT claim_id, number, paragraph, text, kind, outlet, outlet_text, speaker, flags, "
            "fact_types, quotes, spans, char_start, char_end, retired, record, original, aside, "
            "vanished, anchor, risk, "
            "(SELECT group_concat(dimension || value, '|') FROM (SELECT dimension, value FROM claim_facet "
            "JOIN facet ON facet.id = claim_facet.facet WHERE claim_facet.claim = claim.id ORDER BY 1, 2)) "
            "FROM claim JOIN claim_record ON claim_record.claim = id LEFT JOIN edited ON edited.claim = id "
            "JOIN claim_source ON claim_source.claim = id WHERE id = ?",
            (row_id,),
        )
    ]
    counts = db.execute("SELECT claims, retired FROM article").fetchall()
    tally = db.execute("SELECT reviewer, value, claims FROM tally WHERE claims ORDER BY 1, 2").fetchall()
    found = [
        (word, sorted(store.claim(row_id).claim_id for row_id in all_ids(store, View(search=word))))
        for word in ("boats", "ferry", "zeitblatt", "50,000", "asked")
    ]
    return [claims, counts, tally, found, store.no_facts(NAME)]


def made_anew(store: Store, path: Path) -> list[object]:
    """Return what the tables say in another store that gets the same reading and the same ledger."""
    lines = store._conn.execute("SELECT * FROM entry ORDER BY random()").fetchall()
    with open_store(path) as other:
        SAMPLE.put(other)
        db = other._conn
        with writing(db):
            db.executemany(
                f"INSERT INTO entry VALUES ({', '.join('?' * len(lines[0]))})" if lines else "", lines
            )
            projection.project(db, NAME)
            said = db.execute(
                "SELECT DISTINCT claim_id, reviewer FROM entry WHERE type IN ('verdict', 'note')"
            ).fetchall()
            for claim_id, reviewer in said:
                state.refresh(db, NAME, claim_id, reviewer)
        return look(other)


def check_words(store: Store) -> None:
    """See that every claim is cut out of the text, to the letter, with all that lies in it."""
    for row_id in all_ids(store):
        for claim in (store.claim(row_id), store.original(row_id)):
            if claim is None:
                continue
            assert claim.exact == tuple(TEXT[start:end] for start, end in claim.spans)
            assert list(claim.spans) == sorted(claim.spans)
            for fact in claim.facts:
                assert TEXT[fact.start : fact.end] == fact.text
            for frame in claim.chain:
                if frame.source_span is not None:
                    assert TEXT[slice(*frame.source_span)] == frame.outlet_text


@settings(max_examples=30, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=14), st.integers(0, 10**6))
def test_claims_stay_cuts_of_the_text_and_the_ledger_tells_all(acts: list[str], seed: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Desk(Path(folder) / "workbench.db", random.Random(seed))) as desk,
    ):
        store = desk.who[0].store
        for act in acts:
            desk.do(act)
            check_words(store)
        assert store.verify().problems == ()
        covered = coverage(desk.who[0], NAME)
        assert covered.uncovered == sum(len(list(words(TEXT[gap.start : gap.end]))) for gap in covered.gaps)
        SAMPLE.put(store)
        assert store.verify().problems == ()
        if store.verify().entries:
            assert look(store) == made_anew(store, Path(folder) / "other.db")
        everything_undone = [undone for session in desk.who for undone in iter(session.undo, None)]
        check_words(store)
        assert store.verify().problems == ()
        live = [store.claim(row_id) for row_id in all_ids(store, View(retired=False))]
        assert live == list(SAMPLE.claims), everything_undone
        store._conn.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")
        assert store._conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_index_of_words_would_tell_if_it_were_off(tmp_path: Path) -> None:
    with open_store(tmp_path / "workbench.db") as store:
        SAMPLE.put(store)
        store._conn.execute("UPDATE claim SET text = 'other words'")
        failed = False
        try:
            store._conn.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            failed = True
        assert failed


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(4))
def test_claims_made_in_a_crowd_stand_in_order_of_place(seed: int, tmp_path: Path) -> None:
    with closing(Desk(tmp_path / "workbench.db", random.Random(seed))) as desk:
        store = desk.who[0].store
        for _ in range(70):
            desk.do(desk.chance.choice(["add", "add", "split", "verdict", "undo"]))
        check_words(store)
        base = store._conn.execute("SELECT next_place FROM article").fetchone()[0]
        assert base > places.GAP * (len(SAMPLE.claims) + 1), "there was no room left, and room was made"
        assert store.verify().problems == ()
        SAMPLE.put(store)
        assert look(store) == made_anew(store, tmp_path / "other.db")
        starts = [line[0] for line in store._conn.execute(
            "SELECT coalesce(anchor, char_start) FROM claim LEFT JOIN edited ON claim = id "
            "WHERE claim_id LIKE 'h%' ORDER BY id"
        )]  # fmt: skip
        assert starts == sorted(starts)
