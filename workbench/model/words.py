"""The words for roles, kinds, flags, verdicts and statuses, the same in code, store, CSV and screens."""

from __future__ import annotations

from enum import StrEnum


class BlockRole(StrEnum):
    """What a block of the article's text is for."""

    HEADLINE = "headline"
    DEK = "dek"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    PROMO = "promo"
    BIO = "bio"
    RELATED = "related"
    OTHER = "other"


CLAIM_ROLES = frozenset({BlockRole.HEADLINE, BlockRole.DEK, BlockRole.BODY, BlockRole.CAPTION})
"""Roles whose text is read for claims."""


class AttributionType(StrEnum):
    """How much of the content stands in quotation marks: all, some or none of its content words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NONE = "none"


class Basis(StrEnum):
    """Where an attribution comes from: its own sentence, the sentence before, or nowhere."""

    EXPLICIT = "explicit"
    CARRIED = "carried"
    NONE = "none"


class FrameClass(StrEnum):
    """What the source does with the content: says it, believes it, plans it, feels it."""

    REPORT = "report"
    BELIEF = "belief"
    INTENT = "intent"
    ATTITUDE = "attitude"


class ClaimKind(StrEnum):
    """What sort of statement a claim makes."""

    QUANTITY = "quantity"
    EVENT = "event"
    QUOTATION = "quotation"
    DATE = "date"
    PREDICTION = "prediction"
    OPINION = "opinion"
    OTHER = "other"


class MentionType(StrEnum):
    """The types of fact that are recognised inside a claim."""

    TROOP_COUNT = "troop_count"
    CASUALTY_COUNT = "casualty_count"
    CAPTIVE_COUNT = "captive_count"
    UNIT_COUNT = "unit_count"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    WEAPON = "weapon"
    DATE = "date"
    DURATION = "duration"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    QUOTE = "quote"


class Flag(StrEnum):
    """What a reviewer should be warned of before trusting a claim's reading."""

    UNRESOLVED_DATE = "unresolved_date"
    VAGUE_SOURCE = "vague_source"
    INFERRED_SPEAKER = "inferred_speaker"
    CONTRADICTION = "contradiction"
    UNCLOSED_QUOTE = "unclosed_quote"
    NO_OUTLET = "no_outlet"
    AMBIGUOUS_OUTLET = "ambiguous_outlet"


class VerdictValue(StrEnum):
    """A person's decision on the fact. Disputed does not mean false."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"
    UNREVIEWED = "unreviewed"


class DisputeReason(StrEnum):
    """Why a claim is disputed."""

    WRONG_NUMBER = "wrong_number"
    WRONG_DATE = "wrong_date"
    WRONG_NAME = "wrong_name"
    MISQUOTE = "misquote"
    MISATTRIBUTED = "misattributed"
    MISSING_CONTEXT = "missing_context"
    OUTDATED = "outdated"
    UNSUPPORTED = "unsupported"


class AttributionVerdict(StrEnum):
    """A person's decision on "did the outlet say it"; empty when none was taken."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    EMPTY = ""


class EntryType(StrEnum):
    """The kinds of line the ledger can hold."""

    VERDICT = "verdict"
    ATTRIBUTION_VERDICT = "attribution_verdict"
    EVIDENCE = "evidence"
    NOTE = "note"
    CLAIM_EDIT = "claim_edit"
    ARTICLE = "article"
    UNDO = "undo"
    REDO = "redo"


class SourceCheckStatus(StrEnum):
    """The machine's reading of a claim against saved sources: a suggestion, never a verdict."""

    CONFIRMED = "confirmed"
    ALTERED = "altered"
    MISATTRIBUTED = "misattributed"
    NOT_IN_SOURCE = "not_in_source"
    SOURCE_MISSING = "source_missing"
    NOT_APPLICABLE = "not_applicable"
