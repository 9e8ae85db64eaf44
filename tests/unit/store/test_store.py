"""Whatever is done in whatever order: the ledger explains the state, and every claim has its rank."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids, checked, cited, source
from workbench.errors import StoreError
from workbench.model import EntryType, SourceCheckStatus, Span
from workbench.store import Sort, Store, View, open_store, risk
from workbench.text import sha256

TEXTS = (
    "Rain fell on Velmora. The ferry sank.",
    "Rain fell for nine days. The ferry sank.",
    "The ferry sank.",
)
OUTLETS = ("Harbour Post", "Daily Beacon")
REVIEWERS = ("ada", "bo")
ARTICLE = Sample.of(("Rain fell on Velmora.", "The ferry sank.", "Prices rose by 5 percent.", "It is old."))

Act = Callable[[Store], object]
INDEX = st.integers(0, 3)
OUTLET = st.sampled_from(OUTLETS)
WHO = st.sampled_from(REVIEWERS)


def save(outlet: str, text: str, language: str) -> Act:
    return lambda store: store.put_source(source(outlet, text, language=language))


def remove(outlet: str) -> Act:
    return lambda store: store.remove_source(source(outlet, "").source_id)


def read_anew(kept: list[int], other_outlet: int) -> Act:
    claims = [cited(ARTICLE.claims[at], OUTLETS[at == other_outlet]) for at in kept]
    return ARTICLE.with_claims(claims).put


def check(index: int, status: SourceCheckStatus, outlet: str) -> Act:
    def act(store: Store) -> None:
        ids = all_ids(store)
        page = store.source(source(outlet, "").source_id)
        found = checked(status.value, outlet, source_id=page.source_id, span=Span(0, 4), text=page.text[:4])
        store.put_checks([(ids[index % len(ids)], [found, checked("source_missing", "Zeitblatt")])])

    return act


def accept(index: int, outlet: str, who: str) -> Act:
    def act(store: Store) -> None:
        store.append(ARTICLE.evidence(index, store.source(source(outlet, "").source_id), "The ferry", who))

    return act


def withdraw(index: int, who: str) -> Act:
    def act(store: Store) -> None:
        for accepted in store.evidence(ARTICLE.article.article_id, ARTICLE.claims[index].claim_id)[:1]:
            store.append(ARTICLE.entry(EntryType.EVIDENCE, index, who, withdraws=list(accepted.key)))

    return act


def decide(index: int, value: str, who: str) -> Act:
    return lambda store: store.append(ARTICLE.verdict(index, value, who))


def attribute(index: int, value: str, who: str) -> Act:
    return lambda store: store.append(ARTICLE.entry(EntryType.ATTRIBUTION_VERDICT, index, who, verdict=value))


ACTS = st.lists(
    st.one_of(
        st.builds(save, OUTLET, st.sampled_from(TEXTS), st.sampled_from(["en", "en", "", "de"])),
        st.builds(remove, OUTLET),
        st.builds(read_anew, st.lists(INDEX, unique=True, min_size=1), INDEX),
        st.builds(check, INDEX, st.sampled_from(SourceCheckStatus), OUTLET),
        st.builds(accept, INDEX, OUTLET, WHO),
        st.builds(withdraw, INDEX, WHO),
        st.builds(decide, INDEX, st.sampled_from(["verified", "disputed", "unreviewed"]), WHO),
        st.builds(attribute, INDEX, st.sampled_from(["confirmed", ""]), WHO),
        st.builds(lambda who: lambda store: store.undo(who), WHO),
        st.builds(lambda who: lambda store: store.redo(who), WHO),
    ),
    max_size=25,
)


def examine(store: Store) -> None:
    found = store.verify()
    assert found.ok, found.problems
    db = store._conn
    db.execute("INSERT INTO passage_search (passage_search) VALUES ('integrity-check')")
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    ids = all_ids(store)
    rows = store.rows(ids, "ada")
    ranks = dict(db.execute("SELECT claim, risk FROM claim_source").fetchall())
    assert ranks == {
        row_id: risk.rank(row.source_status, row.outlet is not None, "", row.evidence_count > 0)
        for row_id, row in rows.items()
    }
    assert all_ids(store, View(sort=Sort.RISK)) == sorted(ids, key=lambda row_id: (ranks[row_id], row_id))
    for row in rows.values():
        assert row.source_status == risk.riskiest([one.status for one in store.checks(row.row_id)])
        assert row.source_status is None or not row.retired
    live = {row.source_id: row for row in store.sources()}
    for row_id in ids:
        for one in store.checks(row_id):
            assert one.source_id is None or one.version == live[one.source_id].version


def run(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "workbench.db") as store:
        ARTICLE.put(store)
        save(OUTLETS[0], TEXTS[0], "en")(store)
        for act in acts:
            with suppress(StoreError):  # what cannot be done now changes nothing
                act(store)
        examine(store)
        before = store.rows(all_ids(store), "ada")
        store.put_source(replace(source("Zeitblatt", "No."), text="Nothing.", sha256=sha256("Nothing.")))
        assert store.rows(all_ids(store), "ada") == before


@settings(max_examples=40, deadline=None)
@given(acts=ACTS)
def test_the_ledger_explains_the_state_and_every_claim_has_its_rank(acts: list[Act]) -> None:
    run(acts)


@pytest.mark.heavy
@settings(max_examples=500, deadline=None)
@given(acts=ACTS)
def test_they_do_after_many_more_ways(acts: list[Act]) -> None:
    run(acts)
