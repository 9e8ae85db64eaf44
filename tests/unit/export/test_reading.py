from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.errors import InputError
from workbench.export.columns import EARLIER_NAMES, NAMES, RAW_SCHEMA_VERSION, SCHEMA_VERSION
from workbench.export.line import Line
from workbench.export.reading import VerdictRow, read_verdicts
from workbench.export.verdicts import line_cells
from workbench.model import AttributionVerdict, DisputeReason, Note, Verdict, VerdictValue
from workbench.store import ExportRow

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

AT = datetime(2031, 3, 12, 9, 30, 0, 120, tzinfo=UTC)
DISPUTED = Verdict(
    "=Ada \ud800", VerdictValue.DISPUTED, DisputeReason.MISQUOTE, "'\\ \0", AttributionVerdict.REJECTED, AT
)
NOTES = (Note(AT, "=Ada \ud800", "one\n[two]\0"), Note(AT, "Bo", "three"))


def row_of(
    invented: Invented, verdict: Verdict, notes: tuple[Note, ...] = (), *, retired: bool = False
) -> ExportRow:
    article = invented.article
    return ExportRow(
        article.article_id, article.title, article.origin, article.url, article.publisher, article.published,
        invented.edition.sha256, invented.claims[1], 2, 1, verdict, notes, retired,
    )  # fmt: skip


def table(*lines: list[str]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([NAMES, *lines])
    return file.getvalue().encode()


def read(data: bytes) -> list[VerdictRow]:
    return list(read_verdicts(io.BytesIO(data), "verdicts.csv"))


@pytest.mark.parametrize("raw", [False, True])
def test_decisions_come_back_from_a_hostile_line(hostile: Invented, raw: bool) -> None:
    row = row_of(hostile, DISPUTED, NOTES, retired=True)
    schema = RAW_SCHEMA_VERSION if raw else SCHEMA_VERSION
    cells = line_cells(Line(row, schema, "f" * 64), raw=raw)
    assert read(table(cells)) == [
        VerdictRow(
            number=2,
            article_id=hostile.article.article_id,
            article_title=hostile.article.title,
            claim_id=hostile.claims[1].claim_id,
            verdict=DISPUTED,
            notes=NOTES,
            retired=True,
        )
    ]


@pytest.mark.parametrize("schema", ["1", "1-raw"])
def test_a_file_of_the_first_version_is_read_too(hostile: Invented, schema: str) -> None:
    row = row_of(hostile, DISPUTED, NOTES)
    cells = line_cells(Line(row, schema, "f" * 64), raw=schema != "1")
    old = [(name, cell) for name, cell in zip(NAMES, cells, strict=True) if name in EARLIER_NAMES[0]]
    assert len(old) == 46
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[name for name, _ in old], [cell for _, cell in old]])
    assert [(one.verdict, one.notes) for one in read(file.getvalue().encode())] == [(DISPUTED, NOTES)]


def test_a_line_without_decisions(flood: Invented) -> None:
    nobody = Verdict("", VerdictValue.UNREVIEWED)
    (row,) = read(table(line_cells(Line(row_of(flood, nobody), SCHEMA_VERSION, ""))))
    assert (row.verdict, row.notes, row.retired) == (nobody, (), False)


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("schema_version", "3", "'3' is none of 1, 2, the versions"),
        ("claim_id", "", "is empty"),
        ("article_id", "", "is empty"),
        ("verdict", "false", "'false' is none of verified, disputed, unverifiable, unreviewed"),
        ("verdict", "", "'' is none of"),
        ("verdict", "verified", "misquote goes with disputed, not verified"),
        ("dispute_reason", "wrong", "'wrong' is none of wrong_number"),
        ("attribution_verdict", "yes", "'yes' is none of confirmed, rejected, empty"),
        ("reviewed_at", "12/03/2031 09:30", "is no time like"),
        ("reviewed_at", "", "is empty, but there is a decision"),
        ("reviewer", "", "is empty, but somebody decided"),
        ("note", "by phone", "'by phone' neither starts a note"),
        ("note", "[2031-03-12T09:30:00Z, Ada]  ", "no author or no text"),
        ("note", "[2031-03-12T09:30:00Z, ] x", "no author or no text"),
        ("correction", "'\\\\x", "none of"),
    ],
)
def test_a_faulty_cell_is_one_line_that_names_it(
    flood: Invented, column: str, cell: str, message: str
) -> None:
    # The line that most are is read in a shorter way.
    for said, notes in ((DISPUTED, NOTES), (replace(DISPUTED, reviewer="Ada", correction=None), ())):
        good = line_cells(Line(row_of(flood, said, notes), SCHEMA_VERSION, ""))
        faulty = [cell if name == column else old for name, old in zip(NAMES, good, strict=True)]
        place = "dispute_reason" if "goes with" in message else column
        with pytest.raises(InputError, match=message) as caught:
            read(table(good, faulty))
        assert str(caught.value).startswith(f"verdicts.csv: row 3, column {place}: ")
        assert "\n" not in str(caught.value)
