"""Saved sources: versions, removal, what is found by what a user types."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids, checked, source
from workbench.errors import StoreError
from workbench.model import Span
from workbench.sources import Source
from workbench.store import SourceOutcome, Store, View, open_store
from workbench.text import sha256

PAGE = source(
    "Harbour Post",
    "The crane fell on Sunday. Two people were hurt.",
    "saved/crane.html",
    title="Crane falls",
    url="https://harbour.example/crane",
    published=date(2031, 3, 10),
    media_type="text/html",
)


def changed(saved: Source, text: str) -> Source:
    return replace(saved, text=text, sha256=sha256(text))


def test_a_source_comes_back_as_it_was_saved(store: Store) -> None:
    added = store.put_source(PAGE)
    assert (added.source_id, added.version, added.outcome) == (PAGE.source_id, 1, "added")
    assert store.source(PAGE.source_id) == PAGE
    (row,) = store.sources()
    assert (row.source_id, row.outlet, row.title, row.url, row.origin) == (
        PAGE.source_id, PAGE.outlet, PAGE.title, PAGE.url, PAGE.origin,
    )  # fmt: skip
    assert (row.published, row.accessed_at, row.sha256) == (PAGE.published, PAGE.accessed_at, PAGE.sha256)
    assert (row.version, row.versions, row.characters, row.language) == (1, 1, len(PAGE.text), "en")
    assert (row.stub, row.removed, row.claims, row.evidence) == (False, False, 0, 0)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=()), max_size=200),
    outlet=st.text(st.characters(exclude_categories=()), min_size=1).filter(str.strip),
    words=st.text(st.characters(exclude_categories=()), max_size=20),
    language=st.sampled_from(["en", "", "de"]),
)
def test_any_text_is_kept_word_for_word(
    store: Store, text: str, outlet: str, words: str, language: str
) -> None:
    saved = source(outlet, text, words or "-", title=words, url=words, language=language, stub=True)
    version = store.put_source(saved).version
    read = store.source(saved.source_id)
    assert (read.text, read.title or words, read.url, read.origin) == (text, words, words, saved.origin)
    assert read.version == version
    store.shortlist().candidates(text, [outlet])
    assert store.verify().ok


def test_the_same_text_again_is_no_new_version_and_fills_in_what_was_unknown(store: Store) -> None:
    bare = replace(PAGE, title="", url=None, published=None)
    store.put_source(bare)
    assert store.put_source(PAGE).outcome is SourceOutcome.UNCHANGED
    later = replace(bare, accessed_at=datetime(2032, 1, 1, tzinfo=UTC))
    assert store.put_source(later).outcome is SourceOutcome.UNCHANGED
    assert store.source(PAGE.source_id) == PAGE, "nothing known is forgotten, nor when it was read first"


def test_a_changed_text_is_a_new_version_and_every_version_is_kept(store: Store) -> None:
    texts = [PAGE.text, "The crane fell on Monday.", PAGE.text]
    outcomes = [store.put_source(changed(PAGE, text)) for text in texts]
    assert [(one.version, str(one.outcome)) for one in outcomes] == [
        (1, "added"), (2, "new_version"), (3, "new_version"),
    ]  # fmt: skip
    assert [store.source(PAGE.source_id, version).text for version in (1, 2, 3)] == texts
    assert store.source(PAGE.source_id).version == 3
    assert [(row.version, row.versions) for row in store.sources()] == [(3, 3)]
    with pytest.raises(StoreError, match="no version 4 of source"):
        store.source(PAGE.source_id, 4)


def test_no_saved_text_is_ever_changed_or_deleted(store: Store) -> None:
    store.put_source(PAGE)
    for statement in ("UPDATE source_version SET text = ''", "DELETE FROM source_version"):
        with pytest.raises(sqlite3.IntegrityError, match="a saved text is never"):
            store._conn.execute(statement)


def test_a_removed_source_keeps_its_text_and_comes_back(store: Store) -> None:
    store.put_source(PAGE)
    store.remove_source(PAGE.source_id)
    assert store.sources() == []
    assert [row.removed for row in store.sources(include_removed=True)] == [True]
    assert store.source(PAGE.source_id) == PAGE
    assert store.shortlist().candidates("The crane fell on Sunday") == []
    assert not store.shortlist().has_outlet("Harbour Post")
    with pytest.raises(StoreError, match="removed already"):
        store.remove_source(PAGE.source_id)
    assert store.put_source(PAGE).outcome is SourceOutcome.RESTORED
    assert store.shortlist().candidates("The crane fell on Sunday") != []
    store.remove_source(PAGE.source_id)
    assert store.put_source(changed(PAGE, "Other.")).outcome is SourceOutcome.NEW_VERSION
    assert not store.sources()[0].removed


def test_the_same_text_of_two_outlets_is_told(store: Store) -> None:
    assert store.put_source(PAGE).same_text == ()
    copy = source("Daily Beacon", PAGE.text)
    assert store.put_source(copy).same_text == ("Harbour Post",)
    assert store.put_source(copy).same_text == ("Harbour Post",)
    store.remove_source(PAGE.source_id)
    assert store.put_source(copy).same_text == ()


def test_what_cannot_be_saved_is_told_in_a_line(store: Store) -> None:
    with pytest.raises(StoreError, match="needs an outlet"):
        store.put_source(replace(PAGE, outlet="  "))
    with pytest.raises(StoreError, match="digest"):
        store.put_source(replace(PAGE, text="Other."))
    with pytest.raises(StoreError, match="no source 0000"):
        store.source("0000")
    with pytest.raises(StoreError, match="no source 0000"):
        store.remove_source("0000")
    assert store.sources(include_removed=True) == []


def test_nothing_is_written_to_a_store_that_can_only_be_read(store: Store) -> None:
    store.put_source(PAGE)
    with open_store(store.path, read_only=True) as reading:
        for act in (lambda: reading.put_source(PAGE), lambda: reading.remove_source(PAGE.source_id)):
            with pytest.raises(StoreError, match="can only be read"):
                act()
        with pytest.raises(StoreError, match="can only be read"):
            reading.put_checks([])
        assert reading.shortlist().candidates("The crane fell on Sunday") != []


def test_a_source_is_found_by_what_a_user_can_mean(store: Store) -> None:
    other = source("Daily Beacon", "No crane here.", "saved/other.txt", title="Harbour POST mortem")
    for each in (PAGE, other):
        store.put_source(each)

    def found(text: str) -> list[str]:
        return [row.source_id for row in store.find_sources(text)]

    for text in (
        PAGE.source_id, PAGE.source_id[:4].upper(), "https://harbour.example/crane", "saved/crane.html",
        "elsewhere/crane.html", PAGE.sha256, "harbour post", "crane fa",
    ):  # fmt: skip
        assert found(text) == [PAGE.source_id], text
    assert found("post mortem") == [other.source_id]
    assert found("nothing") == found(" ") == found("\ud800") == []
    store.put_source(changed(PAGE, "New."))
    assert found(PAGE.sha256) == [PAGE.source_id], "by the digest of an earlier version"
    store.remove_source(PAGE.source_id)
    assert found("harbour post") == [PAGE.source_id], "the removed one: no other is of that outlet"
    store.put_source(source("Harbour Post", "Another page.", "c"))
    assert PAGE.source_id not in found("harbour post")


def test_a_row_counts_the_claims_and_the_evidence_of_its_source(filled: Store, rich: Sample) -> None:
    filled.put_source(PAGE)
    ids = all_ids(filled)
    passage = checked("confirmed", source_id=PAGE.source_id, span=Span(0, 9), text="The crane")
    filled.put_checks([(ids[0], [passage, passage]), (ids[1], [passage]), (ids[2], [checked("altered")])])
    filled.append(rich.evidence(0, PAGE, "The crane"))
    filled.append(rich.evidence(0, PAGE, "Two people", "bo"))
    (row,) = filled.sources()
    assert (row.claims, row.evidence) == (2, 2)


def test_a_removed_source_takes_the_checks_of_its_outlet_with_it(filled: Store, rich: Sample) -> None:
    filled.put_source(PAGE)
    ids = all_ids(filled)
    filled.append(rich.evidence(1, PAGE, "The crane"))
    passage = checked("misattributed", "Zeitblatt", source_id=PAGE.source_id, found_in="Harbour Post")
    filled.put_checks(
        [
            (ids[0], [checked("not_in_source", "Harbour Post")]),
            (ids[4], [checked("not_in_source", "Daily Beacon")]),
            (ids[5], [passage]),
            (ids[6], [checked("not_applicable", None)]),
        ]
    )
    assert filled.remove_source(PAGE.source_id) == 2, "the first cites the outlet, the sixth was found in it"
    assert [bool(filled.checks(row_id)) for row_id in ids] == [False] * 4 + [True, False, True, False]
    rows = filled.rows(ids, "ada")
    assert [rows[ids[at]].source_status for at in (0, 4, 5)] == [None, "not_in_source", None]
    assert rows[ids[1]].evidence_count == 1, "evidence stays"
    assert filled.progress(View(), "ada").checked == 0
    assert filled.verify().ok
