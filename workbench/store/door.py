"""What every part of the store's door stands on: the connection, its errors and its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from workbench.store import connection, faults

P = ParamSpec("P")
R = TypeVar("R")
D = TypeVar("D", bound="Door")


def guarded(method: Callable[Concatenate[D, P], R]) -> Callable[Concatenate[D, P], R]:
    """Turn SQLite's errors about the file into ``StoreError`` and its kinds."""

    @wraps(method)
    def inside(door: D, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with faults.translated(door.path, door.busy_timeout):
            return method(door, *args, **kwargs)

    return inside


class Door:
    """An open store without any question that can be asked of it.

    Attributes:
        path: The SQLite file.
        origin: Random id of this store; its own entries in the ledger carry it.
        writable: False where the file can only be read; decisions then raise ``StoreError``.
        busy_timeout: Seconds to wait for another process's write to end.
    """

    def __init__(
        self, conn: sqlite3.Connection, path: Path, origin: str, *, writable: bool, busy_timeout: float
    ) -> None:
        """Take an open connection; ``open_store`` makes one."""
        self._conn = conn
        self.path = path
        self.origin = origin
        self.writable = writable
        self.busy_timeout = busy_timeout

    def close(self) -> None:
        """Close the connection; a second call does nothing."""
        self._conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @guarded
    def schema_version(self) -> int:
        """Return the number of the schema the file has."""
        return int(self._conn.execute("PRAGMA user_version").fetchone()[0])

    @guarded
    def journal_mode(self) -> str:
        """Return how SQLite keeps changes that are not in the file yet; "wal" where it can."""
        return str(self._conn.execute("PRAGMA journal_mode").fetchone()[0])

    def _writing(self) -> None:
        if not self.writable:
            raise faults.unwritable(self.path)

    def _reader(self) -> sqlite3.Connection:
        # A walk that is still open on the store's own connection would hold back its writes.
        return connection.connect(self.path, writable=False, busy_timeout=self.busy_timeout)
