"""The table of the ledger: every entry to the letter, so that its hashes can be checked, out and in again."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workbench.export.columns import RAW_SUFFIX, Column, Form
from workbench.export.line_reader import LineReader
from workbench.export.table import read_table
from workbench.store.export_values import LedgerLine

LEDGER_VERSION = "1"
"""Grows when a column comes, goes or changes its meaning."""


@dataclass(frozen=True, slots=True)
class Written:
    """An entry with what holds for the whole file."""

    entry: LedgerLine
    schema: str


# fmt: off
LEDGER_COLUMNS: tuple[Column[Written], ...] = (
    Column("schema_version", Form.WORD, lambda line: line.schema,
           "Version of this list of columns; it ends in -raw in a file written with --raw"),
    Column("origin", Form.TEXT, lambda line: line.entry.origin,
           "The store that wrote the entry; each writes a chain of its own"),
    Column("seq", Form.NUMBER, lambda line: str(line.entry.seq),
           "Number of the entry in that chain, from 1"),
    Column("at", Form.TIME, lambda line: line.entry.at,
           "When it was written, in UTC, always with six digits after the second"),
    Column("reviewer", Form.TEXT, lambda line: line.entry.reviewer,
           "Who decided"),
    Column("type", Form.WORD, lambda line: line.entry.type,
           "verdict, attribution_verdict, evidence, note, claim_edit, article, undo or redo"),
    Column("article_id", Form.TEXT, lambda line: line.entry.article_id,
           "The article that it is about"),
    Column("claim_id", Form.TEXT, lambda line: line.entry.claim_id or "",
           "The claim that it is about; empty where it is about the article"),
    Column("payload", Form.TEXT, lambda line: line.entry.payload,
           "What was decided, as canonical JSON; docs/store.md has it by type"),
    Column("prev_hash", Form.TEXT, lambda line: line.entry.prev_hash,
           "Hash of the entry before it in the chain, 64 zeros for the first"),
    Column("hash", Form.TEXT, lambda line: line.entry.hash,
           "SHA-256 of the entry with that hash in it; docs/store.md tells how to check it"),
)
# fmt: on

LEDGER_NAMES: tuple[str, ...] = tuple(column.name for column in LEDGER_COLUMNS)
"""The header."""


def written(lines: Iterable[LedgerLine], *, raw: bool = False) -> Iterator[Written]:
    """Yield what the columns read, for ``rows.write_rows``."""
    schema = LEDGER_VERSION + RAW_SUFFIX if raw else LEDGER_VERSION
    return (Written(line, schema) for line in lines)


def read_ledger(stream: BinaryIO, where: str) -> Generator[LedgerLine, None, None]:
    """Yield the entries of a table of the ledger, with or without ``--raw``; hashes are not checked here.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.

    Raises:
        InputError: The file is no such table, or a cell is not what its column holds.
    """
    for number, cells in read_table(stream, where, LEDGER_NAMES):
        line = LineReader(number, cells, where, LEDGER_VERSION)
        yield LedgerLine(
            origin=line.some("origin"),
            seq=line.count("seq"),
            type=line.some("type"),
            reviewer=line.some("reviewer"),
            article_id=line.some("article_id"),
            claim_id=line.text("claim_id") or None,
            payload=line.some("payload"),
            at=line.some("at"),
            prev_hash=line.some("prev_hash"),
            hash=line.some("hash"),
        )
