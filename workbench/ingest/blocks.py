"""Plain text to blocks: every stretch of text with its role and the reason for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.ingest.bios import bio_score, writers
from workbench.ingest.bodies import label_inside
from workbench.ingest.captions import is_caption, is_credit
from workbench.ingest.furniture import Label, furniture, is_call, is_correction, sells
from workbench.ingest.heads import label_head
from workbench.ingest.lines import BOM
from workbench.ingest.paragraphs import READ_CLOSELY, Paragraph, split_paragraphs
from workbench.ingest.runs import best_run, weight
from workbench.ingest.stamps import is_byline, is_end_mark, is_slug, is_stamp
from workbench.ingest.zones import mark_zones
from workbench.model import Block, BlockRole

_KEPT = Label(BlockRole.BODY, "no running text shows where the article is, so all of it is kept")
_DIVIDER = Label(BlockRole.OTHER, "a line without words")
_MARK = Label(BlockRole.OTHER, "the byte order mark")
_OUTSIDE = Label(BlockRole.OTHER, "outside the article's run of paragraphs")
_BESIDE = Label(BlockRole.PROMO, "stands beside a call to the reader and sells too")
_TWICE = Label(BlockRole.OTHER, "the line before once more")
_BIO = Label(BlockRole.BIO, "the author's biography")
_SLUG = Label(BlockRole.OTHER, "a wire service's slug or note to editors")
_END = Label(BlockRole.OTHER, "the mark that ends copy")
_CORRECTION = Label(BlockRole.BODY, "a correction or an editor's note: it states facts")

_SIGHTS: tuple[tuple[Callable[[Paragraph], bool], Label], ...] = (
    (is_credit, Label(BlockRole.OTHER, "a picture's credit")),
    (is_stamp, Label(BlockRole.BYLINE, "a time stamp")),
    (is_byline, Label(BlockRole.BYLINE, "a byline")),
    (is_caption, Label(BlockRole.CAPTION, "a picture's caption, by its credit")),
)
"""What a paragraph is at sight; the first that fits."""

_BYLINE = BlockRole.BYLINE
_HEADER_LINES = 12
"""Paragraphs among which a wire service's slugs stand."""
_CALL_REACH = 3
"""Paragraphs on from a call to the reader in which more of the same is looked for."""
_SHORT_CALL = 12
"""Words of the longest line that leads up to a call."""


def label(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, scraped or clean.

    Blocks are in order and do not overlap; each visible character is in exactly one of them, in
    text that is left out too. A block covers its paragraph without the space around it; lines
    wrapped at a column are one block; a list's mark is a block of its own.
    """
    paragraphs = tuple(split_paragraphs(text))
    return assemble(paragraphs, label_paragraphs(paragraphs, [None] * len(paragraphs)))


def label_paragraphs(paragraphs: Sequence[Paragraph], known: Sequence[Label | None]) -> list[Label]:
    """Return the label of each paragraph.

    Args:
        paragraphs: All paragraphs of a text, in order.
        known: What the page's markup says of each, or None.
    """
    labels = [
        given or _first_look(paragraph, index)
        for index, (paragraph, given) in enumerate(zip(paragraphs, known, strict=True))
    ]
    _mark_beside_calls(paragraphs, labels)
    mark_zones(paragraphs, labels)
    _mark_bios(paragraphs, labels)
    run = best_run(paragraphs, labels)
    if run is None:
        return [entry or _KEPT for entry in labels]
    first, last = run
    for index in range(last + 1, len(paragraphs)):
        if labels[index] is None and paragraphs[index].sentence:
            labels[index] = _OUTSIDE
    label_head(paragraphs, labels, first)
    return label_inside(paragraphs, labels, last, page=_is_page(labels))


def assemble(paragraphs: Sequence[Paragraph], labels: Sequence[Label]) -> tuple[Block, ...]:
    """Return the blocks of labelled paragraphs, with a block for each list mark."""
    blocks: list[Block] = []
    for paragraph, (role, reason) in zip(paragraphs, labels, strict=True):
        if paragraph.mark:
            end = paragraph.mark_start + len(paragraph.mark)
            blocks.append(Block(paragraph.mark_start, end, BlockRole.OTHER, "a list or heading mark"))
        score = weight(paragraph) if paragraph.sentence and role is BlockRole.BODY else 0.0
        blocks.append(Block(paragraph.start, paragraph.end, role, reason, score))
    return tuple(blocks)


def _first_look(paragraph: Paragraph, index: int) -> Label | None:
    """Return what a paragraph's own wording shows it to be, or None."""
    if paragraph.end - paragraph.start > READ_CLOSELY:
        return None
    if not paragraph.visible:
        return _MARK if paragraph.text == BOM else _DIVIDER
    if is_end_mark(paragraph):
        return _END
    if is_correction(paragraph):
        return _CORRECTION
    if found := furniture(paragraph):
        return found
    if index < _HEADER_LINES and is_slug(paragraph):
        return _SLUG
    return next((entry for test, entry in _SIGHTS if test(paragraph)), None)


def _is_page(labels: Sequence[Label | None]) -> bool:
    """Say whether a text is a page with furniture around its article, and not bare copy."""
    furnished = (BlockRole.PROMO, BlockRole.RELATED, BlockRole.BIO)
    return sum(entry is not None and entry.role in furnished for entry in labels) > 1


def _mark_beside_calls(paragraphs: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Label what stands beside a call to the reader and sells too, and lines that stand twice in a row."""
    for index in range(1, len(paragraphs)):
        paragraph = paragraphs[index]
        if labels[index] is None and paragraph.words >= 8 and paragraph.text == paragraphs[index - 1].text:
            labels[index] = _TWICE
    for index, entry in enumerate(list(labels)):
        if not is_call(entry):
            continue
        for at in range(index + 1, min(index + 1 + _CALL_REACH, len(labels))):
            if labels[at] is None and not sells(paragraphs[at]):
                break
            labels[at] = labels[at] or _BESIDE
        above = index - 1
        if (
            above > 0
            and labels[above] is None
            and paragraphs[above].words <= _SHORT_CALL
            and sells(paragraphs[above])
        ):
            labels[above] = _BESIDE


def _mark_bios(paragraphs: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Label authors' biographies: plain ones beside furniture, weaker ones at the end or below a heading."""
    last = max((i for i, p in enumerate(paragraphs) if p.sentence and labels[i] is None), default=-1)
    bylines = [p.text for p, entry in zip(paragraphs, labels, strict=True) if entry and entry.role is _BYLINE]
    signed = writers(bylines)
    for index in range(1, len(paragraphs)):
        paragraph = paragraphs[index]
        score = bio_score(paragraph, signed) if labels[index] is None and paragraph.sentence else 0.0
        if not score:
            continue
        above, below = labels[index - 1], labels[index + 1] if index + 1 < len(labels) else None
        headed = above is not None and above.role is BlockRole.BIO
        parted = above is not None or below is not None
        if headed or (score >= 2 and index == last) or (score >= 3 and parted):
            labels[index] = _BIO
