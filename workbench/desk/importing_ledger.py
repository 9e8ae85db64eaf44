"""Reads a table of the ledger back: the entries that the store lacks, each chain held to its hashes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.ledger_table import read_ledger
from workbench.store import Store
from workbench.store.ledger_import import LedgerImported


def import_ledger(
    store: Store, path: Path, *, on_progress: Callable[[int, int], None] | None = None
) -> LedgerImported:
    """Take in the entries of a table of the ledger that the store lacks, in one transaction.

    They stay as they were written, with their origins and hashes: nothing says who imported them.

    Args:
        store: Holds the articles, claims and sources that they are about.
        path: The file.
        on_progress: Called now and then and at the end with (bytes read, bytes in all).

    Raises:
        InputError: The file is unreadable or no such table; nothing was written.
        StoreError: A chain is broken, or went on otherwise in this store, or is about what the store does
            not hold; nothing was written.
    """
    refuse_own_file(store.path, path)
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size

            def step(_lines: int) -> None:
                if on_progress is not None:
                    on_progress(min(stream.tell(), size), size)

            # Closed before the file is, also where a line was refused half-way.
            with closing(read_ledger(stream, str(path))) as lines:
                done = store.import_ledger(lines, str(path), step)
    except OSError as fault:
        raise InputError(f"{path}: cannot be read ({fault.strerror or fault})") from fault
    if on_progress is not None:
        on_progress(size, size)
    return done
