"""From an article's text and blocks to its claims, stage by stage."""

from __future__ import annotations

import gc
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench import __version__
from workbench.extract.attribution.finder import FrameFinder
from workbench.extract.attribution.frames import Frame
from workbench.extract.claims.claim_facts import Holder, share_out
from workbench.extract.claims.contradictions import contradicting
from workbench.extract.claims.flags import flags_of
from workbench.extract.claims.kinds import kind_of
from workbench.extract.claims.running_quotes import joined_quotations
from workbench.extract.claims.worth import worth_of
from workbench.extract.loading import load_model, name_of
from workbench.extract.mentions.finder import MentionFinder
from workbench.extract.parse import ParsedBlock, parse
from workbench.extract.propositions.antecedents import AntecedentFinder
from workbench.extract.propositions.splitting import FrameIndex, Proposition, split
from workbench.extract.propositions.text import readable, spans_of
from workbench.extract.quotes import find_quotations
from workbench.identity import ClaimIds
from workbench.lexicon import Lexicon
from workbench.model import CLAIM_ROLES, Attribution, Block, Claim, Engine, Flag, FrameClass, Mention, Span
from workbench.text import join_spans

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A proposition with its place in the article."""

    proposition: Proposition
    spans: tuple[Span, ...]
    sentence: Span


class Extractor:
    """Reads the claims of articles; the parser is loaded once.

    Attributes:
        engine: What stands in every claim it makes.
    """

    def __init__(self, lexicon: Lexicon, model: str) -> None:
        """Load the parser.

        Args:
            lexicon: Outlets, weapons, cues and count nouns.
            model: A spaCy pipeline's package name or folder.

        Raises:
            ModelMissingError: It is not installed or cannot be used.
        """
        self._lexicon = lexicon
        self._nlp = load_model(model)
        self._finder: tuple[str | None, FrameFinder] | None = None
        # The collector would walk the pipeline's and the lexicon's objects again and again: they stay anyway.
        gc.freeze()
        version = str(self._nlp.meta.get("version", ""))
        self.engine = Engine(__version__, name_of(self._nlp, model), version, lexicon.digest)

    def extract(
        self,
        article_id: str,
        text: str,
        blocks: Sequence[Block],
        published: date | None = None,
        publisher: str | None = None,
        *,
        on_progress: OnProgress | None = None,
    ) -> list[Claim]:
        """Return the claims of an article in order of place.

        Args:
            article_id: The article's id; claim ids are made from it.
            text: The text that the offsets are into.
            blocks: All its blocks; only those of ``CLAIM_ROLES`` are read.
            published: The day it appeared, for relative dates; None leaves them unresolved.
            publisher: Who published it: that is no outlet it cites.
            on_progress: Called after each block.
        """
        parsed = self._parse(text, blocks, on_progress)
        mentions = self._mentions(text, parsed, published)
        frames = FrameIndex(self._frame_finder(publisher).find(parsed))
        antecedents = AntecedentFinder(text, parsed, mentions)
        claims = [
            claim
            for place, block in enumerate(parsed)
            for claim in self._claims(text, place, block, mentions[place], frames, antecedents=antecedents)
        ]
        claims.sort(key=lambda claim: (claim.start, claim.spans))
        claims = joined_quotations(text, claims, parsed)
        claims = _with_strays(claims, parsed, mentions)
        ids = ClaimIds(article_id)
        claims = [replace(claim, claim_id=ids.next(claim.exact)) for claim in claims]
        return _with_contradictions(claims, parsed)

    def _parse(self, text: str, blocks: Sequence[Block], on_progress: OnProgress | None) -> list[ParsedBlock]:
        total = sum(block.role in CLAIM_ROLES for block in blocks)
        parsed = []
        for block in parse(self._nlp, text, blocks, find_quotations(text, blocks)):
            parsed.append(block)
            if on_progress is not None:
                on_progress(min(len(parsed), total), total)
        return parsed

    def _frame_finder(self, publisher: str | None) -> FrameFinder:
        # Compiling the lexicon costs as much as an article's frames: a folder has mostly one publisher.
        if self._finder is None or self._finder[0] != publisher:
            self._finder = publisher, FrameFinder(self._lexicon, publisher)
        return self._finder[1]

    def _mentions(
        self, text: str, parsed: Sequence[ParsedBlock], published: date | None
    ) -> list[list[Mention]]:
        finder = MentionFinder(self._lexicon, published)
        linked = finder.link(parsed, [finder.find(block) for block in parsed])
        # The parser's text has blanks for line breaks: a mention's own words are the article's.
        return [
            [replace(mention, text=text[mention.start : mention.end]) for mention in found]
            for found in linked
        ]

    def _claims(
        self,
        text: str,
        place: int,
        block: ParsedBlock,
        mentions: Sequence[Mention],
        frames: FrameIndex,
        *,
        antecedents: AntecedentFinder,
    ) -> Iterator[Claim]:
        drafts = _drafts(place, block, frames)
        chains = [
            tuple(frames.frames[number].attribution for number in draft.proposition.frames)
            for draft in drafts
        ]
        holders = [
            Holder(draft.spans, draft.sentence, _framing(chain))
            for draft, chain in zip(drafts, chains, strict=True)
        ]
        for draft, chain, facts in zip(drafts, chains, share_out(mentions, holders), strict=True):
            proposition = draft.proposition
            tokens = [block.doc[index] for index in proposition.words]
            classes = _classes(draft, frames, place, block)
            kind = kind_of(tokens, facts, classes, offset=block.block.start, quotation=proposition.quotation)
            worth = worth_of(
                kind,
                facts,
                block.block.role,
                cited=any(frame.outlets for frame in chain),
                has_verb=any(token.pos_ in {"VERB", "AUX"} for token in tokens),
            )
            yield Claim(
                claim_id="",
                text=readable(text, draft.spans),
                spans=draft.spans,
                exact=join_spans(text, draft.spans),
                kind=kind,
                checkworthiness=worth.score,
                checkworthiness_reason=worth.reason,
                flags=flags_of(draft.spans, chain, facts, block.quotations),
                block=block.block.role,
                chain=chain,
                facts=tuple(facts),
                engine=self.engine,
                antecedent=antecedents.find(place, proposition.words, chain),
            )


def _classes(draft: _Draft, frames: FrameIndex, place: int, block: ParsedBlock) -> set[FrameClass]:
    """Return what is done in the claim's own words with its content: said, believed, planned, felt."""
    inside = (frames.frames[number] for number in draft.proposition.frames)
    return {
        frame.attribution.frame_class
        for frame in inside
        if _stands_in(frame.attribution.cue_span, draft.spans) and _is_predicate(frame, place, block)
    }


def _drafts(place: int, block: ParsedBlock, frames: FrameIndex) -> list[_Draft]:
    sentences = [_sentence_span(block, start, end) for start, end in block.sentences]
    drafts = []
    for proposition in split(place, block, frames):
        spans = spans_of(block, proposition.words)
        sentence = next(span for span in sentences if span.start <= spans[0].start < span.end)
        drafts.append(_Draft(proposition, spans, sentence))
    return sorted(drafts, key=lambda draft: draft.spans)


def _with_strays(
    claims: list[Claim], parsed: Sequence[ParsedBlock], mentions: Sequence[Sequence[Mention]]
) -> list[Claim]:
    """Give the mentions of a block without claims ("The mayor added:") to what it introduces."""
    starts = [claim.start for claim in claims]
    for block, found in zip(parsed, mentions, strict=True):
        span = Span(block.block.start, block.block.end)
        if not found or not claims or bisect_left(starts, span.start) < bisect_left(starts, span.end):
            continue
        introduced = [
            place
            for place, claim in enumerate(claims)
            if any(span.start <= part.start < span.end for part in _framing(claim.chain))
        ]
        nearest = min(range(len(claims)), key=lambda place: abs(claims[place].start - span.end))
        for place in introduced or [nearest]:
            facts = (*claims[place].facts, *found)
            claims[place] = replace(claims[place], facts=tuple(sorted(facts, key=lambda fact: fact.start)))
    return claims


def _framing(chain: Sequence[Attribution]) -> tuple[Span, ...]:
    parts = (span for frame in chain for span in (frame.source_span, frame.cue_span))
    return tuple(span for span in parts if span is not None)


def _is_predicate(frame: Frame, place: int, block: ParsedBlock) -> bool:
    """Say whether a frame's cue is what the claim says: "he plans to go", not "his plan to go failed"."""
    if frame.head is None or frame.cue is None or frame.cue.block != place:
        return True
    return block.doc[frame.head].pos_ not in {"NOUN", "PROPN"}


def _stands_in(part: Span | None, spans: Sequence[Span]) -> bool:
    return part is not None and any(span.start <= part.start < span.end for span in spans)


def _sentence_span(block: ParsedBlock, start: int, end: int) -> Span:
    last = block.doc[end - 1]
    return block.span(block.doc[start].idx, last.idx + len(last))


def _with_contradictions(claims: list[Claim], parsed: Sequence[ParsedBlock]) -> list[Claim]:
    pulling = contradicting(claims, parsed)
    return [
        replace(claim, flags=tuple(flag for flag in Flag if flag in {*claim.flags, Flag.CONTRADICTION}))
        if place in pulling
        else claim
        for place, claim in enumerate(claims)
    ]
