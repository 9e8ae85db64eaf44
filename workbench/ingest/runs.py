"""The article's own run of paragraphs: the stretch of the page that holds the most running text.

The sum of its sentences' weights is largest (Kadane's algorithm), and what stands between two of
them costs once for the whole stretch, not for each line: a sign-up box in mid-article does not
cut the article short, however many lines it has, while a list of other articles or an author's
biography mostly ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.ingest.furniture import Label
from workbench.ingest.paragraphs import Paragraph
from workbench.ingest.zones import CARD
from workbench.model import BlockRole

_FULL_WEIGHT = 60
"""Words above which a paragraph is no surer to be the article's."""
_NEWS_WEIGHT = 15
"""Added for a quotation or a reporting verb: teasers and notices have neither."""
_READER_COST = 15
"""Taken off for words to the reader, as a page's own notices have them."""
_READER = re.compile(r"\byou(?:r|'ll|\u2019ll)?\b", re.IGNORECASE)
_COSTS = {BlockRole.BIO: 60.0, BlockRole.RELATED: 8.0, BlockRole.PROMO: 6.0, BlockRole.OTHER: 6.0}
"""What a stretch costs that holds such a paragraph, in words of running text; the dearest counts."""
_SINGLE_COSTS = {
    CARD.reason: 40.0,  # cards of other articles stand below the article
    "a link to another article": 2.0,  # a link by itself stands in the middle of it
    "an advertisement's label": 2.0,
    "a line without words": 0.0,
    "a picture's credit": 0.0,
    "code of the page": 0.0,
    "the mark that ends copy": 0.0,
}
"""The same for paragraphs whose reason says more than their role."""
_LEAD = 12.0
"""Words above a stretch of furniture that are the article's lead if its text goes on below: an author's
box stands above the text as well as below it, so it must not part the lead from a longer rest."""


def weight(paragraph: Paragraph) -> float:
    """Return how much a paragraph of running text speaks for standing in the article."""
    tells = _NEWS_WEIGHT * paragraph.reports - _READER_COST * bool(_READER.search(paragraph.text))
    return float(max(1, min(paragraph.words, _FULL_WEIGHT) + tells))


def best_run(paragraphs: Sequence[Paragraph], labels: Sequence[Label | None]) -> tuple[int, int] | None:
    """Return the first and last paragraph of the article's run, both running text; None where none is."""
    best: tuple[float, int, int] | None = None
    total, start, cost = 0.0, -1, 0.0
    for index, paragraph in enumerate(paragraphs):
        label = labels[index]
        if label is not None and label.role is not BlockRole.BODY:
            cost = max(cost, _SINGLE_COSTS.get(label.reason, _COSTS.get(label.role, 0.0)))
            continue
        if label is None and not paragraph.sentence:
            continue
        if start < 0 or (cost and total < _LEAD):
            total, start = 0.0, index
        total, cost = max(0.0, total - cost) + weight(paragraph), 0.0
        if best is None or total > best[0]:
            best = (total, start, index)
    return best[1:] if best else None
