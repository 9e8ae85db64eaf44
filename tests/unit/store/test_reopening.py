"""A changed source takes back what was decided by its old version, and says so."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids, checked, source
from workbench.errors import StoreError
from workbench.model import AttributionVerdict, EntryType, Span, VerdictValue
from workbench.sources import Source
from workbench.store import ClaimRow, Progress, Store, View
from workbench.text import sha256

PAGE = source("Harbour Post", "Rain fell on Velmora for eight days. The ferry sank.")
OTHER = source("Daily Beacon", "Nothing happened.", "beacon")


def changed(saved: Source, text: str) -> Source:
    return replace(saved, text=text, sha256=sha256(text))


def row(store: Store, index: int = 0, reviewer: str = "ada") -> ClaimRow:
    row_id = all_ids(store)[index]
    return store.rows([row_id], reviewer)[row_id]


@pytest.fixture
def judged(filled: Store, rich: Sample) -> Store:
    """Decisions of two reviewers by the page's first version: by its passage, by evidence, by neither."""
    filled.put_source(PAGE)
    filled.put_source(OTHER)
    ids = all_ids(filled)
    passage = checked("confirmed", source_id=PAGE.source_id, span=Span(0, 4), text="Rain")
    filled.put_checks([(ids[0], [passage]), (ids[2], [checked("confirmed", source_id=OTHER.source_id)])])
    filled.append_many(
        [
            rich.verdict(0, "verified"),
            rich.entry(EntryType.ATTRIBUTION_VERDICT, 0, verdict="confirmed"),
            rich.verdict(0, "disputed", "bo", reason="misquote", correction="eight"),
            rich.evidence(1, PAGE, "The ferry sank"),
            rich.verdict(1, "unverifiable"),
            rich.verdict(2, "verified"),
            rich.note(0, "asked"),
        ]
    )
    return filled


def test_a_new_version_takes_back_what_was_decided_by_the_old_one(judged: Store, rich: Sample) -> None:
    before = len(judged.history(rich.article.article_id, rich.claims[0].claim_id))
    added = judged.put_source(changed(PAGE, "Rain fell for nine days."))
    assert (added.version, added.outcome, added.reopened) == (2, "new_version", 4)
    day = judged.history(rich.article.article_id, rich.claims[0].claim_id)[-1].at.date()
    why = f"the saved copy of Harbour Post changed on {day}; you had marked"
    now = row(judged)
    assert (now.verdict, now.attribution_verdict) == (VerdictValue.UNREVIEWED, AttributionVerdict.EMPTY)
    assert now.reopened == f"{why} it verified and the attribution confirmed"
    assert now.note_count == 1
    assert row(judged, reviewer="bo").reopened == f"{why} it disputed"
    assert row(judged, 1).reopened == f"{why} it unverifiable"
    assert row(judged, 1).evidence_count == 1, "evidence stays"
    assert (row(judged, 2).verdict, row(judged, 2).reopened) == (VerdictValue.VERIFIED, None)
    assert row(judged, 2, "bo").reopened is None
    entries = judged.history(rich.article.article_id, rich.claims[0].claim_id)[before:]
    assert [(entry.type, entry.reviewer, entry.payload) for entry in entries] == [
        (kind, who, {"verdict": nothing, "reopened": {
            "source": PAGE.source_id, "outlet": "Harbour Post", "version": 2, "was": was,
        }})
        for kind, who, nothing, was in (
            ("verdict", "ada", "unreviewed", "verified"),
            ("attribution_verdict", "ada", "", "confirmed"),
            ("verdict", "bo", "unreviewed", "disputed"),
        )
    ]  # fmt: skip
    assert judged.progress(View(), "ada") == Progress(8, 1, 0, 0)
    assert judged.verify().ok


def test_what_stays_as_it_is_takes_nothing_back(judged: Store) -> None:
    head = judged.head()
    assert judged.put_source(PAGE).reopened == 0
    judged.remove_source(PAGE.source_id)
    assert judged.put_source(PAGE).reopened == 0
    assert judged.head() == head
    assert row(judged).verdict is VerdictValue.VERIFIED


def kept_of_removals(store: Store) -> int:
    return int(store._conn.execute("SELECT count(*) FROM removed_check").fetchone()[0])


def test_a_removed_source_that_comes_back_changed_takes_back_as_much(judged: Store, rich: Sample) -> None:
    first = all_ids(judged)[0]
    judged.remove_source(PAGE.source_id)
    assert kept_of_removals(judged) == 1, "one claim has its check passage there; the other has evidence"
    judged.put_checks([(first, [checked("source_missing")])])
    assert row(judged).verdict is VerdictValue.VERIFIED, "the removal itself takes nothing back"
    added = judged.put_source(changed(PAGE, "Rain fell for nine days."))
    assert (added.version, added.outcome, added.reopened) == (2, "new_version", 4)
    day = judged.history(rich.article.article_id, rich.claims[0].claim_id)[-1].at.date()
    why = f"the saved copy of Harbour Post changed on {day}; you had marked"
    assert row(judged).reopened == f"{why} it verified and the attribution confirmed"
    assert row(judged, reviewer="bo").reopened == f"{why} it disputed"
    assert row(judged, 1).reopened == f"{why} it unverifiable"
    assert (row(judged, 2).verdict, row(judged, 2).reopened) == (VerdictValue.VERIFIED, None)
    assert kept_of_removals(judged) == 0
    assert judged.verify().ok


def test_a_removed_source_that_comes_back_unchanged_leaves_nothing_behind(judged: Store) -> None:
    head = judged.head()
    judged.remove_source(PAGE.source_id)
    assert judged.put_source(PAGE).outcome == "restored"
    assert judged.head() == head
    assert kept_of_removals(judged) == 0
    judged.put_checks([(all_ids(judged)[0], [checked("source_missing")])])
    added = judged.put_source(changed(PAGE, "Rain fell for nine days."))
    assert added.reopened == 1, "only the evidence hangs on it: the check that was made anew does not"
    assert row(judged).verdict is VerdictValue.VERIFIED


def test_a_new_reading_of_the_article_does_not_forget_what_hung_on_a_removed_source(
    judged: Store, rich: Sample
) -> None:
    judged.remove_source(PAGE.source_id)
    before = all_ids(judged)[0]
    rich.with_claims((*rich.claims[1:], rich.claims[0])).put(judged)
    at = all_ids(judged).index(
        next(
            one.row_id
            for one in judged.rows(all_ids(judged), "ada").values()
            if one.claim_id == rich.claims[0].claim_id
        )
    )
    assert all_ids(judged)[at] != before
    assert judged.put_source(changed(PAGE, "Rain fell for nine days.")).reopened == 4
    assert "it verified" in str(row(judged, at).reopened)
    assert judged.verify().ok


def test_the_reason_stays_until_the_reviewer_decides_again(judged: Store, rich: Sample) -> None:
    judged.put_source(changed(PAGE, "Rain fell for nine days."))
    assert all_ids(judged, View(reopened=True)) == all_ids(judged)[:2]
    assert all_ids(judged, View(reopened=True, reviewer="bo")) == all_ids(judged)[:1]
    judged.append(rich.verdict(0, "disputed"))
    assert "it verified" not in str(row(judged).reopened)
    assert "the attribution confirmed" in str(row(judged).reopened)
    judged.append(rich.entry(EntryType.ATTRIBUTION_VERDICT, 0, verdict="rejected"))
    assert row(judged).reopened is None
    assert row(judged, reviewer="bo").reopened is not None
    judged.append(rich.verdict(0, "unreviewed", "bo"))
    assert all_ids(judged, View(reopened=True)) == [all_ids(judged)[1]], "leaving it open is a decision too"
    judged.undo("bo")
    assert row(judged, reviewer="bo").reopened is not None
    assert judged.verify().ok


def test_the_undo_key_does_not_reach_it(judged: Store, rich: Sample) -> None:
    judged.undo("ada")
    judged.put_source(changed(PAGE, "Rain fell for nine days."))
    redone = judged.redo("ada")
    assert redone is not None
    assert redone.target.type is EntryType.NOTE, "what was open to redo is so still"
    for kind in (EntryType.NOTE, EntryType.VERDICT, EntryType.VERDICT):
        undone = judged.undo("ada")
        assert undone is not None
        assert (undone.target.type, "reopened" in undone.target.payload) == (kind, False)
    assert row(judged).verdict is VerdictValue.UNREVIEWED
    assert judged.verify().ok


def test_a_third_version_takes_back_only_what_was_decided_by_the_second(judged: Store, rich: Sample) -> None:
    judged.put_source(changed(PAGE, "Rain fell for nine days."))
    passage = checked("altered", source_id=PAGE.source_id, span=Span(0, 4), text="Rain")
    judged.put_checks([(all_ids(judged)[0], [passage])])
    judged.append(rich.verdict(0, "disputed", reason="wrong_number"))
    judged.append(rich.verdict(1, "verified"))
    assert judged.put_source(changed(PAGE, "Rain fell.")).reopened == 1
    assert "you had marked it disputed" in str(row(judged).reopened)
    assert row(judged, 1).verdict is VerdictValue.VERIFIED, "its evidence was from the first version"
    assert judged.verify().ok


def test_nobody_writes_such_an_entry_by_hand(judged: Store, rich: Sample) -> None:
    with pytest.raises(StoreError, match="it cannot hold reopened"):
        judged.append(rich.verdict(0, "unreviewed", reopened={"was": "verified"}))


def test_a_claim_that_was_set_aside_is_reopened_too(judged: Store, rich: Sample) -> None:
    rich.with_claims(rich.claims[2:]).put(judged)
    assert judged.put_source(changed(PAGE, "Rain.")).reopened == 1, (
        "it has evidence; checks went with the text"
    )
    aside = all_ids(judged, View(retired=True))
    reasons = [one.reopened for one in judged.rows(aside, "ada").values()]
    assert [bool(reason) for reason in reasons] == [False, True]
    assert judged.verify().ok


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM reopened", "what a changed source reopened does not follow"),
        ("UPDATE reopened SET was = 'disputed'", "what a changed source reopened does not follow"),
        ("UPDATE reopened SET reviewer = 'eve' WHERE reviewer = 'bo'", "eve: there are decisions"),
    ],
)
def test_tampering_is_told(judged: Store, store_path: Path, statement: str, said: str) -> None:
    judged.put_source(changed(PAGE, "Rain fell for nine days."))
    with sqlite3.connect(store_path) as db:
        db.execute(statement)
    db.close()
    found = judged.verify()
    assert any(said in problem for problem in found.problems), found
