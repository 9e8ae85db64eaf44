"""What a store holds of many claims, asked for at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.model import Entry, Verdict
from workbench.store import decided_words, exports, ledger
from workbench.store.cells import Cell, cell

ClaimKey = tuple[str, str]
"""(article id, claim id)."""

_CLAIMS = (
    "SELECT claim_id, claim.id, claim.retired, EXISTS (SELECT 1 FROM entry WHERE entry.article_id = ?2 "
    "AND entry.claim_id = claim.claim_id) FROM claim "
    "WHERE article = ?1 AND claim_id IN (SELECT value FROM json_each(?3))"
)
_ABOUT = " WHERE article_id = ? AND claim_id IN (SELECT value FROM json_each(?)) ORDER BY at, origin, seq"
_HELD = "SELECT claim, reviewer FROM {} WHERE claim IN (SELECT value FROM json_each(?))"
_NOBODY: frozenset[Cell] = frozenset()


@dataclass(slots=True)
class Known:
    """What the store holds of a claim; where the ledger has no line about it, nothing but its keys.

    Attributes:
        article: The article's key.
        lines: The ledger's lines about the claim, in order of (at, origin, seq).
        verdicts: Every reviewer's current decisions.
        other_words: Decisions on other words than the claim has, with these.
        noted: Reviewers of whom it has notes; ``accepted`` evidence, ``reopened`` what was taken back.
    """

    row_id: int
    article: int
    retired: bool
    lines: Sequence[ledger.Line] = ()
    verdicts: Sequence[Verdict] = ()
    other_words: Mapping[ledger.Key, str] | None = None
    noted: frozenset[Cell] = _NOBODY
    accepted: frozenset[Cell] = _NOBODY
    reopened: frozenset[Cell] = _NOBODY

    @property
    def history(self) -> list[Entry]:
        """The entries about the claim, oldest first."""
        return [ledger.entry_of(line) for line in self.lines]


class Lookup:
    """Asks a store of claims; the keys of articles are remembered."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        """Ask through this connection, inside a transaction."""
        self._conn = conn
        self._articles: dict[str, int | None] = {}

    def known(self, keys: Collection[ClaimKey]) -> dict[ClaimKey, Known]:
        """Return what the store holds of some claims, as it is now; those that it lacks are left out."""
        asked: dict[str, list[str]] = {}
        for article_id, claim_id in keys:
            asked.setdefault(article_id, []).append(claim_id)
        found: dict[ClaimKey, Known] = {}
        for article_id, claim_ids in asked.items():
            article = self._article(article_id)
            if article is not None:
                self._find(article_id, article, claim_ids, found)
        return found

    def _find(
        self, article_id: str, article: int, claim_ids: Sequence[str], found: dict[ClaimKey, Known]
    ) -> None:
        told = []
        for claim_id, row_id, retired, has_lines in self._conn.execute(
            _CLAIMS, (article, article_id, json.dumps(claim_ids))
        ):
            found[article_id, claim_id] = Known(row_id, article, bool(retired))
            if has_lines:
                told.append(claim_id)
        if told:
            self._tell(article_id, {claim_id: found[article_id, claim_id] for claim_id in told})

    def _tell(self, article_id: str, claims: Mapping[str, Known]) -> None:
        """Add what hangs on the claims of an article that the ledger speaks of."""
        lines: dict[str | None, list[ledger.Line]] = {}
        for line in self._conn.execute(ledger.LINES + _ABOUT, (article_id, json.dumps(list(claims)))):
            lines.setdefault(line[5], []).append(line)
        row_ids = [known.row_id for known in claims.values()]
        verdicts = exports.read_verdicts(self._conn, row_ids)
        noted, accepted, reopened = (self._held(table, row_ids) for table in ("note", "evidence", "reopened"))
        for claim_id, known in claims.items():
            known.lines = lines[claim_id]
            known.verdicts = verdicts.get(known.row_id, ())
            known.other_words = decided_words.other(self._conn, article_id, claim_id)
            known.noted = frozenset(noted.get(known.row_id, ()))
            known.accepted = frozenset(accepted.get(known.row_id, ()))
            known.reopened = frozenset(reopened.get(known.row_id, ()))

    def _held(self, table: str, row_ids: Sequence[int]) -> Mapping[int, Collection[Cell]]:
        held: dict[int, set[Cell]] = {}
        for row_id, name in self._conn.execute(_HELD.format(table), (json.dumps(row_ids),)):
            held.setdefault(row_id, set()).add(name)
        return held

    def _article(self, article_id: str) -> int | None:
        if article_id not in self._articles:
            found = self._conn.execute(
                "SELECT id FROM article WHERE article_id = ?", (cell(article_id),)
            ).fetchone()
            self._articles[article_id] = None if found is None else found[0]
        return self._articles[article_id]
