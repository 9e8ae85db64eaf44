"""Reads a verdict table back into the store: whole or not at all, and never the same thing twice.

What the file says becomes entries of the ledger under the reviewers and times that it names; who imported
it and when stands in each entry's payload. Of two decisions by one reviewer the later counts, so an older
file never undoes newer work; an entry that the ledger holds already, even one taken back since, is not
written again.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from workbench.desk.imported import Imported
from workbench.desk.importing_verdicts import VerdictImport
from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.reading import VerdictRow, read_verdicts
from workbench.export.table_schema import EVIDENCE, LEDGER, VERDICTS, Table
from workbench.export.times import time_text
from workbench.store import Store

PROGRESS_EVERY = 500
"""Rows between two calls of ``on_progress``."""

_HEADER = 1 << 16
"""Bytes of a first line that are looked at."""


def import_csv(
    store: Store,
    path: Path,
    reviewer: str,
    *,
    at: datetime | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Imported:
    """Import the verdicts and notes of a file that ``export_csv`` wrote, in one transaction.

    Args:
        store: Holds the articles that the file speaks of.
        path: The file.
        reviewer: Who imports it; the decisions stay those of the reviewers that it names.
        at: When, for the record; None for now.
        on_progress: Called now and then and at the end with (bytes read, bytes in all).

    Raises:
        InputError: The file is unreadable, no verdict table, or names articles or claims that the store
            does not hold; nothing was written.
        StoreError: The store cannot be written; nothing was.
    """
    refuse_own_file(store.path, path)
    stamp = {"by": reviewer, "at": time_text(at or datetime.now(UTC))}
    run = VerdictImport(store, str(path), stamp)
    try:
        # The reader is closed before the file is, also where the import ends half-way.
        with path.open("rb") as stream, closing(read_verdicts(stream, str(path))) as rows, _uncollected():
            run.take(rows if on_progress is None else _watched(rows, stream, on_progress))
    except OSError as fault:
        raise InputError(f"{path}: cannot be read ({fault.strerror or fault})") from fault
    return run.done


def table_of(store_path: Path, path: Path) -> str:
    """Return which table a file is, by its header: verdicts (also where nothing tells), evidence or ledger.

    Raises:
        InputError: It is the store's own file.
    """
    refuse_own_file(store_path, path)
    try:
        with path.open("rb") as stream:
            line = stream.readline(_HEADER).decode("utf-8-sig", "replace")
    except OSError:
        return VERDICTS.name  # reading it says what is wrong
    header = {name.strip('" \r\n') for name in line.split(",")}

    def share(table: Table) -> float:
        return len(header.intersection(table.names)) / len(table.names)

    return max((VERDICTS, EVIDENCE, LEDGER), key=share).name


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python not look for circles of references, of which an import makes none.

    It would walk through all rows in hand each time some hundred more are: an eighth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _watched(
    rows: Iterator[VerdictRow], stream: BinaryIO, on_progress: Callable[[int, int], None]
) -> Iterator[VerdictRow]:
    size = os.fstat(stream.fileno()).st_size
    for number, row in enumerate(rows, start=1):
        yield row
        if not number % PROGRESS_EVERY:
            on_progress(min(stream.tell(), size), size)
    on_progress(size, size)
