"""Paragraphs of a plain text, and what can be seen of each without reading it closely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.ingest.lines import BOM, Layout, Line, joins, read_layout, split_lines, stops

# A list mark, a Markdown heading or a Markdown quotation, with the text it marks on the same line.
_MARK = re.compile(
    r"(?:[-*+\u2022\u2023\u25aa\u25b6\u25cf\u25e6\u2043\u27a4\u00b7]|#{1,6}|>)[ \t\u00a0]+(?=\S)"
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)][ \t\u00a0]+(?=\S)")
_VISIBLE = re.compile(r"[^\W_]")
_SMALL_WORD = re.compile(r"(?<![\w@#./-])[a-z]{2,}\b")
# A quotation with its speaker behind a dash.
_SIGNED_QUOTE = re.compile('["\u201d]\\s*[-\u2013-\u2015]{1,2}\\s*\\w')
_OPENERS = "\"'`\u2018\u201c\u00ab\u2039"

_SAYS = re.compile(
    r"\b(?:said|says|told|according to|added|warned|announced|reported|wrote|claimed|denied|confirmed)\b",
    re.IGNORECASE,
)
_QUOTE_MARKS = frozenset('"\u201c\u201d\u201e\u00ab')

READ_CLOSELY = 1_500
"""Characters of a paragraph that patterns look at: page furniture is short, an article's text is not."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its plain features.

    Attributes:
        start: Offset of its first character after its mark.
        mark: Its list or heading mark ("-", "##", "1."), or nothing.
        mark_start: Offset at which that mark begins, or the same as start.
        blanks: Empty lines before it.
        text: Its first characters, as far as patterns look at them, in one line.
        words: Number of words in ``text``.
        stopped: It ends as a sentence does.
        sentence: It reads as running text: stopped, or long, or a lead-in that ends in a colon.
        says: A verb in it reports what somebody said.
    """

    start: int
    end: int
    mark: str
    mark_start: int
    blanks: int
    text: str
    words: int
    stopped: bool
    sentence: bool
    says: bool

    @property
    def reports(self) -> bool:
        """Whether it quotes or reports, which a teaser or an advertisement hardly does."""
        return self.says or not _QUOTE_MARKS.isdisjoint(self.text)

    @property
    def visible(self) -> bool:
        """Whether it holds a letter or a digit at all."""
        return bool(_VISIBLE.search(self.text))


def split_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order; lines wrapped at a column are joined."""
    if text.startswith(BOM):
        yield describe(text, 0, len(BOM))
    layout = read_layout(text, split_lines(text))
    start: Line | None = None
    last: Line | None = None
    for line in split_lines(text):
        if start is None or last is None:
            start = line
        elif _marked(text, line, layout) or not joins(text, last, line, layout):
            yield _paragraph(text, start, last.end)
            start = line
        last = line
    if start is not None and last is not None:
        yield _paragraph(text, start, last.end)


def holds(text: str, needles: Sequence[str]) -> bool:
    """Say whether a text holds one of some strings: a cheap first look before a costly pattern."""
    for needle in needles:  # noqa: SIM110 - any() over a generator takes three times as long here
        if needle in text:
            return True
    return False


def describe(text: str, start: int, end: int, *, mark_start: int | None = None, blanks: int = 0) -> Paragraph:
    """Return the paragraph that stands between two offsets, its mark before it."""
    seen = " ".join(text[start : min(end, start + READ_CLOSELY)].split())
    words = len(seen.split())
    stopped = stops(seen if end - start <= READ_CLOSELY else text[end - 120 : end])
    opens = start if mark_start is None else mark_start
    mark = text[opens:start].strip()
    sentence = _reads_on(seen, words, stopped=stopped)
    says = bool(_SAYS.search(seen))
    return Paragraph(start, end, mark, opens, blanks, seen, words, stopped, sentence, says)


def _paragraph(text: str, first: Line, end: int) -> Paragraph:
    found = _MARK.match(text, first.start, end) or _NUMBER.match(text, first.start, end)
    start = found.end() if found else first.start
    return describe(text, start, end, mark_start=first.start, blanks=first.blanks)


def _marked(text: str, line: Line, layout: Layout) -> bool:
    """Say whether a line opens a list item; a number may open a wrapped line by chance."""
    if _MARK.match(text, line.start, line.end):
        return True
    return layout.width is None and bool(_NUMBER.match(text, line.start, line.end))


def _reads_on(seen: str, words: int, *, stopped: bool) -> bool:
    """Say whether a paragraph reads as running text rather than as a title or a label."""
    small = len(_SMALL_WORD.findall(seen))
    if words >= 25 and not stopped:
        return small >= words // 4
    if seen.endswith(":"):
        return words >= 2
    if stopped:
        return words >= 3 or seen[:1] in _OPENERS
    return bool(_SIGNED_QUOTE.search(seen))
