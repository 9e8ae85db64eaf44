"""What goes into the store's questions and comes out of its answers: plain typed values, no SQL.

A *row id* is the integer key of a claim inside one store. Row ids grow with the article and, inside
it, with the place of the claim. A row id is never given to another claim: one that was read before
an article was extracted anew names either the same claim or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbench.model import (
    AttributionType,
    AttributionVerdict,
    Basis,
    Claim,
    ClaimKind,
    DisputeReason,
    Entry,
    EntryType,
    Flag,
    MentionType,
    Note,
    SourceCheckStatus,
    Span,
    Verdict,
    VerdictValue,
)
from workbench.store.source_rows import AcceptedEvidence, StoredCheck
from workbench.store.views import Condition, Dimension, Sort, View

__all__ = [
    "Added",
    "ArticleRow",
    "ClaimMark",
    "ClaimRow",
    "Condition",
    "Dimension",
    "ExportRow",
    "Outcome",
    "Progress",
    "Sort",
    "Undone",
    "Verification",
    "View",
]


class Outcome(StrEnum):
    """What putting an article did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REREAD = "reread"
    """The same text was extracted anew: another date, another engine, other blocks."""
    REVISED = "revised"
    """A new edition of the article's text."""
    UPDATED = "updated"
    """Only what is said of the article changed, such as its title; its claims are as they were."""


@dataclass(frozen=True, slots=True)
class Added:
    """What ``Store.put_article`` did.

    Attributes:
        claims: Claims the article has now, retired ones not counted.
        kept: Claims that were there before under the same id (their decisions stay).
        vanished: Claims that are gone from the text but had decisions: set aside, never deleted.
    """

    article_id: str
    outcome: Outcome
    claims: int
    kept: int
    vanished: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its counts.

    Attributes:
        claims: Claims it has, retired ones not counted.
        checked: Those with a verdict, of the reviewer asked for or of anybody.
        disputed: Those with the verdict "disputed", likewise.
        retired: Claims set aside.
        sha256: Digest of the current edition's text.
        added_at: When it was first put here, UTC.
        archived: True where a reviewer put it away.
    """

    article_id: str
    title: str
    origin: str
    url: str | None
    publisher: str | None
    published: date | None
    sha256: str
    claims: int
    checked: int
    disputed: int
    retired: int
    added_at: datetime
    archived: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A decision that another edition of the article took back.

    Attributes:
        type: Verdict or attribution verdict.
        was: What was decided, in its word.
        at: When it was taken back.
    """

    reviewer: str
    type: EntryType
    was: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FormerWords:
    """The words of a claim in the former edition, and what was decided on them and not again."""

    text: str
    decisions: tuple[TakenBack, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it, with the verdicts on it.

    Attributes:
        number: Its place in its article, from 1; retired claims are counted on after the last.
        outlet_text: The source's words as the article has them.
        fact_types: Each type of fact in it once, in order of place.
        confidence: Of the outermost attribution, 0 to 1.
        note_count: Notes on it, by anybody.
        verdict: Of the reviewer asked for; ``reason`` and ``attribution_verdict`` likewise.
        others: (reviewer, verdict) of everybody else with a verdict, by name.
        retired: True where the claim is gone from the text but holds decisions.
        source_status: The machine's reading, the riskiest of those for the cited outlets; None where the
            claim was never checked. Never a verdict.
        evidence_count: Passages accepted for it, by anybody.
        reopened: Why a decision of the reviewer asked for was taken back, one line; None where none was,
            or it was taken again.
        edited: True where a reviewer changed the machine's reading.
        by_hand: True where a reviewer made the claim: added it, or out of others.
        aside: Why a reviewer's edit put it aside, "dropped", "split", "merged" or "undone" (its making was);
            "" where none did. Such a claim is ``retired`` too.
        former: Where another edition of the text took a decision back, anybody's: the words it was about.
    """

    row_id: int
    article_id: str
    claim_id: str
    number: int
    text: str
    kind: ClaimKind
    outlet: str | None
    outlet_text: str | None
    speaker: str | None
    attribution_type: AttributionType
    basis: Basis
    flags: tuple[Flag, ...]
    fact_types: tuple[MentionType, ...]
    checkworthiness: float
    confidence: float
    note_count: int
    verdict: VerdictValue = VerdictValue.UNREVIEWED
    reason: DisputeReason | None = None
    attribution_verdict: AttributionVerdict = AttributionVerdict.EMPTY
    others: tuple[tuple[str, VerdictValue], ...] = ()
    retired: bool = False
    source_status: SourceCheckStatus | None = None
    evidence_count: int = 0
    reopened: str | None = None
    edited: bool = False
    by_hand: bool = False
    aside: str = ""
    former: FormerWords | None = None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """Where a claim's words stand in the article, and the reviewer's verdict on it."""

    row_id: int
    spans: tuple[Span, ...]
    verdict: VerdictValue


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reviewer has come in a view; retired claims are counted apart.

    Attributes:
        total: Claims of the view.
        retired: Claims of the view that were set aside, not in ``total``.
    """

    total: int
    verified: int
    disputed: int
    unverifiable: int
    retired: int = 0

    @property
    def checked(self) -> int:
        """Claims with any verdict of the reviewer's."""
        return self.verified + self.disputed + self.unverifiable


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo did.

    Attributes:
        entry: The new line of the ledger, of type undo or redo.
        target: The decision that was taken back, or put in force again.
        description: The change in words, as "disputed (wrong_number) → unreviewed".
        row_ids: Every claim that it changed and that has a row now, in order.
    """

    entry: Entry
    target: Entry
    article_id: str
    claim_id: str | None
    description: str
    row_ids: tuple[int, ...] = ()

    @property
    def reread(self) -> bool:
        """True where the article's date or lines changed: its text has to be extracted anew."""
        if self.target.type is EntryType.CLAIM_EDIT:
            return self.target.payload.get("edit") in {"line_in", "line_out"}
        return self.target.type is EntryType.ARTICLE and "published" in self.target.payload


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A claim and what one reviewer decided on it: one line of the verdict table.

    Attributes:
        published: The article's day, None where unknown.
        sha256: Digest of the edition that the claim's offsets are into.
        number: Place of the claim in its article, from 1.
        paragraph: Number of its block among those read for claims, from 1; None where it stands in none.
        verdict: The reviewer's; where nobody decided or noted anything the reviewer is "".
        notes: That reviewer's notes, oldest first.
        retired: True where the claim is gone from the current text.
        checks: The machine's readings against the cited outlets, in their order.
        source_status: The riskiest of them, None where the claim was never checked.
        evidence: What anybody accepted for the claim, oldest first.
    """

    article_id: str
    title: str
    origin: str
    url: str | None
    publisher: str | None
    published: date | None
    sha256: str
    claim: Claim
    number: int
    paragraph: int | None
    verdict: Verdict
    notes: tuple[Note, ...] = ()
    retired: bool = False
    checks: tuple[StoredCheck, ...] = ()
    source_status: SourceCheckStatus | None = None
    evidence: tuple[AcceptedEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What replaying the ledger showed.

    Attributes:
        entries: Lines of the ledger that were read.
        head: Its head as it is now (see ``Store.head``).
        problems: One line each: where, what is wrong; empty where all is well.
    """

    ok: bool
    entries: int
    head: str
    problems: tuple[str, ...] = ()
