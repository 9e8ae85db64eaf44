"""The store: one SQLite file with articles, claims and the append-only ledger of decisions."""

from __future__ import annotations

from workbench.store.payloads import evidence_payload
from workbench.store.rows import (
    Added,
    ArticleRow,
    ClaimMark,
    ClaimRow,
    Condition,
    Dimension,
    ExportRow,
    Outcome,
    Progress,
    Sort,
    Undone,
    Verification,
    View,
)
from workbench.store.source_rows import (
    AcceptedEvidence,
    ClaimToCheck,
    SourceAdded,
    SourceOutcome,
    SourceRow,
    StoredCheck,
)
from workbench.store.store import Store, open_store

__all__ = [
    "AcceptedEvidence",
    "Added",
    "ArticleRow",
    "ClaimMark",
    "ClaimRow",
    "ClaimToCheck",
    "Condition",
    "Dimension",
    "ExportRow",
    "Outcome",
    "Progress",
    "Sort",
    "SourceAdded",
    "SourceOutcome",
    "SourceRow",
    "Store",
    "StoredCheck",
    "Undone",
    "Verification",
    "View",
    "evidence_payload",
    "open_store",
]
