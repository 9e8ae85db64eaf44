"""Like claims: found by likeness, told apart by the rules of the source check."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.store.samples import Sample
from workbench.desk.near import LONGEST, MOST, difference, likest, weighty
from workbench.desk.session import ReviewSession
from workbench.errors import StoreError
from workbench.store import View, open_store

CLAIM = "Nearly 4,200 dockers walked out of the Tarnholm yard on 3 May"


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("Nearly 42,000 dockers walked out of the Tarnholm yard on 3 May", "number"),
        ("Nearly 4,200 dockers walked out of the Tarnholm yard on 8 May", "date"),
        ("Nearly 4,200 dockers never walked out of the Tarnholm yard on 3 May", "negation"),
    ],
)
def test_another_number_date_or_a_not_is_never_a_match(other: str, kind: str) -> None:
    for one, two in ((CLAIM, other), (other, CLAIM)):
        same, differing = difference(one, two)
        assert not same
        assert weighty(differing)[0].kind.value == kind


def test_differences_tell_the_claims_own_words_first() -> None:
    _, differing = difference(CLAIM, CLAIM.replace("4,200", "42,000"))
    assert [(each.claim, each.source) for each in differing] == [("4,200", "42,000")]
    _, differing = difference(CLAIM.replace("walked", "never walked"), CLAIM)
    assert ("never", "") in [(each.claim, each.source) for each in differing]


def test_the_same_words_are_the_same() -> None:
    assert difference(CLAIM, CLAIM.upper().replace("3 MAY", "3 May")) == (True, ())
    assert difference(CLAIM, CLAIM)[0]


def test_of_like_claims_the_one_with_the_same_number_comes_first() -> None:
    candidates = [
        (1, CLAIM.replace("4,200", "9,000")),
        (2, "The ferry makes no trips to Tarnholm on 3 May"),
        (3, CLAIM + " at noon"),
        (4, CLAIM),
    ]
    assert [row_id for row_id, _, _ in likest(CLAIM, candidates)] == [4, 1, 3]


@settings(max_examples=40)
@given(st.lists(st.text(max_size=30), max_size=12), st.text(max_size=30))
def test_likest_takes_any_text(others: list[str], text: str) -> None:
    hits = likest(text, list(enumerate(others)))
    assert len(hits) <= MOST
    assert all(others[row_id] == words for row_id, words, _ in hits)


def test_a_session_finds_like_claims_in_other_articles(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    with open_store(path) as store:
        here = Sample.of((CLAIM + ".", "The ferry makes no trips."), title="Here")
        here.put(store)
        Sample.of((CLAIM.replace("4,200", "2,400") + ".", "A gull stole a sandwich."), title="There").put(
            store
        )
        ids = [row_id for chunk in store.claim_ids(View(here.article.article_id)) for row_id in chunk]
    with ReviewSession(path, "ada") as session:
        (like,) = session.like_claims(ids[0])
        assert (like.title, like.row.number, like.same) == ("There", 1, False)
        assert [(each.claim, each.source) for each in like.differing] == [("4,200", "2,400")]
        assert session.like_claims(ids[1]) == ()
        with pytest.raises(StoreError, match="no longer"):
            session.like_claims(1)


def test_for_a_claim_of_a_whole_article_none_is_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    whole = (f"{CLAIM} and so on. " * (LONGEST // len(CLAIM) + 1)).strip()
    here = Sample.of((whole, f"{CLAIM}."), title="Here")
    there = Sample.of((whole, f"{CLAIM}.", "A gull sang."), title="There")
    with open_store(path) as store:
        here.put(store)
        there.put(store)
        store.append(there.verdict(0, "verified"))
        store.append(there.verdict(1, "verified"))
        ids = [row_id for chunk in store.claim_ids(View(here.article.article_id)) for row_id in chunk]
    with ReviewSession(path, "ada") as session:
        assert session.row(ids[0]).text == whole
        assert session.like_claims(ids[0]) == ()
        assert session.before(ids[0]) == ()
        assert [like.row.text for like in session.like_claims(ids[1])] == [f"{CLAIM}."]
        assert session.before(ids[1])[0].text == f"{CLAIM}."
