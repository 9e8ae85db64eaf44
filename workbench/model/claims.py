"""What is found in it: claims, their attributions and the facts inside."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model.documents import Span
from workbench.model.words import AttributionType, Basis, BlockRole, ClaimKind, Flag, FrameClass, MentionType

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
