"""An article's fields: what was given when it was put here, with the ledger's changes laid over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from workbench.errors import StoreError
from workbench.model import EntryType
from workbench.store.cells import cell, json_of, optional_cell
from workbench.store.ledger import Line, lines_about
from workbench.store.payloads import ARCHIVED, ARTICLE_FIELDS
from workbench.store.state import in_force

_ARCHIVE = "INSERT OR IGNORE INTO archived (article) SELECT id FROM article WHERE article_id = ?"
_UNARCHIVE = "DELETE FROM archived WHERE article = (SELECT id FROM article WHERE article_id = ?)"
_ARCHIVED = "SELECT 1 FROM archived WHERE article = (SELECT id FROM article WHERE article_id = ?)"


def article_fields(given: Mapping[str, str | None], lines: Iterable[Line]) -> dict[str, str | None]:
    """Return an article's fields: as given, then changed by its lines in order."""
    fields = dict(given)
    for line in in_force(lines):
        if line[2] == EntryType.ARTICLE:
            payload = json_of(line[6])
            fields.update({field: payload[field] for field in ARTICLE_FIELDS if field in payload})
    return fields


def refresh_article(conn: sqlite3.Connection, article_id: str) -> dict[str, str | None]:
    """Bring an article's row in line with what was given and the ledger, and return its fields.

    Raises:
        StoreError: The store has no such article.
    """
    found = conn.execute("SELECT given FROM article WHERE article_id = ?", (article_id,)).fetchone()
    if found is None:
        raise StoreError(f"There is no article {article_id} in this store: `workbench articles` lists them")
    lines = lines_about(conn, article_id, None)
    fields = article_fields(json_of(found[0]), lines)
    conn.execute(
        "UPDATE article SET title = ?, url = ?, publisher = ?, published = ? WHERE article_id = ?",
        (
            cell(fields["title"] or ""),
            optional_cell(fields["url"]),
            optional_cell(fields["publisher"]),
            fields["published"],
            article_id,
        ),
    )
    if archived_by(lines):
        conn.execute(_ARCHIVE, (article_id,))
    else:
        conn.execute(_UNARCHIVE, (article_id,))
    return fields


def archived_by(lines: Iterable[Line]) -> bool:
    """Return whether an article's lines, in order, put it away."""
    archived = False
    for line in in_force(lines):
        if line[2] == EntryType.ARTICLE:
            archived = json_of(line[6]).get(ARCHIVED, archived)
    return archived


def is_archived(conn: sqlite3.Connection, article_id: str) -> bool:
    """Return whether an article is put away, as the tables have it."""
    held = conn.execute(_ARCHIVED, (article_id,)).fetchone()
    return held is not None
