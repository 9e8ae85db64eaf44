"""Every view against the same question asked in Python, along both ways that a query can take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids, checked, source
from workbench.model import (
    AttributionType,
    Claim,
    ClaimKind,
    EntryType,
    Flag,
    FrameClass,
    MentionType,
    SourceCheckStatus,
    Span,
    VerdictValue,
)
from workbench.store import ClaimRow, Condition, Sort, Store, View, selection
from workbench.store.orders import VERDICT_ORDER
from workbench.text import fold, sha256

OTHER = Sample.of(("A dam broke.", "Rain fell again."))

SUBJECTS: dict[str, list[str]] = {
    "outlet": ["Harbour Post", "DAILY BEACON", "", "Nobody's"],
    "speaker": ["Ann Lee", "bo dahl", ""],
    "fact_type": ["place", "quantity", "weapon"],
    "kind": [*ClaimKind],
    "flag": ["no_outlet", "contradiction"],
    "verdict": [*VerdictValue],
    "attribution_type": [*AttributionType],
    "frame_class": ["", *FrameClass],
    "source_status": [*SourceCheckStatus],
    "decided_by": ["ada", "bo", "nobody"],
    "search": ["rain", "dam broke", "ferry harbour", "the", "--"],
}

CONDITIONS = st.sampled_from(sorted(SUBJECTS)).flatmap(
    lambda subject: st.builds(
        Condition,
        st.just(subject),
        st.lists(st.sampled_from(SUBJECTS[subject]), min_size=1, max_size=3, unique=True).map(tuple),
        st.booleans(),
    )
)

VIEWS = st.builds(
    View,
    article_id=st.none() | st.just("first") | st.just("other") | st.just("none"),
    verdict=st.none() | st.sampled_from(VerdictValue),
    outlet=st.none() | st.sampled_from(["Harbour Post", "DAILY BEACON", "", "Nobody's"]),
    speaker=st.none() | st.sampled_from(["Ann Lee", "bo dahl", ""]),
    fact_type=st.none() | st.sampled_from([MentionType.PLACE, MentionType.QUANTITY, MentionType.WEAPON]),
    kind=st.none() | st.sampled_from(ClaimKind),
    flag=st.none() | st.sampled_from([Flag.NO_OUTLET, Flag.CONTRADICTION]),
    attribution_type=st.none() | st.sampled_from(AttributionType),
    has_note=st.none() | st.booleans(),
    search=st.none() | st.sampled_from(["rain", "KRAK", "the", "dam old", "ferry harbour", "asked", "  "]),
    reviewer=st.none() | st.sampled_from(["ada", "bo", "nobody"]),
    retired=st.none() | st.booleans(),
    frame_class=st.none() | st.just("") | st.sampled_from(FrameClass),
    reports_only=st.none() | st.booleans(),
    source_status=st.none() | st.sampled_from(SourceCheckStatus),
    has_evidence=st.none() | st.booleans(),
    reopened=st.none() | st.booleans(),
    conditions=st.lists(CONDITIONS, max_size=2).map(tuple),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
)


@pytest.fixture(scope="module", params=[selection.SMALL, 0], ids=["gathering", "walking"])
def decided(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rich: Sample
) -> Iterator[Store]:
    """A store with decisions of two reviewers, a retired claim and two articles."""
    from workbench.store import open_store

    small = selection.SMALL
    selection.SMALL = request.param
    with open_store(tmp_path_factory.mktemp("store") / "workbench.db") as store:
        rich.put(store)
        OTHER.put(store)
        store.append_many(
            [
                rich.verdict(0, "verified"),
                rich.verdict(1, "disputed", reason="wrong_number"),
                rich.verdict(1, "verified", "bo"),
                rich.verdict(2, "unverifiable", "bo"),
                rich.verdict(4, "disputed", "bo", reason="misquote"),
                rich.verdict(7, "verified"),
                rich.verdict(7, "unreviewed"),
                rich.note(3, "asked the harbour"),
                rich.note(3, "twice", "bo"),
                OTHER.verdict(0, "verified"),
                OTHER.note(0, "the dam is new"),
            ]
        )
        check_and_reopen(store, rich)
        OTHER.with_claims(OTHER.claims[1:]).put(store)
        yield store
    selection.SMALL = small


def check_and_reopen(store: Store, rich: Sample) -> None:
    """Check most claims, accept evidence, and let one source change."""
    one = source("Harbour Post", "Rain fell on Velmora. The dam broke, they say.")
    other = source("Daily Beacon", "Kraków sent boats to the valley.", "beacon.html")
    store.put_source(one)
    store.put_source(other)
    ids = all_ids(store, View(rich.article.article_id))
    statuses = "confirmed altered not_in_source not_applicable confirmed source_missing misattributed".split()
    checks = [[checked(status)] for status in statuses]
    checks[1] = [checked("confirmed"), checked("altered", "Zeitblatt")]
    checks[0] = [checked("confirmed", source_id=one.source_id, span=Span(0, 20), text=one.text[:20])]
    assert store.put_checks(zip(ids, checks, strict=False)) == 7
    store.append(rich.entry(EntryType.ATTRIBUTION_VERDICT, 4, "bo", verdict="confirmed"))
    store.append_many(
        [
            rich.evidence(0, one, "Rain fell"),
            rich.evidence(4, other, "sent boats", "bo"),
            rich.evidence(4, other, "Kraków sent", "ada", "context"),
            rich.evidence(5, other, "boats"),
            OTHER.evidence(0, one, "dam broke"),
        ]
    )
    assert store.put_source(replace(other, text="Nothing.", sha256=sha256("Nothing."))).reopened == 2
    assert store.put_source(replace(one, text="No.", sha256=sha256("No."))).reopened == 2
    store.append(rich.verdict(0, "disputed"))
    store.put_checks([(ids[2], [checked("altered")])])


def matches(store: Store, row: ClaimRow, view: View) -> bool:
    claim = store.claim(row.row_id)
    notes = store.notes(row.article_id, row.claim_id)
    verdicts = {
        verdict.reviewer: verdict.value
        for verdict in store.verdicts(row.article_id, row.claim_id)
        if verdict.value is not VerdictValue.UNREVIEWED and view.reviewer in {None, verdict.reviewer}
    }
    own = " ".join((claim.text, claim.outlet or "", claim.speaker or ""))
    named = (
        (view.outlet, claim.outlets),
        (view.speaker, claim.speakers),
    )
    return all(
        (
            view.article_id in {None, row.article_id},
            view.verdict is None
            or (
                not verdicts if view.verdict is VerdictValue.UNREVIEWED else view.verdict in verdicts.values()
            ),
            *(
                wanted is None or wanted.lower() in ({name.lower() for name in names} or {""})
                for wanted, names in named
            ),
            view.fact_type in {None, *(fact.type for fact in claim.facts)},
            view.kind in {None, claim.kind},
            view.flag in {None, *claim.flags},
            view.attribution_type in {None, row.attribution_type},
            view.frame_class in {None, frame_class(claim)},
            view.reports_only in {None, frame_class(claim) in {"", FrameClass.REPORT}},
            view.has_note in {None, bool(notes)},
            view.retired in {None, row.retired},
            view.source_status in {None, row.source_status},
            view.has_evidence in {None, bool(row.evidence_count)},
            view.reopened in {None, is_reopened(store, row, view.reviewer)},
            found(own, view.search) or found(" ".join(note.body for note in notes), view.search),
            *(
                holds(store, row, one, verdicts) is not one.negated
                for one in view.conditions
                if one.subject != "search" or set(one.values) != {"--"}
            ),
        )
    )


def holds(store: Store, row: ClaimRow, one: Condition, verdicts: Mapping[str, VerdictValue]) -> bool:
    """Return whether a claim has any of a condition's values."""
    claim = store.claim(row.row_id)
    has: dict[str, set[str]] = {
        "outlet": {name.lower() for name in claim.outlets} or {""},
        "speaker": {name.lower() for name in claim.speakers} or {""},
        "fact_type": {fact.type for fact in claim.facts},
        "kind": {claim.kind},
        "flag": {*claim.flags},
        "verdict": {*(verdicts.values() or [VerdictValue.UNREVIEWED])},
        "attribution_type": {row.attribution_type},
        "frame_class": {frame_class(claim)},
        "source_status": {row.source_status or "never"},
        "decided_by": {
            verdict.reviewer
            for verdict in store.verdicts(row.article_id, row.claim_id)
            if verdict.value is not VerdictValue.UNREVIEWED
        },
    }
    if one.subject == "search":
        texts = [f" {fold(claim.text)}", f" {fold(claim.outlet or '')}", f" {fold(claim.speaker or '')}"]
        texts += [f" {fold(note.body)}" for note in store.notes(row.article_id, row.claim_id)]
        return any(f" {value}" in text for value in one.values for text in texts)
    return any(value.lower() in has[one.subject] for value in one.values)


def frame_class(claim: Claim) -> str:
    return claim.chain[0].frame_class if claim.chain else ""


def found(text: str, search: str | None) -> bool:
    starts = fold(text).replace(",", " ").split()
    return all(any(word.startswith(one) for word in starts) for one in fold(search or "").split())


def is_reopened(store: Store, row: ClaimRow, reviewer: str | None) -> bool:
    who = ("ada", "bo") if reviewer is None else (reviewer,)
    return any(store.rows([row.row_id], name)[row.row_id].reopened for name in who)


def risk(row: ClaimRow) -> tuple[int, bool]:
    status = row.source_status or ("source_missing" if row.outlet else "not_applicable")
    telling = {MentionType.PLACE, MentionType.QUANTITY, MentionType.PERCENT} & set(row.fact_types)
    group = {"altered": 0, "misattributed": 1, "confirmed": 4, "not_applicable": 5}
    return group.get(status, 2 if telling else 3), row.evidence_count > 0


def rank(store: Store, row: ClaimRow, view: View) -> VerdictValue:
    values = {
        verdict.value
        for verdict in store.verdicts(row.article_id, row.claim_id)
        if view.reviewer in {None, verdict.reviewer}
    } - {VerdictValue.UNREVIEWED}
    if view.verdict is not None:
        return view.verdict
    return next((value for value in VERDICT_ORDER if value in values), VerdictValue.UNREVIEWED)


def decided_at(store: Store, row: ClaimRow, view: View) -> str:
    verdicts = store.verdicts(row.article_id, row.claim_id)
    times = [one.reviewed_at for one in verdicts if view.reviewer in {None, one.reviewer}]
    return max((time.isoformat() for time in times if time is not None), default="")


def ordered(store: Store, rows: list[ClaimRow], view: View) -> list[int]:
    rows.sort(key=lambda row: row.row_id)
    if view.sort in {Sort.OUTLET, Sort.SPEAKER}:
        names = {row.row_id: row.outlet if view.sort is Sort.OUTLET else row.speaker for row in rows}
        named = [row for row in rows if names[row.row_id] is not None]
        rest = [row for row in rows if names[row.row_id] is None]
        named.sort(key=lambda row: (names[row.row_id] or "").lower())
        return [row.row_id for part in (named, rest) for row in (part[::-1] if view.descending else part)]
    if view.sort is Sort.TIME:
        times = {row.row_id: decided_at(store, row, view) for row in rows}
        told = sorted((row for row in rows if times[row.row_id]), key=lambda row: times[row.row_id])
        rest = [row for row in rows if not times[row.row_id]]
        return [row.row_id for part in (told, rest) for row in (part[::-1] if view.descending else part)]
    keys = {
        Sort.PLACE: lambda row: row.row_id,
        Sort.VERDICT: lambda row: VERDICT_ORDER.index(rank(store, row, view)),
        Sort.KIND: lambda row: list(ClaimKind).index(row.kind),
        Sort.CHECKWORTHINESS: lambda row: row.checkworthiness,
        Sort.CONFIDENCE: lambda row: row.confidence,
        Sort.RISK: risk,
    }
    rows.sort(key=keys[view.sort])
    return [row.row_id for row in (rows[::-1] if view.descending else rows)]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(view=VIEWS)
def test_a_view_is_what_it_says(decided: Store, rich: Sample, view: View) -> None:
    names = {"first": rich.article.article_id, "other": OTHER.article.article_id}
    view = replace(view, article_id=names.get(view.article_id or "", view.article_id))
    everything = decided.rows(all_ids(decided), "ada").values()
    expected = [row for row in everything if matches(decided, row, view)]
    assert all_ids(decided, view) == ordered(decided, expected, view)
    progress = decided.progress(view, view.reviewer or "ada")
    live = [row for row in expected if not row.retired]
    assert (progress.total, progress.retired) == (len(live), len(expected) - len(live))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    view=VIEWS,
    dimension=st.sampled_from(
        [
            "outlet",
            "speaker",
            "fact_type",
            "kind",
            "flag",
            "attribution_type",
            "frame_class",
            "verdict",
            "source_status",
        ]
    ),
)
def test_facets_count_what_choosing_them_shows(
    decided: Store, rich: Sample, view: View, dimension: str
) -> None:
    names = {"first": rich.article.article_id, "other": OTHER.article.article_id}
    view = replace(view, article_id=names.get(view.article_id or "", view.article_id))
    counted = decided.facets(view, dimension)  # type: ignore[arg-type] # drawn from its words
    assert counted == sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    types: dict[str, type] = {
        "fact_type": MentionType, "kind": ClaimKind, "flag": Flag,
        "attribution_type": AttributionType, "verdict": VerdictValue,
        "frame_class": FrameClass, "source_status": SourceCheckStatus,
    }  # fmt: skip
    for value, claims in counted:
        kind = types.get(dimension, str) if value else str
        others = tuple(one for one in view.conditions if one.subject != dimension)
        chosen = replace(view, **{dimension: kind(value)}, conditions=others)
        assert len(all_ids(decided, chosen)) == claims > 0
