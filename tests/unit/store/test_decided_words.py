"""A verdict counts for the words it was about: an id ignores the sign before a number."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.model import ClaimKind, EntryType
from workbench.store import Store, open_store
from workbench.store.decided_words import differ

DOLLARS = Sample.of(("Rain fell on Velmora.", "The dam cost $5 million."))


def in_euros() -> Sample:
    """Return another text of the article, in which the dam cost euros; the ids of the claims are the same."""
    other = Sample.of(("Rain fell on Velmora.", "The dam cost €5 million."))
    claims = [
        replace(claim, claim_id=known.claim_id)
        for claim, known in zip(other.claims, DOLLARS.claims, strict=True)
    ]
    edition = replace(other.edition, article_id=DOLLARS.article.article_id)
    return Sample(DOLLARS.article, edition, tuple(claims))


EUROS = in_euros()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It cost $5 million.", "It cost €5 million.", True),
        ("It cost $5 million.", "It cost 5 million.", True),
        ("It fell by 5%.", "It fell by 5.", True),
        ("It is -5 degrees.", "It is 5 degrees.", True),
        ("It is -5 degrees.", "It is \u22125 degrees.", False),
        ("Between 3-5 boats came.", "Between 3-5 boats came.", False),
        ("The ferry, he said, sank.", "the ferry he said sank", False),
        ("\u201cRain\u201d fell.", '"Rain" fell.', False),
        ("It cost $5 million.", "The price was €5 million.", False),
    ],
)
def test_words_of_one_id_differ_in_their_signs(one: str, other: str, *, expected: bool) -> None:
    assert differ(one, other) is expected
    assert differ(other, one) is expected


def shown(store: Store, reviewer: str = "bo") -> tuple[str, str, str | None, str | None]:
    """Return the words of the dam's claim, the verdict on it, and what was taken back on which words."""
    row = next(
        row
        for row in store.rows(all_ids(store), reviewer).values()
        if row.claim_id == DOLLARS.claims[1].claim_id
    )
    words = None if row.former is None else row.former.text
    was = None if row.former is None else row.former.decisions[0].was
    return row.text, row.verdict.value, words, was


@pytest.mark.parametrize("into", ["theirs", "ours"])
def test_a_verdict_on_dollars_is_none_on_euros(tmp_path: Path, into: str) -> None:
    with open_store(tmp_path / "theirs.db") as theirs:
        DOLLARS.put(theirs)
        theirs.append(DOLLARS.verdict(1, "verified", "bo"))
        theirs.append(DOLLARS.entry(EntryType.ATTRIBUTION_VERDICT, 1, "bo", verdict="confirmed"))
        theirs.append(DOLLARS.note(1, "asked the builder", "bo"))
        theirs.append(DOLLARS.verdict(0, "verified", "bo"))
    with open_store(tmp_path / "ours.db") as ours:
        EUROS.put(ours)
    with open_store(tmp_path / f"{into}.db") as store:
        store.merge(tmp_path / ("ours.db" if into == "theirs" else "theirs.db"))
        assert shown(store) == (
            "The dam cost €5 million.", "unreviewed", "The dam cost $5 million.", "verified"
        )  # fmt: skip
        first = store.rows(all_ids(store)[:1], "bo")
        assert [row.verdict.value for row in first.values()] == ["verified"], "its words are the same"
        assert store.verify().ok
        store.append(EUROS.verdict(1, "disputed", "bo", reason="wrong_number"))
        assert shown(store)[1] == "disputed"
        assert store.verify().ok


def test_a_verdict_is_in_force_again_when_the_words_are_back(store: Store) -> None:
    DOLLARS.put(store)
    store.append(DOLLARS.verdict(1, "verified", "bo"))
    EUROS.put(store)
    assert shown(store) == ("The dam cost €5 million.", "unreviewed", "The dam cost $5 million.", "verified")
    assert store.verify().ok
    DOLLARS.put(store)
    assert shown(store) == ("The dam cost $5 million.", "verified", None, None)
    assert store.verify().ok


def test_another_reading_of_the_same_words_takes_nothing_back(store: Store) -> None:
    DOLLARS.put(store)
    store.append(DOLLARS.verdict(1, "verified", "bo"))
    claims = [replace(claim, kind=ClaimKind.EVENT) for claim in DOLLARS.claims]
    DOLLARS.with_claims(claims).put(store)
    assert shown(store)[1:] == ("verified", None, None)
    assert store._conn.execute("SELECT count(*) FROM decided_words").fetchone() == (0,)
