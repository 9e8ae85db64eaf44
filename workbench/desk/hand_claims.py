"""Claims made by hand, as values: out of a selection, out of one claim, out of several."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.desk.hand_reading import facts_in, line_of
from workbench.errors import InputError
from workbench.model import (
    CLAIM_ROLES,
    Attribution,
    AttributionType,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    Flag,
    MentionType,
    Span,
)
from workbench.store.edit_payloads import HAND
from workbench.text import join_spans

ENGINE = Engine("", "by hand", "", "")
"""What stands for the engine of a claim that a person made."""

LONGEST = 3_000
"""Characters of a claim that a person makes, at most: one statement, be it a long quotation.

A selection of a whole article is a slip of the hand: checked as one claim it tells nothing.
"""

WORTH = 0.5
"""Worth of a check of a claim that a person made: in the middle, as the machine did not weigh it."""

WORTH_REASON = "made by a reviewer"


def new_id() -> str:
    """Return an id for a claim made by hand: random, so that two stores never give out the same one."""
    return HAND + secrets.token_hex(8)[:15]


def selected(
    edition: Edition,
    spans: Sequence[Span],
    kind: ClaimKind | None = None,
    outlet: str | None = None,
    speaker: str | None = None,
) -> Claim:
    """Return the claim that a selection makes.

    Raises:
        InputError: The spans hold no words, too many, overlap or reach out of the text.
    """
    places = words_of(edition, spans)
    _require_one_statement(places)
    chain: tuple[Attribution, ...] = ()
    if outlet or speaker:
        chain = (
            Attribution(
                places,
                outlets=(outlet,) if outlet else (),
                speakers=(speaker,) if speaker else (),
                type=AttributionType.INDIRECT,
                confidence=1.0,
            ),
        )
    return Claim(
        claim_id=new_id(),
        text=line_of(edition.text, places),
        spans=places,
        exact=join_spans(edition.text, places),
        kind=kind or ClaimKind.OTHER,
        checkworthiness=WORTH,
        checkworthiness_reason=WORTH_REASON,
        flags=() if outlet else (Flag.NO_OUTLET,),
        block=_role(edition, places[0].start),
        chain=chain,
        facts=facts_in(edition.text, places),
        engine=ENGINE,
    )


def part(edition: Edition, spans: Sequence[Span], whole: Claim) -> Claim:
    """Return the part of a claim that stands in these spans; it cites whom the whole does.

    Raises:
        InputError: As ``selected``.
    """
    return recut(edition, spans, replace(whole, claim_id=new_id(), engine=ENGINE), (whole,))


def recut(edition: Edition, spans: Sequence[Span], claim: Claim, known: Sequence[Claim]) -> Claim:
    """Return a claim with other words; what is attributed stays, facts are those inside the words.

    Args:
        edition: The article's text.
        spans: Where the words stand.
        claim: The claim before.
        known: Claims whose facts are taken over where they lie inside.

    Raises:
        InputError: As ``selected``.
    """
    places = words_of(edition, spans)
    _require_one_statement(places, claim.spans)
    facts = facts_in(edition.text, places, known)
    dated = any(
        fact.type is MentionType.DATE and fact.value is None and fact.interval is None for fact in facts
    )
    return replace(
        claim,
        text=line_of(edition.text, places),
        spans=places,
        exact=join_spans(edition.text, places),
        facts=facts,
        flags=tuple(flag for flag in claim.flags if dated or flag is not Flag.UNRESOLVED_DATE),
        block=_role(edition, places[0].start),
    )


def merged(edition: Edition, claims: Sequence[Claim]) -> Claim:
    """Return the claim that several in order of place make together; it cites whom the first cites."""
    spans: list[Span] = []
    for span in sorted(span for claim in claims for span in claim.spans):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    first = claims[0]
    flags = {flag for claim in claims for flag in claim.flags} - {Flag.NO_OUTLET}
    if not first.outlets:
        flags.add(Flag.NO_OUTLET)
    whole = replace(
        first,
        claim_id=new_id(),
        kind=first.kind if len({claim.kind for claim in claims}) == 1 else ClaimKind.OTHER,
        checkworthiness=max(claim.checkworthiness for claim in claims),
        flags=tuple(flag for flag in Flag if flag in flags),
        engine=ENGINE,
    )
    return recut(edition, spans, whole, claims)


def words_of(edition: Edition, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order with the blanks at their ends left out.

    Raises:
        InputError: They hold no words, overlap or reach out of the text.
    """
    found = []
    for start, end in sorted(spans):
        if not 0 <= start <= end <= len(edition.text):
            raise InputError(f"{start} to {end} is no stretch of the article: select it again")
        words = edition.text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            found.append(Span(first, first + len(words.strip())))
    if not any(char.isalnum() for start, end in found for char in edition.text[start:end]):
        raise InputError("There are no words in that: select some")
    if any(one.end > other.start for one, other in pairwise(found)):
        raise InputError("Two stretches of a claim overlap: select each word once")
    return tuple(found)


def _require_one_statement(places: Sequence[Span], before: Sequence[Span] = ()) -> None:
    """Raise InputError for a claim that is too long; one that was longer before may become shorter."""
    length, former = (sum(end - start for start, end in spans) for spans in (places, before))
    if length > max(LONGEST, former):
        raise InputError(
            f"A claim is one statement, of {LONGEST:,} characters at most: these are {length:,}, select less"
        )


def _role(edition: Edition, start: int) -> BlockRole:
    role = next((block.role for block in edition.blocks if block.start <= start < block.end), BlockRole.BODY)
    return role if role in CLAIM_ROLES else BlockRole.BODY
