"""The articles of two stores united: all texts, one reading, and no claim that a decision is about lost.

Of two readings of an article the one whose edition was added later stays, then the one with the greater
hash of the text, then the greater digest of the reading: that asks neither which store is which nor what was
merged first. The claims of the other reading that the ledger speaks of are set aside, as when an article is
read anew.
"""

# ruff: noqa: S608 - only fixed names of columns are put into statements

from __future__ import annotations

import sqlite3
from typing import Any

from workbench.model import Block, BlockRole, Edition
from workbench.store import article_lines, article_state, places, projection, risk
from workbench.store.cells import Cell, canonical_json, cell, json_of, text_of
from workbench.store.claim_cells import INSERT_CLAIM, Place, Writer, claim_cells, record_of
from workbench.store.claim_rows import claim_of
from workbench.store.edit_payloads import HAND
from workbench.store.replacement import Claims, Reading

_ARTICLE = (
    "SELECT article.id, origin, given, article.added_at, reading, read_at, edition.sha256, read_at "
    "FROM article JOIN edition ON edition.id = article.edition WHERE article_id = ?"
)
_RECORDS = (
    "SELECT claim.claim_id, coalesce(edited.original, claim_record.record), "
    "retired = 1 AND coalesce(edited.vanished, 1) = 1, edition.sha256 FROM claim "
    "JOIN claim_record ON claim_record.claim = claim.id JOIN edition ON edition.id = claim.edition "
    f"LEFT JOIN edited ON edited.claim = claim.id WHERE claim.article = ? AND claim_id NOT LIKE '{HAND}%' "
    "ORDER BY claim.id"
)
_SPOKEN_OF = "SELECT 1 FROM entry WHERE article_id = ? AND claim_id = ? LIMIT 1"
_BLOCKS = (
    "SELECT block.number, char_start, char_end, coalesce(block_given.role, block.role), "
    "coalesce(block_given.reason, block.reason), score FROM block "
    "LEFT JOIN block_given USING (edition, number) WHERE edition = ? ORDER BY block.number"
)
_INSERT_BLOCK = (
    "INSERT INTO block (edition, number, char_start, char_end, role, reason, score) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def holds(conn: sqlite3.Connection, article_id: str, claim_id: str) -> bool:
    """Return whether a claim has a row; one made by hand and undone has none."""
    found = conn.execute(
        "SELECT 1 FROM claim JOIN article ON article.id = claim.article "
        "WHERE article_id = ? AND claim_id = ?",
        (article_id, claim_id),
    ).fetchone()
    return found is not None


def unite(conn: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """Bring the other store's articles in, after its entries; return how many are new here."""
    added = 0
    for (article_id,) in other.execute("SELECT article_id FROM article ORDER BY id").fetchall():
        theirs = other.execute(_ARTICLE, (article_id,)).fetchone()
        ours = conn.execute(_ARTICLE, (article_id,)).fetchone()
        if theirs is not None:
            added += ours is None
            _unite_article(conn, other, article_id, ours, theirs)
    touched = "SELECT DISTINCT article_id FROM temp.merge_touched"
    for (article_id,) in conn.execute(touched).fetchall():
        projection.project(conn, article_id)
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
    if ours is None or _rank(theirs) > _rank(ours):
        _take_reading(conn, other, article_id, key, theirs, editions)
    known = {row[0] for row in conn.execute("SELECT claim_id FROM claim WHERE article = ?", (key,))}
    for claim_id, one in sorted(_machine_claims(other, theirs[0]).items()):
        spoken_of = claim_id not in known and conn.execute(_SPOKEN_OF, (article_id, claim_id)).fetchone()
        if spoken_of:
            _insert_aside(conn, key, one, editions)
    article_lines.project_lines(conn, article_id)
    projection.project(conn, article_id)
    article_state.refresh_article(conn, article_id)


def _rank(article: tuple[Any, ...]) -> tuple[str, str, str]:
    return article[5], article[6], article[4]


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
    for their_id, *cells, added_at in other.execute(
        "SELECT id, sha256, encoding, text, added_at FROM edition WHERE article = ? ORDER BY id", (their_key,)
    ).fetchall():
        found = conn.execute(
            "INSERT INTO edition (article, sha256, encoding, text, added_at) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (article, sha256) DO UPDATE SET added_at = max(added_at, excluded.added_at) "
            "RETURNING id",
            (key, *cells, added_at),
        ).fetchone()
        held = conn.execute("SELECT 1 FROM block WHERE edition = ? LIMIT 1", found).fetchone()
        if held is None:
            blocks = other.execute(_BLOCKS, (their_id,)).fetchall()
            conn.executemany(_INSERT_BLOCK, [(found[0], *block) for block in blocks])
    return dict(conn.execute("SELECT sha256, id FROM edition WHERE article = ?", (key,)).fetchall())


def _machine_claims(conn: sqlite3.Connection, key: int) -> dict[str, tuple[str, Cell]]:
    """Return the machine's claims, vanished ones too: the hash of their text and their record."""
    return {row[0]: (row[3], row[1]) for row in conn.execute(_RECORDS, (key,))}


def _insert_aside(
    conn: sqlite3.Connection, key: int, one: tuple[str, Cell], editions: dict[str, int]
) -> None:
    """Set aside a claim that only the other store had."""
    record = record_of(claim_of(one[1]))
    number, base = conn.execute(
        "SELECT coalesce(max(number), 0), (SELECT next_place FROM article WHERE id = ?1) FROM claim "
        "WHERE article = ?1 AND claim_id NOT LIKE 'h%'",
        (key,),
    ).fetchone()
    row_id = places.row_id(key, base, 0)
    conn.execute("UPDATE article SET next_place = ? WHERE id = ?", (places.after(base, 1), key))
    place = Place(row_id, key, editions[one[0]], number + 1, None)
    conn.execute(INSERT_CLAIM, claim_cells(record, place))
    conn.execute("UPDATE claim SET retired = 1 WHERE id = ?", (place.row_id,))
    conn.execute("UPDATE article SET retired = retired + 1 WHERE id = ?", (key,))
    Writer(conn).write([(place.row_id, record, one[1])])
    conn.execute(
        "INSERT INTO claim_search (rowid, text, outlet, outlet_text, speaker, quotes) "
        "SELECT id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE id = ?",
        (place.row_id,),
    )
    risk.refresh(conn, place.row_id)


def _take_reading(  # noqa: PLR0917 - both stores and what is known of both
    conn: sqlite3.Connection,
    other: sqlite3.Connection,
    article_id: str,
    key: int,
    theirs: tuple[Any, ...],
    editions: dict[str, int],
) -> None:
    """Replace the article's claims and blocks by those of the other store's reading."""
    edition = editions[theirs[6]]
    their_edition, encoding, text = other.execute(
        "SELECT id, encoding, text FROM edition WHERE article = ? AND sha256 = ?", (theirs[0], theirs[6])
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
    cells = [row[1] for row in other.execute(_RECORDS, (theirs[0],)) if not row[2]]
    reading = Reading([record_of(claim_of(stored)) for stored in cells], cells, theirs[4])
    base = conn.execute("SELECT next_place FROM article WHERE id = ?", (key,)).fetchone()[0]
    Claims(conn, key, edition, Edition(article_id, theirs[6], encoding, text_of(text), blocks), base).put(
        reading, theirs[7], keep_all=True
    )
