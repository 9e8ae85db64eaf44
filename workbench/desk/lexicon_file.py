"""A user's own lexicon rows as a CSV file, there and back without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.desk.lexicon_checks import checked
from workbench.errors import InputError
from workbench.export.cells import escape, unescape
from workbench.lexicon import Entry, Lexicon, OwnRow, lexicon_with
from workbench.text import printable

COLUMNS = (
    "entry",
    "name",
    "aliases",
    "ambiguous_aliases",
    "domains",
    "category",
    "designation",
    "subtype",
    "forms",
    "class",
    "off",
)
"""``entry`` is outlet, weapon, verb or unit; many values in one cell stand apart by "|"; ``off`` is yes for
a shipped row that is not to count. The columns after ``name`` may be left out."""

_REQUIRED = ("entry", "name")


def read_lexicon(path: Path) -> Lexicon:
    """Return the shipped lexicon with the rows of a CSV file laid over it.

    Raises:
        InputError: As ``read_rows``.
    """
    return lexicon_with(read_rows(path))


def read_rows(path: Path) -> list[OwnRow]:
    """Return the rows of a CSV file, in its order.

    Args:
        path: UTF-8, with or without a byte order mark, columns as in ``COLUMNS`` in any order.

    Raises:
        InputError: It cannot be read; a row cannot be used (the line is named).
    """
    where = printable(str(path))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _require_columns(reader.fieldnames or (), where)
            return [_row(cells, f"{where}, line {reader.line_num}") for cells in reader]
    except OSError as error:
        raise InputError(f"{where}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{where}: not a CSV file in UTF-8 ({error})") from error


def csv_text(rows: Iterable[OwnRow]) -> str:
    """Return rows as a CSV file that ``read_rows`` reads back.

    Cells that a spreadsheet would run are escaped (see ``export.cells``).
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (
            row.entry.value,
            row.name,
            "|".join(row.aliases),
            "|".join(row.ambiguous_aliases),
            "|".join(row.domains),
            row.category,
            row.designation,
            row.subtype,
            "|".join(row.forms),
            row.frame_class,
            "yes" if row.off else "",
        )
        writer.writerow([escape(cell) for cell in cells])
    return page.getvalue()


def _require_columns(found: Iterable[str], where: str) -> None:
    names = list(found)
    missing = [name for name in _REQUIRED if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown:
        fault = f"no column {missing[0]}" if missing else f"unknown column {printable(unknown[0])!r}"
        raise InputError(f"{where}: {fault}; the first line names the columns: {','.join(COLUMNS)}")


def _row(cells: Mapping[str | None, str | list[str] | None], place: str) -> OwnRow:
    if any(cells.get(None) or ()):
        raise InputError(f"{place}: more cells than the first line names; a name with a comma needs quotes")
    named = {str(column): _cell(str(value or "")) for column, value in cells.items() if column is not None}
    entry = named.get("entry", "")
    if entry not in set(Entry):
        raise InputError(f"{place}: entry {printable(entry)!r} is none of {', '.join(Entry)}")
    off = named.get("off", "")
    if off not in {"", "yes", "no"}:
        raise InputError(f"{place}: off {printable(off)!r} is neither yes nor no")

    def many(column: str) -> tuple[str, ...]:
        return tuple(part for part in named.get(column, "").split("|") if part.strip())

    row = OwnRow(
        Entry(entry),
        named.get("name", ""),
        many("aliases"),
        many("ambiguous_aliases"),
        many("domains"),
        named.get("category", ""),
        named.get("designation", ""),
        named.get("subtype", ""),
        many("forms"),
        named.get("class", ""),
        off == "yes",
    )
    try:
        return checked(row)
    except InputError as fault:
        raise InputError(f"{place}: {fault}") from None


def _cell(cell: str) -> str:
    """Return a cell's text; an apostrophe that no export has written is the name's own."""
    try:
        text = unescape(cell)
    except ValueError:
        return cell
    return text if escape(text) == cell else cell
