"""Joins the parts of a quotation that runs over paragraphs: it is one claim, however long it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.extract.parse import ParsedBlock
from workbench.extract.propositions.text import readable
from workbench.extract.quotes import Quotation
from workbench.model import Claim, Flag, Span
from workbench.text import join_spans


def joined_quotations(text: str, claims: Sequence[Claim], parsed: Sequence[ParsedBlock]) -> list[Claim]:
    """Return the claims with those joined that are one quotation, left open and opened again.

    Only claims of the same attribution are joined: where another speaker is named in the next paragraph,
    that is another quotation.

    Args:
        text: The article.
        claims: Its claims, in order of place.
        parsed: Its blocks.
    """
    result = list(claims)
    # From the last to the first, so that a third part is joined to the second before that to the first.
    for before, after in reversed(list(_running(parsed))):
        first = next((n for n in reversed(range(len(result))) if _touches(result[n], before)), None)
        second = next((n for n, one in enumerate(result) if _touches(one, after)), None)
        if first is None or second is None or first >= second:
            continue
        if result[first].chain and result[first].chain == result[second].chain:
            result[first] = _joined(text, result[first], result[second])
            del result[second]
    return result


def _running(parsed: Sequence[ParsedBlock]) -> Iterator[tuple[Span, Span]]:
    """Yield the two parts of every quotation that one block leaves open and the next opens again."""
    for before, after in pairwise(parsed):
        outer = [one for one in before.quotations if not one.depth]
        following = [one for one in after.quotations if not one.depth]
        if outer and following and outer[-1].continued and _opens(after, following[0]):
            yield outer[-1].span, following[0].span


def _opens(block: ParsedBlock, quotation: Quotation) -> bool:
    first = next((token for token in block.doc if not token.is_space), None)
    return first is not None and quotation.span.start <= block.block.start + first.idx


def _touches(claim: Claim, quotation: Span) -> bool:
    return any(span.start < quotation.end and span.end > quotation.start for span in claim.spans)


def _joined(text: str, first: Claim, second: Claim) -> Claim:
    spans = (*first.spans, *second.spans)
    surer = max(first, second, key=lambda claim: claim.checkworthiness)
    return replace(
        first,
        text=readable(text, spans),
        spans=spans,
        exact=join_spans(text, spans),
        kind=first.kind if first.kind is second.kind else surer.kind,
        checkworthiness=surer.checkworthiness,
        checkworthiness_reason=surer.checkworthiness_reason,
        flags=tuple(flag for flag in Flag if flag in {*first.flags, *second.flags}),
        facts=tuple(sorted({*first.facts, *second.facts}, key=lambda fact: (fact.start, fact.end))),
    )
