"""The table of evidence: one line for each accepted passage, out and in again."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from workbench.export.columns import RAW_SUFFIX, YES, Column, Form
from workbench.export.line_reader import LineReader
from workbench.export.table import read_table
from workbench.export.times import read_time, time_text
from workbench.sources import Evidence, EvidenceRelation
from workbench.store.export_values import EvidenceRow

EVIDENCE_VERSION = "1"
"""Grows when a column comes, goes or changes its meaning."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """An accepted passage with what holds for the whole file."""

    row: EvidenceRow
    schema: str

    @property
    def evidence(self) -> Evidence:
        """The passage."""
        return self.row.evidence


# fmt: off
EVIDENCE_COLUMNS: tuple[Column[EvidenceLine], ...] = (
    Column("schema_version", Form.WORD, lambda line: line.schema,
           "Version of this list of columns; it ends in -raw in a file written with --raw"),
    Column("article_id", Form.TEXT, lambda line: line.row.article_id,
           "The article, as in the table of verdicts"),
    Column("article_title", Form.TEXT, lambda line: line.row.title,
           "Its title"),
    Column("claim_id", Form.TEXT, lambda line: line.row.claim_id,
           "The claim, as in the table of verdicts"),
    Column("claim_number", Form.NUMBER, lambda line: str(line.row.number),
           "Number of the claim in its article, from 1"),
    Column("claim_text", Form.TEXT, lambda line: line.row.text,
           "The claim to read"),
    Column("outlet", Form.TEXT, lambda line: line.evidence.outlet,
           "The outlet that the passage is from"),
    Column("title", Form.TEXT, lambda line: line.evidence.title,
           "Title of its page, if known"),
    Column("url", Form.TEXT, lambda line: line.evidence.url or "",
           "Address of its page, if known"),
    Column("published", Form.DATE,
           lambda line: line.evidence.published.isoformat() if line.evidence.published else "",
           "The day it was published, if known"),
    Column("accessed_at", Form.TIME, lambda line: time_text(line.evidence.accessed_at),
           "When it was read, in UTC"),
    Column("sha256", Form.TEXT, lambda line: line.evidence.sha256,
           "Digest of its whole text (in UTF-8) as it was then"),
    Column("char_start", Form.NUMBER, lambda line: str(line.evidence.start),
           "Offset of the passage's first character in that text, in Unicode code points"),
    Column("char_end", Form.NUMBER, lambda line: str(line.evidence.end),
           "Offset after its last character"),
    Column("exact_text", Form.TEXT, lambda line: line.evidence.text,
           "The passage, to the letter"),
    Column("relation", Form.WORD, lambda line: line.evidence.relation.value,
           "What it does to the claim: supports, contradicts or context"),
    Column("under_review", Form.WORD, lambda line: YES if line.evidence.under_review else "",
           "yes where the claim is attributed to this very outlet"),
    Column("source_id", Form.TEXT, lambda line: line.evidence.source_id,
           "The saved source: 16 hex digits, the same in every store"),
    Column("source_version", Form.NUMBER, lambda line: str(line.evidence.version),
           "Number of the text among the source's in this store, from 1"),
    Column("reviewer", Form.TEXT, lambda line: line.evidence.reviewer,
           "Who accepted it"),
    Column("accepted_at", Form.TIME, lambda line: time_text(line.evidence.at),
           "When, in UTC"),
    Column("ledger_head", Form.TEXT, lambda line: line.row.head,
           "Head of the ledger of decisions at the export, for verify-log --head"),
)
# fmt: on

EVIDENCE_NAMES: tuple[str, ...] = tuple(column.name for column in EVIDENCE_COLUMNS)
"""The header."""


def evidence_lines(rows: Iterator[EvidenceRow], *, raw: bool = False) -> Iterator[EvidenceLine]:
    """Yield what the columns read, for ``rows.write_rows``."""
    schema = EVIDENCE_VERSION + RAW_SUFFIX if raw else EVIDENCE_VERSION
    return (EvidenceLine(row, schema) for row in rows)


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """What a line of the table says; ``number`` is its row in a spreadsheet, the header being row 1."""

    number: int
    article_id: str
    article_title: str
    claim_id: str
    evidence: Evidence


def read_evidence(stream: BinaryIO, where: str) -> Generator[EvidenceRead, None, None]:
    """Yield the lines of a table of evidence, with or without ``--raw``.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.

    Raises:
        InputError: The file is no such table, or a cell is not what its column holds.
    """
    for number, cells in read_table(stream, where, EVIDENCE_NAMES):
        line = LineReader(number, cells, where, EVIDENCE_VERSION)
        text = line.some("exact_text")
        start, end = line.count("char_start"), line.count("char_end")
        if end - start != len(text):
            raise line.fault(
                "exact_text", f"has {len(text)} characters, not {end - start} as its offsets say"
            )
        yield EvidenceRead(
            number,
            line.some("article_id"),
            line.text("article_title"),
            line.some("claim_id"),
            Evidence(
                source_id=line.some("source_id"),
                version=line.count("source_version"),
                outlet=line.text("outlet"),
                title=line.text("title"),
                url=line.text("url") or None,
                published=line.read("published", date.fromisoformat) if line.text("published") else None,
                accessed_at=line.read("accessed_at", read_time),
                sha256=line.some("sha256"),
                start=start,
                end=end,
                text=text,
                relation=line.word("relation", EvidenceRelation),
                reviewer=line.some("reviewer"),
                at=line.read("accepted_at", read_time),
                under_review=line.text("under_review") == YES,
            ),
        )
