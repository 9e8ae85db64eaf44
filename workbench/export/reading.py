"""Reads a verdict table back: who decided what on which claim, as typed rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, TypeVar

from workbench.errors import InputError
from workbench.export.cells import unescape, unescape_raw
from workbench.export.columns import EARLIER_NAMES, NAMES, RAW_SUFFIX, SCHEMA_VERSION, YES
from workbench.export.notes import split_notes
from workbench.export.table import Cells, read_table
from workbench.export.times import read_time
from workbench.model import AttributionVerdict, DisputeReason, Note, Verdict, VerdictValue

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_VERSIONS = [str(version) for version in range(1, int(SCHEMA_VERSION) + 1)]
_UNESCAPE = {
    **dict.fromkeys(_VERSIONS, unescape),
    **{version + RAW_SUFFIX: unescape_raw for version in _VERSIONS},
}


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
    for number, cells in read_table(stream, where, NAMES, EARLIER_NAMES):
        yield _VerdictCells(number, cells, where).row()


class _VerdictCells:
    """The cells of one line, each read with its place at hand for a message."""

    def __init__(self, number: int, cells: Cells, where: str) -> None:
        self._number = number
        self._cells = cells
        self._where = where
        schema = cells["schema_version"]
        if schema not in _UNESCAPE:
            raise self._fault(
                "schema_version",
                f"{schema!r} is none of {', '.join(_VERSIONS)}, the versions that can be read here",
            )
        self._unescape = _UNESCAPE[schema]

    def row(self) -> VerdictRow:
        verdict = Verdict(
            reviewer=self._text("reviewer"),
            value=self._word("verdict", VerdictValue),
            reason=self._word("dispute_reason", DisputeReason) if self._text("dispute_reason") else None,
            correction=self._text("correction") or None,
            attribution=self._word("attribution_verdict", AttributionVerdict),
            reviewed_at=self._read("reviewed_at", read_time) if self._text("reviewed_at") else None,
        )
        notes = tuple(self._read("note", split_notes))
        self._check(verdict, notes)
        return VerdictRow(
            number=self._number,
            article_id=self._id("article_id"),
            article_title=self._text("article_title"),
            claim_id=self._id("claim_id"),
            verdict=verdict,
            notes=notes,
            retired=self._text("retired") == YES,
        )

    def _check(self, verdict: Verdict, notes: tuple[Note, ...]) -> None:
        decided = (
            verdict.value is not VerdictValue.UNREVIEWED
            or verdict.attribution is not AttributionVerdict.EMPTY
        )
        if not verdict.reviewer and (decided or notes or verdict.reviewed_at):
            raise self._fault("reviewer", "is empty, but somebody decided or noted something")
        if decided and verdict.reviewed_at is None:
            raise self._fault("reviewed_at", "is empty, but there is a decision")
        if verdict.reason and verdict.value is not VerdictValue.DISPUTED:
            raise self._fault("dispute_reason", f"{verdict.reason} goes with disputed, not {verdict.value}")
        for note in notes:
            if not note.reviewer or not note.body.strip():
                raise self._fault("note", "a note has no author or no text")

    def _text(self, column: str) -> str:
        try:
            return self._unescape(self._cells[column])
        except ValueError as fault:
            raise self._fault(column, str(fault)) from fault

    def _id(self, column: str) -> str:
        text = self._text(column)
        if not text:
            raise self._fault(column, "is empty")
        return text

    def _read(self, column: str, read: Callable[[str], Value]) -> Value:
        try:
            return read(self._text(column))
        except ValueError as fault:
            raise self._fault(column, str(fault)) from fault

    def _word(self, column: str, words: type[Word]) -> Word:
        text = self._text(column)
        try:
            return words(text)
        except ValueError:
            known = ", ".join(word.value or "empty" for word in words)
            raise self._fault(column, f"{text[:40]!r} is none of {known}") from None

    def _fault(self, column: str, reason: str) -> InputError:
        return InputError(f"{self._where}: row {self._number}, column {column}: {reason}")
