"""Tables that are written line by line: cells escaped as ``cells`` says, quoted as RFC 4180 has it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO, TypeVar

from workbench.export.cells import escape, escape_raw
from workbench.export.columns import Column, Form

L = TypeVar("L")

BYTE_ORDER_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""

LINE_END = "\r\n"

EVERY = 500
"""Lines between two calls of ``on_progress``."""


def write_rows(
    file: TextIO,
    columns: Sequence[Column[L]],
    lines: Iterable[L],
    *,
    bom: bool = True,
    raw: bool = False,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Write a table with its header and return how many lines, the header aside.

    Args:
        file: Takes the text; it must not change line ends.
        columns: Those to write, in this order.
        lines: What the columns read their texts from.
        bom: Start with a byte order mark.
        raw: Leave cells that a spreadsheet would run as they are.
        on_progress: Called with the number of lines so far, now and then and at the end.
    """
    if bom:
        file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, lineterminator=LINE_END)
    writer.writerow([column.name for column in columns])
    count = 0
    for count, line in enumerate(lines, 1):
        writer.writerow(cells_of(line, columns, raw=raw))
        if on_progress is not None and not count % EVERY:
            on_progress(count)
    if on_progress is not None:
        on_progress(count)
    return count


def cells_of(line: L, columns: Iterable[Column[L]], *, raw: bool = False) -> list[str]:
    """Return a line's cells as they stand in the file, before CSV's own quoting."""
    escaped = escape_raw if raw else escape
    return [
        column.text(line) if column.form is Form.NUMBER else escaped(column.text(line)) for column in columns
    ]
