"""Many decisions in one transaction, some hundred at a time: what one by one is a query is one for all.

The state that comes out is that of ``decisions.append`` entry by entry; ``state.current`` works out both.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from workbench.errors import StoreError
from workbench.model import Entry, EntryType, NewEntry, Verdict, VerdictValue
from workbench.store import decided_words, evidence_state, exports, ledger, risk, state
from workbench.store.cells import Cell, canonical_json, cell, optional_cell, text_of

CACHE_KIB = 64 * 1024
"""Page cache of a connection that takes many decisions in."""

REMEMBERED = 1000
"""Payloads whose texts are kept at hand."""

ClaimKey = tuple[str, str]
"""(article id, claim id)."""

_TAKEN = (EntryType.VERDICT, EntryType.ATTRIBUTION_VERDICT, EntryType.NOTE)
_UNREVIEWED = VerdictValue.UNREVIEWED.value
_CLAIMS = (
    "SELECT claim_id, claim.id, claim.retired FROM claim "
    "WHERE article = ? AND claim_id IN (SELECT value FROM json_each(?))"
)
_ABOUT = " WHERE article_id = ? AND claim_id IN (SELECT value FROM json_each(?)) ORDER BY at, origin, seq"
_VALUES = "SELECT claim, reviewer, value FROM verdict WHERE claim IN (SELECT value FROM json_each(?))"
_HELD = (
    "SELECT claim, reviewer FROM {} WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY claim, reviewer"
)
_UPSERT = (
    "INSERT INTO verdict (claim, reviewer, value, reason, correction, attribution, reviewed_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (claim, reviewer) DO UPDATE SET "
    "value = excluded.value, reason = excluded.reason, correction = excluded.correction, "
    "attribution = excluded.attribution, reviewed_at = excluded.reviewed_at"
)
_DELETE = "DELETE FROM verdict WHERE claim = ? AND reviewer = ?"


@contextmanager
def more_cache(conn: sqlite3.Connection) -> Iterator[None]:
    """Hold more of the file in memory: a page that is changed again is not written between."""
    before = conn.execute("PRAGMA cache_size").fetchone()[0]
    conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {before}")


@dataclass(slots=True)
class Known:
    """What the store holds of a claim.

    Attributes:
        article: The article's key.
        lines: The ledger's lines about the claim, in order of (at, origin, seq).
        verdicts: Every reviewer's current decisions.
    """

    row_id: int
    article: int
    retired: bool
    lines: list[ledger.Line] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def history(self) -> list[Entry]:
        """The entries about the claim, oldest first."""
        return [ledger.entry_of(line) for line in self.lines]


class Bulk:
    """A transaction that takes decisions from a file in, a batch after the other."""

    def __init__(self, conn: sqlite3.Connection, origin: str) -> None:
        """Begin at the end of the store's own chain, inside a transaction."""
        self._conn = conn
        self._chain = ledger.Chain(conn, origin)
        self._articles: dict[str, int | None] = {}
        self._known: dict[ClaimKey, Known] = {}
        # The payloads themselves are kept too: what is held has an id that nothing else can have.
        self._texts: dict[int, tuple[dict[str, object], EntryType, str]] = {}

    def known(self, keys: Iterable[ClaimKey]) -> Mapping[ClaimKey, Known]:
        """Return what the store holds of some claims, as it is now; those that it lacks are left out."""
        asked: dict[str, set[str]] = {}
        for article_id, claim_id in keys:
            asked.setdefault(article_id, set()).add(claim_id)
        self._known = {}
        for article_id, claim_ids in asked.items():
            article = self._article(article_id)
            if article is None:
                continue
            ids = json.dumps(list(claim_ids))
            for claim_id, row_id, retired in self._conn.execute(_CLAIMS, (article, ids)):
                self._known[article_id, claim_id] = Known(row_id, article, bool(retired))
            for line in self._conn.execute(ledger.LINES + _ABOUT, (article_id, ids)):
                if (article_id, line[5]) in self._known:
                    self._known[article_id, line[5]].lines.append(line)
        verdicts = exports.read_verdicts(self._conn, [known.row_id for known in self._known.values()])
        for known in self._known.values():
            known.verdicts = verdicts.get(known.row_id, [])
        return self._known

    def append(self, entries: Sequence[NewEntry]) -> None:
        """Write decisions on the claims that ``known`` was last asked for.

        Raises:
            StoreError: The payload of one is wrong, or it is none that came from a file.
        """
        lines = []
        touched: dict[tuple[ClaimKey, str], list[ledger.Line]] = {}
        for entry in entries:
            claim_id = entry.claim_id
            if claim_id is None:
                raise StoreError(f"An entry of type {entry.type} is not written in bulk")
            line = self._chain.link(entry, self._checked(entry))
            lines.append(line)
            touched.setdefault(((entry.article_id, claim_id), entry.reviewer), []).append(line)
        self._conn.executemany(ledger.INSERT, lines)
        self._refresh(touched)

    def _checked(self, entry: NewEntry) -> str:
        """Return the text of an entry's payload, looked at once where many entries share the very object.

        Raises:
            StoreError: The payload is wrong, or the entry is none that came from a file.
        """
        held = self._texts.get(id(entry.payload))
        if held is not None and held[0] is entry.payload and held[1] is entry.type and entry.reviewer:
            return held[2]
        ledger.check(entry)
        if entry.type not in _TAKEN or not ledger.beyond_undo(entry.payload):
            raise StoreError(f"An entry of type {entry.type} is not written in bulk")
        if len(self._texts) >= REMEMBERED:
            self._texts.clear()
        text = canonical_json(entry.payload)
        self._texts[id(entry.payload)] = entry.payload, entry.type, text
        return text

    def _article(self, article_id: str) -> int | None:
        if article_id not in self._articles:
            found = self._conn.execute(
                "SELECT id FROM article WHERE article_id = ?", (cell(article_id),)
            ).fetchone()
            self._articles[article_id] = None if found is None else found[0]
        return self._articles[article_id]

    def _refresh(self, touched: Mapping[tuple[ClaimKey, str], Sequence[ledger.Line]]) -> None:
        """Bring the tables of the touched claims and reviewers in line with the ledger."""
        states: dict[tuple[int, Cell], tuple[Known, state.Current]] = {}
        for (key, reviewer), new in touched.items():
            known, name = self._known[key], cell(reviewer)
            own = new
            if known.lines or len(new) > 1:
                both = (*(line for line in known.lines if line[3] == name), *new)
                own = sorted(both, key=lambda line: (line[7], line[0], line[1]))
            other_words = decided_words.other(self._conn, *key) if known.lines else None
            states[known.row_id, name] = known, state.current(own, other_words)
        ids = json.dumps([row_id for row_id, _ in states])
        self._write_verdicts(states, ids)
        noted, accepted, reopened = (
            set(self._conn.execute(_HELD.format(table), (ids,))) for table in ("note", "evidence", "reopened")
        )
        for (row_id, name), (known, now) in states.items():
            who = (row_id, name)
            if now.notes or who in noted:
                state.write_notes(self._conn, row_id, name, now.notes)
            if now.reopened or who in reopened:
                evidence_state.write_reopenings(self._conn, row_id, name, now.reopened)
            if (now.evidence or who in accepted) and evidence_state.write(
                self._conn, row_id, name, now.evidence
            ):
                risk.refresh(self._conn, known.row_id)

    def _write_verdicts(
        self, states: Mapping[tuple[int, Cell], tuple[Known, state.Current]], ids: str
    ) -> None:
        before = {(row_id, name): value for row_id, name, value in self._conn.execute(_VALUES, (ids,))}
        steps: Counter[tuple[int, str, str]] = Counter()
        rows = []
        gone = []
        for who, (known, now) in states.items():
            if now.reviewed_at:
                correction = optional_cell(now.correction)
                rows.append((*who, now.value, now.reason, correction, now.attribution, now.reviewed_at))
            elif who in before:
                gone.append(who)
            was = before.get(who, _UNREVIEWED)
            if was != now.value and not known.retired:
                steps[known.article, text_of(who[1]), was] -= 1
                steps[known.article, text_of(who[1]), now.value] += 1
        self._conn.executemany(_UPSERT, rows)
        self._conn.executemany(_DELETE, gone)
        for (article, reviewer, value), step in steps.items():
            if step:
                state.count(self._conn, article, cell(reviewer), value, step)
