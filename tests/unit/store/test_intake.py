from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.store.samples import Sample, all_ids
from workbench.errors import StoreError
from workbench.model import Block, BlockRole, Claim, EntryType, Mention, MentionType, NewEntry
from workbench.store import Outcome, Store, View, open_store
from workbench.text import sha256

SAMPLE = Sample.of(("One ship sank.", "Two ships sank.", "Three ships sank.", "Four ships sank."))
NAME = SAMPLE.article.article_id


def texts(store: Store) -> list[str]:
    return [row.text for row in store.rows(all_ids(store), "ada").values()]


def test_an_article_is_stored_whole(store: Store, rich: Sample) -> None:
    added = rich.put(store)
    assert (added.outcome, added.claims, added.kept, added.vanished) == (Outcome.ADDED, 8, 0, 0)
    row = store.article(rich.article.article_id)
    assert row is not None
    assert (row.title, row.origin, row.published) == ("A test", "test.txt", date(2031, 3, 12))
    assert (row.claims, row.checked, row.retired) == (8, 0, 0)
    assert row.sha256 == rich.edition.sha256
    assert store.edition(rich.article.article_id) == rich.edition
    assert [store.claim(row_id) for row_id in all_ids(store)] == list(rich.claims)
    assert [row.number for row in store.rows(all_ids(store), "ada").values()] == list(range(1, 9))


def test_the_same_reading_changes_nothing_and_keeps_row_ids(store: Store) -> None:
    SAMPLE.put(store)
    before = all_ids(store)
    store.append(SAMPLE.verdict(0, "verified"))
    again = SAMPLE.put(store)
    assert (again.outcome, again.claims, again.kept, again.vanished) == (Outcome.UNCHANGED, 4, 4, 0)
    assert all_ids(store) == before
    assert len(store.articles()) == 1
    assert store.progress(View(), "ada").verified == 1


def test_claims_read_anew_keep_their_decisions(store: Store) -> None:
    SAMPLE.put(store)
    before = all_ids(store)
    store.append(SAMPLE.verdict(1, "disputed", reason="wrong_number"))
    store.append(SAMPLE.note(1, "asked the port"))
    fact = Mention(MentionType.QUANTITY, "Two ships", 15, 24, 2, "ships")
    other = SAMPLE.with_claims(
        [replace(claim, checkworthiness=0.9, facts=(fact,)) for claim in SAMPLE.claims]
    )
    added = other.put(store)
    assert (added.outcome, added.kept, added.vanished) == (Outcome.REREAD, 4, 0)
    assert all_ids(store) == before, "the same claims in the same order keep their row ids"
    rows = list(store.rows(before, "ada").values())
    assert (rows[1].verdict, rows[1].note_count, rows[1].fact_types) == ("disputed", 1, ("quantity",))
    assert rows[0].checkworthiness == 0.9
    assert store.claim(before[2]) == other.claims[2]
    assert all_ids(store, View(fact_type=MentionType.QUANTITY)) == before
    assert store.verify().ok


def test_a_vanished_claim_is_set_aside_if_the_ledger_speaks_of_it(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified"))
    store.append(SAMPLE.verdict(1, "verified"))
    store.append(SAMPLE.note(1, "seen"))
    store.append(SAMPLE.note(2, "undone at once"))
    store.undo("ada")
    added = SAMPLE.with_claims(SAMPLE.claims[:1]).put(store)
    assert (added.outcome, added.claims, added.kept, added.vanished) == (Outcome.REREAD, 1, 1, 2)
    rows = list(store.rows(all_ids(store), "ada").values())
    assert [(row.text, row.number, row.retired) for row in rows] == [
        ("One ship sank.", 1, False),
        ("Two ships sank.", 2, True),
        ("Three ships sank.", 3, True),
    ]
    assert store.row_of(NAME, SAMPLE.claims[3].claim_id) is None
    progress = store.progress(View(), "ada")
    assert (progress.total, progress.verified, progress.retired) == (1, 1, 2)
    assert progress == store.progress(View(search="sank"), "ada")
    row = store.articles()[0]
    assert (row.claims, row.checked, row.retired) == (1, 1, 2)
    assert store.redo("ada") is not None, "what was undone on it can come back"
    assert store.verify().ok

    back = SAMPLE.put(store)
    assert (back.outcome, back.claims, back.kept, back.vanished) == (Outcome.REREAD, 4, 3, 0)
    assert texts(store) == [claim.text for claim in SAMPLE.claims]
    assert store.progress(View(), "ada").verified == 2
    assert len(store.notes(NAME, SAMPLE.claims[2].claim_id)) == 1
    assert store.verify().ok


def test_only_newly_vanished_claims_are_counted(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified"))
    store.append(SAMPLE.verdict(1, "verified"))
    assert SAMPLE.with_claims(SAMPLE.claims[1:]).put(store).vanished == 1
    assert SAMPLE.with_claims(SAMPLE.claims[2:]).put(store).vanished == 1


def test_a_row_id_never_comes_to_mean_another_claim(store: Store) -> None:
    SAMPLE.put(store)
    before = all_ids(store)
    SAMPLE.with_claims(SAMPLE.claims[1:]).put(store)
    after = all_ids(store)
    assert not set(before) & set(after)
    assert store.rows(before, "ada") == {}
    with pytest.raises(StoreError, match="read anew"):
        store.claim(before[0])


def test_found_words_follow_the_claims(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.note(1, "ask Kestrel"))
    SAMPLE.with_claims(SAMPLE.claims[1:3]).put(store)
    assert texts(store) == ["Two ships sank.", "Three ships sank."]
    assert len(all_ids(store, View(search="one"))) == 0
    assert len(all_ids(store, View(search="ships"))) == 2
    assert all_ids(store, View(search="kestrel")) == [store.row_of(NAME, SAMPLE.claims[1].claim_id)]
    store._conn.execute("INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)")


def test_a_new_edition_of_an_article_replaces_its_text(store: Store) -> None:
    SAMPLE.put(store)
    store.append(SAMPLE.verdict(0, "verified"))
    text = SAMPLE.edition.text + "\nFive ships sank."
    edition = replace(SAMPLE.edition, text=text, sha256=sha256(text))
    added = store.put_article(SAMPLE.article, edition, SAMPLE.claims)
    assert (added.outcome, added.kept) == (Outcome.REVISED, 4)
    assert store.edition(NAME) == edition
    assert store.find_articles(SAMPLE.edition.sha256) == store.articles(), "the first edition is still known"
    assert store.put_article(SAMPLE.article, SAMPLE.edition, SAMPLE.claims).outcome is Outcome.REVISED
    assert store.edition(NAME) == SAMPLE.edition
    assert store.progress(View(), "ada").verified == 1


def test_another_label_of_a_block_is_another_reading(store: Store) -> None:
    SAMPLE.put(store)
    blocks = (Block(0, 14, BlockRole.PROMO, "says subscribe", 0.25), *SAMPLE.edition.blocks[1:])
    edition = replace(SAMPLE.edition, blocks=blocks)
    assert store.put_article(SAMPLE.article, edition, SAMPLE.claims).outcome is Outcome.REREAD
    assert store.edition(NAME).blocks == blocks


def test_an_unknown_date_never_replaces_a_known_one(store: Store) -> None:
    SAMPLE.put(store)
    dateless = [replace(claim, checkworthiness_reason="no date") for claim in SAMPLE.claims]
    added = store.put_article(replace(SAMPLE.article, published=None), SAMPLE.edition, dateless)
    assert added.outcome is Outcome.UNCHANGED
    assert store.claim(all_ids(store)[0]) == SAMPLE.claims[0]
    assert store.articles()[0].published == date(2031, 3, 12)


def test_what_was_unknown_is_filled_in_and_what_is_known_stays(store: Store) -> None:
    first = replace(SAMPLE.article, published=None)
    store.put_article(first, SAMPLE.edition, SAMPLE.claims)
    second = replace(
        first, title="Other", url="https://a.example/1", publisher="Post", published=date(2031, 1, 1)
    )
    store.put_article(second, SAMPLE.edition, SAMPLE.claims)
    row = store.articles()[0]
    assert (row.title, row.url, row.publisher, row.published) == (
        "A test", "https://a.example/1", "Post", date(2031, 1, 1),
    )  # fmt: skip
    store.put_article(replace(second, url="https://b.example/"), SAMPLE.edition, SAMPLE.claims)
    assert store.articles()[0].url == "https://a.example/1"


def test_a_date_set_by_a_reviewer_is_not_overwritten(store: Store) -> None:
    SAMPLE.put(store)
    store.append(NewEntry(EntryType.ARTICLE, "ada", NAME, payload={"published": "2031-03-01"}))
    reread = [replace(claim, checkworthiness=0.7) for claim in SAMPLE.claims]
    with pytest.raises(StoreError, match="was dated 2031-03-01 by a reviewer"):
        store.put_article(SAMPLE.article, SAMPLE.edition, reread)
    article = replace(SAMPLE.article, published=date(2031, 3, 1))
    assert store.put_article(article, SAMPLE.edition, reread).outcome is Outcome.REREAD
    store.undo("ada")
    assert store.articles()[0].published == SAMPLE.article.published


def test_ids_that_do_not_fit_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="same id"):
        SAMPLE.with_claims(SAMPLE.claims[:1] * 2).put(store)
    with pytest.raises(StoreError, match="The edition is of article"):
        store.put_article(replace(SAMPLE.article, article_id="0" * 16), SAMPLE.edition, ())
    assert store.articles() == []


@given(
    title=st.text(st.characters(exclude_categories=())),
    origin=st.text(st.characters(exclude_categories=())),
    text=st.text(st.characters(exclude_categories=()), min_size=1),
    value=st.none()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.tuples(st.integers(), st.integers()),
)
def test_any_text_and_value_comes_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, origin: str, text: str, value: object
) -> None:
    sample = Sample.of((text,), title=title, origin=origin)
    fact = Mention(MentionType.QUOTE, text, 0, len(text), value, unit=text, modifier=text)  # type: ignore[arg-type] # any
    claim: Claim = replace(sample.claims[0], facts=(fact,), checkworthiness_reason=text)
    with open_store(tmp_path_factory.mktemp("store") / "workbench.db") as store:
        sample.with_claims((claim,)).put(store)
        row = store.articles()[0]
        assert (row.title, row.origin) == (title, origin)
        assert store.edition(row.article_id).text == text
        row_id = all_ids(store)[0]
        assert store.claim(row_id) == claim
        assert store.rows([row_id], "ada")[row_id].text == text


def test_two_articles_keep_their_own(store: Store, rich: Sample) -> None:
    SAMPLE.put(store)
    rich.put(store)
    SAMPLE.with_claims(SAMPLE.claims[2:]).put(store)
    assert [row.claims for row in store.articles()] == [2, 8]
    assert len(all_ids(store, View(article_id=NAME))) == 2
    assert texts(store)[:2] == ["Three ships sank.", "Four ships sank."], "in order of adding"
