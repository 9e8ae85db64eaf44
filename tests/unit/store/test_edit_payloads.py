from __future__ import annotations

import pytest

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry
from workbench.store import Store
from workbench.store.edit_payloads import Edit, edit_problem, ids_of, making_record

SAMPLE = Sample.of(("Rain fell on Velmora.", "The ferry makes no trips."))
DIGEST = SAMPLE.edition.sha256
HAND = "h" + "0" * 15


def made(claim_id: str = HAND, **fields: object) -> dict[str, object]:
    return {**making_record(SAMPLE.claims[0]), "claim_id": claim_id, **fields}


PLACE: dict[str, object] = {"edition": DIGEST, "start": 0, "end": 4, "text": "Rain"}
SPANS: dict[str, object] = {
    "edition": DIGEST,
    "spans": [[0, 4]],
    "exact": ["Rain"],
    "text": "Rain",
    "facts": [],
}


@pytest.mark.parametrize(
    ("about", "payload", "why"),
    [
        ("c", {"text": "any"}, "no kind"),
        ("c", {"edit": "explode"}, "no kind"),
        ("c", {"edit": ["drop"]}, "no kind"),
        (None, {"edit": "drop"}, "about a claim"),
        ("c", {"edit": "no_fact", **PLACE}, "about the article"),
        ("c", {"edit": "drop", "why": "so"}, "cannot hold why"),
        ("c", {"edit": "kind"}, "lacks kind"),
        ("c", {"edit": "kind", "kind": "rumour"}, "cannot be read"),
        ("c", {"edit": "kind", "kind": None}, "cannot be read"),
        ("c", {"edit": "outlet", "outlet": " "}, "no name"),
        ("c", {"edit": "outlet", "outlet": 7}, "no name"),
        ("c", {"edit": "outlet", "outlet": "A", "source_span": [0, 1]}, "cannot be read"),
        ("c", {"edit": "speaker", "speaker": ""}, "no name"),
        ("c", {"edit": "spans", **SPANS, "edition": "0"}, "no sha256"),
        ("c", {"edit": "spans", **SPANS, "spans": []}, "needs words"),
        ("c", {"edit": "spans", **SPANS, "spans": [[4, 0]]}, "no stretch"),
        ("c", {"edit": "spans", **SPANS, "spans": [[0, 4], [2, 6]], "exact": ["Rain", "in f"]}, "no stretch"),
        ("c", {"edit": "spans", **SPANS, "exact": ["Rai"]}, "another length"),
        ("c", {"edit": "spans", **SPANS, "facts": [{"type": "place"}]}, "cannot be read"),
        ("c", {"edit": "fact", **PLACE, "type": "dragon"}, "cannot be read"),
        (None, {"edit": "no_fact", **PLACE, "start": True}, "no stretch"),
        (HAND, {"edit": "add", "edition": DIGEST, "makes": []}, "cannot make 0"),
        (HAND, {"edit": "add", "edition": DIGEST, "makes": [made("f" * 16)]}, "made by hand is h"),
        ("c", {"edit": "add", "edition": DIGEST, "makes": [made()]}, "another claim"),
        ("c", {"edit": "split", "edition": DIGEST, "makes": [made()]}, "cannot make 1"),
        ("c", {"edit": "split", "edition": DIGEST, "makes": [made(), made()]}, "each another one"),
        ("c", {"edit": "merge", "edition": DIGEST, "makes": [made()], "takes": ["c"]}, "two different"),
        (
            "c",
            {"edit": "merge", "edition": DIGEST, "makes": [made()], "takes": ["d", "c"]},
            "the first claim",
        ),
        (HAND, {"edit": "add", "edition": DIGEST, "makes": [{"claim_id": HAND}]}, "cannot be read"),
    ],
)
def test_what_is_no_edit_is_told(about: str | None, payload: dict[str, object], why: str) -> None:
    problem = edit_problem(payload, about)
    assert problem is not None
    assert why in problem


@pytest.mark.parametrize(
    ("about", "payload", "ids"),
    [
        (HAND, {"edit": "add", "edition": DIGEST, "makes": [made()]}, {HAND}),
        ("c", {"edit": "merge", "edition": DIGEST, "makes": [made()], "takes": ["c", "d"]}, {"c", "d", HAND}),
        ("c", {"edit": "spans", **SPANS}, {"c"}),
        ("c", {"edit": "outlet", "outlet": None}, {"c"}),
        ("c", {"edit": "fact", **PLACE, "type": None}, {"c"}),
        (None, {"edit": "line_in", **PLACE}, set()),
        ("c", {"edit": "drop", "imported": {"by": "ada", "at": "2031-03-12T09:30:00Z"}}, {"c"}),
    ],
)
def test_what_is_one_names_its_claims(about: str | None, payload: dict[str, object], ids: set[str]) -> None:
    assert edit_problem(payload, about) is None
    assert set(ids_of(payload, about)) == ids


def test_the_store_asks_for_claims_and_words_that_it_has(store: Store) -> None:
    SAMPLE.put(store)
    whole = made("h" + "1" * 15)
    claim, other = (claim.claim_id for claim in SAMPLE.claims)

    def said(about: str, **payload: object) -> NewEntry:
        return NewEntry(EntryType.CLAIM_EDIT, "ada", SAMPLE.article.article_id, about, payload)

    add = said(HAND, edit=Edit.ADD.value, edition=DIGEST, makes=[made()])
    store.append(add)
    for entry, why in (
        (add, "already"),
        (said("0" * 16, edit="drop"), "no claim"),
        (
            said(claim, edit="merge", edition=DIGEST, makes=[made("h" + "1" * 15)], takes=[claim, "0" * 16]),
            "no claim",
        ),
        (said(claim, edit="spans", **{**SPANS, "exact": ["Snow"], "text": "Snow"}), "select it again"),
        (said(claim, edit="spans", **{**SPANS, "edition": "0" * 64}), "another text"),
    ):
        with pytest.raises(StoreError, match=why):
            store.append(entry)
    assert store.verify().entries == 1
    store.append(said(claim, edit="merge", edition=DIGEST, makes=[whole], takes=[claim, other]))
    assert store.verify().ok
