"""The ledger, undo and redo against a model that keeps two lists for each reviewer."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.unit.store.samples import Sample, all_ids
from workbench.errors import StoreError
from workbench.model import AttributionVerdict, EntryType, NewEntry, Verdict, VerdictValue
from workbench.store import Store, View, ledger, open_store

REVIEWERS = st.sampled_from(["ada", "bo", "\ud800 NUL\0"])
CLAIMS = st.integers(0, 2)
BODIES = st.text(st.characters(exclude_categories=()), min_size=1).filter(str.strip)
SAMPLE = Sample.of(("One ship sank.", "Two ships sank.", "Three ships sank."))

State = tuple[str, str | None, str | None, str, tuple[str, ...]]
"""Verdict, reason, correction, attribution verdict, notes."""

NOTHING: State = ("unreviewed", None, None, "", ())


def play(decisions: list[NewEntry], claim_id: str) -> State:
    """Return what decisions amount to for one claim."""
    value, reason, correction, attribution, notes = NOTHING
    for one in decisions:
        if one.claim_id != claim_id:
            continue
        if one.type is EntryType.VERDICT:
            value = str(one.payload["verdict"])
            reason = str(one.payload["reason"]) if "reason" in one.payload else None
            correction = str(one.payload["correction"]) if "correction" in one.payload else None
        elif one.type is EntryType.ATTRIBUTION_VERDICT:
            attribution = str(one.payload["verdict"])
        else:
            notes += (str(one.payload["body"]),)
    return value, reason, correction, attribution, notes


class Desk(RuleBasedStateMachine):
    """Reviewers deciding, undoing, redoing, and closing the program in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = open_store(self.folder / "workbench.db")
        SAMPLE.put(self.store)
        self.done: dict[str, list[NewEntry]] = {}
        self.undone: dict[str, list[NewEntry]] = {}
        self.imported: dict[str, list[NewEntry]] = {}
        self.entries = 0

    def teardown(self) -> None:
        verified = self.store.verify()
        assert verified.problems == ()
        assert verified.entries == self.entries
        self.store.close()
        shutil.rmtree(self.folder)

    def decide(self, entry: NewEntry) -> None:
        self.store.append(entry)
        self.entries += 1
        self.done.setdefault(entry.reviewer, []).append(entry)
        self.undone[entry.reviewer] = []

    @rule(index=CLAIMS, reviewer=REVIEWERS, value=st.sampled_from(["verified", "unverifiable", "unreviewed"]))
    def verdict(self, index: int, reviewer: str, value: str) -> None:
        self.decide(SAMPLE.verdict(index, value, reviewer))

    @rule(index=CLAIMS, reviewer=REVIEWERS, correction=BODIES)
    def dispute(self, index: int, reviewer: str, correction: str) -> None:
        self.decide(SAMPLE.verdict(index, "disputed", reviewer, reason="misquote", correction=correction))

    @rule(index=CLAIMS, reviewer=REVIEWERS, value=st.sampled_from(["confirmed", "rejected", ""]))
    def attribution(self, index: int, reviewer: str, value: str) -> None:
        self.decide(SAMPLE.entry(EntryType.ATTRIBUTION_VERDICT, index, reviewer, verdict=value))

    @rule(index=CLAIMS, reviewer=REVIEWERS, body=BODIES)
    def note(self, index: int, reviewer: str, body: str) -> None:
        self.decide(SAMPLE.note(index, body, reviewer))

    @rule(reviewer=REVIEWERS)
    def undo(self, reviewer: str) -> None:
        undone = self.store.undo(reviewer)
        if not self.done.get(reviewer):
            assert undone is None
            return
        entry = self.done[reviewer].pop()
        self.undone.setdefault(reviewer, []).append(entry)
        self.entries += 1
        assert undone is not None
        assert (undone.claim_id, undone.target.payload) == (entry.claim_id, entry.payload)
        assert undone.entry.type is EntryType.UNDO

    @rule(reviewer=REVIEWERS)
    def redo(self, reviewer: str) -> None:
        redone = self.store.redo(reviewer)
        if not self.undone.get(reviewer):
            assert redone is None
            return
        entry = self.undone[reviewer].pop()
        self.done[reviewer].append(entry)
        self.entries += 1
        assert redone is not None
        assert redone.target.payload == entry.payload
        assert redone.entry.type is EntryType.REDO

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.folder / "workbench.db")

    @invariant()
    def state_is_that_of_the_model(self) -> None:
        for claim in SAMPLE.claims:
            found = {
                verdict.reviewer: verdict
                for verdict in self.store.verdicts(SAMPLE.article.article_id, claim.claim_id)
            }
            for reviewer, decisions in self.done.items():
                held = found.get(reviewer, Verdict(reviewer, VerdictValue.UNREVIEWED))
                notes = self.store.notes(SAMPLE.article.article_id, claim.claim_id, reviewer)
                state = (
                    held.value.value,
                    held.reason.value if held.reason else None,
                    held.correction,
                    held.attribution.value,
                    tuple(note.body for note in notes),
                )
                assert state == play(decisions, claim.claim_id)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_undo_survives_a_restart_and_says_what_it_did(store_path: Path) -> None:
    with open_store(store_path) as store:
        SAMPLE.put(store)
        store.append(SAMPLE.verdict(0, "verified"))
        store.append(SAMPLE.verdict(0, "disputed", reason="wrong_number"))
    with open_store(store_path) as store:
        undone = store.undo("ada")
        assert undone is not None
        assert undone.description == "disputed (wrong_number) → verified"
        assert (undone.article_id, undone.claim_id) == (SAMPLE.article.article_id, SAMPLE.claims[0].claim_id)
    with open_store(store_path) as store:
        redone = store.redo("ada")
        assert redone is not None
        assert redone.description == "verified → disputed (wrong_number)"
        assert store.redo("ada") is None
        history = store.history(SAMPLE.article.article_id, SAMPLE.claims[0].claim_id)
        assert [entry.type for entry in history] == ["verdict", "verdict", "undo", "redo"]
        assert history[-1].payload == {"target": [store.origin, 3]}


def test_an_imported_decision_is_out_of_reach_of_the_undo_key(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified"))
    store.append(SAMPLE.verdict(1, "verified", imported={"by": "ada", "at": "2031-03-12T00:00:00Z"}))
    undone = store.undo("ada")
    assert undone is not None
    assert undone.claim_id == SAMPLE.claims[0].claim_id
    assert store.undo("ada") is None
    assert [row.verdict for row in store.rows(all_ids(store), "ada").values()] == [
        "unreviewed", "verified", "unreviewed",
    ]  # fmt: skip


def test_an_import_leaves_what_can_be_redone(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified"))
    store.undo("ada")
    store.append(SAMPLE.verdict(1, "verified", imported={"by": "ada", "at": "2031-03-12T00:00:00Z"}))
    assert store.redo("ada") is not None


def test_the_reviewers_of_a_claim_do_not_touch_each_other(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified", "ada"))
    store.append(SAMPLE.verdict(0, "disputed", "bo", reason="outdated"))
    row = next(iter(store.rows(all_ids(store), "ada").values()))
    assert (row.verdict, row.others) == ("verified", (("bo", "disputed"),))
    undone = store.undo("ada")
    assert undone is not None
    row = next(iter(store.rows(all_ids(store), "ada").values()))
    assert (row.verdict, row.reason, row.others) == ("unreviewed", None, (("bo", "disputed"),))


def test_a_change_of_an_article_is_undone_to_what_it_was(store: Store) -> None:
    SAMPLE.put(store)
    name = SAMPLE.article.article_id
    store.append(
        NewEntry(EntryType.ARTICLE, "ada", name, payload={"published": "2031-01-01", "title": "New"})
    )
    store.append(NewEntry(EntryType.ARTICLE, "bo", name, payload={"title": "Newer"}))
    row = store.article(name)
    assert row is not None
    assert (row.title, str(row.published)) == ("Newer", "2031-01-01")
    undone = store.undo("ada")
    assert undone is not None
    assert undone.reread
    assert undone.description == "title Newer, published 2031-01-01 → title Newer, published 2031-03-12"
    assert undone.claim_id is None
    undone = store.undo("bo")
    assert undone is not None
    assert not undone.reread
    row = store.article(name)
    assert row is not None
    assert (row.title, str(row.published)) == ("A test", "2031-03-12")
    assert store.verify().ok


def test_an_edit_of_no_known_form_from_an_early_store_is_kept_and_undone_as_a_line(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    SAMPLE.put(store)
    before = store.claim(all_ids(store)[0])
    with monkeypatch.context() as early:
        early.setattr(ledger, "check", lambda _: None)
        entry = store.append(SAMPLE.entry(EntryType.CLAIM_EDIT, 0, text="a part", span=[0, 5]))
    assert entry.payload == {"text": "a part", "span": [0, 5]}
    assert store.claim(all_ids(store)[0]) == before
    assert store.verify().ok
    undone = store.undo("ada")
    assert undone is not None
    assert undone.description == "an edit of an early version → taken back"
    assert store.verify().ok


def test_many_are_written_whole_or_not_at_all(store: Store) -> None:
    SAMPLE.put(store)
    good = [SAMPLE.verdict(index, "verified") for index in range(3)]
    bad = NewEntry(EntryType.VERDICT, "ada", SAMPLE.article.article_id, "0" * 16, {"verdict": "verified"})
    with pytest.raises(StoreError, match="no claim"):
        store.append_many([*good, bad])
    assert store.progress(View(), "ada").checked == 0
    assert store.append_many(good) == 3
    assert store.progress(View(), "ada").checked == 3


def test_an_attribution_verdict_stands_apart_from_the_verdict(store: Store) -> None:
    SAMPLE.put(store)
    first = store.append(SAMPLE.entry(EntryType.ATTRIBUTION_VERDICT, 0, verdict="rejected"))
    held = store.verdicts(SAMPLE.article.article_id, SAMPLE.claims[0].claim_id)
    assert held == [
        Verdict("ada", VerdictValue.UNREVIEWED, attribution=AttributionVerdict.REJECTED, reviewed_at=first.at)
    ]
    assert store.progress(View(), "ada").checked == 0
    store.append(SAMPLE.verdict(0, "verified"))
    second = store.append(SAMPLE.verdict(0, "unreviewed"))
    held = store.verdicts(SAMPLE.article.article_id, SAMPLE.claims[0].claim_id)
    assert held[0].reviewed_at == first.at < second.at
