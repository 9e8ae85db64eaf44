"""Keeps the store's own file from being read as a text, or written over.

Opening and closing a file drops every lock that this process's SQLite connections hold on it
(https://www.sqlite.org/howtocorrupt.html, 2.2): another process could then write into the store's log at the
same time. So it is told by what the folder says of it, before it is opened.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workbench.errors import InputError
from workbench.ingest.files import STDIN
from workbench.text import printable

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to a store's name for the files that belong to it."""


def refuse_own_file(store_path: Path, target: str | Path) -> None:
    """See that a file to be read is none of the store's, under whatever name; nothing is opened.

    Args:
        store_path: The store's file.
        target: The file; one that is not there is none of the store's.

    Raises:
        InputError: It is the store's file, or one that SQLite keeps beside it.
    """
    if str(target) == STDIN:
        return
    for ending in _BESIDE:
        own = store_path.with_name(store_path.name + ending)
        with suppress(OSError, ValueError):  # not there, or no name for a file: reading it says so
            if own.samefile(target):
                raise InputError(
                    f"{printable(str(target))}: this is the store itself, not a text; name another"
                )


def check_not_the_store(target: Path, store_path: Path) -> None:
    """Make sure that a file to write is not the store, nor one of those that SQLite keeps beside it.

    Raises:
        InputError: It is.
    """
    own = [store_path.with_name(store_path.name + ending) for ending in _BESIDE]
    if target.resolve() in {path.resolve() for path in own}:
        raise InputError(f"{target}: is the store itself; name another file to write")
