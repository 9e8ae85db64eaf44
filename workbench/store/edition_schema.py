"""Statements of a step of the schema: decisions that another edition of the text took back."""

from __future__ import annotations

STATEMENTS = (
    # Of a decision that a changed source took back both are NULL; of one that another edition of the
    # article took back, source_id and outlet are '' and version is 0.
    "ALTER TABLE reopened ADD COLUMN edition TEXT",
    # the claim's words when it was decided on
    "ALTER TABLE reopened ADD COLUMN former ANY CHECK (former >= '')",
)
"""All of the step, in order."""
