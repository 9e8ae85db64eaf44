"""Metadata with which Datasette shows a store as people think of it: names, facets, search, what to hide.

The keys are those of https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

from typing import Any

_HIDDEN = (
    "_sqlite_migrations",
    "meta",
    "facet",
    "claim_facet",
    "tally",
    "step",
    "passage",
    "claim_source",
    "removed_check",
    "reopened",
    "edited",
    "hand_place",
    "former_claim",
    "decided_words",
    "block_given",
    "saved_filter",
    "attention",
    "near_word",
)
"""Tables that serve the program: kept out of the list, reachable by name all the same."""

_TABLES: dict[str, dict[str, Any]] = {
    "article": {
        "description": "The articles under review.",
        "label_column": "title",
        "facets": ["publisher"],
        "sort_desc": "published",
    },
    "claim": {
        "description": "The claims of the articles as they stand now; claim_record holds each whole.",
        "label_column": "text",
        "facets": ["kind", "outlet", "attribution_type"],
        "fts_table": "claim_search",
        "fts_pk": "id",
        "size": 50,
    },
    "verdict": {
        "description": "What each reviewer decided. Disputed does not mean false: see reason and correction.",
        "facets": ["value", "reviewer", "reason"],
        "sort_desc": "reviewed_at",
    },
    "note": {
        "description": "Dated notes on claims.",
        "facets": ["reviewer"],
        "fts_table": "note_search",
        "fts_pk": "claim",
        "sort_desc": "at",
    },
    "fact": {"description": "The typed facts of each claim.", "facets": ["type", "unit"]},
    "evidence": {
        "description": "Passages of saved sources that somebody accepted for a claim, cut by offsets.",
        "facets": ["outlet", "relation", "reviewer"],
    },
    "source": {
        "description": "Saved copies of outlets' own texts.",
        "label_column": "title",
        "facets": ["outlet"],
    },
    "source_version": {"description": "Every version of those texts, never changed and never deleted."},
    "source_check": {
        "description": "The machine's reading of each claim and cited outlet: a suggestion, never a verdict.",
        "facets": ["status", "outlet"],
    },
    "entry": {
        "description": "The ledger: who did what to which claim, when. Only ever added to; hash-chained.",
        "facets": ["type", "reviewer"],
        "sort_desc": "id",
    },
    "reviewed_claim": {
        "description": "Each claim with its article and each reviewer's verdict.",
        "facets": ["verdict", "outlet", "kind", "reviewer"],
    },
    "checked_claim": {
        "description": "Each check of a claim against a saved source, with the passage.",
        "facets": ["status", "cited_outlet"],
    },
    "source_text": {"description": "Each source with its current text.", "facets": ["outlet"]},
}


def metadata(database: str) -> dict[str, Any]:
    """Return metadata for a store, JSON-ready.

    Args:
        database: The name Datasette gives the file: its name without the ending.
    """
    tables = {**_TABLES, **{name: {"hidden": True} for name in _HIDDEN}}
    return {
        "title": "Fact checks",
        "description": "A store of factcheck-workbench, to be read: writing to it by hand breaks its ledger.",
        "databases": {database: {"tables": tables}},
    }
