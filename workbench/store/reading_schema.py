"""Statements of a step of the schema: when articles were read, what readings left out, the order of versions.

All three say by data what was known only by the order in which things came into a store, so that stores can
be united in any order.
"""

from __future__ import annotations

import sqlite3

from workbench.store.cells import moment_of, stamp
from workbench.store.sources import following

STATEMENTS = (
    # When the reading that is shown was put in: of two readings the later one stays.
    "ALTER TABLE article ADD COLUMN read_at TEXT NOT NULL DEFAULT ''",
    """
    UPDATE article SET read_at = coalesce(
        (SELECT max(added_at) FROM edition WHERE edition.article = article.id), added_at)
    """,
    # Machine's claims that the article's reading has not, and the last reading that had them. Those that
    # the ledger speaks of are claims set aside too; the others came in from another store, and are kept
    # should a third one speak of them.
    """
    CREATE TABLE former_claim (
        article INTEGER NOT NULL REFERENCES article (id),
        claim_id TEXT NOT NULL,
        -- that reading: when it was put in, its text, its digest
        read_at TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        reading TEXT NOT NULL,
        record ANY NOT NULL CHECK (record >= ''),
        PRIMARY KEY (article, claim_id)
    ) STRICT
    """,
    """
    INSERT INTO former_claim (article, claim_id, read_at, sha256, reading, record)
    SELECT claim.article, claim.claim_id, edition.added_at, edition.sha256, '',
        coalesce(edited.original, claim_record.record)
    FROM claim JOIN edition ON edition.id = claim.edition
    JOIN claim_record ON claim_record.claim = claim.id
    LEFT JOIN edited ON edited.claim = claim.id
    WHERE claim.retired = 1 AND coalesce(edited.vanished, 1) = 1 AND claim.claim_id NOT LIKE 'h%'
    """,
    # When the text was read, or a moment after the version before it where that one was read later.
    "ALTER TABLE source_version ADD COLUMN ordered_at TEXT NOT NULL DEFAULT ''",
    "UPDATE source_version SET ordered_at = accessed_at",
)
"""All of the step, in order; ``put_in_order`` follows."""

EDITED_AND_GONE = (
    "SELECT DISTINCT article_id FROM edited JOIN claim ON claim.id = edited.claim "
    "JOIN article ON article.id = claim.article WHERE vanished = 1 AND claim.edition <> article.edition"
)
"""Articles with claims that are shown otherwise from this step on: with all edits, in their own text."""

_VERSIONS = (
    "SELECT id, source, ordered_at FROM source_version WHERE source IN "
    "(SELECT source FROM source_version WHERE version > 1) ORDER BY source, version"
)


def put_in_order(conn: sqlite3.Connection) -> None:
    """Give the versions of each source times that grow with their numbers."""
    source, before = 0, ""
    for row_id, of, read in conn.execute(_VERSIONS).fetchall():
        if of != source:
            source, before = of, ""
        before = stamp(following(moment_of(read), before))
        if before != read:
            conn.execute("UPDATE source_version SET ordered_at = ? WHERE id = ?", (before, row_id))
