"""Finding a claim made on one edition again in another, by its words to the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.model import Antecedent, Attribution, Claim, Mention, Span


def places_again(text: str, spans: Sequence[Span], exact: Sequence[str]) -> tuple[Span, ...] | None:
    """Return where the slices stand in another text, in order, each nearest to where it would be; else None.

    Args:
        text: The other text.
        spans: Where they stood.
        exact: The slices.
    """
    found: list[Span] = []
    shift, last = 0, 0
    for (start, _), words in zip(spans, exact, strict=True):
        place = _nearest(text, words, start + shift, last)
        if place is None:
            return _first(text, exact)
        found.append(Span(place, place + len(words)))
        shift, last = place - start, place + len(words)
    return tuple(found)


def relocated(claim: Claim, before: str | None, text: str) -> Claim | None:
    """Return the claim with its offsets in another text, or None where its words do not stand there.

    Facts, sources and cues that cannot be found lose their place, never their words.

    Args:
        claim: With offsets into the text before.
        before: That text, None where it is not known.
        text: The other text.
    """
    spans = places_again(text, claim.spans, claim.exact)
    if spans is None:
        return None
    shift = spans[0].start - claim.spans[0].start

    def moved(span: Span | None) -> Span | None:
        if span is None or before is None:
            return None
        there = Span(span.start + shift, span.end + shift)
        same = there.start >= 0 and text[there.start : there.end] == before[span.start : span.end]
        return there if same else None

    def frame(one: Attribution) -> Attribution:
        content = tuple(filter(None, (moved(span) for span in one.content_spans)))
        return replace(
            one,
            content_spans=content or spans,
            source_span=moved(one.source_span),
            cue_span=moved(one.cue_span),
        )

    antecedent = None
    if claim.antecedent is not None and (place := moved(claim.antecedent.span)) is not None:
        antecedent = Antecedent(claim.antecedent.text, place)
    facts = (fact_again(fact, shift, text) for fact in claim.facts)
    return replace(
        claim,
        spans=spans,
        chain=tuple(frame(one) for one in claim.chain),
        facts=tuple(fact for fact in facts if fact is not None),
        antecedent=antecedent,
    )


def fact_again(fact: Mention, shift: int, text: str) -> Mention | None:
    """Return a fact with its offsets moved, or None where its words do not stand there."""
    start = fact.start + shift
    if start < 0 or text[start : start + len(fact.text)] != fact.text:
        return None
    return replace(fact, start=start, end=start + len(fact.text))


def _first(text: str, exact: Sequence[str]) -> tuple[Span, ...] | None:
    """Return the first places where the slices stand in order: there are some if there are any at all."""
    found: list[Span] = []
    last = 0
    for words in exact:
        place = text.find(words, last)
        if place < 0:
            return None
        last = place + len(words)
        found.append(Span(place, last))
    return tuple(found)


def _nearest(text: str, words: str, near: int, first: int) -> int | None:
    """Return where the words stand nearest to an offset, not before ``first``."""
    if near >= first and text.startswith(words, max(near, 0)):
        return near
    later = text.find(words, max(near, first, 0))
    earlier = text.rfind(words, first, max(near, first) + len(words)) if near > first else -1
    if later < 0 or (earlier >= 0 and near - earlier <= later - near):
        return earlier if earlier >= 0 else None
    return later
