"""Checks kept with their claims, and dropped when they are about something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids, checked, cited, source
from workbench.check.comparison import Difference
from workbench.check.vocabulary import DifferenceKind
from workbench.model import AttributionVerdict, EntryType, SourceCheckStatus, Span, VerdictValue
from workbench.store import Store, StoredCheck, View, checks, risk
from workbench.text import sha256

PAGE = source("Harbour Post", "Rain fell on Velmora for eight days. The ferry sank.")
AT = datetime(2031, 3, 14, 12, 0, 0, 1, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=30)
SPANS = st.none() | st.builds(lambda a, b: Span(a, a + b), st.integers(0, 99), st.integers(0, 9))
CHECKS = st.lists(
    st.builds(
        StoredCheck,
        outlet=st.none() | TEXTS,
        status=st.sampled_from(SourceCheckStatus),
        text=TEXTS,
        differing=st.lists(
            st.builds(Difference, st.sampled_from(DifferenceKind), TEXTS, TEXTS, SPANS, SPANS), max_size=3
        ).map(tuple),
        found_in=st.none() | TEXTS,
        origins=st.integers(0, 9),
        checked_at=st.just(AT),
    ),
    max_size=3,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=CHECKS)
def test_checks_come_back_as_they_were_put(filled: Store, found: list[StoredCheck]) -> None:
    row_id = all_ids(filled)[0]
    assert filled.put_checks([(row_id, found)]) == 1
    assert filled.checks(row_id) == found
    status = filled.rows([row_id], "ada")[row_id].source_status
    assert status == min((one.status for one in found), key=risk.SERIOUS.index, default=None)


def test_a_check_is_tied_to_the_version_of_its_source(filled: Store) -> None:
    filled.put_source(PAGE)
    row_id, other = all_ids(filled)[:2]
    passage = checked("altered", source_id=PAGE.source_id, span=Span(0, 4), text="Rain", checked_at=AT)
    assert filled.put_checks([(row_id, [passage])]) == 1
    assert filled.checks(row_id) == [replace(passage, version=1)]
    filled.put_source(replace(PAGE, text="New.", sha256=sha256("New.")))
    assert filled.checks(row_id) == [], "what was found in the old version is not said of the new one"
    assert filled.put_checks([(row_id, [replace(passage, version=1)]), (other, [checked("confirmed")])]) == 1
    assert filled.checks(row_id) == []
    stale = replace(passage, version=None)
    assert filled.put_checks([(row_id, [stale])]) == 0, "its words stood in the version before"
    unknown = replace(passage, source_id="0" * 16)
    assert filled.put_checks([(row_id, [unknown])]) == 0
    filled.remove_source(PAGE.source_id)
    assert filled.put_checks([(row_id, [passage])]) == 0


def test_a_claim_that_is_gone_is_left_out(filled: Store, rich: Sample) -> None:
    ids = all_ids(filled)
    filled.append(rich.verdict(0, "verified"))
    rich.with_claims(rich.claims[1:]).put(filled)
    aside = all_ids(filled, View(retired=True))
    assert filled.put_checks([(row_id, [checked("altered")]) for row_id in (*ids, *aside)]) == 0
    live = all_ids(filled, View(retired=False))
    assert filled.put_checks((row_id, [checked("altered")]) for row_id in live) == 7


def test_an_interrupted_run_keeps_what_it_did(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "BATCH", 3)
    ids = all_ids(filled)

    def run() -> Iterator[tuple[int, Sequence[StoredCheck]]]:
        for row_id in ids[:5]:
            yield row_id, [checked("altered")]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled.put_checks(run())
    assert [bool(filled.checks(row_id)) for row_id in ids] == [True] * 3 + [False] * 5
    assert not filled._conn.in_transaction


def test_others_can_write_while_checks_are_made(filled: Store, rich: Sample) -> None:
    def run() -> Iterator[tuple[int, Sequence[StoredCheck]]]:
        for claim in filled.claims_to_check():
            filled.append(rich.note(0, f"while {claim.row_id} was checked"))
            yield claim.row_id, [checked("altered")]

    assert filled.put_checks(run()) == 8
    assert len(filled.notes(rich.article.article_id, rich.claims[0].claim_id)) == 8


def test_the_claims_to_check_come_with_all_they_need(filled: Store, rich: Sample) -> None:
    other = Sample.of(("A dam broke.", "Rain fell again."))
    other.with_claims([cited(other.claims[0], "Harbour Post"), other.claims[1]]).put(filled)
    found = list(filled.claims_to_check())
    assert [one.row_id for one in found] == all_ids(filled)
    for one in found:
        claim = filled.claim(one.row_id)
        assert (one.claim_id, one.text, one.outlets) == (claim.claim_id, claim.text, claim.outlets)
    assert {one.article_id for one in found[:8]} == {rich.article.article_id}
    of_one = list(filled.claims_to_check(rich.article.article_id, ["daily beacon", "Zeitblatt", "Nobody's"]))
    assert [one.claim_id for one in of_one] == [rich.claims[at].claim_id for at in (4, 5, 7)]
    assert len(list(filled.claims_to_check(None, ["Harbour Post"]))) == 4
    assert list(filled.claims_to_check("none")) == list(filled.claims_to_check(None, [])) == []
    filled.append(rich.verdict(0, "verified"))
    rich.with_claims(rich.claims[1:]).put(filled)
    assert len(list(filled.claims_to_check(rich.article.article_id))) == 7, "none that was set aside"


def test_checks_stay_with_claims_that_stay_as_they_are(filled: Store, rich: Sample) -> None:
    def statuses() -> dict[str, str | None]:
        return {row.claim_id: row.source_status for row in filled.rows(all_ids(filled), "ada").values()}

    filled.append(rich.verdict(6, "verified"))
    filled.put_checks((row_id, [checked("altered")]) for row_id in all_ids(filled))
    kept = list(rich.claims)
    kept[1] = replace(kept[1], checkworthiness=0.01, facts=())
    kept[2] = cited(kept[2], "Zeitblatt")
    kept[3] = replace(kept[3], text=f"{kept[3].text} (of the harbour)")
    del kept[6]
    rich.with_claims([kept[5], *kept[:5], *kept[6:]]).put(filled)
    ids = [claim.claim_id for claim in rich.claims]
    assert statuses() == {
        **dict.fromkeys((ids[at] for at in (0, 1, 4, 5, 7)), "altered"),
        **dict.fromkeys((ids[at] for at in (2, 3, 6)), None),
    }
    assert filled.verify().ok
    for row_id in all_ids(filled):
        assert bool(filled.checks(row_id)) == (filled.rows([row_id], "ada")[row_id].source_status is not None)
    db = filled._conn
    assert db.execute("SELECT count(*) FROM claim_source").fetchone() == (8,)
    rich.with_claims(rich.claims[:2]).put(filled)
    assert db.execute("SELECT count(*) FROM claim_source").fetchone() == (3,)


def test_the_machine_decides_nothing(filled: Store, rich: Sample) -> None:
    head = filled.head()
    filled.put_source(PAGE)
    filled.put_checks((row_id, [checked("confirmed")]) for row_id in all_ids(filled))
    assert filled.head() == head
    assert filled.progress(View(), "ada").checked == 0
    assert filled.progress(View(source_status=SourceCheckStatus.CONFIRMED), "ada").total == 8
    for row in filled.rows(all_ids(filled), "ada").values():
        assert (row.verdict, row.attribution_verdict) == (VerdictValue.UNREVIEWED, AttributionVerdict.EMPTY)
    filled.append(rich.entry(EntryType.ATTRIBUTION_VERDICT, 0, verdict="rejected"))
    assert filled.rows(all_ids(filled), "ada")[all_ids(filled)[0]].source_status == "confirmed"
