"""Does a source bear out what a claim says in its own words?

The passage is found by the claim's rare words; then every number, date, name and designation must
be borne out there or near by, and nothing may deny, doubt or outdo it. Likeness never judges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.check import polarity
from workbench.check.bearing import SMALL
from workbench.check.clauses import in_its_clause
from workbench.check.comparison import Comparison, Difference
from workbench.check.designations import codes
from workbench.check.evidence import (
    REACH,
    Need,
    Support,
    kept_near,
    settled,
    stands_in,
    supports,
)
from workbench.check.figure import Figure, FigureKind
from workbench.check.figure_difference import unsupported
from workbench.check.figures import figures
from workbench.check.names import Name, missing_name, names
from workbench.check.reading import SourceReading, content_stems, stem
from workbench.check.roles import other_actor, other_speaker, other_subject, reversed_names
from workbench.check.substitution import substitutions
from workbench.check.vocabulary import STOP_WORDS, DifferenceKind, is_superlative
from workbench.check.words import Word, source_words
from workbench.model import SourceCheckStatus, Span

FOUND_SHARE = 0.25
"""Share of a claim's content that its passage holds at least; with less it speaks of something else."""
BARE_SHARE = 0.6
"""The same for a claim without figures or names: its words are all that can be checked."""
SOUGHT_SHARE = 0.75
"""The same for a passage that was sought among many: a source tells of other events on the same day."""
TOLD_SHARE = 0.35
"""The same where the passage itself has a number of the claim's that is no small one."""
AROUND = 2
"""Sentences on either side of the aligned one that count as its neighbourhood."""

MOST_PLACES = 50
"""Places of one superlative that are looked at."""

NAME_WORTH = 0.4
"""How much a name weighs in finding the passage: who it is about stands all over a source."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim read once, for as many sources as it is held against."""

    text: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    codes: tuple[tuple[Span, str], ...]
    names: tuple[Name, ...]
    stems: frozenset[str]


@lru_cache(maxsize=64)
def read_statement(text: str) -> Statement:
    """Cut a claim into what must be borne out."""
    words = source_words(text)
    own = figures(text)
    designations = codes(text)
    taken = [figure.span for figure in own] + [span for span, _ in designations]
    rest = [word for word in words if not any(span.start <= word.span.start < span.end for span in taken)]
    return Statement(
        text,
        tuple(words),
        tuple(own),
        tuple(designations),
        tuple(names(text, rest)),
        frozenset(content_stems(rest, STOP_WORDS)),
    )


def compare_statement(
    claim: Statement, source: SourceReading, anchor: Span | None = None, *, sought: bool = False
) -> Comparison:
    """Compare a claim in its own words with a source.

    Args:
        claim: The claim, read.
        source: The source, read.
        anchor: Where in the source the claim's own quotation stands; the rest is sought around it.
        sought: True where nobody gave this source for this claim: the passage must then be about the
            same thing by its words too, and bear the figures out itself or in its neighbourhood.

    Returns:
        confirmed with the passage; altered with the passage and what differs; or not_in_source.
    """
    need = Need.of(claim.stems, source)
    if anchor is None and not claim.figures and need.share(source.counts.keys()) < FOUND_SHARE:
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    borne = list(supports(claim.text, claim.figures, source, need))
    place = _best_sentence(claim, source, need, borne) if anchor is None else source.sentence_at(anchor.start)
    if place is None or not source.sentences:
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    passage = source.sentences[place]
    near = _neighbourhood(source, place)
    beside = _neighbourhood(source, place, 1) if sought else near
    around = {source.stems[index] for index in source.word_range(beside)}
    named = {stem(key) for name in claim.names for key in name.keys}
    plain = {key: weight for key, weight in need.weights.items() if key not in named}
    borne = [
        in_its_clause(settled(each, source, passage), claim.figures, source, passage, plain) for each in borne
    ]
    if sought:
        borne = [kept_near(each, source, passage, near) for each in borne]
    share = need.share(around)
    found = share >= FOUND_SHARE or (not sought and share and any(each.borne_by for each in borne))
    if anchor is None and not found:
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    extremes = frozenset() if sought else _extremes_elsewhere(claim, source, need)
    differing = [
        *_differences(
            claim, source, borne, passage=passage, near=near, anchor=anchor, extremes=extremes, sought=sought
        )
    ]
    least = _sought_share(borne, passage) if sought else _least_share(claim, borne)
    if not differing and anchor is None and share < least:
        differing = [*_missing_words(claim, around)]
    differing.sort(key=lambda each: each.claim_span or Span(len(claim.text), 0))
    status = SourceCheckStatus.ALTERED if differing else SourceCheckStatus.CONFIRMED
    return Comparison(status, passage, tuple(differing))


def _least_share(claim: Statement, borne: Sequence[Support]) -> float:
    if any(each.borne_by for each in borne):
        return 0.0
    return FOUND_SHARE if claim.names or claim.codes else BARE_SHARE


def _extremes_elsewhere(claim: Statement, source: SourceReading, need: Need) -> frozenset[str]:
    """Return the claim's superlatives that the source has among much of the claim's content."""
    return frozenset(
        word.key
        for word in claim.words
        if is_superlative(word.key)
        and any(
            source.words[at].key == word.key
            and need.share(source.around(source.starts[at], REACH)) >= FOUND_SHARE
            for at in source.places.get(stem(word.key), ())[:MOST_PLACES]
        )
    )


def _sought_share(borne: Sequence[Support], passage: Span) -> float:
    """Return the share of a claim's content that a passage must hold which was sought for it."""
    telling = (
        each.figure.kind is FigureKind.NUMBER and each.figure.value is not None and each.figure.value > SMALL
        for each in borne
        if stands_in(each, passage)
    )
    return TOLD_SHARE if any(telling) else SOUGHT_SHARE


def _best_sentence(
    claim: Statement, source: SourceReading, need: Need, borne: Sequence[Support]
) -> int | None:
    """Return the index of the sentence that holds most of the claim, figures included."""
    if not source.sentences:
        return None
    score: dict[int, float] = {}
    named = {stem(key) for name in claim.names for key in name.keys}
    for key, weight in need.weights.items():
        worth = weight * (NAME_WORTH if key in named else 1.0)
        seen = {source.sentence_at(source.starts[at]) for at in source.places.get(key, ())[:400]}
        for index in seen:
            score[index] = score.get(index, 0.0) + worth
    total = sum(need.weights.values()) or 1.0
    for each in borne:
        if each.borne_by is not None and each.borne_by is not each.figure:
            index = source.sentence_at(each.borne_by.span.start)
            score[index] = score.get(index, 0.0) + total / 4
    if not score:
        return None
    return max(score, key=lambda index: (score[index], -index))


def _neighbourhood(source: SourceReading, place: int, reach: int = AROUND) -> Span:
    first = source.sentences[max(0, place - reach)]
    last = source.sentences[min(len(source.sentences) - 1, place + reach)]
    return Span(first.start, last.end)


def _differences(
    claim: Statement,
    source: SourceReading,
    borne: Sequence[Support],
    *,
    passage: Span,
    near: Span,
    anchor: Span | None,
    extremes: frozenset[str],
    sought: bool,
) -> Iterator[Difference]:
    for each in borne:
        if each.borne_by is None or each.loosened is not None:
            yield unsupported(claim.text, each, source, near)
    for span, key in claim.codes:
        if key not in source.codes:
            yield _other_code(claim.text, span, key, source, near)
    for name in claim.names:
        missing = missing_name(name, source, passage)
        if missing is not None:
            yield _other_name(claim.text, *missing, source)
    other = other_subject(claim.names, source, passage, anchor) or reversed_names(
        claim.words, claim.names, source, passage
    )
    other = other or other_speaker(claim.words, claim.names, source, passage)
    if other is None and sought and anchor is None:
        other = other_actor(claim.names, source, passage)
    if other is not None:
        yield _other_name(claim.text, *other, source)
    theirs = [source.words[index] for index in source.word_range(passage)]
    around = [source.words[index] for index in source.word_range(near)]
    yield from substitutions(claim.text, claim.words, source.text, theirs)
    yield from polarity.differences(claim.text, claim.words, source.text, theirs, around, extremes)


def _other_code(claim: str, span: Span, key: str, source: SourceReading, near: Span) -> Difference:
    letters = "".join(char for char in key if char.isalpha())
    instead = [
        place
        for other, places in source.codes.items()
        for place in places
        if "".join(char for char in other if char.isalpha()).startswith(letters)
    ]
    instead.sort(key=lambda place: not near.start <= place.start < near.end)
    other_span = instead[0] if instead else None
    return Difference(
        DifferenceKind.WEAPON,
        claim[slice(*span)],
        source.text[slice(*other_span)] if other_span else "",
        span,
        other_span,
    )


def _other_name(claim: str, word: Word, instead: Word | None, source: SourceReading) -> Difference:
    return Difference(
        DifferenceKind.NAME,
        claim[slice(*word.span)],
        source.text[slice(*instead.span)] if instead else "",
        word.span,
        instead.span if instead else None,
    )


def _missing_words(claim: Statement, around: set[str]) -> Iterator[Difference]:
    """Yield the content words that neither the passage nor its neighbourhood holds."""
    for word in claim.words:
        if content_stems([word], STOP_WORDS) - around:
            yield Difference(DifferenceKind.WORD, claim.text[slice(*word.span)], "", word.span, None)
