"""The passages of saved sources that a reviewer should read for a claim, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.check.compare import compare
from workbench.check.comparison import Difference
from workbench.check.context import Context, context
from workbench.check.origins import origins
from workbench.check.shortlist import Candidate
from workbench.desk.agreement import agreement
from workbench.model import SourceCheckStatus, Span
from workbench.sources import Source
from workbench.store.source_rows import SourceRow, StoredCheck

AROUND = 4_000
"""Characters on either side of a candidate that are compared with the claim: its neighbourhood."""

LONGEST = 4_000
"""Characters of a passage that are compared word by word for the eye; a passage is a few sentences."""

EMPTY = 5
"""Sources of a cited outlet shown although nothing in them is near the claim; more are only counted."""

Fetch = Callable[[str, int | None], Source]
"""Returns a version of a source by id and number; None for the current one."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A word beside a passage that may turn it round.

    Attributes:
        kind: ``condition``, ``denial`` or ``but`` (``workbench.check.context.Turn``).
        after: True where it stands after the passage.
    """

    kind: str
    word: str
    after: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a saved source beside a claim.

    Attributes:
        source: The version of the source that it stands in.
        span: Where; None where the source holds nothing near the claim.
        text: The slice, to the letter; "" without a span.
        status: How it compares with the claim; None where nothing can be compared.
        outlet: The cited outlet for which the source check found it; None for one merely near the claim.
        differing: What differs, in order of place.
        same: Stretches of ``text`` that agree with the claim; ``claim_same`` those of the claim's text.
        before: The words just before it; ``after`` those just after.
        apart_before: Whether ``before`` ends another paragraph; ``apart_after`` whether ``after`` begins one.
        under_review: True where it is the claim's own outlet that says it.
        current: False where a newer version of the source has been saved since.
    """

    source: Source
    span: Span | None
    text: str = ""
    status: SourceCheckStatus | None = None
    outlet: str | None = None
    differing: tuple[Difference, ...] = ()
    same: tuple[Span, ...] = ()
    claim_same: tuple[Span, ...] = ()
    before: str = ""
    after: str = ""
    apart_before: bool = False
    apart_after: bool = False
    turns: tuple[Turned, ...] = ()
    under_review: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What the saved sources have to say to a claim.

    Attributes:
        passages: To step through; those of one source follow each other.
        origins: Independent origins among the passages that bear the claim out.
        reprints: Sources beside them that carry the same words.
        saved: How many sources the store has, removed ones not counted.
        missing: Cited outlets of which nothing is saved.
        unlisted: Sources of cited outlets that hold nothing near the claim, beside those in ``passages``.
    """

    passages: tuple[Passage, ...]
    origins: int
    reprints: int
    saved: int
    missing: tuple[str, ...]
    unlisted: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """The saved sources, as far as a claim may be held against them.

    Attributes:
        saved: Every source that is not removed.
        fetch: Returns a source's text.
        refuses: Tells whether a source is the article itself: it is never its own evidence.
    """

    saved: Sequence[SourceRow]
    fetch: Fetch
    refuses: Callable[[SourceRow], bool]


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: a claim's words, and the outlets that the article cites for it.

    Attributes:
        under_review: Names, case-folded, whose texts are no independent evidence for it.
    """

    text: str
    outlets: tuple[str, ...]
    under_review: frozenset[str]


def passages(
    question: Question,
    checks: Sequence[StoredCheck],
    candidates: Iterable[Candidate],
    library: Library,
) -> tuple[list[Passage], int]:
    """Return the passages to read, those of one source together, and how many sources are left out.

    First what the source check found, then what is near the claim, then the saved texts of cited
    outlets in which nothing is, the first ``EMPTY`` of each outlet: of hundreds, nobody reads those.

    Args:
        question: The claim.
        checks: Its source checks as they are stored.
        candidates: Near passages, the likeliest first.
        library: The saved sources.
    """
    rows, fetch = {row.source_id: row for row in library.saved}, library.fetch
    found = [*_checked(question, checks, rows, fetch)]
    for candidate in candidates:
        row = rows.get(candidate.source_id)
        if row is None or _covered(found, row.source_id, candidate.span):
            continue
        if not library.refuses(row):
            found.append(_near(question, fetch(row.source_id, row.version), candidate.span, found))
    wanted = {outlet.casefold() for outlet in question.outlets}
    held = {passage.source.source_id for passage in found}
    empty: dict[str, list[SourceRow]] = {}
    for row in library.saved:
        outlet = row.outlet.casefold()
        if outlet in wanted and row.source_id not in held and not library.refuses(row):
            empty.setdefault(outlet, []).append(row)
    for nothing_near in empty.values():
        found.extend(
            Passage(fetch(row.source_id, row.version), None, under_review=_reviewed(question, row.outlet))
            for row in nothing_near[:EMPTY]
        )
    unlisted = sum(len(nothing_near[EMPTY:]) for nothing_near in empty.values())
    first = {passage.source.source_id: place for place, passage in reversed([*enumerate(found)])}
    return sorted(found, key=lambda passage: first[passage.source.source_id]), unlisted


def read(
    question: Question, checks: Sequence[StoredCheck], candidates: Iterable[Candidate], library: Library
) -> Reading:
    """Return the passages to read for a claim, and what they amount to (see ``passages``)."""
    found, unlisted = passages(question, checks, candidates, library)
    held = {passage.source.outlet.casefold() for passage in found}
    missing = tuple(outlet for outlet in question.outlets if outlet.casefold() not in held)
    return Reading(tuple(found), *count_origins(found), len(library.saved), missing, unlisted)


def count_origins(found: Sequence[Passage]) -> tuple[int, int]:
    """Return (independent origins, reprints of them) among the passages that bear a claim out."""
    bearing = {
        passage.source.source_id: passage.text
        for passage in reversed(found)
        if passage.status is SourceCheckStatus.CONFIRMED and passage.text
    }
    independent = len(set(origins([*bearing.values()])))
    return independent, len(bearing) - independent


def _checked(
    question: Question, checks: Sequence[StoredCheck], rows: dict[str, SourceRow], fetch: Fetch
) -> Iterator[Passage]:
    for check in checks:
        if check.source_id is None or check.span is None:
            continue
        source = fetch(check.source_id, check.version)
        row = rows.get(check.source_id)
        # A misattributed passage bears the claim out itself: it only stands in another outlet's text.
        elsewhere = check.status is SourceCheckStatus.MISATTRIBUTED
        status = SourceCheckStatus.CONFIRMED if elsewhere else check.status
        current = row is not None and row.version == source.version
        found = _passage(question, source, check.span, status, check.differing)
        yield replace(found, outlet=check.outlet, current=current)


def _near(question: Question, source: Source, span: Span, found: Sequence[Passage]) -> Passage:
    """Compare the neighbourhood of a candidate; a closer passage in it takes the candidate's place."""
    start = max(0, span.start - AROUND)
    comparison = compare(question.text, source.text[start : span.end + AROUND])
    if comparison.span is None:
        return _passage(question, source, span, SourceCheckStatus.NOT_IN_SOURCE, ())
    closer = Span(start + comparison.span.start, start + comparison.span.end)
    if _covered(found, source.source_id, closer):
        return _passage(question, source, span, SourceCheckStatus.NOT_IN_SOURCE, ())
    differing = tuple(_moved(each, start) for each in comparison.differing)
    return _passage(question, source, closer, comparison.status, differing)


def _passage(
    question: Question,
    source: Source,
    span: Span,
    status: SourceCheckStatus,
    differing: tuple[Difference, ...],
) -> Passage:
    text = source.text[span.start : span.end]
    claim_same, same = agreement(question.text, text[:LONGEST])
    around = context(source.text, span)
    return Passage(
        source,
        span,
        text,
        status if source.comparable else None,
        differing=differing,
        same=same,
        claim_same=claim_same,
        before=source.text[around.before.start : around.before.end],
        after=source.text[around.after.start : around.after.end],
        apart_before=_apart(source.text[around.before.end : span.start]),
        apart_after=_apart(source.text[span.end : around.after.start]),
        turns=tuple(_turned(source.text, around)),
        under_review=_reviewed(question, source.outlet),
    )


def _apart(between: str) -> bool:
    """Tell whether what lies between two sentences parts paragraphs: an empty line, not a wrapped one."""
    return between.count("\n") > 1


def _turned(text: str, around: Context) -> Iterator[Turned]:
    for sign in around.signs:
        yield Turned(
            sign.kind.value, text[sign.span.start : sign.span.end], sign.span.start >= around.after.start
        )


def _moved(difference: Difference, start: int) -> Difference:
    at = difference.source_span
    return Difference(
        difference.kind,
        difference.claim,
        difference.source,
        difference.claim_span,
        Span(at.start + start, at.end + start) if at is not None else None,
    )


def _covered(found: Sequence[Passage], source_id: str, span: Span) -> bool:
    """Tell whether most of a stretch is in a passage found before."""
    return any(
        passage.source.source_id == source_id
        and passage.span is not None
        and min(passage.span.end, span.end) - max(passage.span.start, span.start)
        > min(passage.span.end - passage.span.start, span.end - span.start) // 2
        for passage in found
    )


def _reviewed(question: Question, outlet: str) -> bool:
    return outlet.casefold() in question.under_review
