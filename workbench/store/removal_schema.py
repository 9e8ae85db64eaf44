"""The schema's fourth step: what was checked against a source is known after its removal too."""

from __future__ import annotations

STATEMENTS = (
    # Removing a source drops the checks against it. Should it come back with another text, these claims
    # are those that its last version was held against; rows go when it comes back.
    """
    CREATE TABLE removed_check (
        source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
        claim INTEGER NOT NULL REFERENCES claim (id) ON UPDATE CASCADE ON DELETE CASCADE,
        PRIMARY KEY (claim, source)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX removed_check_source ON removed_check (source)",
)
"""All of the step, in order."""
