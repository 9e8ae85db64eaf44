"""Does a source bear out what a claim says in its own words?

The passage is found by the claim's rare words; then every number, date, name and designation must
be borne out there or near by, and nothing may deny, doubt or outdo it. Likeness never judges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.check import polarity
from workbench.check.agents import other_agent, other_clause
from workbench.check.clauses import in_its_clause
from workbench.check.comparison import Comparison, Difference
from workbench.check.counting import counting, outweighed
from workbench.check.designations import codes
from workbench.check.evidence import (
    REACH,
    Need,
    Support,
    is_checked,
    kept_near,
    settled,
    stands_in,
    supports,
)
from workbench.check.figure import Figure, FigureKind
from workbench.check.figure_difference import unsupported
from workbench.check.figures import figures
from workbench.check.frames import dropped_frame
from workbench.check.names import Name, far_name, missing_name, names
from workbench.check.reading import SourceReading, content_stems, stem
from workbench.check.roles import (
    other_actor,
    other_owner,
    other_person,
    other_speaker,
    other_subject,
    reversed_names,
)
from workbench.check.substitution import substitutions
from workbench.check.synonyms import bridged, said_stems, unsaid
from workbench.check.vocabulary import STOP_WORDS, DifferenceKind, is_superlative
from workbench.check.words import Word, source_words
from workbench.model import SourceCheckStatus, Span

FOUND_SHARE = 0.25
"""Share of a claim's content that its passage holds at least; with less it speaks of something else."""
BARE_SHARE = 0.6
"""The same for a claim without figures or names: its words are all that can be checked."""
AROUND = 2
"""Sentences on either side of the aligned one that count as its neighbourhood."""

FEWEST_MORE = 2
"""Stems of a claim that a sentence beside its passage adds, from which it is read as a part of it."""

MOST_PLACES = 50
"""Places of one superlative that are looked at."""

NAME_WORTH = 0.4
"""How much a name weighs in finding the passage: who it is about stands all over a source."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim read once, for as many sources as it is held against.

    Attributes:
        stems: The stems of its content words, those of its names among them.
        rest: Its words outside figures, designations and names.
    """

    text: str
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]
    codes: tuple[tuple[Span, str], ...]
    names: tuple[Name, ...]
    stems: frozenset[str]
    rest: tuple[Word, ...]


@lru_cache(maxsize=64)
def read_statement(text: str) -> Statement:
    """Cut a claim into what must be borne out."""
    words = source_words(text)
    own = figures(text)
    designations = codes(text)
    taken = [figure.span for figure in own] + [span for span, _ in designations]
    rest = [word for word in words if not any(span.start <= word.span.start < span.end for span in taken)]
    named = names(text, rest)
    parts = {word.span for name in named for word in name.words}
    return Statement(
        text,
        tuple(words),
        tuple(own),
        tuple(designations),
        tuple(named),
        frozenset(content_stems(rest, STOP_WORDS)),
        tuple(word for word in rest if word.span not in parts),
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
    around = said_stems(source.words_of(beside)) if sought else set(source.stems_of(beside))
    around |= bridged(claim.stems, around) if sought else set()
    named = {stem(key) for name in claim.names for key in name.keys}
    plain = {key: weight for key, weight in need.weights.items() if key not in named}
    borne = [
        in_its_clause(settled(each, source, passage), claim.figures, source, passage, plain) for each in borne
    ]
    if sought:
        borne = [_told_there(each, claim, source, passage, near) for each in borne]
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
    if not differing and anchor is None and sought:
        differing = [_missing_word(claim, word) for word in _untold(claim, source, beside, around)]
    elif not differing and anchor is None and share < _least_share(claim, borne):
        differing = [*_missing_words(claim, around)]
    differing.sort(key=lambda each: each.claim_span or Span(len(claim.text), 0))
    status = SourceCheckStatus.ALTERED if differing else SourceCheckStatus.CONFIRMED
    return Comparison(status, passage, tuple(differing))


def _told_there(
    support: Support, claim: Statement, source: SourceReading, passage: Span, near: Span
) -> Support:
    """Return what bears a figure out in a passage that was sought: there or beside, of the same thing."""
    found = counting(kept_near(support, source, passage, near), source, near)
    beside = bool(found.places) and outweighed(found, claim.figures, source, passage)
    return Support(found.figure, None) if beside else found


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
        other = _other_role(claim, source, borne, passage, near)
    if other is not None:
        yield _other_name(claim.text, *other, source)
    theirs = [source.words[index] for index in source.word_range(passage)]
    around = [source.words[index] for index in source.word_range(near)]
    yield from substitutions(claim.text, claim.words, source.text, theirs)
    told = _telling(claim, source, borne, passage) if sought else [theirs]
    frame = dropped_frame(claim.words, source.text, told) if sought else None
    if frame is not None:
        yield frame
    doubted = [word for words in told for word in words]
    yield from polarity.differences(
        claim.text, claim.words, source.text, theirs, around, extremes, doubted=doubted
    )


def _other_role(
    claim: Statement, source: SourceReading, borne: Sequence[Support], passage: Span, near: Span
) -> tuple[Word, Word | None] | None:
    """Return who of the claim does, in a passage that was sought, what somebody else does there."""
    beside = _neighbourhood(source, source.sentence_at(passage.start), 1)
    places = [place.span for each in borne for place in each.places]
    return (
        other_actor(claim.names, source, passage)
        or other_person(claim.names, source, passage)
        or far_name(claim.names, source, near)
        or other_owner(claim.words, claim.text, source, near)
        or other_agent(claim.text, claim.words, source, beside)
        or other_clause(claim.text, claim.words, places, source, passage)
    )


def _telling(
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
            yield _missing_word(claim, word)


def _untold(claim: Statement, source: SourceReading, beside: Span, around: set[str]) -> list[Word]:
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


def _missing_word(claim: Statement, word: Word) -> Difference:
    return Difference(DifferenceKind.WORD, claim.text[slice(*word.span)], "", word.span, None)
