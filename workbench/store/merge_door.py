"""The part of the store's door that takes another store in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.store import faults
from workbench.store.door import Door, guarded

if TYPE_CHECKING:
    from workbench.store.merging import Disagreement, Merged


class MergeDoor(Door):
    """Uniting stores."""

    @guarded
    def merge(self, path: Path, on_progress: Callable[[int, int], None] | None = None) -> Merged:
        """Unite another store with this one, in one transaction; the other file is only read.

        Args:
            path: The other store; one of an older schema is brought up to date in a copy.
            on_progress: Called with (steps done, steps in all) now and then.

        Raises:
            StoreError: It is this store, no store, its ledger is not sound, or the two forked.
        """
        from workbench.store.merging import merge  # noqa: PLC0415 - seldom needed

        self._writing()
        return merge(self._conn, self.origin, self.path, path, on_progress or (lambda _done, _all: None))

    def disagreements(self) -> Iterator[Disagreement]:
        """Yield the claims on which reviewers' verdicts in force differ, by article and number."""
        from workbench.store.merging import disagreements  # noqa: PLC0415 - seldom needed

        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            yield from disagreements(conn)
