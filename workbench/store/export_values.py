"""What goes out besides claims, as plain typed values: evidence, lines of the ledger, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from workbench.sources import Evidence


@dataclass(frozen=True, slots=True)
class Since:
    """Leaves out what is older than a moment, or than an entry of the ledger.

    Attributes:
        moment: What was decided then or later counts; None where an entry is meant.
        entry: Row id of the entry after which the store must have taken something in for it to count.
    """

    moment: datetime | None = None
    entry: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An accepted passage with the claim that it was accepted for.

    Attributes:
        title: The article's.
        number: Of the claim in its article, from 1.
        text: The claim to read.
        head: Head of the ledger that the row was read at.
    """

    article_id: str
    title: str
    claim_id: str
    number: int
    text: str
    evidence: Evidence
    head: str


class LedgerLine(NamedTuple):
    """An entry of the ledger to the letter: its hash is over these texts.

    Attributes:
        claim_id: None where the entry is about the article.
        payload: JSON, as it was written.
        at: RFC 3339 in UTC with six digits after the second.
    """

    origin: str
    seq: int
    type: str
    reviewer: str
    article_id: str
    claim_id: str | None
    payload: str
    at: str
    prev_hash: str
    hash: str
