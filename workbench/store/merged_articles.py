"""The articles of two stores united: all texts, one reading, and no claim that a decision is about lost.

Of two readings of an article the later one stays, then the one with the greater hash of the text, then the
greater digest of the reading: that asks neither which store is which nor what was merged first. Of each claim
that this reading has not, what the last one said that had it is kept (``former_claims``); those that the
ledger speaks of are set aside, as when an article is read anew.
"""

# ruff: noqa: S608 - only fixed names of columns are put into statements

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from workbench.model import Block, BlockRole, Edition
from workbench.store import (
    article_lines,
    article_state,
    claim_rows,
    decided_words,
    former_claims,
    hand_places,
    places,
    projection,
)
from workbench.store.cells import Cell, canonical_json, cell, json_of, text_of
from workbench.store.claim_cells import Place, claim_cells, record_of
from workbench.store.claim_rows import Row, RowWriter, claim_of
from workbench.store.edit_payloads import HAND
from workbench.store.former_claims import Rank
from workbench.store.replacement import Claims, Reading

_ARTICLE = (
    "SELECT article.id, origin, given, article.added_at, read_at, edition.sha256, reading "
    "FROM article JOIN edition ON edition.id = article.edition WHERE article_id = ?"
)
_VANISHED = "retired = 1 AND coalesce(edited.vanished, 1) = 1"
_READ = (
    "SELECT claim.claim_id, coalesce(edited.original, claim_record.record) FROM claim "
    "JOIN claim_record ON claim_record.claim = claim.id LEFT JOIN edited ON edited.claim = claim.id "
    f"WHERE claim.article = ? AND claim_id NOT LIKE '{HAND}%' AND NOT ({_VANISHED}) ORDER BY claim.id"
)
_IS_READ = (
    "SELECT 1 FROM claim LEFT JOIN edited ON edited.claim = claim.id "
    f"WHERE article = ? AND claim_id = ? AND NOT ({_VANISHED})"
)
_BLOCKS = (
    "SELECT block.number, char_start, char_end, coalesce(block_given.role, block.role), "
    "coalesce(block_given.reason, block.reason), score FROM block "
    "LEFT JOIN block_given USING (edition, number) WHERE edition = ? ORDER BY block.number"
)
_INSERT_BLOCK = (
    "INSERT INTO block (edition, number, char_start, char_end, role, reason, score) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_EDITION = (
    "INSERT INTO edition (article, sha256, encoding, text, added_at) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (article, sha256) DO UPDATE SET encoding = max(encoding, excluded.encoding), "
    "added_at = min(added_at, excluded.added_at) RETURNING id"
)
_IN_PLACE = (
    "SELECT claim_id, number, coalesce(edited.anchor, char_start), "
    f"CASE WHEN claim_id LIKE '{HAND}%' THEN 'hand' WHEN {_VANISHED} THEN 'aside' ELSE 'read' END "
    "FROM claim LEFT JOIN edited ON edited.claim = claim.id WHERE claim.article = ? ORDER BY claim.id"
)
_TO_ARRANGE = (
    "SELECT id, article_id FROM article WHERE id IN (SELECT article FROM hand_place "
    "UNION SELECT article FROM former_claim) ORDER BY id"
)
_COUNT = (
    "UPDATE article SET claims = (SELECT count(*) FROM claim WHERE article = ?1 AND retired = 0), "
    "retired = (SELECT count(*) FROM claim WHERE article = ?1 AND retired = 1) WHERE id = ?1"
)
_TOUCH = (
    "INSERT OR IGNORE INTO temp.merge_touched (article_id, claim_id, reviewer) "
    "SELECT DISTINCT article_id, claim_id, reviewer FROM entry WHERE article_id = ? AND claim_id = ?"
)


def holds(conn: sqlite3.Connection, article_id: str, claim_id: str) -> bool:
    """Return whether a claim has a row; one made by hand and undone has none."""
    found = conn.execute(
        "SELECT 1 FROM claim JOIN article ON article.id = claim.article "
        "WHERE article_id = ? AND claim_id = ?",
        (article_id, claim_id),
    ).fetchone()
    return found is not None


def unite(conn: sqlite3.Connection, other: sqlite3.Connection, step: Callable[[], None]) -> int:
    """Bring the other store's articles in, after its entries; return how many are new here.

    Args:
        conn: The store.
        other: The other one.
        step: Called after each article.
    """
    added = 0
    for (article_id,) in other.execute("SELECT article_id FROM article ORDER BY id"):
        theirs = other.execute(_ARTICLE, (article_id,)).fetchone()
        ours = conn.execute(_ARTICLE, (article_id,)).fetchone()
        if theirs is not None:
            added += ours is None
            _unite_article(conn, other, article_id, ours, theirs)
        step()
    for key, article_id in conn.execute(_TO_ARRANGE).fetchall():
        _arrange(conn, key, article_id)
    return added


def _unite_article(
    conn: sqlite3.Connection,
    other: sqlite3.Connection,
    article_id: str,
    ours: tuple[Any, ...] | None,
    theirs: tuple[Any, ...],
) -> None:
    if ours is None:
        key = _insert(conn, other, article_id)
    else:
        key = ours[0]
        _join_fields(conn, ours, theirs)
    editions = _unite_editions(conn, other, key, theirs[0])
    decided_words.unite(conn, other, article_id)
    if ours is None or _rank(theirs) > _rank(ours):
        if ours is not None and ours[5:] == theirs[5:]:
            conn.execute("UPDATE article SET read_at = ? WHERE id = ?", (theirs[4], key))  # the same reading
        else:
            _take_reading(conn, other, article_id, key, theirs, editions=editions)
    elif _rank(theirs) < _rank(ours):
        for claim_id, record in other.execute(_READ, (theirs[0],)):
            _learn(conn, key, claim_id, _rank(theirs), record)
    for claim_id, rank, record in former_claims.of_article(other, theirs[0]):
        _learn(conn, key, claim_id, rank, record)
    for claim_id, digest, record in former_claims.to_set_aside(conn, key, article_id):
        _set_aside(conn, key, editions[digest], record)
        conn.execute(_TOUCH, (article_id, claim_id))
    for claim_id, _ in decided_words.concerned(conn, article_id):
        conn.execute(_TOUCH, (article_id, claim_id))
    article_lines.project_lines(conn, article_id)
    projection.project(conn, article_id)
    article_state.refresh_article(conn, article_id)


def _rank(article: tuple[Any, ...]) -> Rank:
    return article[4], article[5], article[6]


def _learn(conn: sqlite3.Connection, key: int, claim_id: str, rank: Rank, record: Cell) -> None:
    """Take note of what a reading that is not shown said of a claim."""
    if conn.execute(_IS_READ, (key, claim_id)).fetchone() is not None:
        return
    if former_claims.learn(conn, key, claim_id, rank, record):
        held = claim_rows.read(conn, key, {claim_id}).get(claim_id)
        if held is not None:  # set aside with what an earlier reading said: written anew
            edition = conn.execute(
                "SELECT id FROM edition WHERE article = ? AND sha256 = ?", (key, rank[1])
            ).fetchone()[0]
            row = _row_aside(key, held.row_id, held.number, edition, record)
            RowWriter(conn, key).replace(held, row)


def _row_aside(key: int, row_id: int, number: int, edition: int, record: Cell) -> Row:
    place = Place(row_id, key, edition, number, None)
    return Row(claim_cells(record_of(claim_of(record)), place), retired=True, record=record, kept=None)


def _set_aside(conn: sqlite3.Connection, key: int, edition: int, record: Cell) -> None:
    """Give a claim that the reading has not, and the ledger speaks of, a row."""
    number, base = conn.execute(
        "SELECT coalesce(max(number), 0), (SELECT next_place FROM article WHERE id = ?1) FROM claim "
        f"WHERE article = ?1 AND claim_id NOT LIKE '{HAND}%'",
        (key,),
    ).fetchone()
    row_id = places.row_id(key, base, 0)
    conn.execute("UPDATE article SET next_place = ? WHERE id = ?", (places.after(base, 1), key))
    RowWriter(conn, key).replace(None, _row_aside(key, row_id, number + 1, edition, record))


def _arrange(conn: sqlite3.Connection, key: int, article_id: str) -> None:
    """Bring an article's claims into the order, and give them the numbers, that its data alone decide."""
    stands: dict[str, list[tuple[int, str]]] = {"read": [], "aside": [], "hand": []}
    order, numbers = [], {}
    for claim_id, number, start, where in conn.execute(_IN_PLACE, (key,)):
        order.append(claim_id)
        numbers[claim_id] = number
        stands[where].append((start, claim_id))
    aside = [claim_id for _, claim_id in sorted(stands["aside"])]
    read = len(stands["read"])
    wanted_numbers = {claim_id: read + at for at, claim_id in enumerate(aside, 1)}
    wanted = [claim_id for _, claim_id in stands["read"]]
    if stands["hand"]:
        anchors = projection.anchors(conn, article_id)
        hand = {claim_id: anchors[claim_id] for _, claim_id in stands["hand"]}
        wanted_numbers |= {claim_id: read + len(aside) + made for claim_id, (_, made) in hand.items()}
        wanted = hand_places.among([(claim_id, start) for start, claim_id in stands["read"]], hand)
    wanted += aside
    if wanted != order:
        hand_places.arrange(conn, key, wanted)
    conn.executemany(
        "UPDATE claim SET number = ? WHERE article = ? AND claim_id = ?",
        [
            (number, key, claim_id)
            for claim_id, number in wanted_numbers.items()
            if numbers[claim_id] != number
        ],
    )
    conn.execute(_COUNT, (key,))


def _insert(conn: sqlite3.Connection, other: sqlite3.Connection, article_id: str) -> int:
    names = "article_id, title, origin, url, publisher, published, given, added_at"
    row = other.execute(f"SELECT {names} FROM article WHERE article_id = ?", (article_id,)).fetchone()
    found = conn.execute(
        f"INSERT INTO article ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id", row
    ).fetchone()
    return int(found[0])


def _join_fields(conn: sqlite3.Connection, ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> None:
    """What is known wins over what is not, then the greater text; the path is that of the first adding."""
    mine, other = json_of(ours[2]), json_of(theirs[2])
    given = {field: max((mine.get(field), other.get(field)), key=_known) for field in mine | other}
    first = min((ours[3], text_of(ours[1])), (theirs[3], text_of(theirs[1])))
    conn.execute(
        "UPDATE article SET given = ?, added_at = ?, origin = ? WHERE id = ?",
        (cell(canonical_json(given)), first[0], cell(first[1]), ours[0]),
    )


def _known(value: str | None) -> tuple[bool, str]:
    return value is not None, value or ""


def _unite_editions(
    conn: sqlite3.Connection, other: sqlite3.Connection, key: int, their_key: int
) -> dict[str, int]:
    """Bring the texts in; return the key here of each by its hash."""
    for their_id, *cells in other.execute(
        "SELECT id, sha256, encoding, text, added_at FROM edition WHERE article = ? ORDER BY id", (their_key,)
    ):
        found = conn.execute(_INSERT_EDITION, (key, *cells)).fetchone()
        held = conn.execute("SELECT 1 FROM block WHERE edition = ? LIMIT 1", found).fetchone()
        if held is None:
            blocks = other.execute(_BLOCKS, (their_id,)).fetchall()
            conn.executemany(_INSERT_BLOCK, [(found[0], *block) for block in blocks])
    return dict(conn.execute("SELECT sha256, id FROM edition WHERE article = ?", (key,)).fetchall())


def _take_reading(
    conn: sqlite3.Connection,
    other: sqlite3.Connection,
    article_id: str,
    key: int,
    theirs: tuple[Any, ...],
    *,
    editions: dict[str, int],
) -> None:
    """Replace the article's claims and blocks by those of the other store's reading."""
    edition = editions[theirs[5]]
    their_edition, encoding, text = other.execute(
        "SELECT id, encoding, text FROM edition WHERE article = ? AND sha256 = ?", (theirs[0], theirs[5])
    ).fetchone()
    rows = other.execute(_BLOCKS, (their_edition,)).fetchall()
    blocks = tuple(
        Block(start, end, BlockRole(role), text_of(reason), score)
        for _, start, end, role, reason, score in rows
    )
    conn.execute("DELETE FROM block WHERE edition = ?", (edition,))
    conn.execute("DELETE FROM block_given WHERE edition = ?", (edition,))
    conn.executemany(_INSERT_BLOCK, [(edition, *block) for block in rows])
    conn.execute("UPDATE article SET edition = ? WHERE id = ?", (edition, key))
    article_lines.project_lines(conn, article_id)
    cells = [record for _, record in other.execute(_READ, (theirs[0],))]
    reading = Reading([record_of(claim_of(stored)) for stored in cells], cells, theirs[6])
    base = conn.execute("SELECT next_place FROM article WHERE id = ?", (key,)).fetchone()[0]
    now = Edition(article_id, theirs[5], encoding, text_of(text), blocks)
    Claims(conn, key, edition, now, base).put(reading, theirs[4], keep_all=True)
