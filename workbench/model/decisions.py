"""What reviewers did: entries of the ledger, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from workbench.model.words import AttributionVerdict, DisputeReason, EntryType, VerdictValue


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A decision on its way into the ledger.

    Attributes:
        payload: JSON-ready values; their keys are fixed by the entry type (see ``store.ledger``).
        at: When it was taken, UTC; None lets the store stamp it.
    """

    type: EntryType
    reviewer: str
    article_id: str
    claim_id: str | None = None
    payload: dict[str, object] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the append-only ledger, as it stands there."""

    origin: str
    seq: int
    type: EntryType
    reviewer: str
    article_id: str
    claim_id: str | None
    payload: dict[str, object]
    at: datetime
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Note:
    """Dated text by a reviewer on a claim.

    Attributes:
        key: (origin, seq) of the ledger's entry that it comes from, where it comes from one; by that a new
            version names it.
    """

    at: datetime
    reviewer: str
    body: str
    key: tuple[str, int] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A reviewer's current decisions on one claim; notes are kept beside it."""

    reviewer: str
    value: VerdictValue
    reason: DisputeReason | None = None
    correction: str | None = None
    attribution: AttributionVerdict = AttributionVerdict.EMPTY
    reviewed_at: datetime | None = None
