from __future__ import annotations

import threading
from dataclasses import fields, replace

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.errors import StoreError
from workbench.model import DisputeReason, EntryType, Span
from workbench.store import ClaimRow, Sort, Store, View


def test_a_row_tells_what_the_claim_holds(filled: Store, rich: Sample) -> None:
    ids = all_ids(filled)
    rows = filled.rows(ids, "ada")
    for row, claim in zip(rows.values(), rich.claims, strict=True):
        outer = claim.chain[0] if claim.chain else None
        assert (row.text, row.kind, row.outlet, row.speaker) == (
            claim.text, claim.kind, claim.outlet, claim.speaker,
        )  # fmt: skip
        assert row.outlet_text == (outer.outlet_text if outer else None)
        assert (row.flags, row.checkworthiness) == (claim.flags, claim.checkworthiness)
        assert row.fact_types == tuple(dict.fromkeys(fact.type for fact in claim.facts))
        assert row.confidence == (outer.confidence if outer else 0.0)
        assert (row.article_id, row.claim_id) == (rich.article.article_id, claim.claim_id)
        assert (row.verdict, row.note_count, row.others, row.retired) == ("unreviewed", 0, (), False)
    assert (row.source_status, row.evidence_count, row.reopened, row.former) == (None, 0, None, None)
    assert {(row.edited, row.by_hand, row.aside) for row in rows.values()} == {(False, False, "")}
    assert len(fields(ClaimRow)) == 28, "a new field is to be looked at here"


def test_a_row_tells_what_was_decided(filled: Store, rich: Sample) -> None:
    filled.append(rich.verdict(0, "disputed", reason="misquote"))
    filled.append(rich.entry(EntryType.ATTRIBUTION_VERDICT, 0, verdict="rejected"))
    filled.append(rich.verdict(0, "verified", "cy"))
    filled.append(rich.verdict(0, "unverifiable", "bo"))
    filled.append(rich.entry(EntryType.ATTRIBUTION_VERDICT, 0, "di", verdict="confirmed"))
    filled.append(rich.note(0, "one"))
    filled.append(rich.note(0, "two", "bo"))
    row_id = all_ids(filled)[0]
    row = filled.rows([row_id], "ada")[row_id]
    assert (row.verdict, row.reason, row.attribution_verdict) == (
        "disputed",
        DisputeReason.MISQUOTE,
        "rejected",
    )
    assert row.others == (("bo", "unverifiable"), ("cy", "verified"))
    assert row.note_count == 2
    row = filled.rows([row_id], "di")[row_id]
    assert (row.verdict, row.reason, row.attribution_verdict) == ("unreviewed", None, "confirmed")
    assert [name for name, _ in row.others] == ["ada", "bo", "cy"]


def test_rows_come_in_the_order_asked_for_and_those_that_are_gone_are_left_out(filled: Store) -> None:
    ids = all_ids(filled)
    asked = [ids[5], 7, ids[0], -1, ids[5]]
    assert list(filled.rows(asked, "ada")) == [ids[5], ids[0]]
    assert filled.rows([], "ada") == {}
    with pytest.raises(StoreError, match="read anew"):
        filled.claim(7)


def test_marks_tell_where_claims_stand(filled: Store, rich: Sample) -> None:
    name = rich.article.article_id
    filled.append(rich.verdict(1, "verified"))
    marks = filled.marks(name, "ada")
    assert [mark.spans for mark in marks] == [claim.spans for claim in rich.claims]
    assert [mark.verdict for mark in marks][:3] == ["unreviewed", "verified", "unreviewed"]
    assert [mark.row_id for mark in marks] == all_ids(filled)
    second = rich.claims[1].spans[0]
    assert filled.marks(name, "ada", second) == marks[1:2]
    assert filled.marks(name, "ada", Span(second.start - 2, second.end + 2)) == marks[:3]
    assert filled.marks("none", "ada") == []
    replace(rich, claims=rich.claims[:1]).put(filled)
    assert len(filled.marks(name, "ada")) == 1, "a retired claim stands nowhere in the current text"


def test_a_walk_may_be_thrown_away_in_another_thread(filled: Store) -> None:
    walks = [filled.claim_ids(View(sort=Sort.OUTLET))]
    next(walks[0])
    thread = threading.Thread(target=walks.clear)
    thread.start()
    thread.join()
    assert len(all_ids(filled)) == 8
