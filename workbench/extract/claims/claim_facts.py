"""Gives each proposition the mentions it holds; none is left without a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Mention, Span

_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Holder:
    """What facts can be given to: a proposition seen from outside.

    Attributes:
        spans: Where its words stand.
        sentence: The span of its sentence.
        framing: Sources and cues of its frames.
    """

    spans: tuple[Span, ...]
    sentence: Span
    framing: tuple[Span, ...] = ()


def share_out(mentions: Sequence[Mention], holders: Sequence[Holder]) -> list[list[Mention]]:
    """Return the mentions of each holder, in order of place.

    A mention goes to every holder that has most of its words. One that no holder has - the date or
    the place of a report, its source - goes to what the nearest report in its sentence reports, or else
    to the nearest holder.

    Args:
        mentions: Those of one block.
        holders: The block's propositions, in order of place.
    """
    shares: list[list[Mention]] = [[] for _ in holders]
    if not holders:
        return shares
    for mention in mentions:
        for place in _takers(mention, holders):
            shares[place].append(mention)
    return shares


def _takers(mention: Mention, holders: Sequence[Holder]) -> list[int]:
    held = [_held(mention, holder) for holder in holders]
    most = [place for place, share in enumerate(held) if share >= _MOST]
    if most:
        return most
    if max(held) > 0:
        return [held.index(max(held))]
    near = [
        place
        for place, holder in enumerate(holders)
        if holder.sentence.start <= mention.start < holder.sentence.end
    ]
    reports = {place: _distance(mention, holders[place].framing) for place in near if holders[place].framing}
    if reports:
        nearest = min(reports.values())
        return [place for place, distance in reports.items() if distance == nearest]
    return [min(near or range(len(holders)), key=lambda place: _distance(mention, holders[place].spans))]


def _held(mention: Mention, holder: Holder) -> float:
    """Return the share of a mention's characters that stand in the holder."""
    shared = sum(max(0, min(span.end, mention.end) - max(span.start, mention.start)) for span in holder.spans)
    return shared / (mention.end - mention.start)


def _distance(mention: Mention, spans: Sequence[Span]) -> int:
    return min(max(span.start - mention.end, mention.start - span.end, 0) for span in spans)
