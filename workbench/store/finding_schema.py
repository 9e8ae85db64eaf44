"""The schema's sixth step: what helps a reviewer find claims, and how long each was looked at.

None of it is a decision: it is no part of the ledger, and no file of verdicts holds it.
"""

from __future__ import annotations

STATEMENTS = (
    # Filters that a reviewer gave a name. A removed one stays until its name is given again, so that
    # removing can be taken back; was is the name before the last renaming.
    """
    CREATE TABLE saved_filter (
        id INTEGER PRIMARY KEY,
        reviewer ANY NOT NULL CHECK (reviewer > ''),
        name ANY NOT NULL COLLATE NOCASE CHECK (name > ''),
        text ANY NOT NULL CHECK (text >= ''),
        was ANY CHECK (was > ''),
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
        changed_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX saved_filter_name ON saved_filter (reviewer, name) WHERE removed = 0",
    """
    CREATE TABLE attention (
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        reviewer ANY NOT NULL CHECK (reviewer > ''),
        seconds REAL NOT NULL CHECK (seconds >= 0),
        PRIMARY KEY (claim, reviewer)
    ) STRICT, WITHOUT ROWID
    """,
    # The order of a reviewer's last decisions.
    "CREATE INDEX verdict_time ON verdict (reviewer, reviewed_at, claim)",
)
"""All of the step, in order."""
