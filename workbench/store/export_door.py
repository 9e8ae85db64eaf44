"""The part of the store's door for what goes out in tables and comes in from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from workbench.store import connection, faults
from workbench.store.door import Door, guarded

if TYPE_CHECKING:
    from workbench.store.bulk import Bulk
    from workbench.store.export_lines import Batch
    from workbench.store.export_values import EvidenceRow, LedgerLine, Since
    from workbench.store.ledger_import import LedgerImported
    from workbench.store.rows import View


class ExportDoor(Door):
    """Tables of verdicts, of evidence and of the ledger."""

    def export_batches(self, view: View, names: Sequence[str], since: Since | None = None) -> Iterator[Batch]:
        """Yield the rows of ``export_rows`` some at a time, most of them as cells that SQLite made itself.

        The walk sees the store, and the ledger's head, as they were at the first batch.

        Args:
            view: As in ``export_rows``.
            names: Columns whose cells are wanted; those that ``EXPRESSIONS`` lacks are passed over.
            since: Only rows that were decided or noted then or later.
        """
        from workbench.store import export_lines  # noqa: PLC0415 - its statements are made when it is loaded

        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            conn.execute("BEGIN")
            yield from export_lines.batches(conn, view, names, since)

    def evidence_rows(self, view: View, since: Since | None = None) -> Iterator[EvidenceRow]:
        """Yield the evidence in force, ordered by article, place of the claim and time.

        Args:
            view: Whose claims; with ``view.reviewer`` only what that reviewer accepted.
            since: Only what was accepted then or later.
        """
        from workbench.store.export_entries import evidence_rows  # noqa: PLC0415 - seldom needed

        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            conn.execute("BEGIN")
            yield from evidence_rows(conn, view, since)

    def ledger_lines(self, since: Since | None = None) -> Iterator[LedgerLine]:
        """Yield every entry of the ledger, chain by chain, each in order of its numbers."""
        from workbench.store.export_entries import ledger_lines  # noqa: PLC0415 - seldom needed

        with faults.translated(self.path, self.busy_timeout), closing(self._reader()) as conn:
            conn.execute("BEGIN")
            yield from ledger_lines(conn, since)

    @guarded
    def since_entry(self, text: str) -> Since:
        """Return what the store took in after an entry, given by the start of its hash or by a head.

        Raises:
            StoreError: The ledger holds no such entry, or several.
        """
        from workbench.store.export_entries import since_entry  # noqa: PLC0415 - seldom needed

        return since_entry(self._conn, text)

    @guarded
    def sources_with(self, sha256: str) -> list[tuple[str, int, str]]:
        """Return (source id, number of the version, outlet) of each saved text with this digest."""
        from workbench.store.export_entries import sources_with  # noqa: PLC0415 - seldom needed

        return sources_with(self._conn, sha256)

    @guarded
    def entries(self) -> int:
        """Return how many entries the ledger holds."""
        return int(self._conn.execute("SELECT count(*) FROM entry").fetchone()[0])

    @contextmanager
    def bulk(self) -> Iterator[Bulk]:
        """Take many decisions from a file in, in one transaction that ends with the block: all or none."""
        from workbench.store.bulk import Bulk  # noqa: PLC0415 - seldom needed

        self._writing()
        with (
            faults.translated(self.path, self.busy_timeout),
            closing(connection.connect_shared(self.path, busy_timeout=self.busy_timeout)) as conn,
            connection.writing(conn),
            Bulk(conn, self.origin) as bulk,
        ):
            yield bulk

    @guarded
    def import_ledger(
        self, lines: Iterable[LedgerLine], where: str, on_step: Callable[[int], None] | None = None
    ) -> LedgerImported:
        """Take the entries in that the ledger lacks, in one transaction, each chain held to its hashes.

        Args:
            lines: In any order.
            where: What they are from, for messages.
            on_step: Called with the number of lines read so far, now and then.

        Raises:
            StoreError: A chain is broken, forks from the store's, or is about what the store does not hold;
                nothing was written.
        """
        from workbench.store.ledger_import import import_lines  # noqa: PLC0415 - seldom needed

        self._writing()
        return import_lines(self._conn, self.origin, lines, where, on_step)
