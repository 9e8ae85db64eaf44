"""Notes that correct an article, wherever a page puts them: they state facts, so they belong to its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from workbench.ingest.furniture import is_correction
from workbench.ingest.paragraphs import describe, holds
from workbench.ingest.stated import short_text
from workbench.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 120
"""Words of the longest note."""
_HINTS = ("correct", "clarif", "amend", "erratum", "editor", "version", "revis", "stated", "this ")
"""Letters one of which every note holds: looked for first, for they are found fast."""
_ELSEWHERE = re.compile(r"comment|related|recirc|most-?read|sidebar|footer|promo|teaser", re.IGNORECASE)


def missing_corrections(tree: HtmlElement, told: AbstractSet[str]) -> Iterator[str]:
    """Yield the notes of a page that are not in its article's text, each once, in order.

    Args:
        tree: The page.
        told: The folded texts of the article's paragraphs.
    """
    seen = set(told)
    for element in tree.iter("p", "div", "section", "aside", "li", "em"):
        text = short_text(element, _LONGEST)
        if not text or not holds(text.lower(), _HINTS) or not is_correction(describe(text, 0, len(text))):
            continue
        folded = fold(text)
        if any(folded in line or line in folded for line in seen if line):
            # An element around a paragraph that is told, or a part of one.
            continue
        if any(_is_elsewhere(node) for node in (element, *element.iterancestors())):
            continue
        seen.add(folded)
        yield text


def _is_elsewhere(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in {"nav", "footer"} or bool(_ELSEWHERE.search(names))
