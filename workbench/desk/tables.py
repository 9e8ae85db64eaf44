"""The tables that go out as CSV: which, with which columns, since when, alone or together in a package."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TextIO

from workbench.errors import InputError
from workbench.export.columns import Column
from workbench.export.evidence_table import evidence_lines
from workbench.export.ledger_table import written
from workbench.export.rows import write_rows
from workbench.export.table_schema import EVIDENCE, VERDICTS, Table
from workbench.export.times import read_time
from workbench.export.verdicts import write_verdicts
from workbench.store import Store, View
from workbench.store.export_values import Since

OnProgress = Callable[[int], None]
"""Called with the number of lines so far."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_HASHES = re.compile(r"[0-9a-f]{8,64}(?:\+[0-9a-f]{8,64})*", re.ASCII)
_SHOWN = 40
_LIKENESS = 60
"""Least likeness in percent (rapidfuzz ``ratio``) at which a name is offered for one that is unknown."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What of a table is written, and how.

    Attributes:
        columns: In this order; None for all of the table.
        since: Leaves out what is older.
        bom: Start with a byte order mark, which spreadsheets need to read UTF-8.
        raw: Leave cells that a spreadsheet would run unguarded.
    """

    table: Table = VERDICTS
    columns: Sequence[Column[Any]] | None = None
    since: Since | None = None
    bom: bool = True
    raw: bool = False

    def to(self, store: Store, view: View, file: TextIO, on_progress: OnProgress | None = None) -> int:
        """Write to a file that does not change line ends and return how many lines, the header aside.

        The ledger is written whole whatever the view, as its hashes hold for the whole.
        """
        columns = self.columns or self.table.columns
        bom, raw = self.bom, self.raw
        if self.table is VERDICTS:
            return write_verdicts(
                store, view, file, bom=bom, raw=raw, columns=columns, since=self.since,
                on_progress=on_progress,
            )  # fmt: skip
        if self.table is EVIDENCE:
            passages = evidence_lines(store.evidence_rows(view, self.since), raw=raw)
            return write_rows(file, columns, passages, bom=bom, raw=raw, on_progress=on_progress)
        entries = written(store.ledger_lines(self.since), raw=raw)
        return write_rows(file, columns, entries, bom=bom, raw=raw, on_progress=on_progress)


def columns_named(table: Table, text: str) -> list[Column[Any]]:
    """Return the columns that a list of names means, in its order.

    Raises:
        InputError: A name is unknown, or stands there twice.
    """
    known = {column.name: column for column in table.columns}
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise InputError(f"--columns names no column; those of {table.name} are {', '.join(known)}")
    for name in names:
        if name not in known:
            raise InputError(
                f"--columns: {name[:_SHOWN]!r} is no column of {table.name}{_meant(name, known)}"
            )
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise InputError(f"--columns: {twice[0]} stands there twice")
    return [known[name] for name in names]


def since_when(store: Store, text: str) -> Since:
    """Return since when a user means: a day or a time in UTC, an entry by its hash, or a ledger's head.

    Raises:
        InputError: It is none of these.
        StoreError: The ledger holds no such entry, or several.
    """
    try:
        if _DAY.fullmatch(text):
            return Since(datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC))
        if _HASHES.fullmatch(text.casefold()):
            return store.since_entry(text.casefold())
        return Since(read_time(text))
    except ValueError as fault:
        raise InputError(
            f"--since {text[:_SHOWN]!r}: give a day (2031-03-12), a time (2031-03-12T09:30:00Z), or the "
            "first 8 or more digits of an entry's hash, such as the ledger_head of an earlier export"
        ) from fault


def _meant(name: str, known: dict[str, Column[Any]]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a name that is not known

    found = process.extractOne(
        name.casefold().replace("-", "_"), list(known), scorer=fuzz.ratio, score_cutoff=_LIKENESS
    )
    return f"; did you mean {found[0]}?" if found else f"; its columns are {', '.join(known)}"
