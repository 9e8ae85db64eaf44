"""Candidate passages for the source check out of the full-text index."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from workbench.check.shortlist import Candidate, SavedSource, likeliest
from workbench.errors import SourceGoneError
from workbench.model import Span
from workbench.sources import COMPARABLE_LANGUAGES
from workbench.store import passages
from workbench.store.cells import day_of, text_of
from workbench.store.faults import translated

MOST_CHARACTERS = 16_000_000
"""Of source texts that are kept at hand."""

MOST_POSTING_LISTS = 20_000
"""Stems whose passages are kept at hand: the claims of an article share most of their words."""

_SOURCES = (
    "SELECT source.id, source.source_id, source.outlet, source.outlet_key, source_version.language, "
    "source_version.stub FROM source JOIN source_version ON source_version.source = source.id "
    "AND source_version.version = source.version WHERE source.removed_at IS NULL"
)
_TEXT = (
    "SELECT source.id, source_version.text, source.published FROM source JOIN source_version "
    "ON source_version.source = source.id AND source_version.version = source.version "
    "WHERE source.source_id = ?"
)


class StoreShortlist:
    """Answers ``check.shortlist.Shortlist`` from a store; what it keeps at hand follows every change.

    A source that was removed, or whose language cannot be compared, is not there for it. It chooses as
    ``MemoryShortlist`` does; passages of equal worth stand in the order in which their sources were added.
    """

    def __init__(self, conn: sqlite3.Connection, path: Path, busy_timeout: float) -> None:
        """Read through the store's own connection, in the store's thread."""
        self._conn = conn
        self._path = path
        self._busy_timeout = busy_timeout
        self._changes = -1
        self._outlets: dict[int, tuple[str, str, str]] = {}
        self._full: frozenset[str] = frozenset()
        self._count = 0
        self._counts: dict[str, int] = {}
        self._postings: dict[str, list[int]] = {}
        self._texts: OrderedDict[str, SavedSource] = OrderedDict()
        self._characters = 0

    def candidates(self, claim: str, outlets: Sequence[str] = (), most: int = 4) -> list[Candidate]:
        """Return the likeliest passages of all sources, best first, and the best of each named outlet.

        Args:
            claim: The claim's text.
            outlets: Outlets whose two best passages are wanted whatever the others hold.
            most: How many passages, apart from those of the named outlets.
        """
        with self._looking():
            hits = likeliest(self, claim, outlets, most)
            return [self._candidate(*hit) for hit in hits]

    def source(self, source_id: str) -> SavedSource:
        """Return the current version of a source that can be compared.

        Raises:
            SourceGoneError: It is not there, or was removed meanwhile.
        """
        with self._looking():
            if source_id not in self._texts:
                self._keep(self._read(source_id))
            self._texts.move_to_end(source_id)
            return self._texts[source_id]

    def has_outlet(self, outlet: str) -> bool:
        """Tell whether a copy of this outlet's is saved that is whole and can be compared."""
        with self._looking():
            return outlet.casefold() in self._full

    # What ``likeliest`` asks

    def passage_count(self) -> int:
        """Return how many passages there are."""
        return self._count

    def posting_count(self, key: str) -> int:
        """Return how many passages hold a stem."""
        key = passages.stem_key(key)
        if key not in self._counts:
            found = self._conn.execute(
                "SELECT doc FROM passage_search_stem WHERE term = ?", (key,)
            ).fetchone()
            self._counts[key] = 0 if found is None else int(found[0])
        return self._counts[key]

    def postings(self, key: str) -> Sequence[int]:
        """Return the numbers of the passages that hold a stem."""
        key = passages.stem_key(key)
        if key not in self._postings:
            if len(self._postings) >= MOST_POSTING_LISTS:
                self._postings.clear()
            self._postings[key] = [
                row[0]
                for row in self._conn.execute(
                    "SELECT rowid FROM passage_search WHERE passage_search MATCH ?", (f'"{key}"',)
                )
            ]
        return self._postings[key]

    def outlet_of(self, number: int) -> str:
        """Return the case-folded name of a passage's outlet."""
        return self._outlets[passages.source_key(number)][2]

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Look at one state of the store, and forget what was kept of an earlier one."""
        with translated(self._path, self._busy_timeout):
            own = not self._conn.in_transaction
            if own:
                self._conn.execute("BEGIN")
            try:
                self._follow()
                yield
            finally:
                if own and self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")

    def _candidate(self, number: int, score: float) -> Candidate:
        source_id, outlet, _ = self._outlets[passages.source_key(number)]
        span = self._conn.execute(
            "SELECT char_start, char_end FROM passage WHERE id = ?", (number,)
        ).fetchone()
        return Candidate(source_id, outlet, Span(*span), score)

    def _read(self, source_id: str) -> SavedSource:
        row = self._conn.execute(_TEXT, (source_id,)).fetchone()
        if row is None or row[0] not in self._outlets:
            raise SourceGoneError(
                f"There is no source {source_id} to compare with: `workbench source list` shows all"
            )
        return SavedSource(source_id, self._outlets[row[0]][1], text_of(row[1]), day_of(row[2]))

    def _follow(self) -> None:
        """Forget what was kept at hand if the sources have changed."""
        now = passages.changes(self._conn)
        if now == self._changes:
            return
        self._changes = now
        self._counts.clear()
        self._postings.clear()
        self._texts.clear()
        self._characters = 0
        self._count = int(self._conn.execute("SELECT count(*) FROM passage").fetchone()[0])
        self._outlets = {}
        full = set()
        for key, source_id, outlet, outlet_key, language, stub in self._conn.execute(_SOURCES):
            if text_of(language) not in COMPARABLE_LANGUAGES:
                continue
            self._outlets[key] = (source_id, text_of(outlet), text_of(outlet_key))
            if not stub:
                full.add(text_of(outlet_key))
        self._full = frozenset(full)

    def _keep(self, saved: SavedSource) -> None:
        self._texts[saved.source_id] = saved
        self._characters += len(saved.text)
        while self._characters > MOST_CHARACTERS and len(self._texts) > 1:
            _, oldest = self._texts.popitem(last=False)
            self._characters -= len(oldest.text)
