"""Finds who says what: every attribution frame of an article, outermost first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.extract.attribution.carried import carry, complete, join_openings
from workbench.extract.attribution.citations import Citations, Cited
from workbench.extract.attribution.confidence import confidence_of
from workbench.extract.attribution.cues import CueTable, compile_cues
from workbench.extract.attribution.frames import Frame, TokenRange
from workbench.extract.attribution.headlines import read_headline
from workbench.extract.attribution.nesting import nest
from workbench.extract.attribution.outlets import OutletTable
from workbench.extract.attribution.phrases import read_noun, read_phrase
from workbench.extract.attribution.quoted import read_label, read_lead_in, read_quotations
from workbench.extract.attribution.readings import Reading
from workbench.extract.attribution.sources import SourceKind, make_source
from workbench.extract.attribution.states import read_adjective, read_advocate, read_stance
from workbench.extract.attribution.tree import Tree, build_trees
from workbench.extract.attribution.verbs import read_verb
from workbench.extract.parse import ParsedBlock
from workbench.lexicon import Lexicon
from workbench.model import Attribution, AttributionType, BlockRole, FrameClass, Span

__all__ = ["Frame", "FrameFinder", "TokenRange"]

_CONTENT_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ"})


class FrameFinder:
    """Reads attribution frames off the parse of an article.

    A carried frame (``Basis.CARRIED``) is a frame of its own: it has the source and cue spans of the
    frame it is carried from, and its own content. A cue inside a quotation makes no frame: what the
    speaker says of others is part of the quotation.
    """

    def __init__(self, lexicon: Lexicon, publisher: str | None = None) -> None:
        """Compile the lexicon.

        Args:
            lexicon: Outlets and cues.
            publisher: Name, alias or domain of the article's own publisher: no cited outlet.
        """
        self._cues = compile_cues(lexicon)
        self._outlets = OutletTable(lexicon, publisher)

    def find(self, parsed: Sequence[ParsedBlock]) -> list[Frame]:
        """Return the article's frames in order of place, parents before their children.

        Args:
            parsed: The blocks of one article in order of place.
        """
        trees = build_trees(parsed)
        readings = self._readings(parsed, trees)
        complete(trees, readings)
        join_openings(trees, readings)
        readings += carry(trees, readings)
        ordered = nest(trees, readings)
        citations = Citations(self._cues, self._outlets, trees)
        frames: list[Frame] = []
        cited: list[Cited] = []
        for reading, parent in ordered:
            cited.append(citations.of(reading, cited[parent] if parent is not None else None))
            frames.append(_frame(trees, cited[-1], reading, parent))
        return frames

    def _readings(self, parsed: Sequence[ParsedBlock], trees: Sequence[Tree]) -> list[Reading]:
        readings: list[Reading] = []
        for block, tree in zip(parsed, trees, strict=True):
            found = read_tokens(self._cues, tree)
            found += read_quotations(self._cues, tree, found)
            if block.block.role is BlockRole.HEADLINE:
                found = read_headline(self._cues, tree, found)
            else:
                turn = read_label(tree)
                found += [turn] if turn is not None else []
            if tree.block:
                found += read_lead_in(self._cues, trees[tree.block - 1], tree, readings)
            _part(found)
            readings += found
        return readings


def read_tokens(cues: CueTable, tree: Tree) -> list[Reading]:
    """Return the readings of a block's cue words, quotations apart."""
    readings = []
    phrase_end = 0
    for token in range(len(tree)):
        if tree.quote[token] >= 0 or token < phrase_end:
            continue
        reading = read_verb(cues, tree, token) if tree.pos[token] in {"VERB", "AUX"} else None
        for read in (read_phrase, read_noun, read_adjective, read_advocate, read_stance):
            if reading is None:
                reading = read(cues, tree, token)
        if reading is not None:
            readings.append(reading)
            if reading.rule == "according":
                # The words of "as first reported by" are no cues of their own.
                phrase_end = reading.cue.end
    _mend_shared_sources(readings)
    _mend_cited(cues, tree, readings)
    return readings


def _part(readings: Sequence[Reading]) -> None:
    """Take the words of a sentence-final or interrupting cue out of a content that it reports itself.

    In "X held that S, Y reported" the parser hangs "Y reported" under S; but its content holds X's cue.
    """
    for outer in readings:
        if outer.rule not in _AROUND or outer.head is None:
            continue
        edge = outer.cue.start if outer.source is None else min(outer.cue.start, outer.source.start)
        for inner in readings:
            if inner is outer or inner.head is None or not _holds(outer, inner.head):
                continue
            inner.content = [
                part._replace(end=min(part.end, edge)) if part.start < edge <= outer.head < part.end else part
                for part in inner.content
            ]


_AROUND = frozenset({"final", "medial", "parataxis", "as-clause", "quote-before"})


def _holds(reading: Reading, token: int) -> bool:
    return any(part.block == reading.block and part.start <= token < part.end for part in reading.content)


def _mend_shared_sources(readings: Sequence[Reading]) -> None:
    """Give a cue that follows another's content that other's source.

    "X said that he would go, adding that ...": the parser lets the participle share the subject of the
    clause before it ("he"); but what stands outside that content is said by whoever said the content.
    """
    for reading in readings:
        source = reading.source
        if source is None or not source.shared or reading.head is None:
            continue
        for other in readings:
            if other is reading or other.source is None:
                continue
            holds_source = any(part.start <= source.head < part.end for part in other.content)
            holds_cue = any(part.start <= reading.head < part.end for part in other.content)
            if holds_source and not holds_cue and other.cue.start < reading.head:
                reading.source = replace(other.source, shared=True)
                break


def _mend_cited(cues: CueTable, tree: Tree, readings: Sequence[Reading]) -> None:
    """Make who is cited the source: "S, X reported, citing Y" has S from Y through X."""
    for reading in readings:
        if reading.head is None or tree.lower[reading.head] not in _CITING:
            continue
        noun = tree.child(reading.head, "dobj")
        report = next((one for one in readings if one.head == tree.head[reading.head]), None)
        if noun is None or report is None or report is reading or _holds(report, reading.head):
            continue
        source = make_source(cues, tree, noun)
        if source.kind in _CITED and report.frame_class is FrameClass.REPORT:
            reading.source, reading.content = source, list(report.content)


_CITING = frozenset({"citing", "quoting"})
_CITED = frozenset({SourceKind.NAME, SourceKind.PERSON, SourceKind.INSTITUTION, SourceKind.DOCUMENT})


def _frame(trees: Sequence[Tree], cited: Cited, reading: Reading, parent: int | None) -> Frame:
    source = reading.source
    attribution = Attribution(
        content_spans=tuple(trees[part.block].span(part.start, part.end) for part in reading.content),
        source_span=trees[reading.source_block].span(source.start, source.end) if source else None,
        cue_span=_span(trees, reading.cue),
        cue=_words(trees, reading.cue),
        outlets=cited.outlets,
        outlet_text=cited.outlet_text,
        speakers=cited.speakers,
        type=_type(trees, reading.content),
        basis=reading.basis,
        frame_class=reading.frame_class,
        confidence=confidence_of(reading),
        inferred=cited.inferred,
        vague=cited.vague,
        ambiguous_outlet=cited.ambiguous_outlet,
    )
    return Frame(
        attribution,
        reading.content[0].block,
        parent,
        reading.head,
        TokenRange(reading.source_block, source.start, source.end) if source else None,
        reading.cue,
        tuple(reading.content),
        reading.rule,
    )


def _span(trees: Sequence[Tree], part: TokenRange | None) -> Span | None:
    return trees[part.block].span(part.start, part.end) if part is not None else None


def _words(trees: Sequence[Tree], part: TokenRange | None) -> str | None:
    return trees[part.block].text(part.start, part.end) if part is not None else None


def _type(trees: Sequence[Tree], content: Sequence[TokenRange]) -> AttributionType:
    """Say how many of the content words stand in quotation marks: all, some or none."""
    inside = outside = 0
    for part in content:
        tree = trees[part.block]
        for token in range(part.start, part.end):
            if tree.pos[token] in _CONTENT_WORDS and not tree.is_mark(token):
                inside += tree.quote[token] >= 0
                outside += tree.quote[token] < 0
    if not inside:
        quoted = any(trees[part.block].quote[part.start] >= 0 for part in content)
        return AttributionType.DIRECT if quoted and not outside else AttributionType.INDIRECT
    return AttributionType.MIXED if outside else AttributionType.DIRECT
