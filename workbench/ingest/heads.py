"""The lines above an article: which is its headline, which its standfirst, and what the rest is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from workbench.ingest.furniture import Label
from workbench.ingest.paragraphs import Paragraph
from workbench.ingest.stamps import is_bare_name, is_date_line, is_dateline, is_post, is_writer
from workbench.model import BlockRole
from workbench.text import fold

_HEADLINE = Label(BlockRole.HEADLINE, "the title line above the article")
_DEK = Label(BlockRole.DEK, "a summary between headline and article")
_ABOVE = Label(BlockRole.OTHER, "a short line above the article, neither headline nor summary")
_HEADING = Label(BlockRole.HEADING, "a short line that heads the paragraphs below it")
_WRITER = Label(BlockRole.BYLINE, "a writer's name above the article")

_CAPITAL = re.compile(r"\b[A-Z]")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")

_NEAR = 40
"""Lines looked at from the top, and again right above the text."""
_LONGEST_HEADLINE = 24
"""Words: the longest headlines of news sites have about twenty."""
_SHORTEST_DEK = 8
"""Words: below that a line between headline and text is a kicker or a heading."""
_LONGEST_DEK = 60
_LONGEST_HEADING = 6
"""Words of a line right above the text that is a heading, where a longer one above it is the headline."""


def label_head(paragraphs: Sequence[Paragraph], labels: list[Label | None], body: int) -> None:
    """Label the paragraphs above the article's first sentence, and that one where it is the headline.

    Args:
        paragraphs: All paragraphs of the text.
        labels: Their labels so far; None where nothing is known.
        body: Index of the first sentence paragraph of the article.
    """
    for index in range(body):
        if labels[index] is None and is_dateline(paragraphs[index]):
            labels[index] = Label(BlockRole.BODY, "a dateline")
    known = next((i for i in range(body) if (label := labels[i]) and label.role is BlockRole.HEADLINE), None)
    open_lines = _open_lines(paragraphs, labels, body)
    _label_writers(paragraphs, labels, open_lines)
    open_lines = [i for i in open_lines if labels[i] is None]
    headline = _find_headline(paragraphs, labels, open_lines) if known is None else known
    if headline is None:
        _label_first_sentence(paragraphs, labels, body)
    else:
        labels[headline] = labels[headline] or _HEADLINE
        _label_below(paragraphs, labels, [i for i in open_lines if i > headline], headline, body)
    for index in open_lines:
        labels[index] = labels[index] or _ABOVE


def _open_lines(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], body: int) -> list[int]:
    """Return the lines above the text of which nothing is known yet."""
    return [
        i
        for i in range(body)
        if labels[i] is None and not is_date_line(paragraphs[i]) and paragraphs[i].visible
    ]


def _find_headline(
    paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], open_lines: Sequence[int]
) -> int | None:
    """Return which of the lines above the text is the headline; None where there are only menu words."""
    # A headline stands at the top or right above the text, however long the menus between them are.
    near = [*open_lines[:_NEAR], *open_lines[max(_NEAR, len(open_lines) - _NEAR) :]]
    titles = Counter(fold(paragraphs[i].text) for i in near)
    scores = {i: _headline_score(paragraphs, labels, i, titles) for i in near}
    best = max(scores, key=lambda i: (scores[i], -i), default=None)
    return best if best is not None and scores[best] >= 0 else None


def _label_writers(
    paragraphs: Sequence[Paragraph], labels: list[Label | None], open_lines: Sequence[int]
) -> None:
    """Label the lines that name a writer, unless no other line is left to be the headline."""
    writers = [i for i in open_lines if is_writer(paragraphs[i])]
    for index in writers if len(writers) < len(open_lines) else ():
        labels[index] = _WRITER
    for index in open_lines:
        if not index or not is_post(paragraphs[index]):
            continue
        above = labels[index - 1]
        if above is not None and above.role is BlockRole.BYLINE:
            labels[index] = _WRITER
        elif above is None and index > open_lines[0] + 1 and is_bare_name(paragraphs[index - 1]):
            labels[index - 1] = labels[index] = _WRITER


def _headline_score(
    paragraphs: Sequence[Paragraph], labels: Sequence[Label | None], index: int, titles: Counter[str]
) -> float:
    """Return how well a line does as the headline, of those whose folded texts are counted."""
    line = paragraphs[index]
    score = 3.0 if 4 <= line.words <= _LONGEST_HEADLINE else {1: -4.0, 3: 1.0}.get(line.words, -2.0)
    score += 5.0 * (line.mark == "#")
    score += 2.0 * (index == 0)
    after = index + 1
    if after < len(paragraphs):
        below, label = paragraphs[after], labels[after]
        score += 2.0 * (is_date_line(below) or (label is not None and label.role is BlockRole.BYLINE))
        score += 2.0 * (below.words >= max(_SHORTEST_DEK, 1.3 * line.words) and below.words <= _LONGEST_DEK)
    score += titles[fold(line.text)] - 1
    score -= (
        1.5 * (" | " in line.text) + 3.0 * line.text.endswith(":") + 2.0 * bool(line.mark not in ("", "#"))
    )
    return score


def _label_below(
    paragraphs: Sequence[Paragraph],
    labels: list[Label | None],
    below: Sequence[int],
    headline: int,
    body: int,
) -> None:
    """Label the lines between headline and text: standfirst, writers, a first heading."""
    for index in below:
        line = paragraphs[index]
        if fold(line.text) == fold(paragraphs[headline].text):
            labels[index] = Label(BlockRole.OTHER, "the headline once more")
    left = [i for i in below if labels[i] is None]
    if any(label is not None and label.role is BlockRole.DEK for label in labels[:body]):
        return
    dek = next((i for i in left if _SHORTEST_DEK <= paragraphs[i].words <= _LONGEST_DEK), None)
    if dek is not None and not paragraphs[dek].text.endswith(":"):
        labels[dek] = _DEK
    elif not left:
        _label_sentence_dek(paragraphs, labels, headline, body)
    last = left[-1] if left else None
    if (
        last is not None
        and labels[last] is None
        and paragraphs[last].words <= _LONGEST_HEADING
        and last == body - 1
    ):
        labels[last] = _HEADING


def _label_sentence_dek(
    paragraphs: Sequence[Paragraph], labels: list[Label | None], headline: int, body: int
) -> None:
    """Label a sentence as the standfirst where a byline, a date or no full stop parts it from the text."""
    follows = range(body + 1, min(body + 5, len(paragraphs)))
    if not follows or body != headline + 1 or paragraphs[body].words > _LONGEST_DEK:
        return
    label = labels[follows[0]]
    parted = is_date_line(paragraphs[follows[0]]) or (
        label is not None and label.role in (BlockRole.BYLINE, BlockRole.CAPTION, BlockRole.PROMO)
    )
    # Text ends in a full stop; a standfirst often has none.
    parted = parted or not (paragraphs[body].stopped or paragraphs[body].text.endswith(":"))
    if parted and any(labels[i] is None and paragraphs[i].sentence for i in follows):
        labels[body] = _DEK


def _label_first_sentence(paragraphs: Sequence[Paragraph], labels: list[Label | None], body: int) -> None:
    """Label the first sentence as the headline where it is short and set as a title."""
    line = paragraphs[body]
    following = next(
        (
            p
            for p, label in zip(paragraphs[body + 1 :], labels[body + 1 :], strict=True)
            if label is None and p.sentence
        ),
        None,
    )
    if following is None or labels[body] is not None or line.words > _LONGEST_HEADLINE:
        return
    short = (
        line.words <= 16 and following.words >= 1.5 * line.words and line.text[:1] not in "\"'\u201c\u2018"
    )
    if line.mark == "#" or title_cased(line.text) or short:
        labels[body] = _HEADLINE


def title_cased(text: str) -> bool:
    """Say whether most long words of a line have a capital, as in a title."""
    long_words = _LONG_WORD.findall(text)
    capitals = sum(bool(_CAPITAL.match(word)) for word in long_words)
    return len(long_words) >= 2 and capitals >= 0.75 * len(long_words)
