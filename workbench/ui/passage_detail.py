"""One passage beside its claim: what agrees, what differs, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.model import Span
from workbench.ui import wording
from workbench.ui.fields import LABEL_WIDTH, beginning, field
from workbench.ui.key_names import said
from workbench.ui.marked_text import marked_lines, signs

if TYPE_CHECKING:
    from workbench.desk.passages import Passage

LONGEST = 1_500
"""Characters of a passage that are shown here; the whole source shows the rest."""

MOST_DIFFERING = 40
"""Differences that are told one by one; a passage that has more is another text."""

NEAR = 240
"""Characters on either side that are shown of what stands around a passage."""

NOTHING = ": no such word"
"""Stands for the side of a difference that has no words."""


def passage_lines(passage: Passage, claim: str, width: int, *, roomy: bool) -> Iterator[Content]:
    """Yield what differs, the passage with its signs, and what stands before and after it.

    Args:
        passage: What was found; one without a span yields that nothing was.
        claim: The claim's text.
        width: Cells of a line.
        roomy: Show the claim with its signs too.
    """
    if passage.span is None:
        yield from field("Passage", "Nothing in this text is near the claim.", width)
        return
    yield from _differences(passage, width)
    inner = width - LABEL_WIDTH
    # A word that the source lacks can be marked nowhere but in the claim.
    lacking = any(each.source_span is None and each.claim_span is not None for each in passage.differing)
    if lacking or (roomy and (passage.same or passage.differing)):
        spans = [each.claim_span for each in passage.differing if each.claim_span is not None]
        row = signs(len(claim), passage.claim_same, spans)
        shown, more = beginning(claim)
        yield from _beside("Claim", marked_lines(shown, row[: len(shown)], inner))
        if more:
            yield from field("", more, width, "$quiet")
    if passage.before:
        before = ("…" if len(passage.before) > NEAR else "") + passage.before[-NEAR:]
        apart = f" {wording.PARAGRAPH_GLYPH}" if passage.apart_before else ""
        yield from field("Before", before + apart, width, "$quiet")
        yield from _turns(passage, width, after=False)
    yield from _beside("Passage", marked_lines(*_marked(passage), inner))
    if len(passage.text) > LONGEST:
        yield from field(
            "",
            said(
                "… {more} characters more: {review.whole_source} shows all",
                more=f"{len(passage.text) - LONGEST:,}",
            ),
            width,
            "$quiet",
        )
    if passage.after:
        after = passage.after[:NEAR] + ("…" if len(passage.after) > NEAR else "")
        apart = f"{wording.PARAGRAPH_GLYPH} " if passage.apart_after else ""
        yield from field("After", apart + after, width, "$quiet")
        yield from _turns(passage, width, after=True)


def _differences(passage: Passage, width: int) -> Iterator[Content]:
    for number, each in enumerate(passage.differing[:MOST_DIFFERING]):
        kind = wording.spaced(each.kind.value)
        words = f"{kind}: claim{_said(each.claim)} | source{_said(each.source)}"
        label = "Differs" if number == 0 else ""
        yield from field(label, f"{wording.DIFFERS_GLYPH} {words}", width, "bold $disputed")
    if len(passage.differing) > MOST_DIFFERING:
        yield from field("", f"… {len(passage.differing) - MOST_DIFFERING:,} more", width, "$quiet")


def _said(words: str | None) -> str:
    return f" {words}" if words else NOTHING


def _marked(passage: Passage) -> tuple[str, str]:
    """Return the shown words of a passage and a sign for each of their characters."""
    text = passage.text[:LONGEST]
    start = passage.span.start if passage.span is not None else 0
    spans = [
        Span(each.source_span.start - start, each.source_span.end - start)
        for each in passage.differing
        if each.source_span is not None
    ]
    return text, signs(len(text), passage.same, spans)


def _turns(passage: Passage, width: int, *, after: bool) -> Iterator[Content]:
    turns = [turn for turn in passage.turns if turn.after is after]
    if turns:
        kinds = dict.fromkeys(wording.TURN_SENTENCES[turn.kind] for turn in turns)
        found = ", ".join(dict.fromkeys(f"“{turn.word}”" for turn in turns))
        words = f"{wording.FLAG_GLYPH} holds {' and '.join(kinds)}: {found}"
        yield from field("", words, width, "bold $disputed")


def _beside(label: str, lines: Iterator[Content]) -> Iterator[Content]:
    for number, line in enumerate(lines):
        name = label if number == 0 else ""
        yield Content.assemble((f"{name:<{LABEL_WIDTH}}", "$quiet"), line)
