"""The schema's seventh step: fact-checks of others, read in from their collections.

They are nobody's decision here, and no part of the ledger.
"""

from __future__ import annotations

STATEMENTS = (
    """
    CREATE TABLE collection (
        id INTEGER PRIMARY KEY,
        name ANY NOT NULL COLLATE NOCASE UNIQUE CHECK (name > ''),
        checks INTEGER NOT NULL DEFAULT 0 CHECK (checks >= 0),
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    # A check is known again by its identity and its claim's words: one page may check several claims.
    """
    CREATE TABLE earlier (
        id INTEGER PRIMARY KEY,
        collection INTEGER NOT NULL REFERENCES collection (id),
        identity ANY NOT NULL CHECK (identity >= ''),
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        claim ANY NOT NULL CHECK (claim > ''),
        title ANY NOT NULL CHECK (title >= ''),
        verdict ANY NOT NULL CHECK (verdict >= ''),
        publisher ANY NOT NULL CHECK (publisher >= ''),
        claimant ANY NOT NULL CHECK (claimant >= ''),
        checked TEXT CHECK (checked IS date(checked)),
        url ANY NOT NULL CHECK (url >= ''),
        UNIQUE (collection, identity, digest)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE earlier_search USING fts5 (
        claim, title, content = 'earlier', content_rowid = 'id',
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)
"""All of the step, in order."""
