"""Opening the SQLite file, telling it from others, bringing it up to date, and writing to it."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.errors import StoreError, StoreOutdatedError
from workbench.store.faults import openable, other_file, primary_code, translated
from workbench.store.risk import install
from workbench.store.schema import APPLICATION_ID, SCHEMA_VERSION

CACHE_KIB = 8 * 1024
"""Page cache of a connection."""

OLDEST_SQLITE = (3, 38, 0)
"""STRICT tables came with 3.37, JSON functions in every build with 3.38."""

_ASK_AGAIN = 0.001
"""Seconds between two attempts to take the write lock."""

LEAST_BYTES = 512
"""Bytes of the smallest SQLite database: one page of the smallest size (sqlite.org/fileformat.html, 1.3)."""


def open_connection(
    path: Path, *, create: bool, read_only: bool, busy_timeout: float
) -> tuple[sqlite3.Connection, bool]:
    """Open the file, bring its schema up to date and return (connection, writable).

    Raises:
        StoreError: See ``store.open_store``.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"{path}: this Python has SQLite {sqlite3.sqlite_version}, the store needs "
            f"{'.'.join(map(str, OLDEST_SQLITE))} or later; use a newer Python"
        )
    with translated(path, busy_timeout), openable(path):
        if not path.exists():
            _prepare(path, create=create and not read_only)
        elif path.is_dir():
            raise StoreError(
                f"{path}: this is a folder; --store takes a file, such as {path / 'workbench.db'}"
            )
        _check_size(path)
        writable = not read_only and _may_write(path)
        conn = connect(path, writable=writable, busy_timeout=busy_timeout)
        try:
            _bring_up_to_date(conn, path, writable=writable, create=create, busy_timeout=busy_timeout)
        except BaseException:
            conn.close()
            raise
        return conn, writable


def connect(path: Path, *, writable: bool, busy_timeout: float) -> sqlite3.Connection:
    """Return a connection with the store's settings; where ``writable``, a missing file is made.

    One that only reads may be closed in another thread: there a walk that was given up is thrown away.
    """
    if writable:
        return _configured(path, "mode=rwc", busy_timeout)
    try:
        return _configured(path, "mode=ro", busy_timeout)
    except sqlite3.OperationalError as error:
        # WAL needs a file beside the store even to read; in a folder that takes none, a store that
        # was closed properly can be read as a file that nobody changes.
        if primary_code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise StoreError(
                f"{path}: unsaved changes lie in {wal.name} and the folder cannot be written; "
                "copy both files to a folder of yours and open that copy"
            ) from error
        return _configured(path, "mode=ro&immutable=1", busy_timeout)


def connect_shared(path: Path, *, busy_timeout: float) -> sqlite3.Connection:
    """Return a connection that writes, which one thread may hand to another: never two use it at once."""
    return _configured(path, "mode=rw", busy_timeout)


@contextmanager
def writing(conn: sqlite3.Connection) -> Iterator[None]:
    """Hold the store's write lock: everything inside happens whole or not at all.

    The lock is taken before anything is read, so what is read cannot be changed by another process
    before it is written, and a busy store is waited for instead of failing halfway.
    """
    _begin(conn)
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors; a failing ROLLBACK has nothing to add.
        with suppress(sqlite3.Error):
            if conn.in_transaction:
                conn.execute("ROLLBACK")
        raise


def _begin(conn: sqlite3.Connection) -> None:
    """Take the write lock, or fail as SQLite does when the busy timeout is over.

    SQLite itself asks ever more seldom, ten times a second in the end: two programs that write all the
    time then starve each other. Asking every millisecond finds the gap between two of the other's writes.
    """
    patience = int(conn.execute("PRAGMA busy_timeout").fetchone()[0])
    deadline = time.monotonic() + patience / 1000
    conn.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                conn.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_ASK_AGAIN)
            else:
                return
    finally:
        conn.execute(f"PRAGMA busy_timeout = {patience}")


def _check_size(path: Path) -> None:
    """See that the file can be SQLite's: it would take one of a few bytes for an empty one, and overwrite it.

    A longer file of another kind is refused by SQLite itself when its header is read. The file is never
    opened here by other means: closing it again would drop the locks that this process's connections hold
    (https://www.sqlite.org/howtocorrupt.html, 2.2), and another process could then throw the log away
    in which they write.
    """
    if not path.exists():
        return
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if 0 < path.stat().st_size < LEAST_BYTES:
        raise other_file(path)


def _prepare(path: Path, *, create: bool) -> None:
    if not create:
        raise StoreError(f"{path}: there is no store; add an article first, or name another with --store")
    path.parent.mkdir(parents=True, exist_ok=True)


def _may_write(path: Path) -> bool:
    # SQLite opens a file that cannot be written for reading without a word, and WAL writes beside it.
    return os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def _configured(path: Path, mode: str, busy_timeout: float) -> sqlite3.Connection:
    # isolation_level=None: transactions begin where the code says so (sqlite-utils works with it).
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=mode == "mode=rwc",
        uri=True,
    )
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA synchronous = FULL")  # a verdict outlives a power cut, not only a crash
        conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        conn.execute("PRAGMA user_version").fetchone()  # reads the file, so that a wrong one fails here
        install(conn)
    except BaseException:
        conn.close()
        raise
    return conn


def _bring_up_to_date(
    conn: sqlite3.Connection, path: Path, *, writable: bool, create: bool, busy_timeout: float
) -> None:
    if _version(conn, path) == SCHEMA_VERSION:
        return
    fresh = _version(conn, path) == 0
    if fresh and not (create and writable):
        raise StoreError(f"{path}: the store is empty; add an article first, or name another with --store")
    if not writable:
        older = f"{path}: the store was written by an older version"
        if _may_write(path):
            raise StoreOutdatedError(f"{older}; any command that opens it brings it up to date")
        raise StoreError(
            f"{older} and cannot be brought up to date, as it can only be read; "
            "make the file and its folder writable, or work on a copy with --store"
        )
    from workbench.store.migrations import migrate  # noqa: PLC0415 - sqlite-utils loads slowly

    if fresh:
        _write_ahead(conn, busy_timeout)
    with writing(conn):
        if _version(conn, path) < SCHEMA_VERSION:  # another process may have been quicker
            migrate(conn)
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _version(conn: sqlite3.Connection, path: Path) -> int:
    """Return the schema's version, 0 for an empty file."""
    application = int(conn.execute("PRAGMA application_id").fetchone()[0])
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if application == APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{path}: the store was written by a newer version of the workbench (schema {version}; "
                f"this one reads up to {SCHEMA_VERSION}); upgrade the workbench"
            )
        return version
    if application or version or conn.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
        raise StoreError(
            f"{path}: this SQLite file belongs to another program, not to the workbench; "
            "name the file of a store, your own with --store"
        )
    return 0


def _write_ahead(conn: sqlite3.Connection, busy_timeout: float) -> None:
    # Changing the journal mode does not wait for another process that does the same.
    deadline = time.monotonic() + busy_timeout
    while True:
        try:
            conn.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
