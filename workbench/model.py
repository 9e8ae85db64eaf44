"""The nouns of the workbench as plain values: no input, no output, no clock.

Offsets everywhere are Python code points into an edition's text exactly as it was given;
a span is half-open, as a Python slice is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int


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


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text with a role, and why it has it."""

    start: int
    end: int
    role: BlockRole
    reason: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Article:
    """The document under review, without its text.

    Attributes:
        article_id: First 16 hex digits of the sha256 of the first edition's text (UTF-8).
        origin: The path or URL it was added from, as the user gave it; "-" for standard input.
    """

    article_id: str
    title: str
    origin: str
    url: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article's text, exactly as given.

    Attributes:
        sha256: Hex digest of the text in UTF-8.
        encoding: The encoding its bytes were decoded from, for the record.
        blocks: Every block in order of place, dropped ones included.
    """

    article_id: str
    sha256: str
    text: str
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()


Scalar = int | float | str


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed fact, cut from the text.

    Attributes:
        value: A number, a TIMEX3 string, a canonical name, or None where unknown;
            a range of numbers is a list of its ends.
        unit: Unit of the value ("persons", an ISO 4217 code, "percent", "km"), or None.
        subtype: Finer type ("killed", "time", "set"), or None.
        modifier: The hedge as written ("about", "at least"), or None.
        interval: First and last day (ISO 8601) that a date can denote, or None.
        by: What recognised it: "rule", "lexicon" or "ner".
    """

    type: MentionType
    text: str
    start: int
    end: int
    value: Scalar | tuple[Scalar, ...] | None = None
    unit: str | None = None
    subtype: str | None = None
    modifier: str | None = None
    interval: tuple[str, str] | None = None
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One frame: somebody (source) says (cue) something (content).

    Attributes:
        outlet_text: The outlet's words as written; kept for unnamed outlets too.
        inferred: True where the speaker was resolved from a pronoun or a definite description.
        vague: True where the source is unnamed ("officials", "several news organizations").
        confidence: Calibrated share of attributions like this one that are right, 0 to 1.
    """

    content_spans: tuple[Span, ...]
    source_span: Span | None = None
    cue_span: Span | None = None
    cue: str | None = None
    outlets: tuple[str, ...] = ()
    outlet_text: str | None = None
    speakers: tuple[str, ...] = ()
    type: AttributionType = AttributionType.INDIRECT
    basis: Basis = Basis.EXPLICIT
    frame_class: FrameClass = FrameClass.REPORT
    confidence: float = 0.5
    inferred: bool = False
    vague: bool = False
    ambiguous_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A subject that stands outside the claim's sentence, cut from the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Engine:
    """What produced a claim, so that the result can be reproduced."""

    version: str
    model: str
    model_version: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable proposition, made only of the article's words.

    Attributes:
        claim_id: 16 hex digits that survive moved text and newer engines (see ``identity``).
        spans: Where its words stand, in order, gaps allowed.
        exact: The slice of each span, to the letter.
        chain: Its attributions, outermost first; empty where nothing is cited.
        checkworthiness: 0 to 1, with the reason in words.
    """

    claim_id: str
    text: str
    spans: tuple[Span, ...]
    exact: tuple[str, ...]
    kind: ClaimKind
    checkworthiness: float
    checkworthiness_reason: str
    flags: tuple[Flag, ...]
    block: BlockRole
    chain: tuple[Attribution, ...]
    facts: tuple[Mention, ...]
    engine: Engine
    antecedent: Antecedent | None = None

    @property
    def start(self) -> int:
        """First offset of the claim's words."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the claim's last word."""
        return max(span.end for span in self.spans)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Every outlet the article cites for the claim, outermost first, each once."""
        return tuple(dict.fromkeys(name for frame in self.chain for name in frame.outlets))

    @property
    def outlet(self) -> str | None:
        """The cited outlet: the first named one of the chain."""
        return next(iter(self.outlets), None)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker of the chain, outermost first, each once."""
        return tuple(dict.fromkeys(name for frame in self.chain for name in frame.speakers))

    @property
    def speaker(self) -> str | None:
        """The innermost named speaker; several who speak together are joined: "A, B and C"."""
        names = next((frame.speakers for frame in reversed(self.chain) if frame.speakers), ())
        return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part) or None


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
