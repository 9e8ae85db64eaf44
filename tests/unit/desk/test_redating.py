from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import workbench.desk.add
from tests.unit.store.samples import Sample
from workbench.desk.redating import GONE, OPEN, redate, reopen
from workbench.model import Claim, EntryType, Mention, MentionType, NewEntry, VerdictValue
from workbench.store import Added, Store, View, open_store

SENTENCES = ("The ferry sank on Sunday.", "It was built in 1962.", "The mayor spoke on Monday.", "Rain fell.")


def dated(claim: Claim, words: str, value: str | None) -> Claim:
    """Return the claim with a date in it."""
    start = claim.start + claim.text.index(words)
    interval = (value, value) if value else None
    fact = Mention(MentionType.DATE, words, start, start + len(words), value, interval=interval)
    return replace(claim, facts=(fact,))


def read(sunday: str | None, monday: str | None, published: date | None = None) -> Sample:
    """Return the article as it is read with a date, or without one."""
    sample = Sample.of(SENTENCES, published=published)
    ferry, built, mayor, rain = sample.claims
    return sample.with_claims(
        (
            dated(ferry, "Sunday", sunday),
            dated(built, "1962", "1962-01-01"),
            dated(mayor, "Monday", monday),
            rain,
        )
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the article, its date unknown."""
    with open_store(tmp_path / "my.db") as store:
        read(None, None).put(store)
        yield store


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Sample:
    """What reading with the date gives; the parser is not run."""
    sample = read("2031-03-09", "2031-03-10", date(2031, 3, 12))

    def set_published(
        store: Store, article: str, day: date, reviewer: str, *_: object, **__: object
    ) -> Added:
        store.append(NewEntry(EntryType.ARTICLE, reviewer, article, payload={"published": day.isoformat()}))
        return sample.put(store)

    def read_again(store: Store, *_: object, **__: object) -> Added:
        return read(None, None).put(store)

    monkeypatch.setattr(workbench.desk.add, "set_published", set_published)
    monkeypatch.setattr(workbench.desk.add, "read_again", read_again)
    return sample


def test_verdicts_whose_dates_changed_are_told_and_stay(store: Store, later: Sample) -> None:
    for index, value, reviewer in ((0, "verified", "ada"), (1, "verified", "ada"), (2, "disputed", "bo")):
        store.append(later.verdict(index, value, reviewer))
    name = later.article.article_id
    found = redate(store, name, date(2031, 3, 12), "ada")
    assert [(one.number, one.changes, one.mine) for one in found] == [
        (1, (("Sunday", OPEN, "2031-03-09"),), True),
        (3, (("Monday", OPEN, "2031-03-10"),), False),
    ]
    assert found[1].others == (("bo", VerdictValue.DISPUTED),)
    assert store.progress(View(article_id=name), "ada").verified == 2


def test_only_ones_own_are_reopened_and_undo_brings_them_back(store: Store, later: Sample) -> None:
    store.append(later.verdict(0, "verified", "ada"))
    store.append(later.verdict(2, "disputed", "bo"))
    name = later.article.article_id
    found = redate(store, name, date(2031, 3, 12), "ada")
    assert reopen(store, name, found, "ada") == 1
    assert store.progress(View(article_id=name), "ada").checked == 0
    assert store.progress(View(article_id=name), "bo").checked == 1
    undone = store.undo("ada")
    assert undone is not None
    assert undone.description == "unreviewed → verified"
    assert store.verify().ok


def test_without_a_day_the_text_is_only_read_again(store: Store, later: Sample) -> None:
    store.append(later.verdict(0, "verified", "ada"))
    name = later.article.article_id
    redate(store, name, date(2031, 3, 12), "ada")
    store.undo("ada")
    (told,) = redate(store, name, None, "ada")
    assert told.changes == (("Sunday", "2031-03-09", OPEN),)


def test_a_claim_that_the_new_reading_lacks_is_told_once(
    store: Store, later: Sample, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append(later.verdict(0, "verified", "ada"))
    shorter = later.with_claims(later.claims[1:])
    monkeypatch.setattr(workbench.desk.add, "read_again", lambda *_, **__: shorter.put(store))
    name = later.article.article_id
    (told,) = redate(store, name, None, "ada")
    assert told.changes == (("Sunday", OPEN, GONE),)
    assert redate(store, name, None, "ada") == []
