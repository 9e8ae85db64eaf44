"""Saved sources: put in, read back, removed. A text that was saved is never changed and never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import Any

from workbench.errors import StoreError
from workbench.sources import Source
from workbench.store import checks, passages, reopening
from workbench.store.cells import Cell, cell, day_of, moment_of, optional_cell, optional_text, stamp, text_of
from workbench.store.connection import writing
from workbench.store.source_rows import SourceAdded, SourceOutcome, SourceRow
from workbench.text import sha256

SHORTEST_ID_START = 4
"""Digits of a source id that are enough to ask for it."""

_HEX = frozenset("0123456789abcdef")
_ROWS = (
    "SELECT source_id, outlet, title, url, origin, published, accessed_at, sha256, source.version, "
    "(SELECT count(*) FROM source_version AS kept WHERE kept.source = source.id), characters, language, "
    "stub, removed_at, "
    "(SELECT count(DISTINCT claim) FROM source_check WHERE source_check.source = source.id), "
    "(SELECT count(*) FROM evidence WHERE evidence.source_id = source.source_id) "
    "FROM source JOIN source_version ON source_version.source = source.id "
    "AND source_version.version = source.version"
)
_STORED = (
    "SELECT source.id, source.version, sha256, removed_at IS NOT NULL FROM source JOIN source_version "
    "ON source_version.source = source.id AND source_version.version = source.version WHERE source_id = ?"
)
_SAME_TEXT = (
    "SELECT outlet FROM source_version JOIN source ON source_version.source = source.id "
    "AND source_version.version = source.version "
    "WHERE sha256 = ? AND source.id <> ? AND removed_at IS NULL ORDER BY source.id"
)
_TEXTS = (
    "SELECT outlet, text, sha256, accessed_at, origin, url, title, published, media_type, language, stub, "
    "source_version.version FROM source JOIN source_version ON source_version.source = source.id "
    "WHERE source_id = ? AND source_version.version = coalesce(?, source.version)"
)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the store knows of a source before it is put again."""

    key: int
    version: int
    sha256: str
    removed: bool


def put(conn: sqlite3.Connection, origin: str, source: Source) -> SourceAdded:
    """Save a source, or a new version of one (see ``Store.put_source``).

    Raises:
        StoreError: The id or the outlet is empty, or the digest is not the text's.
    """
    if not source.source_id or not source.outlet.strip():
        raise StoreError("A source needs an outlet: name it with --outlet")
    if source.sha256 != sha256(source.text):
        raise StoreError(f"The digest of source {source.source_id} is not that of its text")
    found = list(passages.cut(source.text)) if source.comparable else []
    with writing(conn):
        stored = _stored(conn, source.source_id)
        if stored is None:
            key, version, outcome = _insert(conn, source), 1, SourceOutcome.ADDED
        else:
            key, version = stored.key, stored.version
            outcome = SourceOutcome.RESTORED if stored.removed else SourceOutcome.UNCHANGED
            if stored.sha256 != source.sha256:
                version, outcome = stored.version + 1, SourceOutcome.NEW_VERSION
        reopened = 0
        if outcome in {SourceOutcome.ADDED, SourceOutcome.NEW_VERSION}:
            _insert_version(conn, key, version, source)
        if outcome is SourceOutcome.NEW_VERSION:
            reopened = reopening.reopen(conn, origin, source, key, version)
            checks.forget_passages(conn, key)
        reopening.forget(conn, key)
        _describe(conn, key, version, source)
        passages.learn(conn, key, found)
        same = _same_text(conn, key, source.sha256)
    return SourceAdded(source.source_id, version, outcome, same, reopened)


def remove(conn: sqlite3.Connection, source_id: str) -> int:
    """Take a source out of the check; return how many claims are to be checked anew.

    Raises:
        StoreError: There is no such source, or it is removed already.
    """
    with writing(conn):
        stored = _stored(conn, source_id)
        if stored is None:
            raise unknown(source_id)
        if stored.removed:
            raise StoreError(f"Source {source_id} is removed already; add its file again to restore it")
        conn.execute("UPDATE source SET removed_at = ? WHERE id = ?", (stamp(datetime.now(UTC)), stored.key))
        passages.forget(conn, stored.key)
        reopening.remember(conn, stored.key)
        return checks.forget_outlet(conn, stored.key)


def read_rows(
    conn: sqlite3.Connection, *, include_removed: bool = False, source_id: str | None = None
) -> list[SourceRow]:
    """Return the sources in order of adding, or the one with this id."""
    where = "1" if include_removed else "source.removed_at IS NULL"
    if source_id is not None:
        found = conn.execute(f"{_ROWS} WHERE {where} AND source.source_id = ?", (source_id,))
    else:
        found = conn.execute(f"{_ROWS} WHERE {where} ORDER BY source.id")
    return [_row(line) for line in found.fetchall()]


def find(conn: sqlite3.Connection, text: str) -> list[SourceRow]:
    """Return the sources that a user can mean by a text (see ``Store.find_sources``)."""
    wanted = text.strip()
    if not wanted:
        return []
    everything = read_rows(conn, include_removed=True)
    lowered, folded = wanted.lower(), wanted.casefold()
    by_start = len(lowered) >= SHORTEST_ID_START and _HEX.issuperset(lowered)
    digests = _with_digest(conn, lowered)
    name = PurePath(wanted).name
    for hits in (
        [row for row in everything if by_start and row.source_id.startswith(lowered)],
        [row for row in everything if wanted in {row.url, row.origin}],
        [row for row in everything if name and PurePath(row.origin).name == name],
        [row for row in everything if row.source_id in digests],
        [row for row in everything if row.outlet.casefold() == folded],
        [row for row in everything if folded in row.title.casefold()],
    ):
        if hits:
            return [row for row in hits if not row.removed] or hits
    return []


def read(conn: sqlite3.Connection, source_id: str, version: int | None = None) -> Source:
    """Return a source with the text of its current version, or of another one.

    Raises:
        StoreError: There is no such source or version.
    """
    line = conn.execute(_TEXTS, (source_id, version)).fetchone()
    if line is None:
        raise unknown(source_id, version)
    return Source(
        source_id=source_id,
        outlet=text_of(line[0]),
        text=text_of(line[1]),
        sha256=line[2],
        accessed_at=moment_of(line[3]),
        origin=text_of(line[4]),
        url=optional_text(line[5]),
        title=text_of(line[6]),
        published=day_of(line[7]),
        media_type=text_of(line[8]),
        language=text_of(line[9]),
        stub=bool(line[10]),
        version=line[11],
    )


def unknown(source_id: str, version: int | None = None) -> StoreError:
    """Return the error of a source, or a version of it, that is not here."""
    what = f"source {source_id}" if version is None else f"version {version} of source {source_id}"
    return StoreError(f"There is no {what} in this store: `workbench source list` lists them")


def _stored(conn: sqlite3.Connection, source_id: str) -> _Stored | None:
    line = conn.execute(_STORED, (source_id,)).fetchone()
    return None if line is None else _Stored(line[0], line[1], line[2], bool(line[3]))


def _insert(conn: sqlite3.Connection, source: Source) -> int:
    found = conn.execute(
        "INSERT INTO source (source_id, outlet, outlet_key, origin, title, version, added_at) "
        "VALUES (?, ?, ?, ?, '', 1, ?) RETURNING id",
        (
            source.source_id,
            cell(source.outlet),
            cell(source.outlet.casefold()),
            cell(source.origin),
            stamp(datetime.now(UTC)),
        ),
    ).fetchone()
    return int(found[0])


def _insert_version(conn: sqlite3.Connection, key: int, version: int, source: Source) -> None:
    before = conn.execute("SELECT max(ordered_at) FROM source_version WHERE source = ?", (key,)).fetchone()[0]
    conn.execute(
        "INSERT INTO source_version (source, version, sha256, text, characters, accessed_at, media_type, "
        "language, stub, ordered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key,
            version,
            source.sha256,
            cell(source.text),
            len(source.text),
            stamp(source.accessed_at),
            cell(source.media_type),
            cell(source.language),
            source.stub,
            stamp(following(source.accessed_at, before or "")),
        ),
    )


def following(read: datetime, before: str) -> datetime:
    """Return what a version's place in the order goes by.

    Args:
        read: When its text was read.
        before: Stamp of the version before it, "" for the first.
    """
    return read if stamp(read) > before else moment_of(before) + timedelta(microseconds=1)


def _describe(conn: sqlite3.Connection, key: int, version: int, source: Source) -> None:
    """Keep what is said of the source now; what is unknown now does not replace what was known."""
    conn.execute(
        "UPDATE source SET version = ?, origin = ?, url = coalesce(?, url), "
        "title = coalesce(nullif(?, ''), title), published = coalesce(?, published), "
        "removed_at = NULL WHERE id = ?",
        (
            version,
            cell(source.origin),
            optional_cell(source.url),
            cell(source.title),
            source.published.isoformat() if source.published else None,
            key,
        ),
    )
    conn.execute(
        "UPDATE source_version SET language = ?, stub = ? WHERE source = ? AND version = ?",
        (cell(source.language), source.stub, key, version),
    )


def _same_text(conn: sqlite3.Connection, key: int, digest: str) -> tuple[str, ...]:
    found = conn.execute(_SAME_TEXT, (digest, key))
    return tuple(dict.fromkeys(text_of(row[0]) for row in found))


def _with_digest(conn: sqlite3.Connection, digest: str) -> set[str]:
    found = conn.execute(
        "SELECT source_id FROM source JOIN source_version ON source_version.source = source.id "
        "WHERE sha256 = ?",
        (digest if digest.isascii() else "",),
    )
    return {row[0] for row in found}


def _row(line: Sequence[Any]) -> SourceRow:
    outlet: Cell = line[1]
    return SourceRow(
        source_id=line[0],
        outlet=text_of(outlet),
        title=text_of(line[2]),
        url=optional_text(line[3]),
        origin=text_of(line[4]),
        published=day_of(line[5]),
        accessed_at=moment_of(line[6]),
        sha256=line[7],
        version=line[8],
        versions=line[9],
        characters=line[10],
        language=text_of(line[11]),
        stub=bool(line[12]),
        removed=line[13] is not None,
        claims=line[14],
        evidence=line[15],
    )
