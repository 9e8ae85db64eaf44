"""What SQLite and the system say is wrong with a store's file, in one clear line each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.errors import StoreBusyError, StoreError, StoreFullError

_UNWRITABLE = {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE}
# A quota or a file size limit ends as one of these, an ordinary full disk as SQLITE_FULL.


@contextmanager
def translated(path: Path, busy_timeout: float) -> Iterator[None]:
    """Turn SQLite's errors about the file into ``StoreError`` and its kinds; others pass."""
    try:
        yield
    except sqlite3.Error as error:
        clear = _clear(error, path, busy_timeout)
        if clear is None:
            raise
        raise clear from error


@contextmanager
def openable(path: Path) -> Iterator[None]:
    """Turn the system's errors about the file, met while it is opened, into ``StoreError``."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; choose another file with --store") from error


def _clear(error: sqlite3.Error, path: Path, busy_timeout: float) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreBusyError(
            f"{path}: another program has kept the store locked for more than {busy_timeout:g} s; "
            "nothing was changed - close that program or try again"
        )
    if primary == sqlite3.SQLITE_FULL or code in _UNWRITABLE:
        return StoreFullError(
            f"{path}: the disk is full; the last change was not stored, everything before it is - "
            "make room and repeat it"
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return other_file(path)
    if primary == sqlite3.SQLITE_CORRUPT:
        return StoreError(f"{path}: the store is damaged ({error}); restore it from a backup")
    if primary == sqlite3.SQLITE_READONLY:
        return unwritable(path)
    if primary in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return StoreError(
            f"{path}: the store cannot be opened ({error}); check the rights of file and folder"
        )
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError(f"{path}: the disk reported an error ({error}); check the disk")
    return None


def unwritable(path: Path) -> StoreError:
    """Return the error of a decision on a store that can only be read."""
    return StoreError(
        f"{path}: the store can only be read, so nothing was stored; make the file and its folder writable, "
        "or work on a copy with --store"
    )


def other_file(path: Path) -> StoreError:
    """Return the error of opening a file of another kind."""
    return StoreError(
        f"{path}: this is not a workbench store but some other file; "
        "name the file of a store, your own with --store"
    )


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's code of an error without what narrows it down; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
