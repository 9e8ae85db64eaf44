"""What a passage must bear out that nobody gave for a claim: it was sought among many sources."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.agents import other_agent, other_clause
from workbench.check.claim import Statement
from workbench.check.counting import counting, outweighed
from workbench.check.evidence import Support, is_checked, kept_near, stands_in
from workbench.check.figure import FigureKind
from workbench.check.names import far_name
from workbench.check.reading import SourceReading, stem
from workbench.check.roles import other_actor, other_owner, other_person
from workbench.check.synonyms import bridged, said_stems, unsaid
from workbench.check.words import Word
from workbench.model import Span

AROUND = 2
"""Sentences on either side of the aligned one that count as its neighbourhood."""
FEWEST_MORE = 2
"""Stems of a claim that a sentence beside its passage adds, from which it is read as a part of it."""


def neighbourhood(source: SourceReading, place: int, reach: int = AROUND) -> Span:
    """Return a sentence with so many on either side of it."""
    first = source.sentences[max(0, place - reach)]
    last = source.sentences[min(len(source.sentences) - 1, place + reach)]
    return Span(first.start, last.end)


def told_there(
    support: Support, claim: Statement, source: SourceReading, passage: Span, near: Span
) -> Support:
    """Return what bears a figure out in a passage that was sought: there or beside, of the same thing."""
    found = counting(kept_near(support, source, passage, near), source, near)
    beside = bool(found.places) and outweighed(found, claim.figures, source, passage)
    return Support(found.figure, None) if beside else found


def other_role(
    claim: Statement, source: SourceReading, borne: Sequence[Support], passage: Span, near: Span
) -> tuple[Word, Word | None] | None:
    """Return who of the claim does, in a passage that was sought, what somebody else does there."""
    beside = neighbourhood(source, source.sentence_at(passage.start), 1)
    places = [place.span for each in borne for place in each.places]
    return (
        other_actor(claim.names, source, passage)
        or other_person(claim.names, source, passage)
        or far_name(claim.names, source, near)
        or other_owner(claim.words, claim.text, source, near)
        or other_agent(claim.text, claim.words, source, beside)
        or other_clause(claim.text, claim.words, places, source, passage)
    )


def telling(
    claim: Statement, source: SourceReading, borne: Sequence[Support], passage: Span
) -> list[list[Word]]:
    """Return the words of the passage, and of each sentence beside it that tells more of the claim."""
    place = source.sentence_at(passage.start)
    here = source.words_of(passage)
    held = said_stems(here)
    held |= bridged(claim.stems, held)
    found = [here]
    for index in (place - 1, place + 1):
        if not 0 <= index < len(source.sentences):
            continue
        span = source.sentences[index]
        stems = said_stems(source.words_of(span))
        more = (claim.stems & (stems | bridged(claim.stems, stems))) - held
        figure = any(each.places and not stands_in(each, passage) and stands_in(each, span) for each in borne)
        if figure or len(more) >= FEWEST_MORE:
            found.append(source.words_of(span))
    return found


def untold(claim: Statement, source: SourceReading, beside: Span, around: set[str]) -> list[Word]:
    """Return the claim's words, ranks among them, that a passage that was sought does not say."""
    ranks = {
        other.value
        for other in source.figures
        if other.kind is FigureKind.ORDINAL and beside.start <= other.span.start < beside.end
    }
    spelt = {
        figure.span.start
        for figure in claim.figures
        if figure.kind is FigureKind.ORDINAL
        and figure.value not in ranks
        and not is_checked(figure, claim.text)
    }
    found = [word for word in claim.words if word.span.start in spelt and stem(word.key) not in around]
    return sorted([*found, *unsaid(claim.rest, around)], key=lambda word: word.span)
