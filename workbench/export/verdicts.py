"""Writes the verdict table: a line a claim and reviewer, streamed, in constant memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TextIO

from workbench.export.cells import SEPARATOR, escape, escape_raw, is_harmless
from workbench.export.columns import COLUMNS, RAW_SCHEMA_VERSION, SCHEMA_VERSION, Column, Form
from workbench.export.line import Accepted, Line, facts_cell
from workbench.export.notes import join_notes
from workbench.export.rows import BYTE_ORDER_MARK, LINE_END, cells_of
from workbench.store import Store, View
from workbench.store.export_cells import BETWEEN, EVIDENCE
from workbench.store.export_lines import Batch
from workbench.store.export_values import Since

_NOTHING = {"evidence_count": "0", "origin_count": "0"}
"""What columns say of a claim without notes and evidence, where that is not an empty cell."""

_FEW = 4
"""Lines to a text at least, for its cell to be made once for all of them."""

_MADE_BY_SQLITE = frozenset({Form.NUMBER, Form.WORD, Form.DATE, Form.TIME})
"""Forms whose cells on a plain line hold no character that is escaped or quoted."""


def write_verdicts(
    store: Store,
    view: View,
    file: TextIO,
    *,
    bom: bool = True,
    raw: bool = False,
    columns: Sequence[Column[Line]] = COLUMNS,
    since: Since | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Write the rows of a view as CSV: RFC 4180 with CRLF, cells escaped as ``cells`` says.

    Args:
        store: Where the rows are.
        view: Which of them.
        file: Takes the text; it must not change line ends.
        bom: Start with a byte order mark.
        raw: Leave cells that a spreadsheet would run as they are; ``schema_version`` says so.
        columns: Those to write, in this order.
        since: Only rows that were decided or noted then or later.
        on_progress: Called with the number of lines so far, now and then and at the end.

    Returns:
        How many lines were written, the header aside.
    """
    if bom:
        file.write(BYTE_ORDER_MARK)
    table = _Table(columns, raw=raw)
    file.write(table.quoted([[column.name for column in columns]]))
    written = 0
    for batch in store.export_batches(view, [column.name for column in columns], since):
        text, lines = table.text(batch)
        file.write(text)
        written += lines
        if on_progress is not None:
            on_progress(written)
    if on_progress is not None:
        on_progress(written)
    return written


def line_cells(line: Line, *, raw: bool = False) -> list[str]:
    """Return all of a line's cells as they stand in the file, before CSV's own quoting."""
    return cells_of(line, COLUMNS, raw=raw)


class _Table:
    """Makes the text of lines, a batch at a time."""

    def __init__(self, columns: Sequence[Column[Line]], *, raw: bool) -> None:
        self._columns = columns
        self._raw = raw
        self._schema = RAW_SCHEMA_VERSION if raw else SCHEMA_VERSION

    def text(self, batch: Batch) -> tuple[str, int]:
        """Return the text of a batch and how many lines it is."""
        plain = self._plain(batch)
        count = len(plain) + len(batch.others)
        if not batch.others:
            return "".join([line + LINE_END for line in plain]), count
        others = [
            (
                row_id,
                self.quoted([cells_of(Line(row, self._schema, batch.head), self._columns, raw=self._raw)]),
            )
            for row_id, row in batch.others
        ]
        both = [
            *((row_id, line + LINE_END) for row_id, line in zip(batch.row_ids, plain, strict=True)),
            *others,
        ]
        both.sort(key=lambda pair: pair[0])  # stable: a claim's lines stay in order
        return "".join([line for _, line in both]), count

    def quoted(self, rows: Iterable[Sequence[str]]) -> str:
        """Return rows as CSV."""
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator=LINE_END).writerows(rows)
        return buffer.getvalue()

    def _plain(self, batch: Batch) -> list[str]:
        if not batch.row_ids:
            return []
        cells = [self._cells(column, batch) for column in self._columns]
        if len(cells) == 1:
            # A line of one empty cell needs quotes, lest it be an empty line.
            return [cell or '""' for cell in cells[0]]
        return list(map(",".join, zip(*cells, strict=True)))

    def _cells(self, column: Column[Line], batch: Batch) -> Iterable[str]:
        """Return a column's cells as they stand in the file."""
        if column.name not in batch.cells:
            return self._unmade(column, batch)
        found = batch.cells[column.name]
        if column.form in _MADE_BY_SQLITE:
            return found
        if column.name == "value_norm":
            found = _exact_values(found, batch.records)
        unique = set(found)
        if len(unique) * _FEW < len(found):
            made = dict(zip(unique, self._written(column, list(unique)), strict=True))
            return [made[cell] for cell in found]
        return self._written(column, found)

    def _written(self, column: Column[Line], found: Sequence[str]) -> Sequence[str]:
        if column.form is Form.LIST:
            found = [cell.replace(BETWEEN, SEPARATOR) if BETWEEN in cell else cell for cell in found]
        if not is_harmless(found):
            found = list(map(escape_raw if self._raw else escape, found))
        return _quoted_where_needed(found)

    def _unmade(self, column: Column[Line], batch: Batch) -> Iterable[str]:
        """Return the cells of a column that is the same for all lines, but for notes and evidence."""
        size = len(batch.row_ids)
        fixed = {"schema_version": self._schema, "ledger_head": batch.head}
        usual = fixed.get(column.name) or _NOTHING.get(column.name, "")
        made: dict[int, str] = {}
        if column.form is Form.NOTES:
            made = {place: join_notes(notes) for place, notes in batch.notes.items()}
        elif column.name in EVIDENCE and batch.evidence:
            telling = {
                row_id: Accepted(accepted).text(column.name) for row_id, accepted in batch.evidence.items()
            }
            made = {place: telling[row_id] for place, row_id in enumerate(batch.row_ids) if row_id in telling}
        if column.form is Form.TEXT:
            (usual,) = self._written(column, [usual])
        if not made:
            return repeat(usual, size)
        written = self._written(column, list(made.values()))
        cells = [usual] * size
        for place, cell in zip(made, written, strict=True):
            cells[place] = cell
        return cells


def _exact_values(found: Sequence[str], records: Sequence[str]) -> Sequence[str]:
    """Return values of facts to the last digit: SQLite writes 15 of them, and ranges as JSON."""
    text = "".join(found)
    if "." not in text and "[" not in text:
        return found
    return [
        facts_cell(record) if "." in cell or "[" in cell else cell
        for cell, record in zip(found, records, strict=True)
    ]


def _quoted_where_needed(cells: Sequence[str]) -> Sequence[str]:
    text = "".join(cells)
    if '"' not in text and "\n" not in text and "\r" not in text:
        return [f'"{cell}"' if "," in cell else cell for cell in cells] if "," in text else cells
    return [
        '"' + cell.replace('"', '""') + '"'
        if '"' in cell or "," in cell or "\n" in cell or "\r" in cell
        else cell
        for cell in cells
    ]
