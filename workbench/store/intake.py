"""Putting an article in: its edition, its blocks and its claims, decisions kept by claim id."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from workbench.errors import StoreError
from workbench.model import Article, Claim, Edition, EntryType
from workbench.record import Record
from workbench.store import ledger, places, state
from workbench.store.cells import Cell, canonical_json, cell, json_of, stamp
from workbench.store.claims import (
    INSERT_CLAIM,
    UPDATE_CLAIM,
    Paragraphs,
    Place,
    Writer,
    claim_cells,
    record_cell,
    record_of,
)
from workbench.store.connection import writing
from workbench.store.rows import Added, Outcome

BATCH = 1000
"""Claims whose rows are held as Python values at a time."""


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


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's claims ready to be written.

    Attributes:
        records: Of ``claims.record_of``, in order of place.
        cells: The cell of each.
        digest: Of all that was read, blocks included: equal readings have equal digests.
    """

    records: list[Record]
    cells: list[Cell]
    digest: str

    @classmethod
    def of(cls, edition: Edition, records: list[Record]) -> Self:
        """Return the reading of an edition that gave these records."""
        cells = [record_cell(record) for record in records]
        digest = hashlib.sha256()
        for block in edition.blocks:
            digest.update(f"{block.start} {block.end} {block.role} {block.score!r} ".encode())
            digest.update(block.reason.encode("utf-8", "surrogatepass") + b"\n")
        for stored in cells:
            digest.update((stored if isinstance(stored, bytes) else stored.encode()) + b"\n")
        return cls(records, cells, digest.hexdigest())


def put(conn: sqlite3.Connection, article: Article, edition: Edition, claims: Sequence[Claim]) -> Added:
    """Store an article, or bring a stored one up to date (see ``Store.put_article``).

    Raises:
        StoreError: The ids do not fit together, or a reviewer has set another date.
    """
    if len({claim.claim_id for claim in claims}) != len(claims):
        raise StoreError(f"Two claims of article {article.article_id} have the same id")
    return put_reading(conn, article, edition, Reading.of(edition, [record_of(claim) for claim in claims]))


def put_reading(conn: sqlite3.Connection, article: Article, edition: Edition, reading: Reading) -> Added:
    """Store an article whose claims are records already.

    Raises:
        StoreError: As ``put``.
    """
    if edition.article_id != article.article_id:
        raise StoreError(f"The edition is of article {edition.article_id}, not of {article.article_id}")
    with writing(conn):
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
        kept, vanished = _Claims(conn, key, edition_key, edition, before).put(reading)
        state.recount(conn, key)
    return Added(article.article_id, outcome, len(reading.records), kept, vanished)


def _stored(conn: sqlite3.Connection, article_id: str) -> _Stored | None:
    found = conn.execute(
        "SELECT article.id, edition.sha256, reading, next_place, claims, given, published "
        "FROM article JOIN edition ON edition.id = article.edition WHERE article_id = ?",
        (article_id,),
    ).fetchone()
    if found is None:
        return None
    key, sha256, reading, next_place, claims, given, published = found
    return _Stored(key, sha256, reading, next_place, claims, json_of(given), published)


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
    state.refresh_article(conn, article.article_id)
    return int(found[0])


def _fill_in(conn: sqlite3.Connection, article: Article, stored: _Stored) -> None:
    """Take over what was unknown so far, and another date unless a reviewer has set one."""
    new = _fields(article)
    given = {field: known if known is not None else new[field] for field, known in stored.given.items()}
    if new["published"] is not None and new["published"] != stored.published:
        changes = state.in_force(ledger.lines_about(conn, article.article_id, None))
        if any(line[2] == EntryType.ARTICLE and "published" in json_of(line[6]) for line in changes):
            raise StoreError(
                f"Article {article.article_id} was dated {stored.published or 'unknown'} by a reviewer, not "
                f"{new['published']}: change the date on the articles screen"
            )
        given["published"] = new["published"]
    conn.execute("UPDATE article SET given = ? WHERE id = ?", (cell(canonical_json(given)), stored.key))
    state.refresh_article(conn, article.article_id)


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
    conn.execute("DELETE FROM block WHERE edition = ?", (edition_key,))
    conn.executemany(
        "INSERT INTO block (edition, number, char_start, char_end, role, reason, score) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (edition_key, number, block.start, block.end, block.role.value, cell(block.reason), block.score)
            for number, block in enumerate(edition.blocks, 1)
        ],
    )
    conn.execute("UPDATE article SET edition = ? WHERE id = ?", (edition_key, key))
    return edition_key


class _Claims:
    """The claims of one article while they are replaced by those of a new reading."""

    def __init__(
        self, conn: sqlite3.Connection, article: int, edition_key: int, edition: Edition, base: int
    ) -> None:
        """Take the article's keys, the edition that is read, and where fresh places begin."""
        self._conn = conn
        self._article = article
        self._edition_key = edition_key
        self._edition = edition
        self._base = base
        self._span = (places.first_id(article), places.last_id(article))
        # retired ones included, in order of place
        self._before: dict[str, int] = dict(
            conn.execute(
                "SELECT claim_id, id FROM claim WHERE article = ? ORDER BY id", (article,)
            ).fetchall()
        )

    def put(self, reading: Reading) -> tuple[int, int]:
        """Write the claims and return how many were kept, and how many are newly set aside."""
        wanted = [str(record["claim_id"]) for record in reading.records]
        self._forget_words()
        aside, vanished = self._set_aside(set(wanted))
        row_ids = self._place(wanted + aside)
        self._empty([self._before[claim_id] for claim_id in wanted if claim_id in self._before])
        paragraphs, writer = Paragraphs(self._edition.blocks), Writer(self._conn)
        for first in range(0, len(wanted), BATCH):
            batch = []
            for number, record in enumerate(reading.records[first : first + BATCH], first + 1):
                row_id = row_ids[record["claim_id"]]
                paragraph = paragraphs.number(record["start"])
                place = Place(row_id, self._article, self._edition_key, number, paragraph)
                batch.append((place, record, reading.cells[number - 1]))
            self._write([(record, place) for place, record, _ in batch])
            writer.write([(place.row_id, record, stored) for place, record, stored in batch])
        self._conn.executemany(
            "UPDATE claim SET id = ?, number = ?, retired = 1 WHERE id = ?",
            [
                (row_ids[claim_id], number, self._before[claim_id])
                for number, claim_id in enumerate(aside, len(wanted) + 1)
            ],
        )
        self._learn_words()
        self._conn.execute(
            "UPDATE article SET reading = ?, claims = ?, retired = ?, next_place = ? WHERE id = ?",
            (reading.digest, len(wanted), len(aside), self._base, self._article),
        )
        return sum(claim_id in self._before for claim_id in wanted), vanished

    def _set_aside(self, wanted: set[str]) -> tuple[list[str], int]:
        """Delete the claims that are gone and that no entry speaks of; return the others, how many anew.

        The ledger decides, not the current state: a verdict that was undone can be redone.
        """
        gone = [claim_id for claim_id in self._before if claim_id not in wanted]
        if not gone:
            return [], 0
        spoken_of = {
            row[0]
            for row in self._conn.execute(
                "SELECT DISTINCT claim_id FROM entry WHERE article_id = ? AND claim_id IS NOT NULL",
                (self._edition.article_id,),
            )
        }
        self._conn.executemany(
            "DELETE FROM claim WHERE id = ?",
            [(self._before[claim_id],) for claim_id in gone if claim_id not in spoken_of],
        )
        retired = {
            row[0]
            for row in self._conn.execute(
                "SELECT claim_id FROM claim WHERE article = ? AND retired = 1", (self._article,)
            )
        }
        aside = [claim_id for claim_id in gone if claim_id in spoken_of]
        return aside, sum(claim_id not in retired for claim_id in aside)

    def _place(self, order: list[str]) -> dict[str, int]:
        """Return the row id of each claim: the same as before where the order did not change."""
        if list(self._before) == order:
            return self._before
        row_ids = {
            claim_id: places.row_id(self._article, self._base, index) for index, claim_id in enumerate(order)
        }
        self._base = places.after(self._base, len(order))
        return row_ids

    def _forget_words(self) -> None:
        """Take the article out of the search, while its old words are still there."""
        if self._before:
            self._conn.execute(
                "INSERT INTO claim_search (claim_search, rowid, text, outlet, outlet_text, speaker, quotes) "
                "SELECT 'delete', id, text, outlet, outlet_text, speaker, quotes FROM claim "
                "WHERE article = ?",
                (self._article,),
            )
            self._conn.execute("DELETE FROM note_search WHERE rowid BETWEEN ? AND ?", self._span)

    def _learn_words(self) -> None:
        """Make the article findable as it is now."""
        self._conn.execute(
            "INSERT INTO claim_search (rowid, text, outlet, outlet_text, speaker, quotes) "
            "SELECT id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE article = ? ORDER BY id",
            (self._article,),
        )
        noted = self._conn.execute("SELECT DISTINCT claim FROM note WHERE claim BETWEEN ? AND ?", self._span)
        for (row_id,) in noted.fetchall():
            state.index_notes(self._conn, row_id)

    def _empty(self, row_ids: Sequence[int]) -> None:
        """Delete what hangs on claims that are about to be written anew; decisions stay."""
        keys = [(row_id,) for row_id in row_ids]
        self._conn.executemany("DELETE FROM claim_record WHERE claim = ?", keys)
        self._conn.executemany("DELETE FROM fact WHERE claim = ?", keys)
        self._conn.executemany("DELETE FROM claim_facet WHERE claim = ?", keys)

    def _write(self, batch: Sequence[tuple[Record, Place]]) -> None:
        updates, inserts = [], []
        for record, place in batch:
            cells = claim_cells(record, place)
            if record["claim_id"] in self._before:
                updates.append((*cells[2:], self._before[record["claim_id"]]))
            else:
                inserts.append(cells)
        self._conn.executemany(UPDATE_CLAIM, updates)
        self._conn.executemany(INSERT_CLAIM, inserts)
