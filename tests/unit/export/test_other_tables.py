"""The tables of evidence and of the ledger: their bytes, and their way out and in again."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.export.decided import AT, decided_store, source, undecided_store
from workbench.desk.exporting import export_csv
from workbench.desk.importing import import_csv, table_of
from workbench.desk.importing_evidence import import_evidence
from workbench.desk.importing_ledger import import_ledger
from workbench.desk.tables import Writing
from workbench.errors import InputError, StoreError, WorkbenchError
from workbench.export.table_schema import EVIDENCE, LEDGER, TABLES, VERDICTS, Table
from workbench.model import EntryType, NewEntry, Span
from workbench.sources import EvidenceRelation
from workbench.store import Store, View, evidence_payload, open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.fixture
def full(tmp_path: Path, flood: Invented, hostile: Invented) -> Path:
    return decided_store(tmp_path / "full.db", flood, hostile)


@pytest.fixture
def bare(tmp_path: Path, flood: Invented, hostile: Invented) -> Path:
    return undecided_store(tmp_path / "bare.db", flood, hostile)


def text_of(store: Store, table: Table, *, raw: bool = False) -> str:
    file = io.StringIO(newline="")
    export_csv(store, View(), file, writing=Writing(table, raw=raw))
    return file.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def changed(path: Path, row: int, column: str, cell: str) -> Path:
    """Write a copy of a table in which one cell is another."""
    found = rows(path.read_bytes().decode())
    found[row][column] = cell
    other = path.with_name("changed.csv")
    with other.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    return other


def saved(store: Store, table: Table, *, raw: bool = False) -> Path:
    path = store.path.with_name(f"{table.name}.csv")
    export_csv(store, View(), path, writing=Writing(table, raw=raw))
    return path


def steady(text: str, store: Store) -> str:
    """Return a table's text without what is random in each store."""
    found = text.replace(store.head(), "f" * 64).replace(store.origin, "0" * len(store.origin))
    for number, line in enumerate(store.ledger_lines(), start=1):
        found = found.replace(line.hash, f"{number:064x}")
    return found


@pytest.mark.parametrize("table", [EVIDENCE, LEDGER], ids=lambda table: table.name)
def test_the_bytes_are_those_of_the_golden_file(full: Path, table: Table) -> None:
    with open_store(full) as store:
        text = steady(text_of(store, table), store)
    assert text.encode() == (GOLDEN / f"{table.name}.csv").read_bytes()


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_table_goes_out_and_in_and_out_without_loss(
    full: Path, bare: Path, table: Table, raw: bool
) -> None:
    read: dict[str, Callable[[Store, Path], object]] = {
        VERDICTS.name: lambda store, path: import_csv(store, path, "Importer"),
        EVIDENCE.name: lambda store, path: import_evidence(store, path, "Importer"),
        LEDGER.name: import_ledger,
    }
    with open_store(full) as first, open_store(bare) as second:
        path = saved(first, table, raw=raw)
        assert table_of(second.path, path) == table.name
        if table is VERDICTS:  # what the store's own sources say stands there too
            import_evidence(second, saved(first, EVIDENCE), "Importer")
            second.put_checks(
                [
                    (row_id, [check for row in first.export_rows(View(verdict=None)) for check in row.checks
                              if (row.article_id, row.claim.claim_id) == key][:2])
                    for row_id, key in keys_of(second)
                ]
            )  # fmt: skip
        read[table.name](second, path)
        texts = [text_of(store, table, raw=raw).replace(store.head(), "HEAD") for store in (first, second)]
        assert texts[0] == texts[1]
        assert second.verify().ok
        head = second.head()
        read[table.name](second, path)
        assert second.head() == head
        read[table.name](first, path)
        assert text_of(first, table, raw=raw).replace(first.head(), "HEAD") == texts[0]


HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("'\\=+-@|\t\r\n\0\x1b\u202e\ud800;,\"[] 0e")),
    min_size=1,
    max_size=20,
)
LONG = '=1+1; "q",\r\n\0\ud800|' * 60_000
"""More than a million characters of everything that is escaped."""


def check_all_tables(flood: Invented, hostile: Invented, said: Sequence[str]) -> None:
    """Send texts out as notes, corrections, reviewers and evidence, and back by way of each table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        key = (hostile.article.article_id, hostile.claims[0].claim_id)
        short = [text[:99] for text in said]
        saved_text = "".join(short) + "The harbour was closed, they said."
        page = source(f"{short[0]}Post", saved_text, title=short[-1], url=short[0])
        for file in ("a.db", "b.db", "c.db"):
            with open_store(undecided_store(folder / file, flood, hostile)) as store:
                store.put_source(page)
        with open_store(folder / "a.db") as first:
            for number, text in enumerate(said):
                correction: dict[str, object] = {"verdict": "disputed", "correction": text}
                first.append(NewEntry(EntryType.VERDICT, text[:50], *key, correction, AT))
                first.append(NewEntry(EntryType.NOTE, text[:50], *key, {"body": f"{text}."}, AT))
                span = Span(number, len("".join(short[: number + 1])) + 1)
                payload = evidence_payload(first.source(page.source_id), span, EvidenceRelation.SUPPORTS)
                first.append(NewEntry(EntryType.EVIDENCE, text[:50], *key, payload, AT))
            files = [saved(first, table) for table in TABLES.values()]
            wanted = {table.name: text_of(first, table) for table in TABLES.values()}
            head = first.head()
        with open_store(folder / "b.db") as second, open_store(folder / "c.db") as third:
            import_evidence(second, files[1], "Importer")
            import_csv(second, files[0], "Importer")
            import_ledger(third, files[2])
            for table in TABLES.values():
                assert text_of(third, table) == wanted[table.name]
                if table is not LEDGER:
                    assert text_of(second, table).replace(second.head(), head) == wanted[table.name]
            assert second.verify().ok
            assert third.verify().ok


@settings(max_examples=6, deadline=None)
@given(st.lists(HOSTILE, min_size=1, max_size=4, unique=True))
def test_any_text_comes_back_by_way_of_each_table(
    flood: Invented, hostile: Invented, said: list[str]
) -> None:
    check_all_tables(flood, hostile, said)


def test_hostile_cells_come_back(flood: Invented, hostile: Invented) -> None:
    said = [
        "=1+1", "\0", "\ud800", "\r\n", "\r", '"', '""', ",", ";", "a|b \\| c", "'", "'\\", "0012", "1e5",
        "\ufeff", "\u2028\x85",
    ]  # fmt: skip
    check_all_tables(flood, hostile, said)


@pytest.mark.heavy
def test_a_cell_of_a_million_characters_comes_back(flood: Invented, hostile: Invented) -> None:
    check_all_tables(flood, hostile, [LONG])


def keys_of(store: Store) -> list[tuple[int, tuple[str, str]]]:
    ids = [row_id for chunk in store.claim_ids(View()) for row_id in chunk]
    keys = list(dict.fromkeys((row.article_id, row.claim.claim_id) for row in store.export_rows(View())))
    return list(zip(ids, keys, strict=True))


def test_the_whole_ledger_brings_every_decision_back(full: Path, bare: Path) -> None:
    with open_store(full) as first, open_store(bare) as second:
        done = import_ledger(second, saved(first, LEDGER))
        assert (done.lines, done.entries) == (first.entries(), first.entries())
        for table in (EVIDENCE, LEDGER):
            assert text_of(second, table) == text_of(first, table)
        assert second.head() == first.head()
        assert second.verify(first.head()).ok
        decided = [(row.verdict, row.notes, row.evidence) for row in first.export_rows(View())]
        assert [(row.verdict, row.notes, row.evidence) for row in second.export_rows(View())] == decided


def test_a_later_ledger_brings_only_what_is_new(full: Path, bare: Path) -> None:
    with open_store(full) as first, open_store(bare) as second:
        import_ledger(second, saved(first, LEDGER))
        head = first.head()
        first.undo("Ada Example")
        path = first.path.with_name("new.csv")
        since = first.since_entry(head)
        assert export_csv(first, View(), path, writing=Writing(LEDGER, since=since)) == 1
        done = import_ledger(second, path)
        assert (done.lines, done.entries) == (1, 1)
        assert second.head() == first.head()
        assert text_of(second, EVIDENCE) == text_of(first, EVIDENCE)
        assert second.verify().ok


def test_a_copy_of_a_store_takes_its_own_later_entries_and_can_redo_them(full: Path) -> None:
    with open_store(full) as first:
        early = saved(first, LEDGER).rename(full.with_name("early.csv"))
    copy = Path(shutil.copy(full, full.with_name("copy.db")))
    with open_store(full) as first, open_store(copy) as second:
        first.undo("Ada Example")
        import_ledger(second, saved(first, LEDGER))
        assert second.head() == first.head()
        assert second.verify().ok
        redone = second.redo("Ada Example")
        assert redone is not None
        title: dict[str, object] = {"title": "Other"}
        first.append(NewEntry(EntryType.ARTICLE, "Ada Example", redone.article_id, None, title))
        other = saved(first, LEDGER)
        with pytest.raises(StoreError, match="is another than the store's: both went on from one copy"):
            import_ledger(second, other)
        assert import_ledger(second, early).entries == 0


@pytest.mark.parametrize(
    ("row", "column", "cell", "told"),
    [
        (1, "payload", '{"verdict":"verified"}', "is not as it was written"),
        (1, "at", "2031-03-12T09:30:00.000001Z", "is not as it was written"),
        (2, "seq", "7000", "lacks the entries before it, from 3 on"),
        (2, "seq", "2", "stands there twice"),
        (0, "seq", "x", "column seq: 'x' is no whole number"),
        (0, "origin", "", "column origin: is empty"),
        (0, "schema_version", "9", "is none of 1"),
    ],
)
def test_a_broken_chain_is_refused_and_nothing_is_written(
    full: Path, bare: Path, row: int, column: str, cell: str, told: str
) -> None:
    with open_store(full) as first, open_store(bare) as second:
        path = changed(saved(first, LEDGER), row, column, cell)
        with pytest.raises(WorkbenchError, match=told):
            import_ledger(second, path)
        assert second.entries() == 0
        assert import_ledger(second, saved(first, LEDGER)).entries == first.entries()


def test_entries_with_a_right_hash_and_a_wrong_payload_are_refused(full: Path, bare: Path) -> None:
    payloads = [
        '{"verdict":"maybe"}',
        "[]",
        "{}",
        '{"verdict":"verified"',
        '{"reopened":1,"verdict":"verified"}',
    ]
    with open_store(full) as first, open_store(bare) as second:
        saved(first, LEDGER)
        line = next(iter(first.ledger_lines()))
        for payload in payloads:
            body = line._asdict() | {"payload": "?"}
            own = body.pop("hash")
            text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            digest = hashlib.sha256(text.replace('"?"', payload).encode()).hexdigest()
            assert own != digest
            forged = line._replace(payload=payload, hash=digest)
            with pytest.raises(StoreError, match="is no verdict"):
                second.import_ledger([forged], "forged.csv")
        assert second.entries() == 0


def test_what_a_ledger_is_about_must_be_here(
    full: Path, tmp_path: Path, flood: Invented, hostile: Invented
) -> None:
    with open_store(full) as first, open_store(tmp_path / "none.db") as second:
        path = saved(first, LEDGER)
        with pytest.raises(StoreError, match=r"is about article \w+, which the store lacks: add it first"):
            import_ledger(second, path)
        second.put_article(flood.article, flood.edition, flood.claims)
        second.put_article(hostile.article, hostile.edition, hostile.claims)
        with pytest.raises(StoreError, match=r"lacks source \w+ with that text; add the source first"):
            import_ledger(second, path)
        assert second.entries() == 0


def test_evidence_needs_its_claim_and_its_source(
    full: Path, tmp_path: Path, flood: Invented, hostile: Invented
) -> None:
    with open_store(full) as first, open_store(tmp_path / "none.db") as second:
        path = saved(first, EVIDENCE)
        with pytest.raises(InputError, match="row 2, column article_id: the store does not hold the article"):
            import_evidence(second, path, "Importer")
        second.put_article(flood.article, flood.edition, flood.claims[1:])
        with pytest.raises(InputError, match="row 2, column claim_id: the store does not hold this claim"):
            import_evidence(second, path, "Importer")
        for invented in (flood, hostile):
            second.put_article(invented.article, invented.edition, invented.claims)
        with pytest.raises(
            InputError, match=r"holds no text of 'Port Courier' \(https://courier.example/dikes\)"
        ):
            import_evidence(second, path, "Importer")
        assert second.entries() == 0


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("exact_text", "The dikes", "has 9 characters, not 72"),
        ("relation", "proves", "'proves' is none of supports, contradicts, context"),
        ("char_start", "-1", "'-1' is no whole number"),
        ("char_end", "9" * 30, "is no whole number"),
        ("published", "31 March", "Invalid isoformat"),
        ("accepted_at", "", "is no time like"),
        ("reviewer", "", "is empty"),
    ],
)
def test_a_faulty_passage_is_named_and_nothing_is_written(
    full: Path, bare: Path, column: str, cell: str, told: str
) -> None:
    with open_store(full) as first, open_store(bare) as second:
        path = changed(saved(first, EVIDENCE), 1, column, cell)
        with pytest.raises(InputError, match=f"row 3, column .*{told}"):
            import_evidence(second, path, "Importer")
        assert second.entries() == 0


def test_a_passage_that_was_altered_is_refused(full: Path, bare: Path) -> None:
    with open_store(full) as first, open_store(bare) as second:
        path = saved(first, EVIDENCE)
        text = rows(path.read_bytes().decode())[0]["exact_text"]
        altered = changed(path, 0, "exact_text", text.replace("two", "six"))
        with pytest.raises(
            InputError, match="row 2, column exact_text: is not what stands in the saved text"
        ):
            import_evidence(second, altered, "Importer")


def test_withdrawn_evidence_is_not_brought_back(full: Path) -> None:
    with open_store(full) as store:
        path = saved(store, EVIDENCE)
        assert store.undo("Ada Example") is not None
        left = text_of(store, EVIDENCE)
        done = import_evidence(store, path, "Importer")
        assert (done.rows, done.passages, done.unchanged) == (4, 0, 4)
        assert text_of(store, EVIDENCE) == left


def test_one_reviewers_evidence_and_one_articles_alone(full: Path, hostile: Invented) -> None:
    with open_store(full) as store:
        assert not list(store.evidence_rows(View(reviewer="Bo [desk]")))
        only = list(store.evidence_rows(View(article_id=hostile.article.article_id)))
        assert [row.evidence.outlet for row in only] == ["@cy\0"]
