"""Claims laid over a stretch of a text: the same values with offsets that count from its beginning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model import Attribution, Claim, Mention, Span

if TYPE_CHECKING:
    from workbench.store.rows import ClaimMark


def moved_claim(claim: Claim, by: int) -> Claim:
    """Return a claim that stands so many code points further on; what lies outside the stretch stays so."""
    return replace(
        claim,
        spans=_moved(claim.spans, by),
        chain=tuple(_moved_frame(frame, by) for frame in claim.chain),
        facts=tuple(_moved_fact(fact, by) for fact in claim.facts),
    )


def moved_marks(marks: Iterable[ClaimMark], by: int) -> list[ClaimMark]:
    """Return the marks of claims that stand so many code points further on."""
    return [replace(mark, spans=_moved(mark.spans, by)) for mark in marks]


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _moved_frame(frame: Attribution, by: int) -> Attribution:
    source, cue = frame.source_span, frame.cue_span
    return replace(
        frame,
        content_spans=_moved(frame.content_spans, by),
        source_span=_moved((source,), by)[0] if source is not None else None,
        cue_span=_moved((cue,), by)[0] if cue is not None else None,
    )


def _moved_fact(fact: Mention, by: int) -> Mention:
    return replace(fact, start=fact.start + by, end=fact.end + by)
