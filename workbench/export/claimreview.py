"""Decided claims as ClaimReview (schema.org, JSON-LD), in a DataFeed as Data Commons publishes it.

What is exported is interchange: the fields are those of https://schema.org/ClaimReview as fact-checkers'
feeds use them. A rating is never made up: "disputed" says that something is wrong, not how wrong, so
that a desk has to choose what it stands for; "unverifiable" has no place on a scale and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from workbench.errors import InputError
from workbench.export.dossier import Dossier, JudgedClaim
from workbench.model import Verdict, VerdictValue

CONTEXT = "https://schema.org"
SHORT = 75
"""Characters of ``name``: the length at which search engines cut a claim."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes the reviews.

    Attributes:
        url: Its home page; empty where it has none.
        reviews: Address that the claim's id is added to for the page of a review; on the same host.
    """

    name: str
    url: str = ""
    reviews: str = ""

    def __post_init__(self) -> None:
        """Raise InputError where the addresses do not go together."""
        if not self.name.strip():
            raise InputError("ClaimReview names who reviewed: give the organisation a name")
        for address in filter(None, (self.url, self.reviews)):
            parts = urlsplit(address)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise InputError(f"{address}: is no address of the web; write https://desk.example/checks/")
        if self.url and self.reviews and urlsplit(self.url).hostname != urlsplit(self.reviews).hostname:
            raise InputError(f"{self.reviews}: a review stands on its publisher's own host, {self.url}")


@dataclass(frozen=True, slots=True)
class Scale:
    """What the verdicts are worth, from ``worst`` to ``best``.

    Attributes:
        disputed: What "disputed" is worth, None where the desk has not said; never the best.
        labels: Words instead of our own, by verdict.
    """

    worst: int = 1
    best: int = 5
    verified: int = 5
    disputed: int | None = None
    labels: Mapping[VerdictValue, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise InputError where a value is off the scale."""
        for name, value in (("verified", self.verified), ("disputed", self.disputed)):
            if value is not None and not self.worst <= value <= self.best:
                raise InputError(f"{name} = {value}: a rating lies between {self.worst} and {self.best}")
        if self.disputed is not None and self.disputed >= self.verified:
            raise InputError(
                f"disputed = {self.disputed}: a disputed claim is worth less than a verified one"
            )

    def of(self, value: VerdictValue) -> int | None:
        """Return what a verdict is worth, None where it has no place on the scale."""
        return {VerdictValue.VERIFIED: self.verified, VerdictValue.DISPUTED: self.disputed}.get(value)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and what had to be left out of it.

    Attributes:
        document: JSON-ready.
        left_out: How many claims for which reason: open, unverifiable, conflict, unrated.
    """

    document: dict[str, Any]
    reviews: int
    left_out: Mapping[str, int]


def feed(
    dossiers: Iterable[Dossier], organisation: Organisation, scale: Scale, *, made_at: datetime | None = None
) -> Feed:
    """Return the reviews of all decided claims of some articles.

    Args:
        dossiers: The articles.
        organisation: Who publishes the reviews: reviewers' own names are not given out.
        scale: What the verdicts are worth.
        made_at: When; None for now.
    """
    left_out: Counter[str] = Counter()
    items = []
    for dossier in dossiers:
        for claim in dossier.standing:
            reason = _reason(claim, scale)
            if reason:
                left_out[reason] += 1
                continue
            made = review(dossier, claim, organisation, scale)
            items.append({"@type": "DataFeedItem", "dateModified": made["datePublished"], "item": [made]})
    document = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": f"Fact checks by {organisation.name}",
        "dateModified": (made_at or datetime.now(UTC)).date().isoformat(),
        "dataFeedElement": items,
    }
    return Feed(document, len(items), dict(left_out))


def review(dossier: Dossier, claim: JudgedClaim, organisation: Organisation, scale: Scale) -> dict[str, Any]:
    """Return the ClaimReview of one decided claim.

    Raises:
        InputError: Its verdict has no place on the scale.
    """
    verdict = _verdict(claim)
    value = scale.of(verdict.value)
    if value is None:
        raise InputError(f"claim {claim.number}: {verdict.value.value} has no place on the scale")
    own = claim.claim
    rating = {
        "@type": "Rating",
        "ratingValue": value,
        "bestRating": scale.best,
        "worstRating": scale.worst,
        "alternateName": scale.labels.get(verdict.value, verdict.value.value),
        "ratingExplanation": _explanation(claim, verdict) or None,
    }
    author = {"@type": "Organization", "name": organisation.name, "url": organisation.url or None}
    address = f"{organisation.reviews}{quote(own.claim_id)}" if organisation.reviews else None
    made: dict[str, Any] = _filled(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "@id": address or f"urn:factcheck-workbench:{dossier.article.article_id}:{own.claim_id}",
            "identifier": own.claim_id,
            "url": address,
            "name": own.text if len(own.text) <= SHORT else f"{own.text[: SHORT - 1]}…",
            "datePublished": verdict.reviewed_at.date().isoformat() if verdict.reviewed_at else None,
            "author": author,
            "claimReviewed": own.text,
            "itemReviewed": _claim(dossier, claim),
            "reviewRating": rating,
            "isBasedOn": [_evidence(claim, place) for place in range(len(claim.evidence))],
        }
    )
    return made


def _claim(dossier: Dossier, claim: JudgedClaim) -> dict[str, Any]:
    article, own = dossier.article, claim.claim
    speakers = [name for frame in reversed(own.chain) for name in frame.speakers]
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title or None,
        "url": article.url,
        "datePublished": article.published.isoformat() if article.published else None,
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
    }
    author = (
        {"@type": "Person", "name": speakers[0]} if speakers
        else {"@type": "Organization", "name": own.outlets[0]} if own.outlets else None
    )  # fmt: skip
    return {
        "@type": "Claim",
        "text": " … ".join(own.exact),
        "author": author,
        "datePublished": article.published.isoformat() if article.published else None,
        "appearance": appearance,
        "firstAppearance": _first_appearance(claim),
    }


def _first_appearance(claim: JudgedClaim) -> dict[str, Any] | None:
    """Return where the cited outlet said it: only its own saved text can tell."""
    outlets = {name.casefold() for name in claim.claim.outlets}
    for each in claim.evidence:
        if each.url and each.outlet.casefold() in outlets:
            return {
                "@type": "CreativeWork",
                "url": each.url,
                "headline": each.title or None,
                "datePublished": each.published.isoformat() if each.published else None,
                "publisher": {"@type": "Organization", "name": each.outlet},
            }
    return None


def _evidence(claim: JudgedClaim, place: int) -> dict[str, Any]:
    each = claim.evidence[place]
    return {
        "@type": "CreativeWork",
        "name": each.title or each.outlet,
        "url": each.url,
        "publisher": {"@type": "Organization", "name": each.outlet},
        "abstract": each.text,
    }


def _explanation(claim: JudgedClaim, verdict: Verdict) -> str:
    parts = [verdict.reason.value.replace("_", " ")] if verdict.reason else []
    if verdict.correction:
        parts.append(f"Correct is: {verdict.correction}")
    parts += [note.body for note in claim.notes if note.reviewer == verdict.reviewer]
    return "\n\n".join(parts)


def _reason(claim: JudgedClaim, scale: Scale) -> str:
    if claim.conflict:
        return "conflict"
    value = next(iter(claim.values), None)
    if value is None:
        return "open"
    if value is VerdictValue.UNVERIFIABLE:
        return "unverifiable"
    return "unrated" if scale.of(value) is None else ""


def _verdict(claim: JudgedClaim) -> Verdict:
    """Return the latest decision: where all agree, the last reviewer's words are the freshest."""
    decided = [v for v in claim.verdicts if v.value is not VerdictValue.UNREVIEWED]
    return max(decided, key=lambda v: (v.reviewed_at or datetime.min.replace(tzinfo=UTC), v.reviewer))


def _filled(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return JSON without nulls, empty lists and objects that hold only their type."""
    if isinstance(value, dict):
        kept = {key: _filled(each) for key, each in value.items()}
        kept = {key: each for key, each in kept.items() if each not in (None, [], {})}
        return {} if set(kept) <= {"@type"} else kept
    if isinstance(value, list):
        return [made for each in value if (made := _filled(each))]
    return value
