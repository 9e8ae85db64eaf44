"""Row ids that are places: the article's key above, the claim's place below.

The primary key is then the order of the list, and every index and full-text list that ends in it
yields that order without sorting. A reading of an article that changes its claims takes fresh places
above all earlier ones, so that a row id never comes to mean another claim.
"""

from __future__ import annotations

PLACE_BITS = 36
"""Room for 2**32 claims in the life of an article and for 2**27 articles in 63 bits."""

LAST_ID = (1 << 63) - 1
"""The greatest row id of any article (https://www.sqlite.org/autoinc.html)."""

GAP = 16
"""Places between two claims, so that a claim made by hand can stand between them."""


def first_id(article: int) -> int:
    """Return the least row id that a claim of the article can have."""
    return article << PLACE_BITS


def last_id(article: int) -> int:
    """Return the greatest row id that a claim of the article can have."""
    return (article + 1 << PLACE_BITS) - 1


def row_id(article: int, base: int, index: int) -> int:
    """Return the row id of the claim with this index (from 0) in a reading that begins at ``base``."""
    return first_id(article) + base + GAP * (index + 1)


def after(base: int, count: int) -> int:
    """Return where the next reading begins."""
    return base + GAP * (count + 1)


def article(row_id: int) -> int:
    """Return the key of the article that a row id belongs to."""
    return row_id >> PLACE_BITS
