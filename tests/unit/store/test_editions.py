"""Another edition of a text: what was decided stays where nothing changed, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.unit.store.samples import Sample, cited, source
from workbench.errors import StoreError
from workbench.identity import ClaimIds
from workbench.model import Claim, EntryType, NewEntry, Span, VerdictValue
from workbench.store import ClaimRow, Outcome, Store, View, open_store
from workbench.store.edit_payloads import making_record
from workbench.store.editions import EditionAdded

FIRST = (
    "Rain fell for 8 days.",
    "Kest sent 40 boats.",
    "The ferry did not sink.",
    "Dam repairs cost $5 million.",
    "Hail fell.",
    "A bridge fell.",
    "Hail fell.",
    "Nobody slept.",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as one:
        yield one


@pytest.fixture
def first(store: Store) -> Sample:
    sample = Sample.of(FIRST)
    sample.put(store)
    return sample


def edition(sample: Sample, *sentences: str) -> Sample:
    """Return another text read as an edition of a stored article."""
    other = Sample.of(sentences)
    name = sample.article.article_id
    ids = ClaimIds(name)
    claims = [replace(claim, claim_id=ids.next(claim.exact)) for claim in other.claims]
    return Sample(sample.article, replace(other.edition, article_id=name), tuple(claims))


def put(store: Store, sample: Sample, **fields: Any) -> EditionAdded:
    article = replace(sample.article, **fields)
    added = store.put_edition(article, sample.edition, sample.claims, "eve")
    assert store.verify().ok, store.verify().problems
    return added


def rows(store: Store, sample: Sample, reviewer: str = "ada") -> dict[str, ClaimRow]:
    view = View(article_id=sample.article.article_id)
    ids = [row_id for chunk in store.claim_ids(view) for row_id in chunk]
    return {f"{row.text}#{row.number}": row for row in store.rows(ids, reviewer).values()}


def verdicts(store: Store, sample: Sample) -> dict[str, str]:
    live = (row for row in rows(store, sample).values() if not row.retired)
    return {f"{row.text} {row.number}": row.verdict.value for row in live}


def decide_all(store: Store, sample: Sample, value: str = "verified") -> None:
    store.append_many([sample.verdict(index, value) for index in range(len(sample.claims))])


def test_each_claim_goes_its_way(store: Store, first: Sample) -> None:
    decide_all(store, first)
    store.append_many(
        [first.verdict(1, "disputed", "bo", reason="wrong_number"), first.note(1, "asked Kest")]
    )
    store.append(first.entry(EntryType.ATTRIBUTION_VERDICT, 1, verdict="confirmed"))
    now = edition(
        first,
        "Kest sent 45 boats.",
        "Rain  fell for 8 days.",
        "The ferry did sink.",
        "Dam repairs cost €5 million.",
        "Hail fell.",
        "Snow came in from the north.",
    )
    added = put(store, now)
    assert (added.added.outcome, added.kept, added.changed, added.removed, added.new) == (
        Outcome.REVISED, 2, 3, 3, 1,
    )  # fmt: skip
    assert (added.decided, added.reopened, added.aside) == (2, 3, 3)
    assert verdicts(store, now) == {
        "Kest sent 45 boats. 1": "unreviewed",
        "Rain  fell for 8 days. 2": "verified",
        "The ferry did sink. 3": "unreviewed",
        "Dam repairs cost €5 million. 4": "unreviewed",
        "Hail fell. 5": "verified",
        "Snow came in from the north. 6": "unreviewed",
    }
    boats = rows(store, now)["Kest sent 45 boats.#1"]
    assert boats.reopened is not None
    assert "the article's text changed on" in boats.reopened
    assert boats.reopened.endswith("you had marked it verified and the attribution confirmed")
    assert boats.note_count == 1
    assert boats.former is not None
    assert boats.former.text == "Kest sent 40 boats."
    assert [(one.reviewer, one.type, one.was) for one in boats.former.decisions] == [
        ("ada", "verdict", "verified"),
        ("bo", "verdict", "disputed"),
        ("ada", "attribution_verdict", "confirmed"),
    ]
    (note,) = store.notes(now.article.article_id, boats.claim_id)
    (before,) = store.notes(now.article.article_id, first.claims[1].claim_id)
    assert note == before, "with its author and its time"
    assert store.undo("eve") is None
    store.append(
        NewEntry(EntryType.VERDICT, "ada", now.article.article_id, boats.claim_id, {"verdict": "verified"})
    )
    again = rows(store, now)["Kest sent 45 boats.#1"]
    assert again.former is not None
    assert [one.type for one in again.former.decisions] == ["verdict", "attribution_verdict"]


def test_going_back_finds_everything_as_it_was(store: Store, first: Sample) -> None:
    decide_all(store, first)
    was = verdicts(store, first)
    put(store, edition(first, *FIRST[2:5], "Kest sent 45 boats."))
    assert verdicts(store, first) != was
    added = put(store, first)
    assert (added.kept, added.changed, added.new) == (8, 0, 0)
    assert verdicts(store, first) == was
    assert put(store, first).added.outcome is Outcome.UNCHANGED
    put(store, edition(first, *FIRST[2:5], "Kest sent 45 boats."))
    open_claims = [text for text, value in verdicts(store, first).items() if value == "unreviewed"]
    assert open_claims == ["Kest sent 45 boats. 4"]


def test_equal_sentences_do_not_swap_their_verdicts(store: Store, first: Sample) -> None:
    store.append_many([first.verdict(4, "verified"), first.verdict(6, "disputed")])
    now = edition(first, *FIRST[:4], *FIRST[5:])
    assert put(store, now).kept == 7
    assert verdicts(store, now)["Hail fell. 6"] == "disputed"


def test_a_decision_that_waits_goes_on_waiting(store: Store, first: Sample) -> None:
    decide_all(store, first)
    put(store, edition(first, "Kest sent 45 boats."))
    put(store, edition(first, "Kest sent 46 boats."))
    (boats,) = (row for row in rows(store, first).values() if not row.retired)
    assert boats.verdict is VerdictValue.UNREVIEWED
    assert boats.former is not None
    assert boats.former.text == "Kest sent 40 boats.", "the words that were decided on"


def test_evidence_goes_with_the_new_wording(store: Store, first: Sample) -> None:
    page = source("Harbour Post", "Kest sent 40 boats to the coast.")
    store.put_source(page)
    store.append_many([first.evidence(1, page, "40 boats"), first.verdict(1, "verified")])
    put(store, edition(first, "Kest sent 45 boats."))
    (boats,) = (row for row in rows(store, first).values() if not row.retired)
    assert boats.evidence_count == 1


def test_who_says_it_and_when_counts(store: Store, first: Sample) -> None:
    decide_all(store, first)
    other = edition(first, *FIRST, "One more.")
    claims = [cited(claim, "Harbour Post") if at == 1 else claim for at, claim in enumerate(other.claims)]
    added = put(store, other.with_claims(claims))
    assert (added.kept, added.changed, added.reopened) == (7, 1, 1)
    weekly = Sample.of(("On Tuesday a dam broke.", "A bridge fell."))
    weekly.put(store)
    decide_all(store, weekly)
    later = edition(weekly, "On Tuesday a dam broke.", "A bridge fell.", "One more.")
    assert put(store, later, published=date(2031, 3, 20)).reopened == 1
    assert verdicts(store, later)["A bridge fell. 2"] == "verified"


def hand_made(sample: Sample, name: str, words: str) -> NewEntry:
    start = sample.edition.text.index(words)
    span = Span(start, start + len(words))
    claim: Claim = replace(sample.claims[0], claim_id=name, text=words, spans=(span,), exact=(words,))
    payload: dict[str, object] = {
        "edit": "add", "edition": sample.edition.sha256, "makes": [making_record(claim)],
    }  # fmt: skip
    return NewEntry(EntryType.CLAIM_EDIT, "ada", sample.article.article_id, name, payload)


def test_claims_made_by_hand_follow_their_words_and_their_sentence(store: Store, first: Sample) -> None:
    name = first.article.article_id
    ids = [f"h{number:015x}" for number in range(3)]
    for made, words in zip(ids, ("40 boats", "8 days", "million"), strict=True):
        store.append(hand_made(first, made, words))
        store.append(NewEntry(EntryType.VERDICT, "ada", name, made, {"verdict": "verified"}))
    now = edition(first, "Kest sent 40 boats.", "Rain fell for 9 days.", "Dam repairs cost €5 million.")
    added = put(store, now)
    assert (added.by_hand, added.by_hand_gone) == (2, 1)
    found = {row.claim_id: row for row in rows(store, first).values()}
    assert found[ids[0]].verdict is VerdictValue.VERIFIED
    assert found[ids[1]].retired
    assert found[ids[1]].verdict is VerdictValue.VERIFIED, "set aside with what was decided"
    assert (found[ids[2]].verdict, found[ids[2]].retired) == (VerdictValue.UNREVIEWED, False)


def test_a_dropped_claim_that_changes_comes_in_anew(store: Store, first: Sample) -> None:
    name = first.article.article_id
    for index in (0, 1):
        drop = NewEntry(EntryType.CLAIM_EDIT, "ada", name, first.claims[index].claim_id, {"edit": "drop"})
        store.append(drop)
    now = edition(first, "Rain fell for 8 days.", "Kest sent 45 boats.")
    assert put(store, now).new == 1
    live = [row.text for row in rows(store, first).values() if not row.retired]
    assert live == ["Kest sent 45 boats."]


def test_a_claim_about_what_stands_before_it_opens_with_that(store: Store) -> None:
    sample = Sample.of(("Kest fired 20 rockets.", "They hit the port.", "Nobody slept."))
    sample.put(store)
    decide_all(store, sample)
    now = edition(sample, "Varnia fired 20 rockets.", "They hit the port.", "Nobody slept.")
    put(store, now)
    assert list(verdicts(store, now).values()) == ["unreviewed", "unreviewed", "verified"]


def test_reading_an_edition_again_keeps_its_ids(store: Store, first: Sample) -> None:
    decide_all(store, first)
    now = edition(first, "Dam repairs cost €5 million.", "Hail fell.", "A bridge fell.", "Nobody  slept.")
    put(store, now)
    was = {row.claim_id: row.verdict for row in rows(store, first).values() if not row.retired}
    again = replace(now.claims[2], checkworthiness=0.9)
    assert now.with_claims([*now.claims[:2], again, now.claims[3]]).put(store).outcome is Outcome.REREAD
    assert {row.claim_id: row.verdict for row in rows(store, first).values() if not row.retired} == was
    assert store.verify().ok


def test_a_text_belongs_to_one_article(store: Store, first: Sample) -> None:
    other = Sample.of(("Another article.",))
    with pytest.raises(StoreError, match="There is no article"):
        store.put_edition(other.article, other.edition, other.claims, "eve")
    other.put(store)
    with pytest.raises(StoreError, match=f"as article {other.article.article_id}"):
        put(store, edition(first, "Another article."))


def united(sample: Sample, name: str, first: int, second: int) -> NewEntry:
    one, other = sample.claims[first], sample.claims[second]
    spans, exact = (*one.spans, *other.spans), (*one.exact, *other.exact)
    claim = replace(one, claim_id=name, text=" ".join(exact), spans=spans, exact=exact)
    payload: dict[str, object] = {
        "edit": "merge", "edition": sample.edition.sha256, "takes": [one.claim_id, other.claim_id],
        "makes": [making_record(claim)],
    }  # fmt: skip
    return NewEntry(EntryType.CLAIM_EDIT, "ada", sample.article.article_id, one.claim_id, payload)


def test_parts_of_a_whole_that_is_gone_come_back(store: Store, first: Sample) -> None:
    whole = "h" + "1" * 15
    store.append(united(first, whole, 0, 1))
    now = edition(first, "Rain fell for 8 days.", "Nobody slept.")
    put(store, now)
    live = [row.text for row in rows(store, first, "eve").values() if not row.retired]
    assert live == ["Rain fell for 8 days.", "Nobody slept."]
    undone = store.undo("eve")
    assert undone is not None
    assert undone.target.payload == {"edit": "bring_back"}


def test_an_outlet_set_by_hand_stays_where_nothing_changed(store: Store, first: Sample) -> None:
    name = first.article.article_id
    for index in (0, 1):
        claim_id, payload = first.claims[index].claim_id, {"edit": "outlet", "outlet": "Harbour Post"}
        store.append(NewEntry(EntryType.CLAIM_EDIT, "ada", name, claim_id, dict(payload)))
        store.append(first.verdict(index, "verified"))
    put(store, edition(first, "Nobody slept.", "Rain fell for 8 days.", "Kest sent 45 boats."))
    found = {row.text: row for row in rows(store, first).values() if not row.retired}
    assert found["Rain fell for 8 days."].outlet == "Harbour Post"
    assert found["Rain fell for 8 days."].verdict is VerdictValue.VERIFIED
    assert found["Kest sent 45 boats."].outlet is None
    assert found["Kest sent 45 boats."].reopened is not None


def test_a_verdict_on_the_former_text_stays_on_that_when_stores_are_merged(
    store: Store, first: Sample, tmp_path: Path
) -> None:
    with open_store(tmp_path / "b.db") as other:
        first.put(other)
        for index in (1, 3, 5):
            other.append(first.verdict(index, "verified", "bo"))
    decide_all(store, first)
    now = edition(first, "Kest sent 45 boats.", "Dam repairs cost €5 million.", "A bridge fell.")
    put(store, now)
    store.merge(tmp_path / "b.db")
    live = {row.text: row for row in rows(store, first, "bo").values() if not row.retired}
    assert {text: row.verdict.value for text, row in live.items()} == {
        "Kest sent 45 boats.": "unreviewed",
        "Dam repairs cost €5 million.": "unreviewed",
        "A bridge fell.": "verified",
    }
    assert store.verify().ok
    with open_store(tmp_path / "b.db") as other:
        other.merge(tmp_path / "a.db")
        assert other.verify().ok
        there = {row.text: row for row in rows(other, first, "ada").values() if not row.retired}
        assert there.keys() == live.keys()
        assert there["Kest sent 45 boats."].former is not None
        assert there["A bridge fell."].verdict is VerdictValue.VERIFIED


def test_hostile_words_come_through(store: Store) -> None:
    sample = Sample.of(("=1+1 \ud800 boats were lost.", "\u202eNobody [-slept-] \x1b[31m.", "-5 degrees."))
    sample.put(store)
    decide_all(store, sample)
    now = edition(sample, "=1+2 \ud800 boats were lost.", "\u202eNobody [-slept-] \x1b[31m.", "5 degrees.")
    added = put(store, now)
    assert (added.kept, added.reopened) == (1, 2)
    found = {row.text: row.former for row in rows(store, sample).values() if not row.retired}
    former = found["=1+2 \ud800 boats were lost."]
    assert former is not None
    assert former.text == "=1+1 \ud800 boats were lost."
