from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.export.decided import decided_store
from workbench.export.cells import unescape
from workbench.export.columns import NAMES, RAW_SCHEMA_VERSION, SCHEMA_VERSION
from workbench.export.line import Line
from workbench.export.verdicts import line_cells, write_verdicts
from workbench.model import (
    EntryType,
    Mention,
    MentionType,
    NewEntry,
    Scalar,
    Span,
    VerdictValue,
)
from workbench.store import Condition, Store, View, open_store
from workbench.store.export_cells import MADE
from workbench.store.export_lines import Batch
from workbench.store.export_values import Since

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

GOLDEN = Path(__file__).parents[2] / "golden"
AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path, flood: Invented, hostile: Invented) -> Iterator[Store]:
    with open_store(decided_store(tmp_path / "workbench.db", flood, hostile)) as opened:
        yield opened


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
    assert told == [lines, lines]


def test_the_head_is_that_of_the_rows_whoever_writes_meanwhile(store: Store, flood: Invented) -> None:
    head = store.head()
    file = io.StringIO(newline="")
    entry = NewEntry(
        EntryType.VERDICT, "Late", flood.article.article_id, flood.claims[1].claim_id, {"verdict": "verified"}
    )
    batches = store.export_batches(View(), ["claim_id"])
    first = next(batches)
    store.append(entry)
    assert first.head == head
    write_verdicts(store, View(), file)
    assert {row["ledger_head"] for row in rows(file.getvalue().removeprefix("\ufeff"))} == {store.head()}
    assert store.head() != head


def reference(store: Store, view: View = View(), *, raw: bool = False) -> str:  # noqa: B008 - frozen
    """Return the table written line by line, each cell as its column says."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(NAMES)
    schema = RAW_SCHEMA_VERSION if raw else SCHEMA_VERSION
    writer.writerows(line_cells(Line(row, schema, store.head()), raw=raw) for row in store.export_rows(view))
    return file.getvalue()


VIEWS = (
    View(),
    View(reviewer="Ada Example"),
    View(reviewer="nobody"),
    View(verdict=VerdictValue.UNREVIEWED),
    View(verdict=VerdictValue.DISPUTED, reviewer="Ada Example"),
    View(conditions=(Condition("verdict", ("verified",), negated=True),)),
    View(outlet="Varnia Post"),
)


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("view", VIEWS)
def test_cells_made_by_sqlite_are_those_that_the_columns_say(store: Store, view: View, raw: bool) -> None:
    assert written(store, view, raw=raw) == reference(store, view, raw=raw)


SIGNS = "ab \u00e9\u201c\u00a0=+-@'\",|\\\r\n\t\0\x1f\x7f\ud800\u202e\uff1d\U0001f600`[.1"
HOSTILE = st.text(st.sampled_from(SIGNS), max_size=8)
VALUES = st.one_of(
    st.none(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False), HOSTILE,
    st.tuples(st.integers(0, 9), st.floats(0, 9)),
)  # fmt: skip
FACTS = st.lists(st.tuples(HOSTILE, VALUES, st.none() | HOSTILE), max_size=6)
CLAIM = st.tuples(HOSTILE, HOSTILE, HOSTILE, HOSTILE, FACTS, st.floats(0, 1))


@given(
    texts=st.lists(CLAIM, min_size=1, max_size=4),
    title=HOSTILE, reviewer=HOSTILE.filter(bool), correction=HOSTILE, raw=st.booleans(),
)  # fmt: skip
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_texts_make_the_same_cells_either_way(
    flood: Invented,
    texts: list[tuple[str, str, str, str, list[tuple[str, Scalar, str | None]], float]],
    title: str,
    reviewer: str,
    correction: str,
    raw: bool,
) -> None:
    claims = []
    model = next(claim for claim in flood.claims if len(claim.chain) == 1 and len(claim.spans) == 1)
    for number, (text, outlet, speaker, cue, facts, worth) in enumerate(texts):
        frame = replace(
            model.chain[0], outlets=(outlet,), outlet_text=outlet or None, speakers=(speaker,), cue=cue,
            confidence=worth,
        )  # fmt: skip
        claims.append(
            replace(
                model, claim_id=f"{number:016x}", text=text, exact=(text,), chain=(frame,) if cue else (),
                spans=(Span(number, number + 1),), checkworthiness=worth,
                facts=tuple(
                    Mention(MentionType.QUANTITY, words, 0, 1, value=value, unit=unit, modifier=unit)
                    for words, value, unit in facts
                ),
            )
        )  # fmt: skip
    with TemporaryDirectory() as folder, open_store(Path(folder) / "w.db") as opened:
        opened.put_article(replace(flood.article, title=title), flood.edition, claims)
        payload: dict[str, object] = (
            {"verdict": "disputed", "correction": correction} if correction else {"verdict": "verified"}
        )
        opened.append(
            NewEntry(EntryType.VERDICT, reviewer, flood.article.article_id, claims[0].claim_id, payload)
        )
        assert written(opened, raw=raw) == reference(opened, raw=raw)


@pytest.mark.parametrize("raw", [False, True])
def test_the_head_of_an_empty_ledger_is_a_text_either_way(tmp_path: Path, flood: Invented, raw: bool) -> None:
    with open_store(tmp_path / "empty.db") as opened:
        opened.put_article(flood.article, flood.edition, flood.claims)
        assert written(opened, raw=raw) == reference(opened, raw=raw)
        assert rows(written(opened))[0]["ledger_head"] == "'" + "0" * 64


def test_every_column_is_made_by_sqlite_or_the_same_for_all_plain_lines() -> None:
    assert set(MADE) <= set(NAMES)
    assert {name for name in NAMES if name not in MADE} == {
        "schema_version", "note", "evidence_count", "origin_count", "ledger_head",
        *(name for name in NAMES if name.startswith("evidence_1_")),
    }  # fmt: skip


class Sink(io.TextIOBase):
    """Takes text and keeps none of it."""

    def write(self, text: str) -> int:
        return len(text)


class Many:
    """A store of as many plain lines as one likes, all alike."""

    def __init__(self, batch: Batch, count: int) -> None:
        self._batch = batch
        self._count = count

    def export_batches(self, view: View, names: list[str], since: Since | None) -> Iterator[Batch]:
        assert (view, since) == (View(), None)
        assert names == list(NAMES)
        yield from repeat(self._batch, self._count)


def test_memory_stays_constant(store: Store) -> None:
    batch, told = next(store.export_batches(View(), NAMES)), list[int]()
    size = len(batch.row_ids) + len(batch.others)
    write_verdicts(Many(batch, 1), View(), Sink())  # type: ignore[arg-type] # a double
    tracemalloc.start()
    try:
        write_verdicts(Many(batch, 300), View(), Sink(), on_progress=told.append)  # type: ignore[arg-type] # a double
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000
    assert told == [*(size * number for number in range(1, 301)), size * 300]
