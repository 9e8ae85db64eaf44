"""Putting an article in: its edition, its blocks and its claims, decisions kept by claim id."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from workbench.errors import StoreError
from workbench.model import Article, Block, Claim, Edition, EntryType
from workbench.store import article_lines, article_state, ledger, state
from workbench.store.cells import Cell, canonical_json, cell, json_of, moment_of, stamp
from workbench.store.claim_cells import record_of
from workbench.store.connection import writing
from workbench.store.replacement import Claims, Reading
from workbench.store.rows import Added, Outcome


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store knows of an article before it is put again."""

    key: int
    sha256: str
    reading: str
    next_place: int
    claims: int
    given: dict[str, str | None]
    published: str | None
    read_at: str


def put(conn: sqlite3.Connection, article: Article, edition: Edition, claims: Sequence[Claim]) -> Added:
    """Store an article, or bring a stored one up to date (see ``Store.put_article``).

    Raises:
        StoreError: The ids do not fit together, or a reviewer has set another date.
    """
    if len({claim.claim_id for claim in claims}) != len(claims):
        raise StoreError(f"Two claims of article {article.article_id} have the same id")
    from workbench.store import edition_claims  # noqa: PLC0415 - reads words; seldom needed

    claims = edition_claims.reread(conn, edition, claims)
    return put_reading(conn, article, edition, Reading.of(edition, [record_of(claim) for claim in claims]))


def put_reading(conn: sqlite3.Connection, article: Article, edition: Edition, reading: Reading) -> Added:
    """Store an article whose claims are records already.

    Raises:
        StoreError: As ``put``.
    """
    with writing(conn):
        return take_in(conn, article, edition, reading)


def take_in(conn: sqlite3.Connection, article: Article, edition: Edition, reading: Reading) -> Added:
    """Store an article inside the caller's transaction.

    Raises:
        StoreError: As ``put``.
    """
    if edition.article_id != article.article_id:
        raise StoreError(f"The edition is of article {edition.article_id}, not of {article.article_id}")
    stored = _stored(conn, article.article_id)
    if stored is None:
        key, before, outcome = _insert(conn, article), 0, Outcome.ADDED
    else:
        key, before = stored.key, stored.next_place
        _fill_in(conn, article, stored)
        if _unchanged(article, edition, reading, stored):
            return Added(article.article_id, Outcome.UNCHANGED, stored.claims, stored.claims, 0)
        outcome = Outcome.REREAD if edition.sha256 == stored.sha256 else Outcome.REVISED
    edition_key = _put_edition(conn, key, edition)
    read_at = _read_at("" if stored is None else stored.read_at)
    kept, vanished = Claims(conn, key, edition_key, edition, before).put(reading, read_at)
    return Added(article.article_id, outcome, len(reading.records), kept, vanished)


def _stored(conn: sqlite3.Connection, article_id: str) -> _Stored | None:
    found = conn.execute(
        "SELECT article.id, edition.sha256, reading, next_place, claims, given, published, read_at "
        "FROM article JOIN edition ON edition.id = article.edition WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return None
    key, sha256, reading, next_place, claims, given, published, read_at = found
    return _Stored(key, sha256, reading, next_place, claims, json_of(given), published, read_at)


def _read_at(before: str) -> str:
    """Return the time, later than that of the reading before: a clock set back must not let that one win."""
    now = stamp(datetime.now(UTC))
    return now if now > before else stamp(moment_of(before) + timedelta(microseconds=1))


def _fields(article: Article) -> dict[str, str | None]:
    return {
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
    }


def _insert(conn: sqlite3.Connection, article: Article) -> int:
    given = _fields(article)
    found = conn.execute(
        "INSERT INTO article (article_id, title, origin, given, added_at) VALUES (?, ?, ?, ?, ?) "
        "RETURNING id",
        (
            article.article_id,
            cell(article.title),
            cell(article.origin),
            cell(canonical_json(given)),
            stamp(datetime.now(UTC)),
        ),
    ).fetchone()
    article_state.refresh_article(conn, article.article_id)
    return int(found[0])


def _fill_in(conn: sqlite3.Connection, article: Article, stored: _Stored) -> None:
    """Take over what was unknown so far, and another date unless a reviewer has set one."""
    new = _fields(article)
    lines = state.in_force(ledger.lines_about(conn, article.article_id, None))
    changed = {field for line in lines if line[2] == EntryType.ARTICLE for field in json_of(line[6])}
    # What a reviewer said is the ledger's: taken over as given, it would outlast an undo.
    given = {
        field: known if known is not None or field in changed else new[field]
        for field, known in stored.given.items()
    }
    if new["published"] is not None and new["published"] != stored.published:
        if "published" in changed:
            raise StoreError(
                f"Article {article.article_id} was dated {stored.published or 'unknown'} by a reviewer, not "
                f"{new['published']}: change the date on the articles screen"
            )
        given["published"] = new["published"]
    conn.execute("UPDATE article SET given = ? WHERE id = ?", (cell(canonical_json(given)), stored.key))
    article_state.refresh_article(conn, article.article_id)


def _unchanged(article: Article, edition: Edition, reading: Reading, stored: _Stored) -> bool:
    if edition.sha256 != stored.sha256:
        return False
    # Claims read without the date that is known would lose their resolved dates.
    dateless = article.published is None and stored.published is not None
    return dateless or reading.digest == stored.reading


def _put_edition(conn: sqlite3.Connection, key: int, edition: Edition) -> int:
    """Make the edition the article's current one and return its key."""
    found = conn.execute(
        "SELECT id FROM edition WHERE article = ? AND sha256 = ?", (key, edition.sha256)
    ).fetchone()
    if found is None:
        found = conn.execute(
            "INSERT INTO edition (article, sha256, encoding, text, added_at) VALUES (?, ?, ?, ?, ?) "
            "RETURNING id",
            (key, edition.sha256, edition.encoding, cell(edition.text), stamp(datetime.now(UTC))),
        ).fetchone()
    edition_key = int(found[0])
    given = _given_blocks(conn, edition_key)
    conn.execute("DELETE FROM block WHERE edition = ?", (edition_key,))
    conn.executemany(
        "INSERT INTO block (edition, number, char_start, char_end, role, reason, score) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (edition_key, number, block.start, block.end, *_as_given(block, given), block.score)
            for number, block in enumerate(edition.blocks, 1)
        ],
    )
    conn.execute("DELETE FROM block_given WHERE edition = ?", (edition_key,))
    conn.execute("UPDATE article SET edition = ? WHERE id = ?", (edition_key, key))
    article_lines.project_lines(conn, edition.article_id)
    return edition_key


def _given_blocks(
    conn: sqlite3.Connection, edition_key: int
) -> dict[tuple[int, int, str, Cell], tuple[str, Cell]]:
    """Return the machine's role and reason of each block that an edit changed, by what stands there now."""
    found = conn.execute(
        "SELECT char_start, char_end, block.role, block.reason, block_given.role, block_given.reason "
        "FROM block JOIN block_given USING (edition, number) WHERE edition = ?",
        (edition_key,),
    )
    return {(start, end, role, reason): (was, why) for start, end, role, reason, was, why in found}


def _as_given(block: Block, given: dict[tuple[int, int, str, Cell], tuple[str, Cell]]) -> tuple[str, Cell]:
    """Return a block's role and reason as the machine has them: it may have been read back with an edit's."""
    role, reason = block.role.value, cell(block.reason)
    return given.get((block.start, block.end, role, reason), (role, reason))
