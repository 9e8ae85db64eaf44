"""Lists of other articles inside and below a page's article: teasers, cards, "most read".

They are known by their form, never by a site: a heading such as "Related stories" with titles
below it, or card after card of title, teaser and byline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from workbench.ingest.furniture import Label
from workbench.ingest.paragraphs import Paragraph
from workbench.ingest.stamps import has_date, is_date_line, is_stamp
from workbench.model import BlockRole

_LISTED = Label(BlockRole.RELATED, "one of a list of other articles")
"""A title below a list's heading, or its teaser."""
CARD = Label(BlockRole.RELATED, "a card of another article: title, teaser, byline or date")
_COMMENT = Label(BlockRole.OTHER, "below the heading of the readers' comments")

HEADING_REASON = "the heading of a list of other articles"
"""Reason of the rule in ``data/furniture.toml`` that knows such a list's heading."""

_READ_MORE = re.compile(r"\W*(?:read|see|learn) more\W*", re.IGNORECASE)
_COMMENTS = re.compile(
    r"\W*(?:\(?\d*\)?\s*(?:readers?.? )?comments?(?: \(\d+\))?"
    r"|(?:leave|post|write) a (?:comment|reply)"
    r"|\d+ (?:thoughts|responses|replies) (?:on|to) .{1,120}|join the (?:conversation|discussion))\W*",
    re.IGNORECASE,
)
_COMMENT_SIGN = re.compile(
    r"\W*(?:reply|like|report|log in to (?:comment|reply)|sort by\b.{0,20}|.{1,30} says:?"
    r"|(?:newest|oldest|best)(?: first)?|(?:sign|log) in to (?:post|join|leave).{0,40})\W*",
    re.IGNORECASE,
)
_COMMENT_REACH = 5
"""Lines below the comments' heading in which a sign of comments must stand."""

_TEASER_WORDS = 45
"""Words of the longest teaser: sites cut them at about 250 characters."""
_QUESTION_WORDS = 12
"""Words of the longest question that is a title."""
_CARD_LINES = 3
"""Lines of a card above its byline or date: kicker, title, teaser."""
_WORDS_BEFORE = 60
"""Words of running text before two cards, for two to be a list and not the header of the page."""


def mark_zones(paragraphs: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Label every paragraph that stands in a list of other articles or among readers' comments."""
    for index, label in enumerate(labels):
        if label is None:
            continue
        if label.reason == HEADING_REASON:
            _mark_below(paragraphs, labels, index)
        elif index and labels[index - 1] is None and _READ_MORE.fullmatch(paragraphs[index].text):
            labels[index - 1] = None if paragraphs[index - 1].sentence else _LISTED
    for first, last in _card_chains(paragraphs, labels):
        for index in range(first, last + 1):
            if labels[index] is None or _is_card_end(paragraphs[index], labels[index]):
                labels[index] = CARD
    _mark_comments(paragraphs, labels)


def _mark_comments(paragraphs: Sequence[Paragraph], labels: list[Label | None]) -> None:
    """Label all that is left below the heading of the readers' comments, where it stands below a text."""
    words = 0
    for index, paragraph in enumerate(paragraphs):
        if labels[index] is None and paragraph.sentence:
            words += paragraph.words
        if words < _WORDS_BEFORE or not _COMMENTS.fullmatch(paragraph.text):
            continue
        below = paragraphs[index + 1 : index + 1 + _COMMENT_REACH]
        if any(_COMMENT_SIGN.fullmatch(line.text) for line in below):
            for at in range(index, len(paragraphs)):
                labels[at] = labels[at] or _COMMENT
            return


def _mark_below(paragraphs: Sequence[Paragraph], labels: list[Label | None], heading: int) -> None:
    """Label the titles and teasers below a list's heading, up to where running text begins again."""
    titles, lines = 0, 0
    for index in range(heading + 1, len(paragraphs)):
        label = labels[index]
        if label is not None:
            if label.reason == HEADING_REASON or label.role in (BlockRole.BODY, BlockRole.CAPTION):
                return
            continue
        if _is_title(paragraphs[index]):
            titles += 1
        elif not titles or not _is_teaser(paragraphs[index]):
            return
        else:
            # Cards are built alike; two titles and then a sentence may be two links and then the text.
            lines = lines or (titles if _next_card(paragraphs, labels, index) == titles else 0)
            if titles != lines:
                return
            titles = 0
        labels[index] = _LISTED


def _is_title(paragraph: Paragraph) -> bool:
    """Say whether a line in a list is a title: no sentence, or a short question."""
    asks = paragraph.text.endswith("?") and paragraph.words <= _QUESTION_WORDS and not paragraph.reports
    return asks or not paragraph.sentence


def _is_teaser(paragraph: Paragraph) -> bool:
    return paragraph.words <= _TEASER_WORDS and not paragraph.reports


def _next_card(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], teaser: int) -> int:
    """Return the number of titles in the card after a teaser, or 0 where no card follows."""
    titles = 0
    for index in range(teaser + 1, min(len(paragraphs), teaser + 1 + 4 * _CARD_LINES)):
        label = labels[index]
        if label is not None and label.reason == HEADING_REASON:
            return 0
        if label is not None:
            continue
        if not _is_title(paragraphs[index]):
            return titles if _is_teaser(paragraphs[index]) else 0
        titles += 1
    return 0


def _is_card_end(paragraph: Paragraph, label: Label | None) -> bool:
    """Say whether a line is a byline or a date; a time of day is a live blog's, not a card's."""
    if label is None or label.role is not BlockRole.BYLINE:
        return label is None and is_date_line(paragraph)
    return not is_stamp(paragraph) or has_date(paragraph)


def _card_chains(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> list[tuple[int, int]]:
    """Return the first and last paragraph of each run of cards that end in a byline or a date."""
    ends = [i for i, paragraph in enumerate(paragraphs) if _is_card_end(paragraph, labels[i])]
    read = list(accumulate(_running_words(p, label) for p, label in zip(paragraphs, labels, strict=True)))
    chains: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(ends) + 1):
        if at < len(ends) and _is_card(paragraphs, labels, ends[at - 1] + 1, ends[at]):
            continue
        if at - start > 1:
            first = _first_card(paragraphs, labels, ends[start], ends[start + 1])
            if _is_list(paragraphs, ends[start:at], read, first):
                chains.append((first, ends[at - 1]))
        start = at
    return chains


def _running_words(paragraph: Paragraph, label: Label | None) -> int:
    return paragraph.words if paragraph.sentence and label is None else 0


def _is_card(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], first: int, end: int) -> bool:
    """Say whether the paragraphs between two card ends are a card: a title, at most a teaser with it."""
    inside = [i for i in range(first, min(end, first + 3 * _CARD_LINES)) if paragraphs[i].visible]
    if not 1 <= len(inside) <= _CARD_LINES or any(paragraphs[i].words > _TEASER_WORDS for i in inside):
        return False
    title = paragraphs[inside[0]]
    whole = sum(paragraphs[i].sentence and labels[i] is None for i in inside)
    return _is_title(title) or (whole == len(inside) == 2 and title.words <= 16)


def _is_list(paragraphs: Sequence[Paragraph], ends: Sequence[int], read: Sequence[int], first: int) -> bool:
    """Say whether a chain of cards is a list of articles, not an article's header or a live blog.

    Args:
        paragraphs: All paragraphs.
        ends: The bylines and dates that end the chain's cards.
        read: Words of running text up to and with each paragraph.
        first: The first paragraph of the first card.
    """
    before = read[first - 1] if first else 0
    if len(ends) == 2 and before < _WORDS_BEFORE:
        return False
    if any(not is_stamp(paragraphs[end]) and not is_date_line(paragraphs[end]) for end in ends):
        return True
    inside = read[ends[-1]] - before
    return inside <= read[-1] - inside


def _first_card(
    paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], first_end: int, second_end: int
) -> int:
    """Return where a chain's first card begins: it is built as the second one is."""
    lines = sum(paragraphs[i].visible for i in range(first_end + 1, second_end))
    first = first_end
    for index in range(first_end - 1, max(-1, first_end - 1 - lines), -1):
        paragraph = paragraphs[index]
        if labels[index] is not None or paragraph.words > _TEASER_WORDS:
            break
        first = index
    while first < first_end and paragraphs[first].sentence and paragraphs[first].words > 16:
        first += 1
    return first
