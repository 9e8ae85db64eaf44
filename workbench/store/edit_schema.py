"""The schema's fifth step: what reviewers changed in claims and lines, beside the ledger that says so."""

from __future__ import annotations

STATEMENTS = (
    # One row for each claim that differs from the machine's reading, and for each made by hand. What the
    # machine read is kept here while the tables of claims show what the reviewers made of it.
    """
    CREATE TABLE edited (
        claim INTEGER PRIMARY KEY REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        -- the machine's record; NULL for a claim made by hand
        original ANY CHECK (original >= ''),
        -- why a reviewer's edit put the claim aside; '' where none did
        aside TEXT NOT NULL CHECK (aside IN ('', 'dropped', 'split', 'merged', 'undone')),
        -- 1 where the words are gone from the article's text
        vanished INTEGER NOT NULL CHECK (vanished IN (0, 1)),
        -- where the claim stood before any edit: its place in the list goes by that
        anchor INTEGER NOT NULL
    ) STRICT
    """,
    # Row ids that claims made by hand have or had, so that redoing an edit gives them the same again.
    """
    CREATE TABLE hand_place (
        article INTEGER NOT NULL REFERENCES article (id),
        claim_id TEXT NOT NULL,
        id INTEGER NOT NULL UNIQUE,
        -- where the claim begins
        anchor INTEGER NOT NULL,
        PRIMARY KEY (article, claim_id)
    ) STRICT, WITHOUT ROWID
    """,
    # The machine's reading of blocks that a reviewer brought back or left out.
    """
    CREATE TABLE block_given (
        edition INTEGER NOT NULL REFERENCES edition (id),
        number INTEGER NOT NULL,
        role TEXT NOT NULL,
        reason ANY NOT NULL CHECK (reason >= ''),
        PRIMARY KEY (edition, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE archived (article INTEGER PRIMARY KEY REFERENCES article (id)) STRICT",
    """
    CREATE INDEX entry_edit ON entry (article_id, at, origin, seq)
    WHERE type IN ('claim_edit', 'undo', 'redo')
    """,
)
"""All of the step, in order."""
