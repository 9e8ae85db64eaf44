"""The schema's third step: claims are counted and filtered by the class of their attribution."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from workbench.store.cells import json_of
from workbench.store.claim_cells import Writer, frame_class

FACET = """
    CREATE TABLE facet (
        id INTEGER PRIMARY KEY,
        dimension TEXT NOT NULL CHECK (dimension IN ('outlet', 'speaker', 'fact_type', 'kind', 'flag',
            'attribution_type', 'frame_class')),
        value ANY NOT NULL COLLATE NOCASE CHECK (value >= ''),
        UNIQUE (dimension, value)
    ) STRICT
    """
"""The table of the first step, with one dimension more."""


def widen(conn: sqlite3.Connection) -> None:
    """Make the table of facets anew, so that it takes the new dimension; each keeps its id.

    Has to run inside a transaction: until its end, claims may name facets that are not there yet.
    """
    # A table's CHECK cannot be changed. Renaming a table would take the references of others along with
    # it; rows that come back under their old ids satisfy them again.
    conn.execute("PRAGMA defer_foreign_keys = ON")
    conn.execute("CREATE TEMP TABLE facet_before AS SELECT id, dimension, value FROM main.facet")
    conn.execute("DROP TABLE main.facet")
    conn.execute(FACET)
    conn.execute(
        "INSERT INTO main.facet (id, dimension, value) SELECT id, dimension, value FROM facet_before"
    )
    conn.execute("DROP TABLE temp.facet_before")


def fill(conn: sqlite3.Connection) -> None:
    """Give every claim that is already stored the class of its record."""
    Writer(conn).add_facets(_classes(conn))


def _classes(conn: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    # Records can be BLOBs, which SQLite's own JSON functions would misread.
    for row_id, stored in conn.execute("SELECT claim, record FROM claim_record ORDER BY claim"):
        yield row_id, "frame_class", frame_class(json_of(stored)["attribution"]["chain"])
