"""Articles and editions read back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from workbench.errors import StoreError
from workbench.model import Block, BlockRole, Edition
from workbench.store import places
from workbench.store.cells import cell, day_of, moment_of, optional_text, text_of
from workbench.store.rows import ArticleRow

SHORTEST_ID_START = 4
"""Digits of an article id that are enough to ask for it."""

_HEX = frozenset("0123456789abcdef")
_ROWS = (
    "SELECT article.article_id, title, origin, url, publisher, published, edition.sha256, claims, retired, "
    "article.added_at, article.id, archived.article IS NOT NULL FROM article "
    "LEFT JOIN edition ON edition.id = article.edition LEFT JOIN archived ON archived.article = article.id"
)
_BY_REVIEWER = "SELECT value, claims FROM tally WHERE article = ? AND reviewer = ?"
_BY_ANYBODY = (
    "SELECT value, count(DISTINCT claim) FROM ("
    "SELECT 'disputed' AS value, claim FROM verdict WHERE claim BETWEEN ? AND ? AND value = 'disputed' "
    "UNION ALL "
    "SELECT 'checked', claim FROM verdict WHERE claim BETWEEN ? AND ? AND value <> 'unreviewed') "
    "WHERE claim NOT IN (SELECT id FROM claim WHERE retired = 1) GROUP BY value"
)


def read_articles(
    conn: sqlite3.Connection, reviewer: str | None, article_id: str | None = None
) -> list[ArticleRow]:
    """Return all articles in order of adding, or the one with this id."""
    if article_id is None:
        found = conn.execute(f"{_ROWS} ORDER BY article.id").fetchall()
    else:
        found = conn.execute(f"{_ROWS} WHERE article.article_id = ?", (article_id,)).fetchall()
    return [_row(conn, line, reviewer) for line in found]


def of_text(conn: sqlite3.Connection, sha256: str) -> ArticleRow | None:
    """Return the article that has an edition of this text, or None."""
    found = conn.execute(
        "SELECT article_id FROM article JOIN edition ON edition.article = article.id WHERE sha256 = ? "
        "ORDER BY article.id LIMIT 1",
        (sha256,),
    ).fetchone()
    return None if found is None else next(iter(read_articles(conn, None, found[0])), None)


def find(conn: sqlite3.Connection, text: str) -> list[ArticleRow]:
    """Return the articles that a user can mean by a text (see ``Store.find_articles``)."""
    wanted = text.strip()
    if not wanted:
        return []
    everything = read_articles(conn, None)
    lowered = wanted.lower()
    if len(lowered) >= SHORTEST_ID_START and _HEX.issuperset(lowered):
        hits = [row for row in everything if row.article_id.startswith(lowered)]
        if hits:
            return hits
    digests = {
        row[0]
        for row in conn.execute(
            "SELECT article_id FROM article JOIN edition ON edition.article = article.id WHERE sha256 = ?",
            (lowered,) if lowered.isascii() else ("",),
        )
    }
    name = PurePath(wanted).name
    for hits in (
        [row for row in everything if row.origin == wanted],
        [row for row in everything if name and PurePath(row.origin).name == name],
        [row for row in everything if row.article_id in digests],
        [row for row in everything if wanted.casefold() in row.title.casefold()],
    ):
        if hits:
            return hits
    return []


def read_edition(conn: sqlite3.Connection, article_id: str) -> Edition:
    """Return an article's current text with its blocks.

    Raises:
        StoreError: The store has no such article.
    """
    found = conn.execute(
        "SELECT edition.id, sha256, text, encoding FROM article JOIN edition ON edition.id = article.edition "
        "WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        raise StoreError(f"There is no article {article_id} in this store: `workbench articles` lists them")
    blocks = conn.execute(
        "SELECT char_start, char_end, role, reason, score FROM block WHERE edition = ? ORDER BY number",
        (found[0],),
    ).fetchall()
    return Edition(
        article_id,
        found[1],
        text_of(found[2]),
        found[3],
        tuple(
            Block(start, end, BlockRole(role), text_of(reason), score)
            for start, end, role, reason, score in blocks
        ),
    )


def key_of(conn: sqlite3.Connection, article_id: str) -> int | None:
    """Return an article's integer key, or None."""
    found = conn.execute("SELECT id FROM article WHERE article_id = ?", (article_id,)).fetchone()
    return None if found is None else int(found[0])


def _row(conn: sqlite3.Connection, line: Sequence[Any], reviewer: str | None) -> ArticleRow:
    checked, disputed = _counts(conn, line[10], reviewer)
    return ArticleRow(
        article_id=line[0],
        title=text_of(line[1]),
        origin=text_of(line[2]),
        url=optional_text(line[3]),
        publisher=optional_text(line[4]),
        published=day_of(line[5]),
        sha256=line[6] or "",
        claims=line[7],
        checked=checked,
        disputed=disputed,
        retired=line[8],
        added_at=moment_of(line[9]),
        archived=bool(line[11]),
    )


def _counts(conn: sqlite3.Connection, key: int, reviewer: str | None) -> tuple[int, int]:
    if reviewer is not None:
        by_value = dict(conn.execute(_BY_REVIEWER, (key, cell(reviewer))).fetchall())
        return sum(by_value.values()), by_value.get("disputed", 0)
    span = (places.first_id(key), places.last_id(key))
    counts = dict(conn.execute(_BY_ANYBODY, span * 2).fetchall())
    return counts.get("checked", 0), counts.get("disputed", 0)
