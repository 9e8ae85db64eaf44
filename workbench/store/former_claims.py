"""Claims that the reading of an article no longer has: of each the record that its last reading gave it.

A claim is one of the reading that is shown, or it is kept here. Which record of a claim counts is decided by
the readings alone (the later one, then the greater hashes), so that stores agree on it in whatever order they
are united.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from workbench.store.cells import Cell

Rank = tuple[str, str, str]
"""A reading: when it was put in, the sha256 of its text, its digest. The greatest is that of the article."""

_KEEP = (
    "INSERT INTO former_claim (article, claim_id, read_at, sha256, reading, record) "
    "SELECT claim.article, claim.claim_id, article.read_at, edition.sha256, article.reading, "
    "coalesce(edited.original, claim_record.record) FROM claim JOIN article ON article.id = claim.article "
    "JOIN edition ON edition.id = claim.edition JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN edited ON edited.claim = claim.id WHERE claim.id = ? ON CONFLICT DO NOTHING"
)
_FORGET = "DELETE FROM former_claim WHERE article = ? AND claim_id = ?"
_LEARN = (
    "INSERT INTO former_claim (article, claim_id, read_at, sha256, reading, record) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article, claim_id) DO UPDATE SET read_at = excluded.read_at, "
    "sha256 = excluded.sha256, reading = excluded.reading, record = excluded.record "
    "WHERE (excluded.read_at, excluded.sha256, excluded.reading, excluded.record) "
    "> (former_claim.read_at, former_claim.sha256, former_claim.reading, former_claim.record)"
)
_TO_SET_ASIDE = (
    "SELECT claim_id, sha256, record FROM former_claim WHERE article = ?1 "
    "AND claim_id NOT IN (SELECT claim_id FROM claim WHERE article = ?1) "
    "AND EXISTS (SELECT 1 FROM entry WHERE entry.article_id = ?2 "
    "AND entry.claim_id = former_claim.claim_id) ORDER BY claim_id"
)
_ALL = "SELECT claim_id, read_at, sha256, reading, record FROM former_claim WHERE article = ?"


def keep(conn: sqlite3.Connection, row_ids: Iterable[int]) -> None:
    """Keep claims that the next reading has not, while the one before is still that of the article."""
    conn.executemany(_KEEP, ((row_id,) for row_id in row_ids))


def forget(conn: sqlite3.Connection, article: int, claim_ids: Iterable[str]) -> None:
    """Let go of claims that are read again."""
    conn.executemany(_FORGET, ((article, claim_id) for claim_id in claim_ids))


def learn(conn: sqlite3.Connection, article: int, claim_id: str, rank: Rank, record: Cell) -> bool:
    """Keep what a reading said of a claim, unless a later one is known; return whether it is news."""
    return conn.execute(_LEARN, (article, claim_id, *rank, record)).rowcount > 0


def to_set_aside(conn: sqlite3.Connection, article: int, article_id: str) -> list[tuple[str, str, Cell]]:
    """Return claims that the ledger speaks of and that have no row: id, sha256 of their text, record."""
    return conn.execute(_TO_SET_ASIDE, (article, article_id)).fetchall()


def of_article(conn: sqlite3.Connection, article: int) -> Iterator[tuple[str, Rank, Cell]]:
    """Yield the claims kept of an article: id, the last reading that had it, its record."""
    for claim_id, read_at, sha256, reading, record in conn.execute(_ALL, (article,)):
        yield claim_id, (read_at, sha256, reading), record
