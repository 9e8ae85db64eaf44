"""Evidence is cut from a saved text, never typed, and follows the ledger."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids, source
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry, Span
from workbench.sources import EvidenceRelation
from workbench.store import Store, View, evidence_payload
from workbench.text import sha256

PAGE = source(
    "Harbour Post",
    "Rain fell on Velmora for eight days, not nine. \U0001f30a The ferry\u202e sank.",
    title="Eight days",
    url="https://harbour.example/rain",
    published=date(2031, 3, 10),
)
SLICE = "\U0001f30a The ferry\u202e"


@pytest.fixture
def sourced(filled: Store) -> Store:
    """A store with an article and a source."""
    filled.put_source(PAGE)
    return filled


def key(rich: Sample, index: int = 0) -> tuple[str, str]:
    return rich.article.article_id, rich.claims[index].claim_id


def test_evidence_comes_back_with_all_that_is_known_of_its_source(sourced: Store, rich: Sample) -> None:
    entry = sourced.append(rich.evidence(0, PAGE, SLICE, relation="contradicts"))
    (accepted,) = sourced.evidence(*key(rich))
    found = accepted.evidence
    assert accepted.key == (entry.origin, entry.seq)
    assert (found.source_id, found.version, found.sha256) == (PAGE.source_id, 1, PAGE.sha256)
    assert (found.outlet, found.title, found.url, found.published) == (
        PAGE.outlet, PAGE.title, PAGE.url, PAGE.published,
    )  # fmt: skip
    assert (found.text, PAGE.text[found.start : found.end]) == (SLICE, SLICE)
    assert (found.relation, found.reviewer, found.at) == (EvidenceRelation.CONTRADICTS, "ada", entry.at)
    assert (found.accessed_at, found.under_review) == (PAGE.accessed_at, False)
    row_id = all_ids(sourced)[0]
    assert sourced.rows([row_id], "bo")[row_id].evidence_count == 1
    assert sourced.verify().ok


def test_evidence_from_the_outlet_under_review_is_flagged_not_refused(sourced: Store, rich: Sample) -> None:
    payload = evidence_payload(PAGE, Span(0, 4), EvidenceRelation.SUPPORTS, under_review=True)
    sourced.append(rich.entry(EntryType.EVIDENCE, 0, "ada", **payload))
    assert sourced.evidence(*key(rich))[0].evidence.under_review


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": "Rain fell on Velmora for nine"}, "is not what stands there at 0 to 4; select it again"),
        ({"start": 1}, "is not what stands there"),
        ({"end": 10_000}, "is not what stands there"),
        ({"start": 4}, "4 to 4 is no stretch"),
        ({"start": -1}, "is no stretch"),
        ({"start": True}, "start is no whole number"),
        ({"version": 2}, "no version 2 of source"),
        ({"source": "0" * 16}, "no version 1 of source 0000"),
        ({"sha256": "0" * 64}, "digest"),
        ({"relation": "proves"}, "'proves' is none of supports, contradicts, context"),
        ({"under_review": 1}, "under_review"),
        ({"outlet": None}, "outlet is no text"),
        ({"url": 1}, "url is no text"),
        ({"published": "10 March"}, "'10 March' is no date"),
        ({"accessed_at": "2031-03-10T09:00"}, "is no time"),
        ({"comment": "typed"}, "it cannot hold comment"),
        ({"withdraws": ["a", 1]}, "it cannot hold"),
    ],
)
def test_what_is_no_slice_of_the_saved_text_is_refused(
    sourced: Store, rich: Sample, change: dict[str, object], said: str
) -> None:
    payload = {**evidence_payload(PAGE, Span(0, 4), EvidenceRelation.SUPPORTS), **change}
    with pytest.raises(StoreError, match=said):
        sourced.append(rich.entry(EntryType.EVIDENCE, 0, "ada", **payload))
    with pytest.raises(StoreError, match="it lacks"):
        sourced.append(rich.entry(EntryType.EVIDENCE, 0, text="Rain"))
    assert sourced.evidence(*key(rich)) == []
    assert sourced.history(*key(rich)) == []


def test_the_article_is_never_its_own_evidence(filled: Store, rich: Sample) -> None:
    copy = source("Harbour Post", f"  {rich.edition.text}\n")
    filled.put_source(copy)
    with pytest.raises(StoreError, match="never its own evidence"):
        filled.append(rich.evidence(0, copy, "Rain fell"))
    own = source(
        "Harbour Post", "The ferry to Tarn sank on Monday, the harbour office told our reporter.", "x"
    )
    filled.put_source(own)
    filled.append(rich.evidence(0, own, "The ferry"))
    assert len(filled.evidence(*key(rich))) == 1


def test_evidence_is_undone_redone_and_withdrawn(sourced: Store, rich: Sample) -> None:
    first = sourced.append(rich.evidence(0, PAGE, "Rain fell"))
    second = sourced.append(rich.evidence(0, PAGE, "eight days"))

    def texts() -> list[str]:
        assert sourced.verify().ok
        return [one.evidence.text for one in sourced.evidence(*key(rich))]

    undone = sourced.undo("ada")
    assert undone is not None
    assert undone.description == "2 accepted passages → 1 accepted passage"
    assert texts() == ["Rain fell"]
    sourced.redo("ada")
    assert texts() == ["Rain fell", "eight days"]
    sourced.append(rich.entry(EntryType.EVIDENCE, 0, withdraws=[first.origin, first.seq]))
    assert texts() == ["eight days"]
    undone = sourced.undo("ada")
    assert undone is not None
    assert undone.description == "1 accepted passage → 2 accepted passages"
    assert texts() == ["Rain fell", "eight days"]
    sourced.append(rich.entry(EntryType.EVIDENCE, 0, withdraws=(second.origin, second.seq)))
    assert texts() == ["Rain fell"]
    with pytest.raises(StoreError, match="no such evidence"):
        sourced.append(rich.entry(EntryType.EVIDENCE, 0, withdraws=[second.origin, second.seq]))


def test_only_who_accepted_evidence_withdraws_it(sourced: Store, rich: Sample) -> None:
    entry = sourced.append(rich.evidence(0, PAGE, "Rain fell"))
    other = sourced.append(rich.verdict(0, "verified"))
    withdraw = [entry.origin, entry.seq]
    for who, index, target, said in (
        ("bo", 0, withdraw, "Only ada"),
        ("ada", 1, withdraw, "no such evidence"),
        ("ada", 0, [other.origin, other.seq], "no such evidence"),
        ("ada", 0, "all", "is no .origin, seq. of an entry"),
        ("ada", 0, [1, 2], "is no .origin, seq. of an entry"),
    ):
        with pytest.raises(StoreError, match=said):
            sourced.append(rich.entry(EntryType.EVIDENCE, index, who, withdraws=target))
    assert len(sourced.evidence(*key(rich))) == 1


def test_several_reviewers_keep_their_own(sourced: Store, rich: Sample) -> None:
    sourced.append_many(
        [rich.evidence(0, PAGE, "Rain fell", who) for who in ("ada", "bo")] + [rich.evidence(1, PAGE, "nine")]
    )
    assert [one.evidence.reviewer for one in sourced.evidence(*key(rich))] == ["ada", "bo"]
    sourced.undo("bo")
    assert [one.evidence.reviewer for one in sourced.evidence(*key(rich))] == ["ada"]
    assert sourced.evidence("none", "none") == []
    assert all_ids(sourced, View(has_evidence=True)) == all_ids(sourced)[:2]


def test_evidence_moves_with_its_claim_and_sets_it_aside_when_it_is_gone(
    sourced: Store, rich: Sample
) -> None:
    sourced.append(rich.evidence(0, PAGE, "Rain fell"))
    sourced.append(rich.evidence(2, PAGE, "The ferry"))
    rich.with_claims([rich.claims[1], rich.claims[0], *rich.claims[3:]]).put(sourced)
    assert [len(sourced.evidence(*key(rich, at))) for at in range(3)] == [1, 0, 1]
    assert [row.claim_id for row in sourced.rows(all_ids(sourced, View(retired=True)), "ada").values()] == [
        rich.claims[2].claim_id
    ]
    assert sourced.verify().ok


def test_evidence_stays_tied_to_the_text_it_was_cut_from(sourced: Store, rich: Sample) -> None:
    sourced.append(rich.evidence(0, PAGE, "eight days"))
    sourced.put_source(
        replace(PAGE, text="Rain fell for nine days.", sha256=sha256("Rain fell for nine days."))
    )
    (accepted,) = sourced.evidence(*key(rich))
    old = sourced.source(PAGE.source_id, accepted.evidence.version)
    assert old.sha256 == accepted.evidence.sha256
    assert old.text[accepted.evidence.start : accepted.evidence.end] == "eight days"
    sourced.append(rich.evidence(0, old, "not nine"))
    assert len(sourced.evidence(*key(rich))) == 2, "an earlier version can still be cut from"


def test_evidence_can_be_dated(sourced: Store, rich: Sample) -> None:
    at = datetime(2030, 1, 1, tzinfo=UTC)
    entry = rich.evidence(0, PAGE, "Rain")
    sourced.append(
        replace(entry, at=at, payload={**entry.payload, "accessed_at": "2031-03-13T10:00:00+01:00"})
    )
    found = sourced.evidence(*key(rich))[0].evidence
    assert (found.at, found.accessed_at) == (at, PAGE.accessed_at)


def test_evidence_is_about_a_claim(sourced: Store, rich: Sample) -> None:
    payload = evidence_payload(PAGE, Span(0, 4), EvidenceRelation.SUPPORTS)
    with pytest.raises(StoreError, match="is about a claim"):
        sourced.append(NewEntry(EntryType.EVIDENCE, "ada", rich.article.article_id, None, payload))


@pytest.mark.parametrize(
    "change",
    ["text = replace(text, 'eight', 'seven')", "text = x'ff'", f"sha256 = '{'0' * 64}'"],
)
def test_a_saved_text_that_was_tampered_with_is_told(
    sourced: Store, rich: Sample, store_path: Path, change: str
) -> None:
    sourced.append(rich.evidence(0, PAGE, "eight days"))
    assert sourced.verify().ok
    with sqlite3.connect(store_path) as db:
        db.execute("DROP TRIGGER source_text_is_never_changed")
        db.execute(f"UPDATE source_version SET {change}")
    db.close()
    found = sourced.verify()
    assert any(PAGE.source_id in problem for problem in found.problems), found


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE evidence SET text = 'Rain never fell'", "the evidence does not follow"),
        ("UPDATE evidence SET char_start = 1", "the evidence does not follow"),
        ("UPDATE evidence SET relation = 'context'", "the evidence does not follow"),
        ("DELETE FROM evidence", "the evidence does not follow"),
        ("UPDATE evidence SET reviewer = 'eve'", "eve: there are decisions that no entry explains"),
    ],
)
def test_evidence_that_was_tampered_with_is_told(
    sourced: Store, rich: Sample, store_path: Path, statement: str, said: str
) -> None:
    sourced.append(rich.evidence(0, PAGE, "Rain fell"))
    with sqlite3.connect(store_path) as db:
        db.execute(statement)
    db.close()
    found = sourced.verify()
    assert any(said in problem for problem in found.problems), found
