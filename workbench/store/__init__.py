"""The store: one SQLite file with articles, claims and the append-only ledger of decisions."""

from __future__ import annotations

from workbench.store.rows import (
    Added,
    ArticleRow,
    ClaimMark,
    ClaimRow,
    Dimension,
    ExportRow,
    Outcome,
    Progress,
    Sort,
    Undone,
    Verification,
    View,
)
from workbench.store.store import Store, open_store

__all__ = [
    "Added",
    "ArticleRow",
    "ClaimMark",
    "ClaimRow",
    "Dimension",
    "ExportRow",
    "Outcome",
    "Progress",
    "Sort",
    "Store",
    "Undone",
    "Verification",
    "View",
    "open_store",
]
