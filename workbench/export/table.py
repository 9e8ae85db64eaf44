"""Reads a CSV file strictly: its header must name the columns, and every fault names its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import BinaryIO

from workbench.errors import InputError

Cells = dict[str, str]
"""A row's cells as they stand in the file, by column."""

_LONGEST_CELL = 2**31 - 1
"""In characters: Python's own limit of 131,072 is less than a long note, more does not fit every C long."""

_DELIMITERS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SHOWN = 6


def read_table(
    stream: BinaryIO,
    where: str,
    columns: Sequence[str],
) -> Iterator[tuple[int, Cells]]:
    """Yield each row's number (1 is the header, as a spreadsheet counts) and cells.

    A byte order mark is optional, line ends may be CRLF, LF or CR, and columns may stand in any order.
    Blank lines are passed over.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.
        columns: The columns it must have; no others.

    Raises:
        InputError: It is not UTF-8, not CSV with commas, or has other columns than these.
    """
    for number, row in read_rows(stream, where, columns, columns):
        yield number, dict(zip(columns, row, strict=True))


def read_rows(
    stream: BinaryIO,
    where: str,
    columns: Sequence[str],
    needed: Sequence[str],
    earlier: Sequence[Sequence[str]] = (),
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield what ``read_table`` does, of each row the cells that are needed, in that order.

    Args:
        stream: The file's bytes.
        where: The file's name, for messages.
        columns: The columns it must have; no others.
        needed: Those that are read, two at least.
        earlier: Other sets of columns that will do, as earlier versions wrote them.

    Raises:
        InputError: As ``read_table`` does.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        # The module has one limit for all readers; raising it harms none of them.
        csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
        rows = _rows(text, where)
        header = next(rows)[1]
        if not any(sorted(header) == sorted(names) for names in earlier):
            _check_header(header, columns, where)
        wanted = itemgetter(*(header.index(name) for name in needed))
        width = len(header)
        for number, row in rows:
            if len(row) != width:
                raise InputError(
                    f"{where}: row {number} has {len(row)} cells where the header has {width}; "
                    "an unquoted comma or line end may have split it"
                )
            yield number, wanted(row)
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, where: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        # The header alone is read leniently, so that a file of other delimiters can be told for what it is.
        yield 1, next(csv.reader([text.readline()]), [])
        for number, row in enumerate(csv.reader(text, strict=True), start=2):
            if row:
                yield number, row
    except csv.Error as fault:
        raise InputError(f"{where}: row {max(number, 1) + 1} is not CSV ({fault})") from fault
    except UnicodeDecodeError as fault:
        utf_16 = not number and fault.object[:2] in _BYTE_ORDER_MARKS
        found = "is UTF-16" if utf_16 else f"is not UTF-8 (after row {max(number, 1)})"
        raise InputError(
            f"{where}: {found}; save it again as CSV UTF-8, as a spreadsheet calls it"
        ) from fault


def _check_header(header: Sequence[str], columns: Sequence[str], where: str) -> None:
    if not header:
        raise InputError(f"{where}: is empty; an export starts with a header")
    for delimiter, name in _DELIMITERS.items():
        split = [cell.strip('"') for cell in ",".join(header).split(delimiter)]
        if len(set(columns).intersection(split)) > len(columns) // 2:
            raise InputError(f"{where}: its cells are separated by {name}; save it again with commas")
    twice = [name for name in columns if header.count(name) > 1]
    missing = [name for name in columns if name not in header]
    other = [name for name in header if name not in columns]
    faults = [
        f"{what} {_listed(names)}"
        for what, names in (("lacks", missing), ("has twice", twice), ("has besides", other))
        if names
    ]
    if faults:
        raise InputError(
            f"{where}: the header {' and '.join(faults)}; it must name the columns that export writes"
        )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name if name.isidentifier() else repr(name[:40]) for name in names[:_SHOWN])
    return shown + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
