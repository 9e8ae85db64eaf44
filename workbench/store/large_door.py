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


class LargeDoor(MergeDoor):
    """What can be asked of a store without reading all of it."""

    @guarded
    def hold_little(self) -> None:
        """Keep few of the file's pages in memory: for one of several connections that mostly read."""
        self._conn.execute(f"PRAGMA cache_size = -{LITTLE_KIB}")

    def near(self) -> NearClaims:
        """Return what finds claims that share rare words with a text; it remembers how rare words are."""
        from workbench.store.near import NearClaims  # noqa: PLC0415 - only where somebody asks

        return NearClaims(self._conn, self.path, self.busy_timeout)

    def stretches(self) -> Stretches:
        """Return what reads an article's text, a stretch at a time where it is long."""
        from workbench.store.stretches import Stretches  # noqa: PLC0415 - only where somebody asks

        return Stretches(self._conn, self.path, self.busy_timeout)
