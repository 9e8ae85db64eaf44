"""The part of the store's door for what is large: long texts, and likeness among very many claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.door import Door

if TYPE_CHECKING:
    from workbench.store.near import NearClaims
    from workbench.store.stretches import Stretches


class LargeDoor(Door):
    """What can be asked of a store without reading all of it."""

    def near(self) -> NearClaims:
        """Return what finds claims that share rare words with a text; it remembers how rare words are."""
        from workbench.store.near import NearClaims  # noqa: PLC0415 - only where somebody asks

        return NearClaims(self._conn, self.path, self.busy_timeout)

    def stretches(self) -> Stretches:
        """Return what reads an article's text, a stretch at a time where it is long."""
        from workbench.store.stretches import Stretches  # noqa: PLC0415 - only where somebody asks

        return Stretches(self._conn, self.path, self.busy_timeout)
