"""Cuts blocks into propositions: sets of the article's words, each of them one checkable statement.

A frame that reports is no proposition of its own; what it reports is cut within the frame. A frame that
believes, plans or feels is part of what it says: that somebody wants it is the statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.extract.attribution.frames import Frame, TokenRange
from workbench.extract.parse import ParsedBlock
from workbench.extract.propositions.datelines import dateline_end
from workbench.extract.propositions.sentence import Sentence, Speech
from workbench.extract.propositions.tree import VERBAL, Words
from workbench.model import BlockRole, FrameClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED_STATEMENT = 4
"""Tokens from which a quotation says something by itself; shorter ones are words in quotation marks."""

_LABELS = frozenset({BlockRole.HEADLINE, BlockRole.DEK, BlockRole.CAPTION})
"""Roles whose sentences may do without a verb."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass", "conj"})
_COMPLEMENT_CLAUSES = frozenset({"ccomp", "pcomp"})
_ASKING = frozenset({"how", "why", "who", "what", "which", "where", "when", "if"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement.

    Attributes:
        block: Place of its block in the sequence that was parsed.
        words: Indices of its tokens in the block's doc, in order.
        frames: Places of its frames in the article's list, outermost first.
        quotation: True where all its content words stand in quotation marks.
    """

    block: int
    words: tuple[int, ...]
    frames: tuple[int, ...] = ()
    quotation: bool = False


class FrameIndex:
    """An article's frames by the blocks that their words stand in, so that a block looks at its own only."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        """Index the frames.

        Args:
            frames: All frames of the article.
        """
        self.frames = frames
        self.around_reports = {
            frame.parent for frame in frames if frame.attribution.frame_class is FrameClass.REPORT
        }
        # "X quoted Y as saying S": the whole of what X says is that Y said S.
        self.quoting = {
            frame.parent for frame in frames if (frame.attribution.cue or "").lower().startswith("as ")
        }
        self._numbers: dict[int, list[int]] = defaultdict(list)
        for number, frame in enumerate(frames):
            framing = (part for part in (frame.source, frame.cue) if part is not None)
            for block in {part.block for part in (*framing, *frame.content)}:
                self._numbers[block].append(number)

    def near(self, place: int) -> list[tuple[int, Frame]]:
        """Return the frames with words in a block, with their places in the article's list."""
        return [(number, self.frames[number]) for number in self._numbers.get(place, ())]


def split(place: int, block: ParsedBlock, frames: FrameIndex) -> list[Proposition]:
    """Return the propositions of a block, sentence by sentence.

    Every content word of a sentence is in one of them, the words of reporting clauses apart. Nothing is
    cut inside a quotation: a proposition that touches one holds it whole.

    Args:
        place: The block's place in the sequence that was parsed; frames name it.
        block: The block with its parse.
        frames: The article's frames.
    """
    quotes = _quotes(block)
    label = block.block.role in _LABELS
    start_of_text = 0 if label else dateline_end(block.doc)
    speeches = _speeches(place, block, frames, quotes)
    texts = [token.text for token in block.doc]
    found = []
    for start, end in block.sentences:
        tokens = [index for index in range(max(start, start_of_text), end) if not texts[index].isspace()]
        if not tokens:
            continue
        inside = [quote for quote in quotes if quote[0] < end and quote[1] > start]
        near = [speech for speech in speeches if speech.touches(start, end)]
        for words, spoken, quotation in Sentence(block.doc, texts, tokens, inside, near, label=label).cut():
            found.append(Proposition(place, tuple(sorted(words)), spoken, quotation))
    for speech in speeches:
        frame = frames.frames[speech.place]
        if frame.parent is None and _home(frame) == place:
            _give_claim(speech, found, place, frames)
    return found


def _home(frame: Frame) -> int:
    """Return the block that must hold a claim of a frame: where its content begins, or its cue."""
    if frame.content or frame.cue is None:
        return frame.block_index
    return frame.cue.block


def _give_claim(speech: Speech, found: list[Proposition], place: int, frames: FrameIndex) -> None:
    """Make sure that an outermost frame is the outermost one of some proposition.

    One that shares its content with another frame goes before it in one chain; one whose content was
    nothing but particles, or was all said by another, gets its content as it stands.
    """
    if any(one.frames[:1] == (speech.place,) for one in found):
        return
    if any(speech.place in one.frames and _same_content(speech, frames, one.frames[0]) for one in found):
        # "S, X reported, citing Y": both stand in the chain of S.
        return
    shared = [len(speech.content.intersection(one.words)) for one in found]
    best = max(range(len(found)), key=shared.__getitem__, default=None)
    if best is not None and shared[best]:
        one = found[best]
        outer = one.frames[:1]
        if not outer or any(other.frames[:1] == outer for other in found if other is not one):
            rest = tuple(frame for frame in one.frames if frame != speech.place)
            found[best] = replace(one, frames=(speech.place, *rest))
            return
    words = tuple(sorted(speech.content or speech.framing))
    found.append(Proposition(place, words, (speech.place,)))


def _same_content(speech: Speech, frames: FrameIndex, outer: int) -> bool:
    return outer != speech.place and frames.frames[outer].content == frames.frames[speech.place].content


def _speeches(
    place: int, block: ParsedBlock, frames: FrameIndex, quotes: Sequence[tuple[int, int]]
) -> list[Speech]:
    found = []
    for number, frame in frames.near(place):
        content = _indices(place, frame.content)
        framing = _indices(place, (part for part in (frame.source, frame.cue) if part is not None))
        if content or framing:
            reports = frame.attribution.frame_class is FrameClass.REPORT or number in frames.around_reports
            cut = reports and (
                not content or number in frames.quoting or _is_statement(block, content, quotes)
            )
            head = frame.head if frame.cue is not None and frame.cue.block == place else None
            found.append(Speech(number, cut, content, framing - content, head))
    return found


def _is_statement(block: ParsedBlock, content: Words, quotes: Sequence[tuple[int, int]]) -> bool:
    """Say whether what is reported says something without its report: a clause or a quotation.

    "announced a plan", "was named director" say nothing without the verb: there it stays in the claim.
    """
    quoted = (range(start, end) for start, end in quotes if start in content or end - 1 in content)
    if any(len(words) >= _QUOTED_STATEMENT for words in quoted):
        return True
    for index in content:
        token = block.doc[index]
        if token.head.i not in content or token.head.i == index:
            parts = [token, *(child for child in token.children if child.dep_ in _HELPERS)]
            if any(part.tag_ in _FINITE and part.pos_ in VERBAL for part in parts):
                return not _is_question(token, content)
    return False


def _is_question(verb: Token, content: Words) -> bool:
    """Say whether a reported clause asks or leaves open: "asked whether S", "explained how S"."""
    first = verb.doc[min(content)]
    if first.lower_ == "whether":
        return True
    return verb.dep_ in _COMPLEMENT_CLAUSES and first.lower_ in _ASKING and verb.head.i < first.i


def _indices(place: int, parts: Iterable[TokenRange]) -> Words:
    return frozenset(index for part in parts if part.block == place for index in range(part.start, part.end))


def _quotes(block: ParsedBlock) -> list[tuple[int, int]]:
    """Return the token ranges between the marks of the outer quotations."""
    starts = [block.block.start + token.idx for token in block.doc]
    found = []
    for quotation in block.quotations:
        if quotation.depth or not (quotation.closed or quotation.continued):
            continue
        first = next((i for i, start in enumerate(starts) if start >= quotation.inner.start), len(starts))
        end = first
        while end < len(starts) and starts[end] < quotation.inner.end:
            end += 1
        if end > first:
            found.append((first, end))
    return found
