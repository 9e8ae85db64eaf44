"""What stands just before and after a quotation in its source: a dropped "but" can turn it round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.check.reading import sentence_spans
from workbench.check.vocabulary import is_negation
from workbench.check.words import source_words
from workbench.model import Span

REACH = 600
"""Characters on either side that are read for the sentences around: about one paragraph."""
LONGEST_FRAME = 10
"""Words of a sentence that may be only a frame."""
_SAYING = frozenset("said says told tells added adds wrote writes asked warned".split())
_CONDITIONS = frozenset("if unless provided providing assuming whether once until".split())
_CONTRASTS = frozenset("but however although though yet except nevertheless nonetheless despite".split())
_REFUTATIONS = frozenset("false untrue wrong lie denial rejected disputed baseless retracted".split())


class Turn(StrEnum):
    """Why the words around a quotation should be read before it is trusted."""

    CONDITION = "condition"
    DENIAL = "denial"
    CONTRAST = "but"


@dataclass(frozen=True, slots=True)
class Sign:
    """A word near a quotation that may turn it round."""

    kind: Turn
    span: Span


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a passage.

    Attributes:
        before: The beginning of the sentence that the passage stands in, or the sentence before it.
        after: The rest of its last sentence, or the sentence after it.
        signs: What in them may turn the passage round, in order of place.
    """

    before: Span
    after: Span
    signs: tuple[Sign, ...]


def context(source: str, passage: Span) -> Context:
    """Return what stands around a passage of a source.

    Args:
        source: The source's text.
        passage: Where the quotation stands in it; any span inside the text.
    """
    start = max(0, passage.start - REACH)
    end = min(len(source), passage.end + REACH)
    before, after = _before(source, start, passage.start), _after(source, passage.end, end)
    return Context(before, after, (*_signs(source, before), *_signs(source, after)))


def _before(source: str, start: int, at: int) -> Span:
    sentences = sentence_spans(source[start:at])
    return Span(start + sentences[-1].start, start + sentences[-1].end) if sentences else Span(at, at)


def _after(source: str, at: int, end: int) -> Span:
    """Return the rest of the sentence, or the next one; behind a frame ("he said") also what follows it."""
    sentences = sentence_spans(source[at:end])
    said = [span for span in sentences if _speaks(source[at + span.start : at + span.end])]
    if not said:
        return Span(at, at)
    # '"We will pay," he said. "But not this year."': the frame between is not what was said after.
    last = said[1] if len(said) > 1 and _attributes(source, at, said[0]) else said[0]
    return Span(at + said[0].start, at + last.end)


def _attributes(source: str, at: int, sentence: Span) -> bool:
    """Tell whether a sentence is but a frame: "Mayor Lind said"."""
    keys = [word.key for word in source_words(source[at + sentence.start : at + sentence.end])]
    return len(keys) <= LONGEST_FRAME and not _SAYING.isdisjoint(keys)


def _speaks(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _signs(source: str, span: Span) -> list[Sign]:
    found = []
    for word in source_words(source[span.start : span.end]):
        kind = _kind(word.key)
        if kind is not None:
            found.append(Sign(kind, Span(span.start + word.span.start, span.start + word.span.end)))
    return found


def _kind(key: str) -> Turn | None:
    if key in _CONDITIONS:
        return Turn.CONDITION
    if key in _CONTRASTS:
        return Turn.CONTRAST
    return Turn.DENIAL if is_negation(key) or key in _REFUTATIONS else None
