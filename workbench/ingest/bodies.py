"""The paragraphs inside the article's run: text, headings, list items, and what trails behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.ingest.furniture import Label
from workbench.ingest.paragraphs import Paragraph
from workbench.ingest.stamps import is_date_line
from workbench.model import BlockRole

_BODY = Label(BlockRole.BODY, "running text in the article's run of paragraphs")
_KEPT = Label(BlockRole.BODY, "nothing shows that it is not the article's")
_ITEM = Label(BlockRole.BODY, "an item of a list")
_SIGNED = Label(BlockRole.BODY, "the signature of the quotation above it")
_HEADING = Label(BlockRole.HEADING, "a short line that heads the paragraphs below it")
_MARKED = Label(BlockRole.HEADING, "marked as a heading")
_DATE_LINE = Label(BlockRole.BODY, "the article's date line")
_PAGE_DATE = Label(BlockRole.BYLINE, "the page's date")
_BEHIND = Label(BlockRole.OTHER, "a short line behind the article's last paragraph")

_LONGEST_HEADING = 14
"""Words of the longest heading inside an article."""
_LONGEST_QUESTION = 9
"""Words of the longest question that heads paragraphs."""
_QUESTION = re.compile(
    r"(?:(?:so|and|but) )?"
    r"(?:who|what|why|how|where|when|which|whose|is|are|can|could|will|does|do|did|has)\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"[\u2012-\u2015-]{1,2}\s*[A-Z@]")
_FIGURES = re.compile(r"\w[^:]{0,60}:\s.*\d")


def label_inside(
    paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], last: int, *, page: bool
) -> list[Label]:
    """Return all labels, with one for each paragraph that had none.

    Args:
        paragraphs: All paragraphs of the text.
        labels: Their labels so far.
        last: Index of the last paragraph of the article's run.
        page: Whether the text is a page with furniture and not bare copy.
    """
    items = _list_items(paragraphs, labels, page=page)
    return [
        entry or _label_one(paragraphs, labels, index, last, page=page, item=items[index])
        for index, entry in enumerate(labels)
    ]


def _label_one(
    paragraphs: Sequence[Paragraph],
    labels: Sequence[Label | None],
    index: int,
    last: int,
    *,
    page: bool,
    item: bool,
) -> Label:
    paragraph = paragraphs[index]
    if is_date_line(paragraph):
        return _PAGE_DATE if page else _DATE_LINE
    if paragraph.mark.startswith("#"):
        return _MARKED
    if index > last:
        return _BEHIND if page else _KEPT
    if _is_question(paragraphs, labels, index):
        return _HEADING
    if paragraph.sentence:
        return _BODY
    if paragraph.mark or item or _FIGURES.match(paragraph.text):
        return _ITEM
    if _SIGNATURE.match(paragraph.text):
        return _SIGNED
    # A full stop after a word or two: copy broken in the middle, a short answer; in capitals, a heading.
    if paragraph.words > _LONGEST_HEADING or (paragraph.stopped and not paragraph.text.isupper()):
        return _BODY
    return _HEADING


def _is_question(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], index: int) -> bool:
    """Say whether a short question heads the paragraphs below it."""
    paragraph = paragraphs[index]
    if (
        not paragraph.text.endswith("?")
        or paragraph.words > _LONGEST_QUESTION
        or index + 1 >= len(paragraphs)
    ):
        return False
    below = paragraphs[index + 1]
    return (
        bool(_QUESTION.match(paragraph.text))
        and labels[index + 1] is None
        and below.words > 2 * paragraph.words
    )


def _list_items(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], *, page: bool) -> list[bool]:
    """Say of each short line whether it is one of a list: a colon opens it, or bare copy has several."""
    items = [False] * len(paragraphs)
    index = 0
    while index < len(paragraphs):
        end = index
        while end < len(paragraphs) and labels[end] is None and not paragraphs[end].sentence:
            end += 1
        opened = index > 0 and end > index and paragraphs[index - 1].text.endswith(":")
        if opened or (not page and end - index > 2):
            items[index:end] = [True] * (end - index)
        index = max(end, index + 1)
    return items
