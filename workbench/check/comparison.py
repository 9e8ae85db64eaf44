"""What a comparison of a claim with one source found."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.check.vocabulary import DifferenceKind
from workbench.model import SourceCheckStatus, Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand on one side only, or differ from those of the other.

    Attributes:
        claim: The claim's words, or "" where only the source has some.
        source: The source's words, or "" where only the claim has some.
        claim_span: Where the claim's words stand in the claim's text, or None.
        source_span: Where the source's words stand in the source's text, or None.
    """

    kind: DifferenceKind
    claim: str
    source: str
    claim_span: Span | None
    source_span: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reading of one claim against one source.

    Attributes:
        status: confirmed, altered or not_in_source.
        span: The passage in the source, or None where none was found.
        differing: What differs, in order of place; empty when confirmed.
    """

    status: SourceCheckStatus
    span: Span | None
    differing: tuple[Difference, ...] = ()
