"""The schema as numbered steps. A step is never edited once it was released: write the next one.

Loading this module loads sqlite-utils, which takes longer than opening an up-to-date store:
``connection`` loads it only where a step is pending.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from workbench.store import (
    decided_schema,
    earlier_schema,
    edit_schema,
    edition_schema,
    finding_schema,
    first_schema,
    frame_schema,
    passages,
    projection,
    reading_schema,
    removal_schema,
    risk,
    source_schema,
    state,
)
from workbench.store.cells import stamp, text_of

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils.db import Database

MIGRATIONS = Migrations("workbench")
"""All steps in order; how many there are is the schema's version (``schema.SCHEMA_VERSION``)."""


@MIGRATIONS()
def m001_initial(db: Database) -> None:
    """Make the articles, claims, search, ledger and current state."""
    for statement in first_schema.STATEMENTS:
        db.execute(statement)
    db.execute("INSERT INTO meta (key, value) VALUES ('origin', ?)", (secrets.token_hex(8),))
    db.execute("INSERT INTO meta (key, value) VALUES ('created_at', ?)", (stamp(datetime.now(UTC)),))


@MIGRATIONS()
def m002_sources(db: Database) -> None:
    """Make the sources, passages, checks, evidence and own lexicon rows, with what follows for each claim."""
    for statement in source_schema.STATEMENTS:
        db.execute(statement)
    db.execute("INSERT INTO meta (key, value) VALUES (?, '0')", (passages.CHANGES,))
    passages.mark(db.conn)
    risk.refresh_all(db.conn)
    told = db.execute(
        "SELECT DISTINCT entry.article_id, entry.claim_id, reviewer FROM entry "
        "JOIN article ON article.article_id = entry.article_id "
        "JOIN claim ON claim.article = article.id AND claim.claim_id = entry.claim_id "
        "WHERE entry.type = 'evidence'"
    )
    for statement in decided_schema.STATEMENTS:
        db.execute(statement)  # today's rule of what is in force asks this table
    for article_id, claim_id, reviewer in told.fetchall():
        state.refresh(db.conn, article_id, claim_id, text_of(reviewer))


@MIGRATIONS()
def m003_frame_class(db: Database) -> None:
    """Let claims be filtered by the class of their attribution, those that are there already too."""
    frame_schema.widen(db.conn)
    frame_schema.fill(db.conn)


@MIGRATIONS()
def m004_removed_checks(db: Database) -> None:
    """Make the table of claims that were checked against a source when it was removed."""
    for statement in removal_schema.STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m005_claim_edits(db: Database) -> None:
    """Make the tables of claims and lines that reviewers changed, and of articles that they archived."""
    for statement in edit_schema.STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m006_finding(db: Database) -> None:
    """Make the tables of saved filters and of the time spent on claims, and the order of decisions."""
    for statement in finding_schema.STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m007_earlier(db: Database) -> None:
    """Make the tables of collections of fact-checks."""
    for statement in earlier_schema.STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m008_readings(db: Database) -> None:
    """Keep when articles were read, claims that readings left out, and the order of versions."""
    for statement in reading_schema.STATEMENTS:
        db.execute(statement)
    reading_schema.put_in_order(db.conn)
    for (article_id,) in db.execute(reading_schema.EDITED_AND_GONE).fetchall():
        projection.project(db.conn, article_id)


@MIGRATIONS()
def m009_editions(db: Database) -> None:
    """Keep which edition took a decision back, and the words that it was about."""
    for statement in edition_schema.STATEMENTS:
        db.execute(statement)


@MIGRATIONS()
def m010_decided_words(db: Database) -> None:
    """Keep on which words was decided where a claim has others by now."""
    for statement in decided_schema.STATEMENTS:
        db.execute(statement)


def migrate(conn: sqlite3.Connection) -> None:
    """Apply what is pending, inside the transaction that is open."""
    from sqlite_utils import Database as Tables  # noqa: PLC0415 - only here, beside its type above

    # Plugins of other programs have no business in this file.
    MIGRATIONS.apply(Tables(conn, execute_plugins=False, recursive_triggers=False))
