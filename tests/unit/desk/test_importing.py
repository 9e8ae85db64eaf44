from __future__ import annotations

import csv
import gc
import io
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.desk import importing, importing_verdicts
from workbench.desk.exporting import export_csv
from workbench.desk.importing import import_csv
from workbench.desk.tables import Writing
from workbench.errors import InputError
from workbench.identity import source_id
from workbench.model import (
    AttributionVerdict,
    DisputeReason,
    EntryType,
    NewEntry,
    Span,
    Verdict,
    VerdictValue,
)
from workbench.sources import EvidenceRelation, Source
from workbench.store import Store, View, evidence_payload, open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("'\\=+-@|\t\r\n\0\x1b\u202e\ud800;,\"[] ")), max_size=20
)
NAMES = st.one_of(st.sampled_from(["Ada", "Bo [desk], \\", "=Cy\n"]), HOSTILE.filter(bool))


@dataclass(frozen=True)
class Step:
    """Something a reviewer does; ``undo`` takes the reviewer's last one back afterwards."""

    article: int
    claim: int
    reviewer: str
    decision: tuple[EntryType, dict[str, object]]
    at: datetime | None
    undo: bool


def decisions() -> st.SearchStrategy[tuple[EntryType, dict[str, object]]]:
    corrections = st.one_of(st.just({}), st.builds(lambda text: {"correction": text}, HOSTILE))
    disputed = st.builds(
        lambda reason, rest: {"verdict": "disputed", **({"reason": reason.value} if reason else {}), **rest},
        st.one_of(st.none(), st.sampled_from(DisputeReason)),
        corrections,
    )
    plain = st.builds(lambda value: {"verdict": value.value}, st.sampled_from(VerdictValue))
    attribution = st.builds(lambda value: {"verdict": value.value}, st.sampled_from(AttributionVerdict))
    note = st.builds(lambda body: {"body": body}, HOSTILE.filter(str.strip))
    return st.one_of(
        st.tuples(st.just(EntryType.VERDICT), st.one_of(plain, disputed)),
        st.tuples(st.just(EntryType.ATTRIBUTION_VERDICT), attribution),
        st.tuples(st.just(EntryType.NOTE), note),
    )


MOMENTS = st.one_of(
    st.none(),
    st.sampled_from([AT, AT + HOUR]),
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - zoned there
)
STEPS = st.lists(
    st.builds(
        Step,
        article=st.integers(0, 1),
        claim=st.integers(0, 2),
        reviewer=NAMES,
        decision=decisions(),
        at=MOMENTS,
        undo=st.sampled_from([False, False, False, True]),
    ),
    max_size=8,
)

Fresh = Callable[[], Store]


@contextmanager
def fresh_stores(*articles: Invented) -> Iterator[Fresh]:
    """Give a maker of stores that hold the articles and no decisions."""
    with tempfile.TemporaryDirectory() as folder:
        opened: list[Store] = []

        def fresh() -> Store:
            store = open_store(Path(folder) / f"{len(opened)}.db")
            opened.append(store)
            for invented in articles:
                store.put_article(invented.article, invented.edition, invented.claims)
            return store

        try:
            yield fresh
        finally:
            for store in opened:
                store.close()


def decide(
    store: Store,
    invented: Invented,
    payload: dict[str, object],
    *,
    claim: int = 0,
    reviewer: str = "Ada",
    at: datetime | None = AT,
    kind: EntryType = EntryType.VERDICT,
) -> None:
    claim_id = invented.claims[claim].claim_id
    store.append(NewEntry(kind, reviewer, invented.article.article_id, claim_id, payload, at))


def exported(store: Store, *, raw: bool = False) -> bytes:
    """Return the bytes of an export, the ledger's head aside."""
    file = io.StringIO(newline="")
    export_csv(store, View(), file, writing=Writing(raw=raw))
    # That of an empty ledger is all zeros, which a spreadsheet would take for the number.
    return re.sub(rf"'?{re.escape(store.head())}", "HEAD", file.getvalue()).encode()


def saved(store: Store, name: str = "verdicts.csv") -> Path:
    path = store.path.with_name(name)
    export_csv(store, View(), path)
    return path


def check_round_trip(articles: tuple[Invented, Invented], steps: list[Step], *, raw: bool) -> None:
    # Few rows a batch, so that one is written while the next is looked up and made.
    with pytest.MonkeyPatch.context() as patch, fresh_stores(*articles) as fresh:
        patch.setattr(importing_verdicts, "BATCH", 1 + len(steps) % 3)
        first, second = fresh(), fresh()
        for step in steps:
            kind, payload = step.decision
            invented = articles[step.article]
            decide(first, invented, payload, claim=step.claim, reviewer=step.reviewer, at=step.at, kind=kind)
            if step.undo:
                first.undo(step.reviewer)
        path = first.path.with_name("verdicts.csv")
        lines = export_csv(first, View(), path, writing=Writing(raw=raw))
        assert lines >= sum(len(invented.claims) for invented in articles)

        done = import_csv(second, path, "Importer")
        assert (done.rows, done.kept, done.replaced, done.retired) == (lines, 0, 0, 0)
        assert exported(second, raw=raw) == exported(first, raw=raw)
        assert second.verify().ok

        head = second.head()
        again = import_csv(second, path, "Importer")
        assert (again.verdicts, again.notes, again.unchanged) == (0, 0, lines)
        assert second.head() == head

        back = import_csv(first, path, "Importer")
        assert (back.verdicts, back.notes, back.unchanged) == (0, 0, lines)


@settings(max_examples=25)
@given(steps=STEPS, raw=st.booleans())
def test_export_import_export_is_the_same_byte_for_byte(
    flood: Invented, hostile: Invented, steps: list[Step], raw: bool
) -> None:
    check_round_trip((flood, hostile), steps, raw=raw)


@pytest.mark.heavy
@settings(max_examples=200)
@given(steps=STEPS, raw=st.booleans())
def test_many_exports_and_imports_are_the_same_byte_for_byte(
    flood: Invented, hostile: Invented, steps: list[Step], raw: bool
) -> None:
    check_round_trip((flood, hostile), steps, raw=raw)


def test_entries_say_who_imported_them_and_the_undo_key_leaves_them(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"})
        decide(first, flood, {"body": "Asked."}, kind=EntryType.NOTE)
        done = import_csv(second, saved(first), "Importer", at=AT + HOUR)
        assert (done.verdicts, done.notes) == (1, 1)
        history = second.history(flood.article.article_id, flood.claims[0].claim_id)
        assert [(entry.type, entry.reviewer, entry.at) for entry in history] == [
            (EntryType.VERDICT, "Ada", AT),
            (EntryType.NOTE, "Ada", AT),
        ]
        stamp = {"by": "Importer", "at": "2031-03-12T10:30:00Z"}
        assert [entry.payload["imported"] for entry in history] == [stamp, stamp]
        assert second.undo("Ada") is None
        assert second.undo("Importer") is None


def verdict_of(store: Store, invented: Invented, reviewer: str = "Ada") -> VerdictValue:
    verdicts = store.verdicts(invented.article.article_id, invented.claims[0].claim_id)
    return next(
        (verdict.value for verdict in verdicts if verdict.reviewer == reviewer), VerdictValue.UNREVIEWED
    )


def test_a_newer_decision_in_the_store_stays_and_is_reported(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"}, at=AT)
        decide(second, flood, {"verdict": "disputed", "reason": "misquote"}, at=AT + HOUR)
        head = second.head()
        done = import_csv(second, saved(first), "Importer")
        assert (done.verdicts, done.kept, done.replaced) == (0, 1, 0)
        assert done.unchanged == done.rows - 1
        (conflict,) = done.conflicts
        assert not conflict.replaced
        assert conflict.row == 2
        assert (conflict.ours.value, conflict.theirs.value) == (VerdictValue.DISPUTED, VerdictValue.VERIFIED)
        assert verdict_of(second, flood) is VerdictValue.DISPUTED
        assert second.head() == head


VERIFIED = (EntryType.VERDICT, "verified")
DISPUTED = (EntryType.VERDICT, "disputed")
CLEARED = (EntryType.VERDICT, "unreviewed")
CONFIRMED = (EntryType.ATTRIBUTION_VERDICT, "confirmed")
REJECTED = (EntryType.ATTRIBUTION_VERDICT, "rejected")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([DISPUTED, REJECTED], [VERIFIED]),
        ([VERIFIED, CONFIRMED], [VERIFIED]),
        ([VERIFIED, CONFIRMED], [VERIFIED, CLEARED, CONFIRMED]),
        ([CONFIRMED], [VERIFIED, REJECTED]),
    ],
)
def test_a_newer_decision_in_the_file_counts_and_is_reported(
    flood: Invented, ours: list[tuple[EntryType, str]], theirs: list[tuple[EntryType, str]]
) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        for store, decided, start in ((second, ours, AT), (first, theirs, AT + HOUR)):
            for number, (kind, word) in enumerate(decided):
                decide(store, flood, {"verdict": word}, kind=kind, at=start + timedelta(minutes=number))
        done = import_csv(second, saved(first), "Importer")
        assert (done.verdicts, done.kept, done.replaced) == (1, 0, 1)
        assert done.conflicts[0].replaced
        assert exported(second) == exported(first)


def test_the_same_decision_taken_again_later_is_no_conflict(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        for store, at in ((first, AT + HOUR), (second, AT)):
            decide(store, flood, {"verdict": "verified"}, at=at)
            decide(store, flood, {"verdict": "confirmed"}, at=at, kind=EntryType.ATTRIBUTION_VERDICT)
        done = import_csv(second, saved(first), "Importer")
        assert (done.verdicts, done.kept, done.replaced) == (1, 0, 0)
        assert exported(second) == exported(first)


def told(verdicts: list[Verdict]) -> set[Verdict]:
    """Return the verdicts as a file tells them: an empty correction is none."""
    return {replace(verdict, correction=verdict.correction or None) for verdict in verdicts}


LONG_AGO = timedelta(days=20_000)


@settings(max_examples=25)
@given(ours=STEPS, theirs=STEPS)
def test_whatever_the_store_held_the_files_later_decisions_stand_as_they_are(
    flood: Invented, hostile: Invented, ours: list[Step], theirs: list[Step]
) -> None:
    articles = (flood, hostile)
    with fresh_stores(*articles) as fresh:
        first, second = fresh(), fresh()
        for store, steps, start in ((first, theirs, AT), (second, ours, AT - LONG_AGO)):
            for number, step in enumerate(steps):
                kind, payload = step.decision
                at = start + number * HOUR
                decide(
                    store, articles[step.article], payload,
                    claim=step.claim, reviewer=step.reviewer, at=at, kind=kind,
                )  # fmt: skip
        done = import_csv(second, saved(first), "Importer")
        assert done.kept == 0
        for invented in articles:
            for claim in invented.claims:
                place = (invented.article.article_id, claim.claim_id)
                assert told(first.verdicts(*place)) <= told(second.verdicts(*place))
                assert set(first.notes(*place)) <= set(second.notes(*place))


def test_a_redo_counts_as_a_later_decision(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(second, flood, {"verdict": "verified"}, at=None)
        undone = second.undo("Ada")
        assert undone is not None
        assert second.redo("Ada") is not None
        decide(first, flood, {"verdict": "disputed"}, at=undone.entry.at + timedelta(microseconds=1))
        assert import_csv(second, saved(first), "Importer").kept == 1
        assert verdict_of(second, flood) is VerdictValue.VERIFIED


def test_at_the_same_time_the_stores_decision_stays(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"})
        decide(second, flood, {"verdict": "disputed"})
        assert import_csv(second, saved(first), "Importer").kept == 1
        assert verdict_of(second, flood) is VerdictValue.DISPUTED


def test_what_was_taken_back_since_stays_taken_back(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        store = fresh()
        decide(store, flood, {"verdict": "verified"}, at=None)
        decide(store, flood, {"body": "Asked."}, at=None, kind=EntryType.NOTE)
        path = saved(store)
        store.undo("Ada")
        store.undo("Ada")
        done = import_csv(store, path, "Importer")
        assert (done.verdicts, done.notes, done.kept) == (0, 0, 1)
        assert verdict_of(store, flood) is VerdictValue.UNREVIEWED
        assert store.notes(flood.article.article_id, flood.claims[0].claim_id) == []


def test_another_reviewers_decision_is_no_conflict(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"}, reviewer="Ada")
        decide(second, flood, {"verdict": "disputed"}, reviewer="Bo", at=AT + HOUR)
        done = import_csv(second, saved(first), "Importer")
        assert (done.verdicts, done.kept, done.replaced) == (1, 0, 0)
        assert verdict_of(second, flood, "Ada") is VerdictValue.VERIFIED
        assert verdict_of(second, flood, "Bo") is VerdictValue.DISPUTED


def test_two_equal_notes_of_one_moment_are_two(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        for _ in range(2):
            decide(first, flood, {"body": "Asked."}, kind=EntryType.NOTE)
        path = saved(first)
        assert import_csv(second, path, "Importer").notes == 2
        assert import_csv(second, path, "Importer").notes == 0
        assert exported(second) == exported(first)


def rewrite(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    """Change the rows of a CSV file in place."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), reader.fieldnames or []
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def test_unknown_claims_are_named_and_nothing_is_written(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"})
        path = saved(first)

        def change(rows: list[dict[str, str]]) -> None:
            rows[2]["claim_id"] = "1.23457E+15"

        rewrite(path, change)
        head, before = second.head(), exported(second)
        with pytest.raises(InputError, match=r"does not hold row 4: claim 1\.23457E\+15") as caught:
            import_csv(second, path, "Importer")
        assert str(caught.value).startswith(f"{path}: ")
        assert "a spreadsheet changed the ids" in str(caught.value)
        assert (second.head(), exported(second)) == (head, before)


def test_the_wrong_article_is_named_with_its_title(flood: Invented, hostile: Invented) -> None:
    with fresh_stores(flood) as fresh, fresh_stores(hostile) as others:
        first, second = fresh(), others()
        decide(first, flood, {"verdict": "verified"})
        with pytest.raises(InputError, match=r"row 2: claim .*, row 5: claim") as caught:
            import_csv(second, saved(first), "Importer")
        assert "add the article first ('Varnia sends 1,200 soldiers')" in str(caught.value)
        assert second.verify().entries == 0


def test_many_unknown_claims_are_counted(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        store = fresh()
        path = saved(store)

        def change(rows: list[dict[str, str]]) -> None:
            rows.extend([dict(rows[0], claim_id="x") for _ in range(20)])

        rewrite(path, change)
        with pytest.raises(InputError, match="and 16 more; nothing was imported"):
            import_csv(store, path, "Importer")


def test_retired_claims_that_the_store_never_had_are_left_out(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"}, claim=3)
        first.put_article(flood.article, flood.edition, flood.claims[:3])
        path = saved(first)

        def change(rows: list[dict[str, str]]) -> None:
            assert [row["retired"] for row in rows] == ["", "", "", "yes"]
            rows[3]["claim_id"] = "gone"

        assert import_csv(second, path, "Importer").verdicts == 1
        rewrite(path, change)
        assert import_csv(second, path, "Importer").retired == 1


def test_a_late_fault_in_the_file_writes_nothing(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        decide(first, flood, {"verdict": "verified"})
        decide(first, flood, {"verdict": "verified"}, claim=3)
        path = saved(first)

        def change(rows: list[dict[str, str]]) -> None:
            rows[3]["verdict"] = "maybe"

        rewrite(path, change)
        with pytest.raises(InputError, match="row 5, column verdict"):
            import_csv(second, path, "Importer")
        assert second.verify().entries == 0
        assert verdict_of(second, flood) is VerdictValue.UNREVIEWED


def test_a_missing_file_is_one_line(flood: Invented, tmp_path: Path) -> None:
    with (
        fresh_stores(flood) as fresh,
        pytest.raises(InputError, match=r"no\.csv: cannot be read \(No such file"),
    ):
        import_csv(fresh(), tmp_path / "no.csv", "Importer")


def test_progress_ends_with_the_whole_file(flood: Invented) -> None:
    with fresh_stores(flood) as fresh:
        store = fresh()
        path = saved(store)
        told: list[tuple[int, int]] = []
        import_csv(store, path, "Importer", on_progress=lambda done, total: told.append((done, total)))
        assert told == [(path.stat().st_size, path.stat().st_size)]


def test_an_import_that_is_interrupted_half_way_writes_nothing(
    flood: Invented, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "PROGRESS_EVERY", 1)
    monkeypatch.setattr(importing_verdicts, "BATCH", 1)

    steps: list[int] = []

    def stop(done: int, _total: int) -> None:
        steps.append(done)
        if len(steps) == 3:
            raise KeyboardInterrupt

    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        for claim in range(3):
            decide(first, flood, {"verdict": "verified"}, claim=claim)
        path = saved(first)
        with pytest.raises(KeyboardInterrupt):
            import_csv(second, path, "Importer", on_progress=stop)
        assert second.verify().entries == 0
        assert gc.isenabled()
        assert import_csv(second, path, "Importer").verdicts == 3


def test_what_comes_from_sources_is_each_stores_own(flood: Invented) -> None:
    text = "The dikes held for two days, the ministry said."
    page = Source(source_id("Port Courier", "p"), "Port Courier", text, sha256(text), AT, "p", title="Dikes")
    with fresh_stores(flood) as fresh:
        first, second = fresh(), fresh()
        for store in (first, second):
            store.put_source(page)
        decide(first, flood, {"verdict": "verified"}, claim=1, reviewer="Ada", at=AT)
        payload = evidence_payload(first.source(page.source_id), Span(4, 9), EvidenceRelation.SUPPORTS)
        decide(first, flood, payload, claim=1, reviewer="Ada", at=AT, kind=EntryType.EVIDENCE)
        done = import_csv(second, saved(first), "Importer")
        assert (done.verdicts, done.notes) == (1, 0)
        assert second.evidence(flood.article.article_id, flood.claims[1].claim_id) == []
        decide(second, flood, payload, claim=1, reviewer="Ada", at=AT, kind=EntryType.EVIDENCE)
        assert exported(second) == exported(first)
