"""Reads a verdict table back: who decided what on which claim, as typed rows."""

from __future__ import annotations

from collections.abc import Generator
from functools import lru_cache
from typing import BinaryIO, NamedTuple

from workbench.export.cells import GUARD
from workbench.export.columns import EARLIER_NAMES, NAMES, SCHEMA_VERSION, YES
from workbench.export.line_reader import LineReader
from workbench.export.notes import split_notes
from workbench.export.table import read_rows
from workbench.export.times import read_time
from workbench.model import AttributionVerdict, DisputeReason, Note, Verdict, VerdictValue

_NEEDED = (
    "schema_version", "article_id", "article_title", "claim_id", "attribution_verdict", "verdict",
    "dispute_reason", "correction", "note", "reviewer", "reviewed_at", "retired",
)  # fmt: skip
"""The columns that are read; the others are the store's own to know."""


REMEMBERED = 512
"""Different cells of which it is kept what they say."""

_BEFORE = "\n"


class VerdictRow(NamedTuple):  # of a million rows each is made; a frozen dataclass takes four times as long
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


def read_verdicts(stream: BinaryIO, where: str) -> Generator[VerdictRow, None, None]:
    """Yield the rows of a verdict table that ``write_verdicts`` wrote, with or without ``--raw``.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.

    Raises:
        InputError: The file is no verdict table, or a cell is not what its column holds.
    """
    for number, cells in read_rows(stream, where, NAMES, _NEEDED, EARLIER_NAMES):
        yield _usual(number, cells) or _row(
            LineReader(number, dict(zip(_NEEDED, cells, strict=True)), where, SCHEMA_VERSION)
        )


def _usual(number: int, cells: tuple[str, ...]) -> VerdictRow | None:
    """Return what ``_row`` makes of a line without note, correction, escape and fault; None for others."""
    schema, article_id, title, claim_id, attribution, value, reason, correction, note, who, at, gone = cells
    if (
        schema != SCHEMA_VERSION
        or not article_id
        or not claim_id
        or correction
        or note
        or _BEFORE + GUARD in _BEFORE.join(cells)  # at once for all; the version before them has no guard
    ):
        return None
    verdict = _verdict(who, value, reason, attribution, at)
    if verdict is None:
        return None
    return VerdictRow(number, article_id, title, claim_id, verdict, (), gone == YES)


@lru_cache(maxsize=REMEMBERED)
def _verdict(who: str, value: str, reason: str, attribution: str, at: str) -> Verdict | None:
    """Return what some cells say, None where one is at fault; many lines say the same."""
    try:
        words = _words(value, reason, attribution)
        verdict = Verdict(who, words[0], words[1], None, words[2], read_time(at) if at else None)
    except ValueError:
        return None
    return verdict if _fault(verdict, ()) is None else None


@lru_cache(maxsize=REMEMBERED)
def _words(
    value: str, reason: str, attribution: str
) -> tuple[VerdictValue, DisputeReason | None, AttributionVerdict]:
    found = DisputeReason(reason) if reason else None
    return VerdictValue(value), found, AttributionVerdict(attribution)


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
    fault = _fault(verdict, notes)
    if fault is not None:
        raise line.fault(*fault)
    return VerdictRow(
        number=line.number,
        article_id=line.some("article_id"),
        article_title=line.text("article_title"),
        claim_id=line.some("claim_id"),
        verdict=verdict,
        notes=notes,
        retired=line.text("retired") == YES,
    )


def _fault(verdict: Verdict, notes: tuple[Note, ...]) -> tuple[str, str] | None:
    """Return the column in which a line contradicts itself, and how; None where it does not."""
    decided = (
        verdict.value is not VerdictValue.UNREVIEWED or verdict.attribution is not AttributionVerdict.EMPTY
    )
    if not verdict.reviewer and (decided or notes or verdict.reviewed_at):
        return "reviewer", "is empty, but somebody decided or noted something"
    if decided and verdict.reviewed_at is None:
        return "reviewed_at", "is empty, but there is a decision"
    if verdict.reason and verdict.value is not VerdictValue.DISPUTED:
        return "dispute_reason", f"{verdict.reason} goes with disputed, not {verdict.value}"
    if any(not note.reviewer or not note.body.strip() for note in notes):
        return "note", "a note has no author or no text"
    return None
