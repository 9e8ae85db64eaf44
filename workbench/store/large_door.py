"""The part of the store's door for what is large: long texts, likeness among many claims, whole stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.door import guarded
from workbench.store.merge_door import MergeDoor

if TYPE_CHECKING:
    from workbench.store.near import NearClaims
    from workbench.store.stretches import Stretches


LITTLE_KIB = 1024
"""Page cache of a connection beside others of one program: the system keeps the file's pages anyway."""


PUT_OFF = 8_000
"""Pages of the write-ahead log (32 MB) that a commit writes back all the same; SQLite leaves 1,000."""

WORTH_IT = 200
"""Rows changed since the last time from which writing back is worth its two waits for the disk."""


class LargeDoor(MergeDoor):
    """What can be asked of a store without reading all of it."""

    _written_back = 0

    @guarded
    def hold_little(self) -> None:
        """Keep few of the file's pages in memory: for one of several connections that mostly read."""
        self._conn.execute(f"PRAGMA cache_size = -{LITTLE_KIB}")

    @guarded
    def write_back_later(self) -> None:
        """Leave the write-ahead log as it grows, so that no commit waits while it is written back.

        Otherwise one commit in some dozens does, for 20 to 900 ms, by the disk and what else it has to do
        (https://www.sqlite.org/wal.html, 2.3). Whoever asks for this calls ``write_back`` when nobody waits.
        """
        self._conn.execute(f"PRAGMA wal_autocheckpoint = {PUT_OFF}")

    @guarded
    def write_back(self) -> bool:
        """Write the log back into the file where much was changed through this connection; say whether.

        It waits for no other process: what one still reads stays in the log.
        """
        changed = self._conn.total_changes
        if changed - self._written_back < WORTH_IT:
            return False
        self._written_back = changed
        self._conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return True

    def near(self) -> NearClaims:
        """Return what finds claims that share rare words with a text; it remembers how rare words are."""
        from workbench.store.near import NearClaims  # noqa: PLC0415 - only where somebody asks

        return NearClaims(self._conn, self.path, self.busy_timeout)

    def stretches(self) -> Stretches:
        """Return what reads an article's text, a stretch at a time where it is long."""
        from workbench.store.stretches import Stretches  # noqa: PLC0415 - only where somebody asks

        return Stretches(self._conn, self.path, self.busy_timeout)
