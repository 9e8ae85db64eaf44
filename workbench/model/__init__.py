"""The nouns of the workbench as plain values: no input, no output, no clock.

Offsets everywhere are Python code points into an edition's text exactly as it was given;
a span is half-open, as a Python slice is.
"""

from __future__ import annotations

from workbench.model.claims import Antecedent, Attribution, Claim, Engine, Mention, Scalar
from workbench.model.decisions import Entry, NewEntry, Note, Verdict
from workbench.model.documents import Article, Block, Edition, Span
from workbench.model.words import (
    CLAIM_ROLES,
    AttributionType,
    AttributionVerdict,
    Basis,
    BlockRole,
    ClaimKind,
    DisputeReason,
    EntryType,
    Flag,
    FrameClass,
    MentionType,
    SourceCheckStatus,
    VerdictValue,
)

__all__ = [
    "CLAIM_ROLES",
    "Antecedent",
    "Article",
    "Attribution",
    "AttributionType",
    "AttributionVerdict",
    "Basis",
    "Block",
    "BlockRole",
    "Claim",
    "ClaimKind",
    "DisputeReason",
    "Edition",
    "Engine",
    "Entry",
    "EntryType",
    "Flag",
    "FrameClass",
    "Mention",
    "MentionType",
    "NewEntry",
    "Note",
    "Scalar",
    "SourceCheckStatus",
    "Span",
    "Verdict",
    "VerdictValue",
]
