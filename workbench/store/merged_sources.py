"""The sources and own lexicon rows of two stores united."""

# ruff: noqa: S608 - only fixed names of columns are put into statements

from __future__ import annotations

import sqlite3
from typing import Any

from workbench.sources import COMPARABLE_LANGUAGES
from workbench.store import checks, passages
from workbench.store.cells import cell, text_of
from workbench.text import fold

_ROW = "source_id, outlet, outlet_key, origin, url, title, published, version, added_at, removed_at"
_VERSION = "sha256, ordered_at, language, stub, text, characters, accessed_at, media_type"
_SAME_VERSION = (
    "UPDATE source_version SET language = max(language, ?4), stub = max(stub, ?5) "
    "WHERE source = ?1 AND sha256 = ?2 AND ordered_at = ?3"
)
_ADD_VERSION = (
    f"INSERT INTO source_version (source, version, {_VERSION}) VALUES (?1, (SELECT "
    "coalesce(max(version), 0) + 1 FROM source_version WHERE source = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
)
_FIXED = "SELECT sql FROM sqlite_schema WHERE name = 'source_text_is_never_changed'"

_LEXICON = (
    "entry, name, aliases, ambiguous_aliases, domains, category, designation, subtype, forms, class, off, "
    "reviewer, added_at, removed_at"
)


def unite(conn: sqlite3.Connection, other: sqlite3.Connection) -> tuple[int, int]:
    """Bring sources in with all their versions; return how many sources and versions are new here.

    A version is one saving of one text: its hash and its place in the order, which goes by when it was
    read. The versions of a source are numbered in that order, the last is the current one. Evidence goes by
    the hash.
    """
    added = versions = 0
    for row in other.execute(f"SELECT {_ROW}, id FROM source ORDER BY id"):
        *cells, their_key = row
        ours = conn.execute(f"SELECT {_ROW}, id FROM source WHERE source_id = ?", cells[:1]).fetchone()
        if ours is None:
            added += 1
            key = conn.execute(
                f"INSERT INTO source ({_ROW}) VALUES ({', '.join('?' * len(cells))}) RETURNING id", cells
            ).fetchone()[0]
        else:
            key = ours[-1]
            _join(conn, ours, cells)
        before = _current(conn, key)
        versions += _add_versions(conn, other, key, their_key)
        _number(conn, key)
        if ours is None or before != _current(conn, key) or (ours[9] and not cells[9]):
            _learn(conn, key)
    return added, versions


def _join(conn: sqlite3.Connection, ours: tuple[Any, ...], theirs: list[Any]) -> None:
    """Of each field the known value stays, of two the greater; removed is what both removed."""
    joined = [max((mine, other), key=_known) for mine, other in zip(ours, theirs, strict=False)]
    removed = joined[9] if ours[9] and theirs[9] else None
    conn.execute(
        "UPDATE source SET outlet = ?, outlet_key = ?, origin = ?, url = ?, title = ?, published = ?, "
        "added_at = ?, removed_at = ? WHERE id = ?",
        (
            joined[1],
            cell(text_of(joined[1]).casefold()),
            *joined[3:7],
            min(str(ours[8]), str(theirs[8])),
            removed,
            ours[-1],
        ),
    )


def _known(value: object) -> tuple[bool, str]:
    return value is not None, text_of(value) if isinstance(value, str | bytes) else ""


def _add_versions(conn: sqlite3.Connection, other: sqlite3.Connection, key: int, their_key: int) -> int:
    count = 0
    for cells in other.execute(f"SELECT {_VERSION} FROM source_version WHERE source = ?", (their_key,)):
        known = conn.execute(_SAME_VERSION, (key, *cells[:4])).rowcount
        if not known:
            conn.execute(_ADD_VERSION, (key, *cells))
            count += 1
    return count


def _number(conn: sqlite3.Connection, key: int) -> None:
    """Number a source's versions in order; its checks were made against the old numbers and go."""
    held = conn.execute(
        "SELECT id, version FROM source_version WHERE source = ? ORDER BY ordered_at, sha256", (key,)
    ).fetchall()
    moved = [(number, row_id) for number, (row_id, version) in enumerate(held, 1) if number != version]
    if moved:
        # The text stays as it is: only its number changes, which the trigger cannot tell apart.
        (fixed,) = conn.execute(_FIXED).fetchone()
        conn.execute("DROP TRIGGER source_text_is_never_changed")
        conn.executemany(
            "UPDATE source_version SET version = version + 1000000000 WHERE id = ?",
            [(row_id,) for _, row_id in moved],
        )
        conn.executemany("UPDATE source_version SET version = ? WHERE id = ?", moved)
        conn.execute(fixed)
        checks.forget_passages(conn, key)
    conn.execute("UPDATE source SET version = ? WHERE id = ?", (len(held), key))


def _current(conn: sqlite3.Connection, key: int) -> object:
    return conn.execute(
        "SELECT sha256, removed_at FROM source JOIN source_version ON source_version.source = source.id "
        "AND source_version.version = source.version WHERE source.id = ?",
        (key,),
    ).fetchone()


def _learn(conn: sqlite3.Connection, key: int) -> None:
    """Index the current text for the source check; checks against the text before it go."""
    checks.forget_passages(conn, key)
    language, text, removed = conn.execute(
        "SELECT language, text, removed_at FROM source JOIN source_version "
        "ON source_version.source = source.id AND source_version.version = source.version "
        "WHERE source.id = ?",
        (key,),
    ).fetchone()
    if removed is not None:
        passages.forget(conn, key)
    else:
        comparable = text_of(language) in COMPARABLE_LANGUAGES
        passages.learn(conn, key, list(passages.cut(text_of(text))) if comparable else [])


def unite_lexicon(conn: sqlite3.Connection, other: sqlite3.Connection) -> int:
    """Bring own lexicon rows in; of two of one name the one changed last stays, then the greater.

    Names that differ in case only are one name: only the row changed last is in force.
    """
    changed = 0
    for row in other.execute(f"SELECT {_LEXICON} FROM lexicon_row"):
        ours = conn.execute(
            f"SELECT {_LEXICON} FROM lexicon_row WHERE entry = ? AND name = ?", row[:2]
        ).fetchone()
        if ours is not None and _last(ours) >= _last(row):
            continue
        conn.execute("DELETE FROM lexicon_row WHERE entry = ? AND name = ?", row[:2])
        conn.execute(f"INSERT INTO lexicon_row ({_LEXICON}) VALUES ({', '.join('?' * len(row))})", row)
        changed += 1
    _let_one_stand(conn)
    return changed


def _let_one_stand(conn: sqlite3.Connection) -> None:
    """Take rows out of force beside which one of the same name, written otherwise, was changed later.

    Each is dated as it was, so that a third store's row finds the same one to be the last.
    """
    last: dict[tuple[str, str], tuple[object, ...]] = {}
    rows = conn.execute(f"SELECT {_LEXICON} FROM lexicon_row").fetchall()
    for row in rows:
        key = (row[0], fold(text_of(row[1])))
        last[key] = max(row, last.get(key, row), key=_last)
    for row in rows:
        if row[-1] is None and last[row[0], fold(text_of(row[1]))] != row:
            conn.execute("UPDATE lexicon_row SET removed_at = added_at WHERE entry = ? AND name = ?", row[:2])


def _last(row: tuple[object, ...]) -> tuple[str, str]:
    """Return what decides between rows: the later change, then a text of all that they say."""
    return max(str(row[-2]), str(row[-1] or "")), repr(row[:-1])
