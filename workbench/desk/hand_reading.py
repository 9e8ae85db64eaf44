"""Reads a claim that a person selects in the article, without a parser: its line of text, its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.check.figure import FigureKind
from workbench.check.figures import figures
from workbench.extract.propositions.text import readable
from workbench.model import Claim, Mention, MentionType, Span
from workbench.text import join_spans

_MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


def line_of(text: str, spans: Sequence[Span]) -> str:
    """Return the words of the spans as one line, as a claim of the machine's reads."""
    return readable(text, spans) or " ".join(" ".join(join_spans(text, tuple(spans))).split())


def facts_in(text: str, spans: Sequence[Span], known: Iterable[Claim] = ()) -> tuple[Mention, ...]:
    """Return the facts inside spans: those of claims that are known there, and figures besides.

    Args:
        text: The article.
        spans: Where the claim's words stand.
        known: Claims whose facts are taken over where they lie inside.
    """
    facts = {
        (fact.start, fact.end): fact
        for claim in known
        for fact in claim.facts
        if any(span.start <= fact.start and fact.end <= span.end for span in spans)
    }
    for fact in _figures(text, spans):
        if not any(start < fact.end and fact.start < end for start, end in facts):
            facts[fact.start, fact.end] = fact
    return tuple(facts[place] for place in sorted(facts))


def _figures(text: str, spans: Sequence[Span]) -> Iterable[Mention]:
    counted = {FigureKind.NUMBER, FigureKind.ORDINAL}
    for first, last in spans:
        for figure in figures(text[first:last]):
            start, end = first + figure.span.start, first + figure.span.end
            words = text[start:end]
            if not words.strip() or figure.kind is FigureKind.ORDINAL:
                continue
            if figure.kind not in counted:
                yield Mention(
                    MentionType.DATE, words, start, end, _day(figure.year, figure.month, figure.day)
                )
                continue
            worth = figure.value
            value = (
                None if worth is None else int(worth) if worth == worth.to_integral_value() else float(worth)
            )
            if figure.unit == "%":
                yield Mention(MentionType.PERCENT, words, start, end, value, "percent")
            elif figure.unit in _MONEY:
                yield Mention(MentionType.MONEY, words, start, end, value, _MONEY[figure.unit])
            else:
                yield Mention(MentionType.QUANTITY, words, start, end, value, figure.unit or None)


def _day(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return a date's TIMEX3 value, None where its year is not said."""
    if year is None:
        return None
    return "-".join((f"{year:04}", *(f"{part:02}" for part in (month, day if month else None) if part)))
