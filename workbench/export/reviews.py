"""Reads earlier fact-checks out of ClaimReview markup: single ones, lists, graphs and DataFeed dumps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

_DEEPEST = 12
"""Levels of nesting that are looked into: feeds have four; a deeper one is no feed."""


@dataclass(frozen=True, slots=True)
class EarlierCheck:
    """A claim that somebody checked before.

    Attributes:
        identity: What names it: its address, its ``@id`` or its identifier; "" where it has none.
        claim: The claim as the check words it.
        verdict: The rating in the publisher's own words.
        rating: Value, best and worst, where the scale is sound; else None.
        publisher: Who checked.
        claimant: Who made the claim.
        checked: When it was checked, or None.
    """

    identity: str
    claim: str
    verdict: str = ""
    rating: tuple[float, float, float] | None = None
    publisher: str = ""
    claimant: str = ""
    checked: date | None = None
    url: str = ""
    title: str = ""


def reviews(document: object) -> Iterator[EarlierCheck]:
    """Yield the reviews in a JSON-LD document, however they are nested; other things are passed over."""
    for node in _nodes(document, 0):
        claim = _text(node.get("claimReviewed"))
        if claim:
            yield _check(node, claim)


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type", value.get("type"))
        if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
            return
        for field in ("@graph", "dataFeedElement", "item", "itemListElement", "mainEntity"):
            if field in value:
                yield from _nodes(value[field], depth + 1)


def _check(node: dict[str, Any], claim: str) -> EarlierCheck:
    rating = _object(node.get("reviewRating"))
    item = _object(node.get("itemReviewed"))
    address = _text(node.get("url"))
    return EarlierCheck(
        identity=address or _text(node.get("@id")) or _text(node.get("identifier")),
        claim=claim,
        verdict=_text(rating.get("alternateName")) or _text(rating.get("ratingValue")),
        rating=_rating(rating),
        publisher=_text(_object(node.get("author")).get("name")),
        claimant=_text(_object(item.get("author")).get("name")),
        checked=_day(node.get("datePublished")),
        url=address,
        title=_text(node.get("name")) or _text(node.get("headline")),
    )


def _rating(rating: dict[str, Any]) -> tuple[float, float, float] | None:
    """Return value, best and worst; None where the scale is unsound: feeds write -1 of -1 for "unrated"."""
    try:
        value, best, worst = (float(rating[name]) for name in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError):
        return None
    return (value, best, worst) if worst <= value <= best and worst < best else None


def _object(value: object) -> dict[str, Any]:
    """Return an object, or the first of a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", value.get("@id", ""))
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(_text(value)[:10])
    except ValueError:
        return None
