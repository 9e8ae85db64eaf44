"""What a reviewer should be warned of before trusting how a claim was read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from workbench.extract.quotes import Quotation
from workbench.model import Attribution, Flag, Mention, MentionType, Span


def flags_of(
    spans: Sequence[Span],
    chain: Sequence[Attribution],
    facts: Collection[Mention],
    quotations: Collection[Quotation],
) -> tuple[Flag, ...]:
    """Return the flags of a claim, in the order of the model.

    ``no_outlet`` stands wherever no outlet is cited by name, so that a reviewer can filter for what has
    no source to be checked against. Contradictions are found later, between claims.

    Args:
        spans: Where its words stand.
        chain: Its frames.
        facts: Its mentions.
        quotations: Those of its block.
    """
    raised = {
        Flag.UNRESOLVED_DATE: any(
            fact.type is MentionType.DATE and fact.value is None and fact.interval is None for fact in facts
        ),
        Flag.VAGUE_SOURCE: any(frame.vague for frame in chain),
        Flag.INFERRED_SPEAKER: any(frame.inferred for frame in chain),
        Flag.UNCLOSED_QUOTE: any(
            not quotation.closed
            and not quotation.continued
            and any(span.start < quotation.span.end and span.end > quotation.span.start for span in spans)
            for quotation in quotations
        ),
        Flag.NO_OUTLET: not any(frame.outlets for frame in chain),
        Flag.AMBIGUOUS_OUTLET: any(frame.ambiguous_outlet for frame in chain),
    }
    return tuple(flag for flag in Flag if raised.get(flag, False))
