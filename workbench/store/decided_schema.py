"""Statements of a step of the schema: the words that decisions were about, where their claims have others."""

from __future__ import annotations

STATEMENTS = (
    # Of a decision that is not here the words are those that its claim has.
    """
    CREATE TABLE IF NOT EXISTS decided_words (
        article_id TEXT NOT NULL,
        claim_id TEXT NOT NULL,
        origin TEXT NOT NULL,
        seq INTEGER NOT NULL,
        words ANY NOT NULL CHECK (words >= ''),
        PRIMARY KEY (article_id, claim_id, origin, seq)
    ) STRICT, WITHOUT ROWID
    """,
)
"""All of the step, in order."""
