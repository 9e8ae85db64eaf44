"""Writes tables to a file, a stream, the exports folder or, all together, a package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import TextIO

from workbench.desk.interchange import package
from workbench.desk.own_file import check_not_the_store
from workbench.desk.tables import Writing
from workbench.errors import InputError
from workbench.export.files import replacing
from workbench.export.table_schema import EVIDENCE, LEDGER, TABLES, VERDICTS
from workbench.lexicon import OwnRow, lexicon_with
from workbench.store import Store, View

EXPORTS_FOLDER = "exports"
"""Beside the store's file."""

PACKAGE = "datapackage.json"
"""What a Data Package's description is called."""

VERDICTS_WHOLE = Writing()
"""The table of verdicts with all its columns."""

_NAMED = 4
_TITLE_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and how many lines it has, the header aside."""

    path: Path
    lines: int


def export_csv(
    store: Store,
    view: View,
    target: Path | TextIO,
    *,
    writing: Writing = VERDICTS_WHOLE,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """Write a table of a view's claims as CSV (see docs/csv.md) and return how many lines.

    Args:
        store: Where they are.
        view: Which claims, verdicts and reviewers; its order is left aside.
        target: A file, replaced whole or not at all; or a stream that does not change line ends.
        writing: Which table, and how; the verdicts where nothing is said.
        on_progress: Called with the number of lines so far, now and then and at the end.

    Raises:
        InputError: The file cannot be written; an earlier one of that name stands as it was.
        StoreError: The store cannot be read.
    """
    if not isinstance(target, Path):
        return writing.to(store, view, target, on_progress)
    check_not_the_store(target, store.path)
    with replacing(target) as file:
        return writing.to(store, view, file, on_progress)


def export_dated(
    store: Store,
    view: View,
    *,
    day: date | None = None,
    writing: Writing = VERDICTS_WHOLE,
    on_progress: Callable[[int], None] | None = None,
) -> Exported:
    """Write a new file named for the day into the exports folder; no earlier export is replaced.

    Args:
        store: The folder ``exports`` is made beside its file.
        view: Which claims, verdicts and reviewers.
        day: Stands in the name; None for today.
        writing: As in ``export_csv``.
        on_progress: As in ``export_csv``.

    Raises:
        InputError: The folder or the file cannot be written.
        StoreError: The store cannot be read.
    """
    named_for = day or date.today()  # noqa: DTZ011 - the user's day names the file
    path = _unused(exports_folder(store.path), writing.table.name, named_for)
    lines = export_csv(store, view, path, writing=writing, on_progress=on_progress)
    return Exported(path, lines)


def export_package(
    store: Store,
    view: View,
    target: Path,
    *,
    writing: Writing = VERDICTS_WHOLE,
    on_progress: Callable[[int], None] | None = None,
) -> list[Exported]:
    """Write all tables and the Data Package that describes them into one folder.

    Args:
        store: Where they are.
        view: Whose claims; the ledger is written whole.
        target: The file of the verdicts; the others are written beside it under their usual names.
        writing: How; ``columns`` are those of the verdicts.
        on_progress: Called with the number of verdicts so far, now and then and at the end.

    Returns:
        What was written: verdicts, evidence, ledger.

    Raises:
        InputError: A file cannot be written, or the verdicts would have the name of another.
        StoreError: The store cannot be read.
    """
    paths = {VERDICTS.name: target} | {
        name: target.with_name(f"{name}.csv") for name in (EVIDENCE.name, LEDGER.name)
    }
    beside = target.with_name(PACKAGE)
    if len({path.name.casefold() for path in (*paths.values(), beside)}) != len(paths) + 1:
        raise InputError(f"{target}: another file of the package has that name; name the verdicts otherwise")
    done = []
    for name, path in paths.items():
        own = name == VERDICTS.name
        how = replace(writing, table=TABLES[name], columns=writing.columns if own else None)
        lines = export_csv(store, view, path, writing=how, on_progress=on_progress if own else None)
        done.append(Exported(path, lines))
    text = package(
        {name: path.name for name, path in paths.items()},
        writing.columns or VERDICTS.columns,
        bom=writing.bom,
    )
    with replacing(beside) as file:
        file.write(text)
    return done


def exports_folder(store_path: Path) -> Path:
    """Return the folder for exports that nobody named, made if need be.

    Raises:
        InputError: It cannot be made.
    """
    folder = store_path.parent / EXPORTS_FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        raise InputError(
            f"{folder}: cannot be made ({fault.strerror or fault}); name the file to write with -o"
        ) from fault
    return folder


def article_named(store: Store, text: str) -> str:
    """Return the id of the one article that a user means by ``text`` (see ``Store.find_articles``).

    Raises:
        InputError: No article or several can be meant.
    """
    found = store.find_articles(text)
    if len(found) == 1:
        return found[0].article_id
    if not found:
        raise InputError(f"{text!r}: the store holds no such article; `workbench articles` lists them")
    listed = ", ".join(f"{article.article_id} ({article.title[:_TITLE_SHOWN]})" for article in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise InputError(f"{text!r} can mean {len(found)} articles; give the id of one: {listed}{more}")


def usual_name(outlet: str, own: Sequence[OwnRow] = ()) -> str:
    """Return the usual name of an outlet that goes by several; any other text as it is.

    Args:
        outlet: What the user calls it.
        own: Lexicon rows of the user's own.
    """
    wanted = outlet.casefold()
    outlets = lexicon_with(own).outlets
    if any(row.name.casefold() == wanted for row in outlets):
        return outlet
    names = (row.name for row in outlets for alias in (*row.aliases, *row.ambiguous_aliases)
             if alias.casefold() == wanted)  # fmt: skip
    return next(names, outlet)


def _unused(folder: Path, table: str, day: date) -> Path:
    names = (f"{table}-{day}{f'-{number}' if number > 1 else ''}.csv" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())
