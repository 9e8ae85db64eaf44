from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from pyld import jsonld

from tests.ui import sample
from workbench.desk.proofing import dossier_of
from workbench.errors import InputError
from workbench.export.claimreview import CONTEXT, Organisation, Scale, feed, review
from workbench.export.dossier import Dossier
from workbench.export.reviews import EarlierCheck, reviews
from workbench.model import Verdict, VerdictValue
from workbench.sources import Evidence, EvidenceRelation
from workbench.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2031, 3, 14, 9, 30, tzinfo=UTC)
DESK = Organisation("Coast Check", "https://check.example", "https://check.example/reviews/")
RATED = Scale(disputed=2)

THING = {"type": "object", "required": ["@type"], "properties": {"@type": {"type": "string"}}}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": "@context @type @id author claimReviewed itemReviewed reviewRating datePublished".split(),
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "@id": {"type": "string", "format": "uri"},
        "identifier": {"type": "string", "pattern": "^h?[0-9a-f]{15,16}$"},
        "url": {"type": "string", "format": "uri"},
        "name": {"type": "string", "maxLength": 75},
        "datePublished": {"type": "string", "format": "date"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "author": {
            "type": "object",
            "required": ["@type", "name"],
            "properties": {
                "@type": {"const": "Organization"},
                "name": {"type": "string"},
                "url": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "text"],
            "properties": {
                "@type": {"const": "Claim"},
                "text": {"type": "string"},
                "author": THING,
                "datePublished": {"type": "string", "format": "date"},
                "appearance": THING,
                "firstAppearance": THING,
            },
            "additionalProperties": False,
        },
        "reviewRating": {
            "type": "object",
            "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "ratingValue": {"type": "number"},
                "bestRating": {"type": "number"},
                "worstRating": {"type": "number"},
                "alternateName": {"type": "string"},
                "ratingExplanation": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "isBasedOn": {"type": "array", "items": THING, "minItems": 1},
    },
}
"""The terms used, as https://schema.org/ClaimReview and the types it names define them."""


def loader(url: str, options: object) -> dict[str, Any]:
    """Stand in for schema.org, which maps every term into its own vocabulary."""
    assert url.rstrip("/") == CONTEXT
    document = {"@context": {"@vocab": "https://schema.org/", "type": "@type", "id": "@id"}}
    return {"contextUrl": None, "documentUrl": url, "document": document}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    with open_store(sample.make_worked_store(tmp_path_factory.mktemp("review") / "my.db")) as store:
        return dossier_of(store, "harbour")


def test_each_decided_claim_that_has_a_place_on_the_scale_is_reviewed(worked: Dossier) -> None:
    made = feed([worked], DESK, RATED, made_at=MADE)
    assert made.reviews == 4
    assert made.left_out == {"conflict": 1, "open": 6, "unverifiable": 1}
    assert feed([worked], DESK, Scale(), made_at=MADE).left_out == {
        "conflict": 1, "open": 6, "unverifiable": 1, "unrated": 1,
    }  # fmt: skip


def test_every_review_keeps_to_the_terms_and_the_scale(worked: Dossier) -> None:
    document = feed([worked], DESK, RATED, made_at=MADE).document
    items = [each for element in document["dataFeedElement"] for each in element["item"]]
    for item in items:
        jsonschema.validate(item, SCHEMA, format_checker=jsonschema.FormatChecker())
        rating = item["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert "mira" not in json.dumps(item)
    assert {(i["reviewRating"]["alternateName"], i["reviewRating"]["ratingValue"]) for i in items} == {
        ("verified", 5), ("disputed", 2),
    }  # fmt: skip


def test_a_processor_of_json_ld_reads_every_term_as_one_of_schema_org(worked: Dossier) -> None:
    document = feed([worked], DESK, RATED, made_at=MADE).document
    (expanded,) = jsonld.expand(document, {"documentLoader": loader})
    assert expanded["@type"] == ["https://schema.org/DataFeed"]
    elements = expanded["https://schema.org/dataFeedElement"]
    found = [item for each in elements for item in each["https://schema.org/item"]]
    assert all(item["@type"] == ["https://schema.org/ClaimReview"] for item in found)
    assert len({item["@id"] for item in found}) == 4
    triples = jsonld.to_rdf(document, {"documentLoader": loader, "format": "application/n-quads"})
    assert triples.count("https://schema.org/ratingValue") == 4


def test_the_first_appearance_is_told_only_by_the_outlets_own_saved_text(tmp_path: Path) -> None:
    with open_store(sample.make_sourced_store(tmp_path / "my.db")) as store:
        dossier = dossier_of(store, "harbour")
    verified = (Verdict("ada", VerdictValue.VERIFIED, reviewed_at=MADE),)
    claim = next(each for each in dossier.claims if each.claim.outlets)
    own = claim.claim.outlets[0]
    piece = Evidence("0" * 16, 1, own, "Title", "https://own.example/1", None, MADE, "0" * 64, 0, 4, "text",
                     EvidenceRelation.SUPPORTS, "ada", MADE)  # fmt: skip
    for evidence, told in (
        ((), False),
        ((piece,), True),
        ((replace(piece, url=None),), False),
        ((replace(piece, outlet="Somebody Else"),), False),
    ):
        made = review(dossier, replace(claim, verdicts=verified, evidence=evidence), DESK, RATED)
        assert ("firstAppearance" in made["itemReviewed"]) == told
        assert ("isBasedOn" in made) == bool(evidence)


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: Organisation(" "), "give the organisation a name"),
        (lambda: Organisation("A", "ftp://a.example"), "is no address of the web"),
        (lambda: Organisation("A", "https://a.example", "https://b.example/"), "own host"),
        (lambda: Scale(disputed=5), "worth less than a verified one"),
        (lambda: Scale(disputed=0), "a rating lies between 1 and 5"),
        (lambda: Scale(verified=6), "a rating lies between 1 and 5"),
    ],
)
def test_a_scale_and_an_organisation_are_held_to_their_rules(make: Any, fault: str) -> None:
    with pytest.raises(InputError, match=re.escape(fault)):
        make()


def test_what_is_written_is_read_back(worked: Dossier) -> None:
    document = json.loads(json.dumps(feed([worked], DESK, RATED, made_at=MADE).document))
    found = list(reviews(document))
    assert len(found) == 4
    by_claim = {claim.claim.text: claim for claim in worked.claims}
    for check in found:
        assert check.claim in by_claim
        assert check.publisher == "Coast Check"
        assert check.identity == f"{DESK.reviews}{by_claim[check.claim].claim.claim_id}"
        assert check.checked == date(2024, 11, 20)
        assert check.rating is not None
        assert check.verdict in {VerdictValue.VERIFIED, VerdictValue.DISPUTED}


def test_reviews_are_found_however_a_page_nests_them() -> None:
    one = {
        "@type": ["ClaimReview"],
        "claimReviewed": "Boats sank.",
        "reviewRating": [
            {"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1", "alternateName": "False"}
        ],
        "datePublished": "2031-03-12T08:00Z",
        "author": [{"name": "Isle Facts"}],
        "itemReviewed": {"author": {"name": "Bo"}},
    }
    expected = EarlierCheck("", "Boats sank.", "False", None, "Isle Facts", "Bo", date(2031, 3, 12))
    for document in (
        one,
        [one],
        {"@graph": [{"@type": "WebPage"}, one]},
        {"dataFeedElement": [{"item": [one]}]},
    ):
        assert list(reviews(document)) == [expected]


@pytest.mark.parametrize("document", [None, 5, "x", [], {}, {"@type": "ClaimReview"}, {"claimReviewed": "x"}])
def test_anything_else_holds_no_review(document: object) -> None:
    assert list(reviews(document)) == []


def test_a_document_nested_without_end_is_left_alone() -> None:
    document: Any = {}
    for _ in range(2000):
        document = {"item": [document]}
    assert list(reviews(document)) == []
