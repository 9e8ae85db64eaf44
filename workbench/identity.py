"""Names that outlive an edition: the ids of articles, claims and sources."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from workbench.text import fold, folded_words, sha256

ID_LENGTH = 16
"""Hex digits of an id: 64 bits, so that ten million claims collide with a chance under 3e-6."""


def article_id(first_edition_text: str) -> str:
    """Return the id of the article whose first edition has this text."""
    return sha256(first_edition_text)[:ID_LENGTH]


def source_id(outlet: str, address: str) -> str:
    """Return the id of a saved source: the same in every store, for every version of its text.

    Args:
        outlet: The outlet's name; case, accents and spacing do not count.
        address: Its URL, else the path it was read from, else the sha256 of its text.
    """
    return sha256(f"{fold(outlet)}\n{address}")[:ID_LENGTH]


class ClaimIds:
    """Hands out the ids of one article's claims in order of place.

    An id hashes the article, the folded words of the claim's exact text and the ordinal among
    equals: no offset and no version is in it, so moved text and a newer engine keep it.
    """

    def __init__(self, article: str) -> None:
        """Start counting for the article with this id."""
        self._article = article
        self._seen: Counter[str] = Counter()

    def next(self, exact: Sequence[str]) -> str:
        """Return the id of the next claim that has these slices."""
        body = " ".join(folded_words(" ".join(exact)))
        ordinal = self._seen[body]
        self._seen[body] += 1
        return _digest((self._article, body, str(ordinal)))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
