"""Compares a claim or a quotation with one source: the one question that everything here serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workbench.check.claim import Statement, read_statement
from workbench.check.comparison import Comparison, Difference
from workbench.check.passage import SHORT, likely, plain
from workbench.check.quotation import compare_quotation
from workbench.check.reading import SourceReading
from workbench.check.statement import compare_statement
from workbench.model import SourceCheckStatus, Span
from workbench.text import words

FEWEST_QUOTED_WORDS = 3
"""Shorter quoted parts are names and titles as often as speech: the guards read them as the rest."""
TITLE_SHARE = 0.8
"""Share of a title's long words that have a capital: "Quill and others v. the Harbour Board"."""
LONGEST_SMALL_WORD = 3
"""Letters of the words that keep a small letter inside a title."""

WHOLE = 60_000
"""Characters up to which a source is read whole for a claim in its own words: a very long report."""
HEAD = 200
"""Characters at a long source's top that are always read: its title and its date."""

_QUOTED = re.compile(
    r"“([^”\n]+)”"  # a paragraph of a long quotation opens again without having closed
    r"|\"([^\"“”\n]+)[\"”]|«([^«»\n]+)»|„([^„“”\"\n]+)[“”\"]"
    r"|(?<!\w)‘((?:[^‘’\n]|(?<=\w)’(?=\w))+)’(?!\w)|(?<!\w)'(?!\d0s)((?:[^'\n]|(?<=\w)'(?=\w))+)'(?!\w)"
)
"""Double marks of four kinds, and single ones, whose closing mark is also the apostrophe."""
_WORST = (SourceCheckStatus.ALTERED, SourceCheckStatus.NOT_IN_SOURCE, SourceCheckStatus.CONFIRMED)


def compare(
    claim: str, source: str | SourceReading, *, sought: bool = False, published: date | None = None
) -> Comparison:
    """Compare a claim with the text of a source.

    What the claim has in quotation marks must stand there word for word; the rest is held to its
    numbers, dates, names and designations, and to denial, doubt and extremes.

    Args:
        claim: The claim's text, with its quotation marks where it quotes.
        source: The source's text, or a reading of it made before for many claims.
        sought: True where the source is one of many rather than given for this claim: see
            ``compare_statement``.
        published: The day on which a source given as text appeared: what its "yesterday" was.

    Returns:
        confirmed with the passage; altered with the passage and what differs; or not_in_source.
    """
    text = source if isinstance(source, str) else source.text
    quoted = list(quoted_parts(claim))
    parts = [_moved(compare_quotation(claim[start:end], text), start) for start, end in quoted]
    lost = [part for part in parts if part.status is SourceCheckStatus.NOT_IN_SOURCE]
    if lost:
        return Comparison(SourceCheckStatus.NOT_IN_SOURCE, None)
    anchor = parts[0].span if parts else None
    rest = read_statement(_blanked(claim, quoted))
    if quoted and not (rest.stems or rest.figures or rest.codes):
        return _joined(parts, anchor)
    reading = source if isinstance(source, SourceReading) else read_source(rest, text, anchor, published)
    return _joined([*parts, compare_statement(rest, reading, anchor, sought=sought)], anchor)


def quoted_parts(claim: str) -> Iterator[Span]:
    """Yield the spans, without their marks, of what a claim quotes at some length."""
    for match in _QUOTED.finditer(claim):
        inner = match[match.lastindex or 0]
        spoken = [inner[start:end] for start, end in words(inner)]
        if len(spoken) >= FEWEST_QUOTED_WORDS and not _is_title(spoken):
            yield Span(*match.span(match.lastindex or 0))


def _is_title(spoken: list[str]) -> bool:
    """Tell whether words in quotation marks are a work's title: capitals all through."""
    long = [word for word in spoken if len(word) > LONGEST_SMALL_WORD]
    capitals = sum(word[0].isupper() for word in spoken)
    high = sum(word[0].isupper() or word[0].isdigit() for word in long)
    return bool(long) and 2 * capitals >= len(spoken) and high >= TITLE_SHARE * len(long)


def read_source(
    claim: Statement, text: str, anchor: Span | None = None, published: date | None = None
) -> SourceReading:
    """Read a source for one claim: whole if it is short, else where the claim's words stand."""
    return SourceReading(text, scope(claim, text, anchor), published)


def scope(claim: Statement, text: str, anchor: Span | None = None) -> list[Span]:
    """Return where in a source a claim's words stand: all of a short one, stretches of a long one."""
    if len(text) <= WHOLE:
        return [Span(0, len(text))]
    flat = plain(text)
    keys = {
        plain(claim.text[slice(*word.span)]) for word in claim.words if word.span.end - word.span.start > 3
    }
    keys |= {plain(claim.text[slice(*figure.span)]) for figure in claim.figures}
    found = [Span(0, HEAD), *likely(sorted(keys), flat)]
    if anchor is not None:
        found.append(Span(max(0, anchor.start - SHORT // 8), min(len(text), anchor.end + SHORT // 8)))
    return _merged(found)


def _merged(found: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(found):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _blanked(claim: str, quoted: list[Span]) -> str:
    for start, end in quoted:
        claim = claim[: start - 1] + " " * (end - start + 2) + claim[end + 1 :]
    return claim


def _moved(part: Comparison, offset: int) -> Comparison:
    differing = tuple(
        Difference(
            each.kind,
            each.claim,
            each.source,
            Span(each.claim_span.start + offset, each.claim_span.end + offset) if each.claim_span else None,
            each.source_span,
        )
        for each in part.differing
    )
    return Comparison(part.status, part.span, differing)


def _joined(parts: list[Comparison], anchor: Span | None) -> Comparison:
    """Return the comparisons of a claim's parts as one: it is confirmed where all of them are."""
    status = min((part.status for part in parts), key=_WORST.index)
    differing = tuple(each for part in parts for each in part.differing)
    span = anchor or next((part.span for part in parts if part.span), None)
    if span is None and status is not SourceCheckStatus.NOT_IN_SOURCE:
        status = SourceCheckStatus.NOT_IN_SOURCE
    return Comparison(status, span, differing)
