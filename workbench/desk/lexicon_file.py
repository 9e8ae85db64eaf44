"""Reads a user's own lexicon rows from a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from workbench.errors import InputError
from workbench.lexicon import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow, load_lexicon
from workbench.text import printable

COLUMNS = ("entry", "name", "aliases", "domains", "category", "forms", "class")
"""``entry`` is outlet, weapon, verb or unit; many values in one cell stand apart by "|"; the columns after
``name`` may be left out."""

_REQUIRED = ("entry", "name")
_CLASSES = ("report", "belief", "intent", "attitude")


def read_lexicon(path: Path) -> Lexicon:
    """Return the shipped lexicon with the rows of a CSV file on top.

    Args:
        path: UTF-8, with or without a byte order mark, columns as in ``COLUMNS``.

    Raises:
        InputError: It cannot be read; a row cannot be used (the line is named).
    """
    where = printable(str(path))
    outlets: list[OutletRow] = []
    weapons: list[WeaponRow] = []
    cues: list[CueRow] = []
    units: list[UnitRow] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _require_columns(reader.fieldnames or (), where)
            for row in reader:
                place = f"{where}, line {reader.line_num}"
                name = _cell(row, "name")
                if not name:
                    raise InputError(f"{place}: the column name is empty")
                match _cell(row, "entry"):
                    case "outlet":
                        outlets.append(OutletRow(name, _many(row, "aliases"), domains=_many(row, "domains")))
                    case "weapon":
                        category = _cell(row, "category")
                        weapons.append(WeaponRow(name, _many(row, "aliases"), category=category))
                    case "verb":
                        cues.append(_cue(row, name, place))
                    case "unit":
                        units.append(UnitRow(name, _many(row, "forms"), _cell(row, "category")))
                    case other:
                        raise InputError(
                            f"{place}: entry {printable(other)!r} is none of outlet, weapon, verb, unit"
                        )
    except OSError as error:
        raise InputError(f"{where}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{where}: not a CSV file in UTF-8 ({error})") from error
    return load_lexicon(outlets, weapons, cues, units)


def _require_columns(found: object, where: str) -> None:
    names = [str(name) for name in found] if isinstance(found, (list, tuple)) else []
    missing = [name for name in _REQUIRED if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown:
        fault = f"no column {missing[0]}" if missing else f"unknown column {printable(unknown[0])!r}"
        raise InputError(f"{where}: {fault}; the first line names the columns: {','.join(COLUMNS)}")


def _cue(row: Mapping[str, str | None], name: str, place: str) -> CueRow:
    frame_class = _cell(row, "class") or "report"
    if frame_class not in _CLASSES:
        raise InputError(f"{place}: class {printable(frame_class)!r} is none of {', '.join(_CLASSES)}")
    return CueRow(name, forms=_many(row, "forms"), frame_class=frame_class)


def _cell(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


def _many(row: Mapping[str, str | None], column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _cell(row, column).split("|") if part.strip())
