"""Writes the verdict table: a line a claim and reviewer, streamed, in constant memory."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TextIO

from workbench.export.cells import escape, escape_raw
from workbench.export.columns import COLUMNS, NAMES, RAW_SCHEMA_VERSION, SCHEMA_VERSION, Form
from workbench.export.line import Line
from workbench.store import ExportRow, Store, View

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

PROGRESS_EVERY = 500
"""Lines between two calls of ``on_progress``."""


def write_verdicts(
    store: Store,
    view: View,
    file: TextIO,
    *,
    bom: bool = True,
    raw: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Write the rows of a view as CSV: RFC 4180 with CRLF, cells escaped as ``cells`` says.

    Args:
        store: Where the rows are.
        view: Which of them.
        file: Takes the text; it must not change line ends.
        bom: Start with a byte order mark.
        raw: Leave cells that a spreadsheet would run as they are; ``schema_version`` says so.
        on_progress: Called with the number of lines so far, now and then and at the end.

    Returns:
        How many lines were written, the header aside.
    """
    head, rows = _snapshot(store, view)
    schema = RAW_SCHEMA_VERSION if raw else SCHEMA_VERSION
    if bom:
        file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(NAMES)
    written = 0
    for written, row in enumerate(rows, start=1):
        writer.writerow(line_cells(Line(row, schema, head), raw=raw))
        if on_progress is not None and not written % PROGRESS_EVERY:
            on_progress(written)
    if on_progress is not None:
        on_progress(written)
    return written


def line_cells(line: Line, *, raw: bool = False) -> list[str]:
    """Return a line's cells as they stand in the file, before CSV's own quoting."""
    escaped = escape_raw if raw else escape
    return [
        column.text(line) if column.form is Form.NUMBER else escaped(column.text(line)) for column in COLUMNS
    ]


def _snapshot(store: Store, view: View) -> tuple[str, Iterator[ExportRow]]:
    """Return the ledger's head and the rows as they are at that head, whoever writes meanwhile."""
    head = store.head()
    while True:
        rows = store.export_rows(view)
        first = next(rows, None)
        before, head = head, store.head()
        if before == head:
            return head, rows if first is None else chain((first,), rows)
