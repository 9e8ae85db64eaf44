"""Reads a table of evidence back: passages accepted elsewhere, each held to the saved text here.

A passage becomes an entry of its reviewer's with its own time; who imported it and when stands in the
payload. One that the ledger holds already, even withdrawn since, is not written again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.evidence_table import EvidenceRead, read_evidence
from workbench.export.times import time_text
from workbench.model import Entry, EntryType, NewEntry, Span
from workbench.sources import Evidence, Source
from workbench.store import Store, evidence_payload
from workbench.store.cells import stamp

PROGRESS_EVERY = 500
"""Rows between two calls of ``on_progress``."""

_SHOWN = 60
_KEPT = 64
"""Saved texts that are kept at hand: passages of one source often follow each other."""


@dataclass(slots=True)
class EvidenceImported:
    """What an import did.

    Attributes:
        rows: Rows of the file, the header aside.
        passages: Passages that were new.
        unchanged: Rows whose passage the ledger held already.
    """

    rows: int = 0
    passages: int = 0
    unchanged: int = 0


def import_evidence(
    store: Store,
    path: Path,
    reviewer: str,
    *,
    at: datetime | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> EvidenceImported:
    """Import the passages of a table of evidence, in one transaction.

    Args:
        store: Holds the claims and the sources that the file speaks of.
        path: The file.
        reviewer: Who imports it; the passages stay those of the reviewers that it names.
        at: When, for the record; None for now.
        on_progress: Called now and then and at the end with (bytes read, bytes in all).

    Raises:
        InputError: The file is unreadable or no such table, or the store lacks a claim or a source of it;
            nothing was written.
        StoreError: The store cannot be written; nothing was.
    """
    refuse_own_file(store.path, path)
    run = _Import(store, str(path), {"by": reviewer, "at": time_text(at or datetime.now(UTC))})
    try:
        # The reader is closed before the file is, also where a row was refused half-way.
        with path.open("rb") as stream, closing(read_evidence(stream, str(path))) as rows:
            store.append_many(run.entries(_watched(rows, stream, on_progress)))
    except OSError as fault:
        raise InputError(f"{path}: cannot be read ({fault.strerror or fault})") from fault
    return run.done


def _watched(
    rows: Iterator[EvidenceRead], stream: BinaryIO, on_progress: Callable[[int, int], None] | None
) -> Iterator[EvidenceRead]:
    size = os.fstat(stream.fileno()).st_size
    for number, row in enumerate(rows, start=1):
        yield row
        if on_progress is not None and not number % PROGRESS_EVERY:
            on_progress(min(stream.tell(), size), size)
    if on_progress is not None:
        on_progress(size, size)


class _Import:
    """One pass over a file."""

    def __init__(self, store: Store, where: str, imported: dict[str, str]) -> None:
        self.done = EvidenceImported()
        self._store = store
        self._where = where
        self._imported = imported
        self._sources: dict[tuple[str, str, str], Source] = {}

    def entries(self, rows: Iterator[EvidenceRead]) -> Iterator[NewEntry]:
        """Yield what the ledger lacks."""
        for self.done.rows, row in enumerate(rows, start=1):
            if self._store.row_of(row.article_id, row.claim_id) is None:
                raise self._unknown(row)
            history = self._store.history(row.article_id, row.claim_id)
            if any(_is(entry, row.evidence) for entry in history):
                self.done.unchanged += 1
                continue
            self.done.passages += 1
            yield NewEntry(
                EntryType.EVIDENCE,
                row.evidence.reviewer,
                row.article_id,
                row.claim_id,
                self._payload(row),
                row.evidence.at,
            )

    def _payload(self, row: EvidenceRead) -> dict[str, object]:
        given = row.evidence
        source = self._source(row)
        if source.text[given.start : given.end] != given.text:
            raise self._fault(
                row, "exact_text", f"is not what stands in the saved text at {given.start} to {given.end}"
            )
        span = Span(given.start, given.end)
        # Where and when it was read is the file's: another copy of the same text may say otherwise.
        return evidence_payload(source, span, given.relation, under_review=given.under_review) | {
            "outlet": given.outlet,
            "title": given.title,
            "url": given.url,
            "published": given.published.isoformat() if given.published else None,
            "accessed_at": stamp(given.accessed_at),
            "imported": self._imported,
        }

    def _source(self, row: EvidenceRead) -> Source:
        """Return the saved text that a passage is from: by its digest, of the same source or outlet."""
        given = row.evidence
        key = (given.sha256, given.source_id, given.outlet.casefold())
        if key not in self._sources:
            found = self._store.sources_with(given.sha256)
            same = [one for one in found if one[0] == given.source_id]
            same += [one for one in found if one[2].casefold() == given.outlet.casefold()]
            if not same:
                raise self._fault(row, "sha256", self._lacking(given))
            if len(self._sources) >= _KEPT:
                self._sources.clear()
            self._sources[key] = self._store.source(same[0][0], same[0][1])
        return self._sources[key]

    def _lacking(self, given: Evidence) -> str:
        named = f"{given.outlet[:_SHOWN]!r}" + (f" ({given.url[:_SHOWN]})" if given.url else "")
        return f"the store holds no text of {named} with this digest; add the source first"

    def _unknown(self, row: EvidenceRead) -> InputError:
        if self._store.article(row.article_id) is None:
            advice = f"the store does not hold the article {row.article_title[:_SHOWN]!r}; add it first"
            return self._fault(row, "article_id", advice)
        return self._fault(
            row, "claim_id", "the store does not hold this claim: the article was read otherwise here"
        )

    def _fault(self, row: EvidenceRead, column: str, reason: str) -> InputError:
        return InputError(f"{self._where}: row {row.number}, column {column}: {reason}; nothing was imported")


def _is(entry: Entry, given: Evidence) -> bool:
    """Tell whether an entry accepted this very passage."""
    said = entry.payload
    return (
        entry.type is EntryType.EVIDENCE
        and (entry.at, entry.reviewer) == (given.at, given.reviewer)
        and (said.get("sha256"), said.get("start"), said.get("end"), said.get("relation"))
        == (given.sha256, given.start, given.end, given.relation.value)
    )
