"""The source check over a store: what is kept, what is printed, and that an end in between costs little."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, cited
from workbench.check.vocabulary import DifferenceKind
from workbench.desk.checking import BATCH, check_all, check_article, has_sources, readings, records
from workbench.identity import source_id
from workbench.model import SourceCheckStatus
from workbench.sources import Source
from workbench.store import Store, open_store
from workbench.text import sha256

HARBOUR = (
    "In the night the storm came to the coast. On Sunday 15 ships sank near Orlo, the coast guard said. "
    "“We will mend the pier, but not before June,” said Ida Quill, who keeps the books of the harbour."
)
NORTHLAND = "On Sunday the tall crane fell into the harbour of Orlo. Forty lamps were broken, a keeper said."
SENTENCES = (
    "15 ships sank near Orlo on Sunday.",
    "51 ships sank near Orlo on Sunday.",
    "The tall crane fell into the harbour of Orlo on Sunday.",
    "Seven whales stranded on the northern beach.",
    "The mayor of Orlo resigned.",
    "The lamps will be mended in the autumn.",
)
OUTLETS = ("Harbour News", "Harbour News", "Harbour News", "Harbour News", "Radio Varn", None)
EXPECTED = ["confirmed", "altered", "misattributed", "not_in_source", "source_missing", "not_applicable"]


def sample() -> Sample:
    plain = Sample.of([*SENTENCES, *(f"Line {number} is only about the weather." for number in range(40))])
    claims = [cited(claim, outlet) for claim, outlet in zip(plain.claims, OUTLETS, strict=False)]
    return plain.with_claims(claims)


def saved(outlet: str, text: str, origin: str) -> Source:
    return Source(
        source_id(outlet, origin), outlet, text, sha256(text), datetime(2031, 3, 12, tzinfo=UTC), origin
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "my.db") as opened:
        sample().put(opened)
        opened.put_source(saved("harbour NEWS", HARBOUR, "pages/harbour.html"))
        opened.put_source(saved("Northland Agency", NORTHLAND, "https://northland.example/crane"))
        yield opened


def test_every_status_is_found_kept_and_counted(store: Store) -> None:
    name = sample().article.article_id
    summary = check_article(store, name)
    assert summary.claims == len(EXPECTED)
    assert {status.value: count for status, count in summary.counts.items()} == dict.fromkeys(EXPECTED, 1)
    found = list(readings(store, name))
    assert [check.status.value for _, check in found] == EXPECTED
    assert found[0][1].source_id == source_id("harbour NEWS", "pages/harbour.html")
    assert found[2][1].found_in == "Northland Agency"
    assert [check.status for _, check in readings(store, None, SourceCheckStatus.ALTERED)] == [
        SourceCheckStatus.ALTERED
    ]


def test_records_are_those_of_the_contract(store: Store) -> None:
    check_all(store)
    found = list(records(store))
    assert [record["status"] for record in found] == EXPECTED
    text = sample().edition.text
    for record, sentence, outlet in zip(found, SENTENCES, OUTLETS, strict=True):
        assert list(record) == [
            "article", "claim_id", "start", "end", "outlet", "status", "passage", "differing", "found_in",
            "origins",
        ]  # fmt: skip
        assert record["article"] == "test.txt"
        start, end = record["start"], record["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert text[start:end] == sentence
        assert record["outlet"] == outlet
    first, second, third = found[0]["passage"], found[1], found[2]["passage"]
    assert isinstance(first, dict)
    assert isinstance(third, dict)
    assert first["source"] == "pages/harbour.html"
    assert HARBOUR[first["start"] : first["end"]] == first["text"]
    assert second["differing"] == [
        {"kind": "number", "claim": "51", "source": "15", "claim_span": [0, 2],
         "source_span": [HARBOUR.index("15"), HARBOUR.index("15") + 2]}
    ]  # fmt: skip
    assert (third["source"], third["outlet"]) == ("https://northland.example/crane", "Northland Agency")
    assert [record["passage"] for record in found[3:]] == [None, None, None]


def test_each_field_of_a_record_is_explained(store: Store) -> None:
    check_all(store)
    page = (Path(__file__).parents[3] / "docs" / "source-check.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", page))
    assert {key for record in records(store) for key in record} <= told
    assert {status.value for status in SourceCheckStatus} | {kind.value for kind in DifferenceKind} <= told


def test_a_check_again_follows_the_sources(store: Store) -> None:
    check_all(store)
    store.remove_source(source_id("harbour NEWS", "pages/harbour.html"))
    check_all(store)
    statuses = [check.status.value for _, check in readings(store)]
    assert statuses[:2] == ["source_missing", "source_missing"]
    assert has_sources(store)


def test_without_sources_nothing_can_be_confirmed(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        assert not has_sources(store)
        assert check_all(store).claims == 0
        sample().put(store)
        counts = check_all(store).counts
        assert counts == {SourceCheckStatus.SOURCE_MISSING: 5, SourceCheckStatus.NOT_APPLICABLE: 1}


def test_the_article_saved_as_a_source_is_no_evidence(tmp_path: Path) -> None:
    with open_store(tmp_path / "my.db") as store:
        sample().put(store)
        store.put_source(saved("Harbour News", sample().edition.text, "copy.txt"))
        assert SourceCheckStatus.CONFIRMED not in check_all(store).counts


def test_an_end_in_between_keeps_what_was_done(tmp_path: Path) -> None:
    many = Sample.of([f"{number} ships sank near Orlo on Sunday." for number in range(13, 13 + 2 * BATCH)])
    many = many.with_claims([cited(claim, "Harbour News") for claim in many.claims])
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise KeyboardInterrupt

    with open_store(tmp_path / "my.db") as store:
        many.put(store)
        store.put_source(saved("Harbour News", HARBOUR, "harbour.txt"))
        with pytest.raises(KeyboardInterrupt):
            check_all(store, stop)
        assert told == [(BATCH, 2 * BATCH)]
        assert sum(1 for _ in readings(store)) == BATCH
        assert check_all(store).claims == 2 * BATCH
        assert sum(1 for _ in readings(store)) == 2 * BATCH
        assert store.verify().ok


def test_no_parser_is_loaded() -> None:
    code = "import workbench.desk.checking, workbench.desk.reasons, sys; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ended.stdout.split()) & {"spacy", "thinc", "textual", "trafilatura"}
