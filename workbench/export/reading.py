"""Reads a verdict table back: who decided what on which claim, as typed rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from workbench.export.columns import EARLIER_NAMES, NAMES, SCHEMA_VERSION, YES
from workbench.export.line_reader import LineReader
from workbench.export.notes import split_notes
from workbench.export.table import read_table
from workbench.export.times import read_time
from workbench.model import AttributionVerdict, DisputeReason, Note, Verdict, VerdictValue

_NEEDED = (
    "schema_version", "article_id", "article_title", "claim_id", "attribution_verdict", "verdict",
    "dispute_reason", "correction", "note", "reviewer", "reviewed_at", "retired",
)  # fmt: skip
"""The columns that are read; the others are the store's own to know."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What one line says about decisions; everything else in it is the store's own to know.

    Attributes:
        number: The line's row in a spreadsheet; the header is row 1.
        verdict: The reviewer's decisions; a line of a claim that nobody decided on has reviewer "".
        retired: The claim was gone from its article's text at the time of the export.
    """

    number: int
    article_id: str
    article_title: str
    claim_id: str
    verdict: Verdict
    notes: tuple[Note, ...]
    retired: bool


def read_verdicts(stream: BinaryIO, where: str) -> Iterator[VerdictRow]:
    """Yield the rows of a verdict table that ``write_verdicts`` wrote, with or without ``--raw``.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.

    Raises:
        InputError: The file is no verdict table, or a cell is not what its column holds.
    """
    for number, cells in read_table(stream, where, NAMES, EARLIER_NAMES, _NEEDED):
        yield _row(LineReader(number, cells, where, SCHEMA_VERSION))


def _row(line: LineReader) -> VerdictRow:
    verdict = Verdict(
        reviewer=line.text("reviewer"),
        value=line.word("verdict", VerdictValue),
        reason=line.word("dispute_reason", DisputeReason) if line.text("dispute_reason") else None,
        correction=line.text("correction") or None,
        attribution=line.word("attribution_verdict", AttributionVerdict),
        reviewed_at=line.read("reviewed_at", read_time) if line.text("reviewed_at") else None,
    )
    notes = tuple(line.read("note", split_notes)) if line.text("note") else ()
    _check(line, verdict, notes)
    return VerdictRow(
        number=line.number,
        article_id=line.some("article_id"),
        article_title=line.text("article_title"),
        claim_id=line.some("claim_id"),
        verdict=verdict,
        notes=notes,
        retired=line.text("retired") == YES,
    )


def _check(line: LineReader, verdict: Verdict, notes: tuple[Note, ...]) -> None:
    decided = (
        verdict.value is not VerdictValue.UNREVIEWED or verdict.attribution is not AttributionVerdict.EMPTY
    )
    if not verdict.reviewer and (decided or notes or verdict.reviewed_at):
        raise line.fault("reviewer", "is empty, but somebody decided or noted something")
    if decided and verdict.reviewed_at is None:
        raise line.fault("reviewed_at", "is empty, but there is a decision")
    if verdict.reason and verdict.value is not VerdictValue.DISPUTED:
        raise line.fault("dispute_reason", f"{verdict.reason} goes with disputed, not {verdict.value}")
    for note in notes:
        if not note.reviewer or not note.body.strip():
            raise line.fault("note", "a note has no author or no text")
