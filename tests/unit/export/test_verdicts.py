from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.export.cells import unescape
from workbench.export.columns import NAMES
from workbench.export.verdicts import write_verdicts
from workbench.identity import source_id
from workbench.model import EntryType, NewEntry, SourceCheckStatus, Span, Verdict, VerdictValue
from workbench.sources import EvidenceRelation, Source
from workbench.store import ExportRow, Store, StoredCheck, View, evidence_payload, open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

GOLDEN = Path(__file__).parents[2] / "golden"
AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, flood: Invented, hostile: Invented) -> Iterator[Store]:
    """A store with two articles, three reviewers and every kind of decision."""
    decisions: list[tuple[Invented, int, str, EntryType, dict[str, object]]] = [
        (flood, 0, "Ada Example", EntryType.VERDICT, {"verdict": "disputed", "reason": "wrong_number",
                                                      "correction": "=1,100 soldiers"}),
        (flood, 0, "Ada Example", EntryType.NOTE, {"body": "The ministry says 1,100.\n[See the letter.]"}),
        (flood, 0, "Ada Example", EntryType.NOTE, {"body": 'Asked "again"; no answer.'}),
        (flood, 0, "Bo [desk]", EntryType.VERDICT, {"verdict": "verified"}),
        (flood, 1, "Bo [desk]", EntryType.ATTRIBUTION_VERDICT, {"verdict": "confirmed"}),
        (flood, 2, "Ada Example", EntryType.NOTE, {"body": "-"}),
        (flood, 3, "Ada Example", EntryType.VERDICT, {"verdict": "unverifiable"}),
        (flood, 3, "Ada Example", EntryType.ATTRIBUTION_VERDICT, {"verdict": "rejected"}),
        (hostile, 0, "@cy\t", EntryType.VERDICT, {"verdict": "disputed", "correction": "'\0\ud800"}),
        (hostile, 1, "@cy\t", EntryType.NOTE, {"body": "\x1b]0;title\x07\r\r\n\u202e"}),
    ]  # fmt: skip
    with open_store(tmp_path / "workbench.db") as opened:
        for invented in (flood, hostile):
            opened.put_article(invented.article, invented.edition, invented.claims)
        for minute, (invented, claim, reviewer, kind, payload) in enumerate(decisions):
            opened.append(
                NewEntry(
                    kind,
                    reviewer,
                    invented.article.article_id,
                    invented.claims[claim].claim_id,
                    payload,
                    AT + timedelta(minutes=minute, microseconds=minute % 2),
                )
            )
        check(opened, flood, hostile)
        yield opened


def check(store: Store, flood: Invented, hostile: Invented) -> None:
    """Save three sources, two of them one reprint, check some claims and accept evidence for them."""
    told = "The dikes held for two days, the ministry said | 1,100 soldiers came, and 300 people left."
    saved = [
        source("Port Courier", told, title="Dikes hold", url="https://courier.example/dikes"),
        source("Varnia Post", f"{told} More to follow.", title="=Dikes"),
        source("@cy\0", "'\0\ud800\x1b[31m said nobody at all", url="\u202e"),
    ]
    for each in saved:
        store.put_source(each)
    ids = [row_id for chunk in store.claim_ids(View()) for row_id in chunk]
    found = SourceCheckStatus
    store.put_checks(
        [
            (
                ids[0],
                [StoredCheck("Port Courier", found.CONFIRMED), StoredCheck("Varnia Post", found.ALTERED)],
            ),
            (ids[1], [StoredCheck(None, found.NOT_APPLICABLE)]),
            (ids[-1], [StoredCheck("@cy\0", found.NOT_IN_SOURCE)]),
        ]
    )
    accepted = [
        (flood, 0, saved[0], 0, "context"),
        (flood, 0, saved[0], 15, "supports"),
        (flood, 0, saved[1], 15, "contradicts"),
        (hostile, 0, saved[2], 0, "supports"),
    ]
    for minute, (invented, claim, each, start, relation) in enumerate(accepted):
        span = Span(start, len(each.text) - 3)
        payload = evidence_payload(store.source(each.source_id), span, EvidenceRelation(relation))
        key = (invented.article.article_id, invented.claims[claim].claim_id)
        store.append(NewEntry(EntryType.EVIDENCE, "Ada Example", *key, payload, AT + timedelta(hours=minute)))


def source(outlet: str, text: str, **fields: str) -> Source:
    read = datetime(2031, 3, 11, 8, 0, 0, 5, tzinfo=UTC)
    return replace(Source(source_id(outlet, "page"), outlet, text, sha256(text), read, "page"), **fields)  # type: ignore[arg-type] # its fields


def test_evidence_is_counted_by_origin_and_the_first_telling_passage_is_shown(store: Store) -> None:
    first = rows(written(store))[0]
    assert (first["source_check"], first["evidence_count"], first["origin_count"]) == ("altered", "3", "1")
    assert (first["evidence_1_title"], first["evidence_1_url"]) == (
        "Dikes hold", "https://courier.example/dikes",
    )  # fmt: skip
    assert first["evidence_1_quote"].startswith("for two days")
    assert first["evidence_1_accessed_at"] == "2031-03-11T08:00:00.000005Z"
    assert len(first["evidence_1_sha256"]) == 64
    statuses = [row["source_check"] for row in rows(written(store))]
    assert statuses.count("") > 2
    assert {"altered", "not_applicable", "not_in_source"} <= set(statuses)


def written(store: Store, view: View = View(), *, bom: bool = False, raw: bool = False) -> str:  # noqa: B008 - frozen
    file = io.StringIO(newline="")
    write_verdicts(store, view, file, bom=bom, raw=raw)
    return file.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(("name", "raw"), [("verdicts.csv", False), ("verdicts-raw.csv", True)])
def test_the_bytes_are_those_of_the_golden_file(store: Store, name: str, raw: bool) -> None:
    text = written(store, bom=True, raw=raw).replace(store.head(), "f" * 64)
    assert text.encode() == (GOLDEN / name).read_bytes()


def test_every_row_carries_the_ledgers_head(store: Store) -> None:
    found = rows(written(store))
    assert {row["ledger_head"] for row in found} == {store.head()}
    assert list(found[0]) == list(NAMES)


def test_a_row_for_each_claim_and_reviewer_in_order(store: Store, flood: Invented) -> None:
    found = [row for row in rows(written(store)) if row["article_id"] == flood.article.article_id]
    assert [(row["claim_number"], row["reviewer"], row["verdict"]) for row in found] == [
        ("1", "Ada Example", "disputed"),
        ("1", "Bo [desk]", "verified"),
        ("2", "Bo [desk]", "unreviewed"),
        ("3", "Ada Example", "unreviewed"),
        ("4", "Ada Example", "unverifiable"),
    ]
    assert [row["paragraph"] for row in found] == ["1", "1", "2", "2", "3"]


def test_the_exact_text_is_the_slice_of_the_article(store: Store, flood: Invented, hostile: Invented) -> None:
    texts = {invented.article.article_id: invented.edition.text for invented in (flood, hostile)}
    for row in rows(written(store)):
        spans = [tuple(map(int, span.split("-"))) for span in row["char_spans"].split(" | ")]
        text = texts[row["article_id"]]
        exact = " | ".join(text[start:end].replace("|", "\\|") for start, end in spans)
        assert unescape(row["exact_text"]) == exact


def test_a_view_chooses_the_rows(store: Store, flood: Invented) -> None:
    assert {row["article_id"] for row in rows(written(store, View(article_id=flood.article.article_id)))} == {
        flood.article.article_id
    }
    assert [row["verdict"] for row in rows(written(store, View(verdict=VerdictValue.DISPUTED)))] == [
        "disputed"
    ] * 2
    cited = rows(written(store, View(outlet="varnia post")))
    assert {row["claim_number"] for row in cited} == {"3", "4"}


def test_the_byte_order_mark_comes_first_or_not_at_all(store: Store) -> None:
    with_mark, without = written(store, bom=True), written(store, bom=False)
    assert with_mark == "\ufeff" + without
    assert without.startswith("schema_version,")


def test_only_crlf_ends_a_row(store: Store) -> None:
    text = written(store)
    outside = "".join(text.split('"')[::2])
    assert outside.count("\r\n") == outside.count("\n") == outside.count("\r") == len(rows(text)) + 1


def test_raw_cells_are_not_guarded_and_the_schema_says_so(store: Store) -> None:
    found = rows(written(store, raw=True))
    assert {row["schema_version"] for row in found} == {"2-raw"}
    assert found[0]["correction"] == "=1,100 soldiers"
    assert rows(written(store))[0]["correction"] == "'=1,100 soldiers"


def test_progress_ends_with_the_number_of_lines(store: Store) -> None:
    told: list[int] = []
    lines = write_verdicts(store, View(), io.StringIO(), on_progress=told.append)
    assert told == [lines]


class Many:
    """A store of as many rows as one likes, all alike; a row joins and the head moves as a walk begins."""

    def __init__(self, row: ExportRow, count: int) -> None:
        self._row = row
        self._count = count
        self._heads = iter(["a" * 64])

    def head(self) -> str:
        return next(self._heads, "b" * 64)

    def export_rows(self, view: View) -> Iterator[ExportRow]:
        assert view == View()
        self._count += 1
        for number in range(self._count - 1):
            yield replace(self._row, number=number)


def example_row(flood: Invented) -> ExportRow:
    article = flood.article
    return ExportRow(
        article.article_id, article.title, article.origin, article.url, article.publisher, article.published,
        flood.edition.sha256, flood.claims[3], 1, 1, Verdict("", VerdictValue.UNREVIEWED),
    )  # fmt: skip


def test_a_decision_taken_while_the_walk_begins_starts_it_anew(flood: Invented) -> None:
    file = io.StringIO(newline="")
    lines = write_verdicts(Many(example_row(flood), 2), View(), file)  # type: ignore[arg-type] # a double
    assert lines == 3
    assert [row["ledger_head"] for row in rows(file.getvalue().removeprefix("\ufeff"))] == ["b" * 64] * 3


class Sink(io.TextIOBase):
    """Takes text and keeps none of it."""

    def write(self, text: str) -> int:
        return len(text)


def test_memory_stays_constant(flood: Invented) -> None:
    row, told = example_row(flood), list[int]()
    tracemalloc.start()
    try:
        write_verdicts(Many(row, 2999), View(), Sink(), on_progress=told.append)  # type: ignore[arg-type] # a double
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000
    assert told == [500, 1000, 1500, 2000, 2500, 3000, 3000]
