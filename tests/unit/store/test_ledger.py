from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import Store, ledger
from workbench.store.cells import canonical_json, cell
from workbench.store.ledger import GENESIS, Line

FIRST: Line = (
    "00112233445566ff",
    1,
    "verdict",
    "Zoë",
    "0123456789abcdef",
    "fedcba9876543210",
    '{"correction":"5 000","reason":"wrong_number","verdict":"disputed"}',
    "2031-03-12T09:30:00.000001Z",
    GENESIS,
    "",
)
SECOND: Line = (
    "00112233445566ff",
    2,
    "article",
    b"a\xed\xa0\x80",  # a lone surrogate, as it is stored
    "0123456789abcdef",
    None,
    '{"published":"2031-03-11"}',
    "2031-03-12T09:30:00.000002Z",
    "39ff1addc9415fbd050c756aaf9a678668fc19e78c387f78bb76cda5ece3edc6",
    "",
)


def test_the_hash_of_an_entry_never_changes() -> None:
    assert ledger.line_hash(FIRST) == "39ff1addc9415fbd050c756aaf9a678668fc19e78c387f78bb76cda5ece3edc6"
    assert ledger.line_hash(SECOND) == "3119833ef9afc1a58296b6b4498a55d8e6099a18c37587655ffe0130bc17475c"


@given(
    st.text(st.characters(exclude_categories=())),
    st.text(),
    st.none() | st.text(),
    st.dictionaries(st.text(st.characters(exclude_categories=())), st.integers() | st.text()),
    st.integers(1, 2**40),
)
def test_the_hash_is_that_of_the_canonical_json(
    reviewer: str, article_id: str, claim_id: str | None, payload: dict[str, object], seq: int
) -> None:
    whole = {
        "origin": "o", "seq": seq, "type": "note", "reviewer": reviewer, "article_id": article_id,
        "claim_id": claim_id, "payload": payload, "at": "now", "prev_hash": GENESIS,
    }  # fmt: skip
    stored = cell(canonical_json(payload))
    line: Line = ("o", seq, "note", cell(reviewer), article_id, claim_id, stored, "now", GENESIS, "")
    as_bytes = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    expected = hashlib.sha256(as_bytes.encode("utf-8", "surrogatepass")).hexdigest()
    assert ledger.line_hash(line) == expected


def test_entries_are_chained_from_the_first_on(filled: Store, rich: Sample) -> None:
    assert filled.head() == GENESIS
    entries = [filled.append(rich.verdict(index % 3, "verified")) for index in range(5)]
    assert [entry.seq for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[0].prev_hash == GENESIS
    assert all(later.prev_hash == earlier.hash for earlier, later in pairwise(entries))
    assert {entry.origin for entry in entries} == {filled.origin}
    assert filled.head() == entries[-1].hash


def test_the_head_of_several_chains_joins_their_last_hashes(filled: Store, rich: Sample) -> None:
    own = filled.append(rich.verdict(0, "verified"))
    line: Line = (*FIRST[:4], rich.article.article_id, rich.claims[0].claim_id, *FIRST[6:-1], "")
    other = (*line[:-1], ledger.line_hash(line))
    filled._conn.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", other)
    assert filled.head() == "+".join(sorted((own.hash, other[-1])))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET payload = '{}'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "REPLACE INTO entry SELECT 9, origin, seq, type, 1, article_id, NULL, 1, at, hash, hash FROM entry",
    ],
)
def test_the_ledger_is_append_only(filled: Store, rich: Sample, statement: str) -> None:
    filled.append(rich.verdict(0, "verified"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled._conn.execute(statement)
    assert filled.verify().ok


def test_a_clock_set_back_does_not_let_an_older_decision_win(filled: Store, rich: Sample) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    ahead = NewEntry(
        EntryType.VERDICT,
        "ada",
        rich.article.article_id,
        rich.claims[0].claim_id,
        {"verdict": "verified"},
        tomorrow,
    )
    filled.append(ahead)
    later = filled.append(rich.verdict(0, "disputed"))
    assert later.at == tomorrow + timedelta(microseconds=1)
    assert [
        verdict.value for verdict in filled.verdicts(rich.article.article_id, rich.claims[0].claim_id)
    ] == ["disputed"]
    elsewhere = filled.append(rich.verdict(0, "verified", "bo"))
    assert elsewhere.at < tomorrow


@pytest.mark.parametrize(
    ("kind", "payload", "said"),
    [
        (EntryType.VERDICT, {}, "None is none of verified"),
        (EntryType.VERDICT, {"verdict": "true"}, "'true' is none of verified"),
        (EntryType.VERDICT, {"verdict": ["verified"]}, "is none of verified"),
        (
            EntryType.VERDICT,
            {"verdict": "verified", "reason": "outdated"},
            "only a disputed claim has a reason",
        ),
        (EntryType.VERDICT, {"verdict": "disputed", "reason": "bad"}, "'bad' is none of wrong_number"),
        (EntryType.VERDICT, {"verdict": "disputed", "correction": 5}, "the correction is no text"),
        (EntryType.VERDICT, {"verdict": "verified", "note": "x"}, "it cannot hold note"),
        (EntryType.ATTRIBUTION_VERDICT, {"verdict": "yes"}, "'yes' is none of confirmed"),
        (EntryType.NOTE, {"body": " \n"}, "a note needs some text"),
        (EntryType.NOTE, {"text": "x"}, "it cannot hold text"),
        (EntryType.UNDO, {"target": ["a", 1]}, "written by undoing"),
        (EntryType.ARTICLE, {"title": "x"}, "is about an article"),
    ],
)
def test_a_payload_that_does_not_fit_is_refused_in_one_line(
    filled: Store, rich: Sample, kind: EntryType, payload: dict[str, object], said: str
) -> None:
    with pytest.raises(StoreError) as caught:
        filled.append(NewEntry(kind, "ada", rich.article.article_id, rich.claims[0].claim_id, payload))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert filled.head() == GENESIS


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({}, "nothing to change"),
        ({"published": "12 March"}, "'12 March' is no date"),
        ({"published": "20310312"}, "'20310312' is no date"),
        ({"title": None}, "title is no text"),
        ({"sha256": "0"}, "it cannot hold sha256"),
    ],
)
def test_a_change_of_an_article_that_does_not_fit_is_refused(
    filled: Store, rich: Sample, payload: dict[str, object], said: str
) -> None:
    with pytest.raises(StoreError, match="article") as caught:
        filled.append(NewEntry(EntryType.ARTICLE, "ada", rich.article.article_id, payload=payload))
    assert said in str(caught.value)


def test_a_time_without_a_zone_is_refused(filled: Store, rich: Sample) -> None:
    name, claim = rich.article.article_id, rich.claims[0].claim_id
    naive = datetime(2031, 3, 12)  # noqa: DTZ001 - the very fault
    with pytest.raises(StoreError, match="2031-03-12T00:00:00 has no time zone"):
        filled.append(NewEntry(EntryType.NOTE, "ada", name, claim, {"body": "x"}, naive))


def test_a_decision_needs_a_name_and_a_claim_that_is_here(filled: Store, rich: Sample) -> None:
    with pytest.raises(StoreError, match="needs a reviewer's name"):
        filled.append(rich.verdict(0, "verified", reviewer=""))
    with pytest.raises(StoreError, match="There is no claim"):
        filled.append(NewEntry(EntryType.NOTE, "ada", rich.article.article_id, "0" * 16, {"body": "x"}))
    with pytest.raises(StoreError, match="There is no article"):
        filled.append(NewEntry(EntryType.ARTICLE, "ada", "0" * 16, payload={"title": "x"}))
    with pytest.raises(StoreError, match="is about a claim"):
        filled.append(NewEntry(EntryType.NOTE, "ada", rich.article.article_id, payload={"body": "x"}))
    assert filled.head() == GENESIS
