"""Which claims are looked at, and in what order: what goes into the store's questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from workbench.model import (
    AttributionType,
    ClaimKind,
    Flag,
    FrameClass,
    MentionType,
    SourceCheckStatus,
    VerdictValue,
)

Dimension = Literal[
    "outlet", "speaker", "fact_type", "kind", "flag", "verdict", "attribution_type", "frame_class",
    "source_status",
]  # fmt: skip
"""What claims can be counted by (``Store.facets``)."""


class Sort(StrEnum):
    """The orders a claim list can have; ties stand in order of place."""

    PLACE = "place"
    OUTLET = "outlet"
    SPEAKER = "speaker"
    VERDICT = "verdict"
    KIND = "kind"
    CHECKWORTHINESS = "checkworthiness"
    CONFIDENCE = "confidence"
    RISK = "risk"
    """What needs a look first (see ``store.risk``)."""
    TIME = "time"
    """When the view's reviewer, or anybody, last decided on it; undecided claims stand last both ways."""


Subject = Literal[
    "outlet", "speaker", "fact_type", "kind", "flag", "verdict", "attribution_type", "frame_class",
    "source_status", "decided_by", "search",
]  # fmt: skip
"""What a condition can be about: a dimension, who decided, or words as in a search."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that holds of a claim: it has one of some values, or none of them.

    Attributes:
        subject: What the values are of. ``decided_by``: reviewers with a verdict on the claim. ``search``:
            stretches of text whose words stand one after the other.
        values: As the store has them; any one of them is enough. Verdicts are those of the view's reviewer.
        negated: True where the claim must have none of them.
    """

    subject: Subject
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Which claims are looked at and in what order; None filters nothing.

    Attributes:
        verdict: ``unreviewed`` means: no current verdict.
        outlet: Any outlet cited in the claim's chain, ASCII case ignored; "" means none is named.
        speaker: Any speaker of the chain likewise; "" means none.
        search: Words as typed; each matches from the start of a word, all of them in the claim's
            own text, outlet, speaker and quotations or all in its notes. Never read as syntax.
        reviewer: Whose verdicts ``verdict`` and ``Sort.VERDICT`` mean; None: anybody's.
        retired: True for claims that vanished from the article but hold decisions, False for the
            others, None for both (retired ones stand last in their article).
        frame_class: What the outermost source does with the claim: says, believes, plans or feels it;
            "" means nobody is cited.
        reports_only: True leaves out what is only believed, planned or felt, and keeps claims for which
            nobody is cited; False shows only what True leaves out.
        source_status: What the source check says; claims that were never checked have no status.
        has_evidence: True for claims with accepted evidence, by anybody; False for the others.
        reopened: True for claims with a decision that a changed source took back and that was not taken
            again: of the view's reviewer, or of anybody; False for the others.
        conditions: What else must hold, all of it: several values, or one that must not be.
        descending: Turns the whole order round, ties included.
    """

    article_id: str | None = None
    verdict: VerdictValue | None = None
    outlet: str | None = None
    speaker: str | None = None
    fact_type: MentionType | None = None
    kind: ClaimKind | None = None
    flag: Flag | None = None
    attribution_type: AttributionType | None = None
    frame_class: FrameClass | Literal[""] | None = None
    reports_only: bool | None = None
    has_note: bool | None = None
    search: str | None = None
    reviewer: str | None = None
    retired: bool | None = None
    source_status: SourceCheckStatus | None = None
    has_evidence: bool | None = None
    reopened: bool | None = None
    conditions: tuple[Condition, ...] = ()
    sort: Sort = Sort.PLACE
    descending: bool = False
