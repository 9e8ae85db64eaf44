"""Does a source bear out what a claim says in its own words?

The passage is found by the claim's rare words; then every number, date, name and designation must
be borne out there or near by, and nothing may deny, doubt or outdo it. Likeness never judges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.check import polarity
from workbench.check.claim import Statement
from workbench.check.clauses import in_its_clause
from workbench.check.comparison import Comparison, Difference
from workbench.check.evidence import REACH, Need, Support, settled, supports
from workbench.check.figure_difference import unsupported
from workbench.check.frames import dropped_frame
from workbench.check.names import missing_name
from workbench.check.reading import SourceReading, content_stems, stem
from workbench.check.roles import other_speaker, other_subject, reversed_names
from workbench.check.sought import neighbourhood, other_role, telling, told_there, untold
from workbench.check.substitution import substitutions
from workbench.check.synonyms import bridged, said_stems
from workbench.check.vocabulary import STOP_WORDS, DifferenceKind, is_superlative
from workbench.check.words import Word
from workbench.model import SourceCheckStatus, Span

FOUND_SHARE = 0.25
"""Share of a claim's content that its passage holds at least; with less it speaks of something else."""
BARE_SHARE = 0.6
"""The same for a claim without figures or names: its words are all that can be checked."""

MOST_PLACES = 50
"""Places of one superlative that are looked at."""

NAME_WORTH = 0.4
"""How much a name weighs in finding the passage: who it is about stands all over a source."""


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
    near = neighbourhood(source, place)
    beside = neighbourhood(source, place, 1) if sought else near
    around = said_stems(source.words_of(beside)) if sought else set(source.stems_of(beside))
    around |= bridged(claim.stems, around) if sought else set()
    borne = _borne_there(claim, source, need, borne, passage)
    if sought:
        borne = [told_there(each, claim, source, passage, near) for each in borne]
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
        differing = [_missing_word(claim, word) for word in untold(claim, source, beside, around)]
    elif not differing and anchor is None and share < _least_share(claim, borne):
        differing = [*_missing_words(claim, around)]
    differing.sort(key=lambda each: each.claim_span or Span(len(claim.text), 0))
    status = SourceCheckStatus.ALTERED if differing else SourceCheckStatus.CONFIRMED
    return Comparison(status, passage, tuple(differing))


def _borne_there(
    claim: Statement, source: SourceReading, need: Need, borne: Sequence[Support], passage: Span
) -> list[Support]:
    """Return what bears the figures out, settled on the passage and on the clause of each figure."""
    named = {stem(key) for name in claim.names for key in name.keys}
    plain = {key: weight for key, weight in need.weights.items() if key not in named}
    return [
        in_its_clause(settled(each, source, passage), claim.figures, source, passage, plain) for each in borne
    ]


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
        other = other_role(claim, source, borne, passage, near)
    if other is not None:
        yield _other_name(claim.text, *other, source)
    theirs = [source.words[index] for index in source.word_range(passage)]
    around = [source.words[index] for index in source.word_range(near)]
    yield from substitutions(claim.text, claim.words, source.text, theirs)
    told = telling(claim, source, borne, passage) if sought else [theirs]
    frame = dropped_frame(claim.words, source.text, told) if sought else None
    if frame is not None:
        yield frame
    doubted = [word for words in told for word in words]
    yield from polarity.differences(
        claim.text, claim.words, source.text, theirs, around, extremes=extremes, doubted=doubted
    )


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


def _missing_word(claim: Statement, word: Word) -> Difference:
    return Difference(DifferenceKind.WORD, claim.text[slice(*word.span)], "", word.span, None)
