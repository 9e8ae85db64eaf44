"""Decided claims and collected checks that share rare words with a text: candidates for "checked before".

Nothing is read but what the rarest words of the text lead to, so a query takes as long in a store of a
million claims as in one of some thousand: the rarest words are followed one by one while they lead to few
claims, the more common ones only in pairs (``store.near``).
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.store import places
from workbench.store.articles import key_of
from workbench.store.cells import text_of
from workbench.store.faults import translated
from workbench.store.near import NearClaims
from workbench.store.sql import compose
from workbench.text import straighten, words

COMMON = 5_000
"""Places that a word is counted in at most."""

FOLLOWED = 20_000
"""Places that the words of one query are followed to, in all."""

MOST = 200
"""Candidates of either sort, those with the most and rarest words in common."""

REMEMBERED = 50_000
_PART = 200
_DECIDED = (
    "(EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = {claim} "
    "AND (value <> 'unreviewed' OR attribution <> '')) "
    "OR EXISTS (SELECT 1 FROM note WHERE note.claim = {claim}))"
)
_DECIDED_WITH = compose(
    "SELECT rowid FROM claim_search WHERE claim_search MATCH ? AND rowid NOT BETWEEN ? AND ? AND {decided}",
    decided=compose(_DECIDED, claim="claim_search.rowid"),
).sql
_DECIDED_AMONG = compose(
    "SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(?)) AND {decided}",
    decided=compose(_DECIDED, claim="claim.id"),
).sql
_COLLECTED_WITH = "SELECT rowid FROM earlier_search WHERE earlier_search MATCH ?"
_COLLECTED = "SELECT id, claim, title FROM earlier WHERE id IN (SELECT value FROM json_each(?))"
_COUNTED = {
    index: compose(
        "SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT ?)", index=index
    ).sql
    for index in ("claim_search", "earlier_search")
}


class Candidate(NamedTuple):
    """Something checked before that shares words with a text.

    Attributes:
        row_id: Of a claim of the store, or of a collected check (``Store.collected``).
        text: The claim's words.
        title: The heading of the check, or "".
        collected: True for a collected check.
    """

    row_id: int
    text: str
    title: str = ""
    collected: bool = False


class Candidates(NamedTuple):
    """What was found for a text.

    Attributes:
        found: Decided claims and collected checks.
        rarity: How much each of the text's words tells, by the word as written: its inverse document
            frequency in what was searched.
    """

    found: list[Candidate]
    rarity: dict[str, float]


class EarlierClaims:
    """Answers what was checked before, out of one connection, in its thread."""

    def __init__(self, conn: sqlite3.Connection, path: Path, busy_timeout: float) -> None:
        """Count nothing yet."""
        self._conn = conn
        self._path = path
        self._busy_timeout = busy_timeout
        self._near = NearClaims(conn, path, busy_timeout)
        self._counts: dict[tuple[str, str], int] = {}

    def candidates(self, text: str, but: str | None = None) -> Candidates:
        """Return decided claims and collected checks that share words with a text.

        Args:
            text: A claim, or a post.
            but: Id of an article whose claims are left out.
        """
        with translated(self._path, self._busy_timeout):
            straight = straighten(text)
            spoken = list(dict.fromkeys(straight[start:end].casefold() for start, end in words(straight)))
            claims, checks = self._sizes()
            found: list[Candidate] = []
            if claims:
                found += self._claims(text, spoken, claims, but)
            if checks:
                found += self._checks(spoken, checks)
            rarity = {
                word: _rarity(
                    self._count("claim_search", word, claims) + self._count("earlier_search", word, checks),
                    claims + checks,
                )
                for word in spoken
            }
            return Candidates(found, rarity)

    def _sizes(self) -> tuple[int, int]:
        claims, checks = self._conn.execute(
            "SELECT (SELECT total(claims + retired) FROM article), (SELECT total(checks) FROM collection)"
        ).fetchone()
        return int(claims), int(checks)

    def _claims(self, text: str, spoken: list[str], size: int, but: str | None) -> Iterator[Candidate]:
        key = None if but is None else key_of(self._conn, but)
        out = (1, 0) if key is None else (places.first_id(key), places.last_id(key))
        scores = self._followed("claim_search", spoken, size, _DECIDED_WITH, out)
        best = _best(scores)
        if len(best) < MOST:
            near = [row_id for row_id, _ in self._near.candidates(text) if not out[0] <= row_id <= out[1]]
            best = list(dict.fromkeys((*best, *near)))
        for part in _parts(best):
            found = self._conn.execute(_DECIDED_AMONG, (json.dumps(part),))
            yield from (Candidate(row_id, text_of(claim)) for row_id, claim in found)

    def _checks(self, spoken: list[str], size: int) -> Iterator[Candidate]:
        scores = self._followed("earlier_search", spoken, size, _COLLECTED_WITH, ())
        for part in _parts(_best(scores)):
            found = self._conn.execute(_COLLECTED, (json.dumps(part),))
            yield from (
                Candidate(key, text_of(claim), text_of(title), collected=True) for key, claim, title in found
            )

    def _followed(
        self, index: str, spoken: list[str], size: int, query: str, more: tuple[int, ...]
    ) -> dict[int, float]:
        """Return where the rarest words stand, each place with the rarity of its words."""
        scores: dict[int, float] = defaultdict(float)
        left = FOLLOWED
        counted = ((self._count(index, word, size), word) for word in spoken)
        for count, word in sorted(pair for pair in counted if pair[0]):
            left -= count
            if left < 0 or (count >= COMMON and count < size):
                break
            weight = _rarity(count, size)
            for (row_id,) in self._conn.execute(query, (_asked(index, word), *more)):
                scores[row_id] += weight
        return scores

    def _count(self, index: str, word: str, size: int) -> int:
        if not size:
            return 0
        count = self._counts.get((index, word))
        if count is None:
            found = self._conn.execute(_COUNTED[index], (_asked(index, word), COMMON)).fetchone()
            if len(self._counts) >= REMEMBERED:
                self._counts.clear()
            count = self._counts[index, word] = int(found[0])
        return count


def _asked(index: str, word: str) -> str:
    quoted = '"' + word.replace('"', " ") + '"'
    return f"text : {quoted}" if index == "claim_search" else quoted


def _rarity(count: int, size: int) -> float:
    return math.log(1 + (max(size, count) - count + 0.5) / (count + 0.5))


def _best(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda row_id: (-scores[row_id], row_id))[:MOST]


def _parts(row_ids: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(row_ids), _PART):
        yield row_ids[first : first + _PART]
