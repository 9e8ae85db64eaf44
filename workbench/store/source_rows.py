"""What goes into the store's questions about sources and comes out of its answers: plain typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from workbench.check.comparison import Difference
from workbench.model import SourceCheckStatus, Span
from workbench.sources import Evidence


class SourceOutcome(StrEnum):
    """What putting a source did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    """The same text: only what is said of it (title, date) may have been filled in."""
    NEW_VERSION = "new_version"
    RESTORED = "restored"
    """It had been removed, and its text is as it was."""


@dataclass(frozen=True, slots=True)
class SourceAdded:
    """What ``Store.put_source`` did.

    Attributes:
        version: Number of the version that is current now.
        same_text: Outlets of other sources with the very same text, each once.
        reopened: Decisions taken back because what they were checked against has changed.
    """

    source_id: str
    version: int
    outcome: SourceOutcome
    same_text: tuple[str, ...] = ()
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as a list shows it: its current version, without the text.

    Attributes:
        version: Number of the current version.
        versions: How many are kept.
        characters: Length of the current text in code points.
        stub: Too short to be the whole text.
        removed: Taken out of the check; text and evidence are kept.
        claims: Claims whose check passage is in it.
        evidence: Passages of it, of any version, that are accepted as evidence.
    """

    source_id: str
    outlet: str
    title: str
    url: str | None
    origin: str
    published: date | None
    accessed_at: datetime
    sha256: str
    version: int
    versions: int
    characters: int
    language: str
    stub: bool
    removed: bool
    claims: int
    evidence: int


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """The machine's reading of one claim against one cited outlet, as it is kept.

    Attributes:
        outlet: The cited outlet; None where the article cites none.
        source_id: Source of the passage, None where none was found.
        version: Its version; None on the way in means the current one.
        span: Where the passage stands in that version's text.
        text: The passage.
        found_in: The outlet whose source bears the claim out where the cited one's does not.
        origins: Independent origins among the sources that bear it out.
        checked_at: UTC; None on the way in means now.
    """

    outlet: str | None
    status: SourceCheckStatus
    source_id: str | None = None
    version: int | None = None
    span: Span | None = None
    text: str = ""
    differing: tuple[Difference, ...] = ()
    found_in: str | None = None
    origins: int = 0
    checked_at: datetime | None = None


class ClaimToCheck(NamedTuple):
    """What the source check needs to know of a claim.

    Attributes:
        outlets: Every outlet that the article cites for it, outermost first; empty for none.
    """

    row_id: int
    article_id: str
    claim_id: str
    text: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AcceptedEvidence:
    """A piece of evidence in force.

    Attributes:
        key: (origin, seq) of its entry in the ledger, as ``withdraws`` takes it.
    """

    key: tuple[str, int]
    evidence: Evidence
