"""Candidates for "checked before": decided claims of other articles, and collected checks."""

from __future__ import annotations

import pytest

from tests.unit.store.samples import Sample, all_ids
from workbench.model import EntryType
from workbench.store import Store, earlier
from workbench.store.earlier_door import CollectedCheck

HERE = Sample.of(("Nearly 4,200 dockers left the Tarnholm yard.", "Dockers met at Tarnholm."), title="Here")
THERE = Sample.of(
    (
        "Almost 4,200 dockers walked out of the Tarnholm yard.",
        "The dockers of Tarnholm sang.",
        "The dockers of Tarnholm slept.",
        "A gull stole a sandwich.",
    ),
    title="There",
)
CHECKS = (
    CollectedCheck("a", "Dockers left Tarnholm in droves."),
    CollectedCheck("b", "Milk is blue.", title="What Tarnholm drinks"),
    CollectedCheck("c", "Ice came."),
)


@pytest.fixture
def told(store: Store) -> Store:
    """A store with two articles; of the second one, a claim was decided on and one has a note."""
    HERE.put(store)
    THERE.put(store)
    store.append(HERE.verdict(1, "verified"))
    store.append(THERE.verdict(0, "disputed"))
    store.append(THERE.entry(EntryType.NOTE, 1, body="Asked."))
    return store


def texts(store: Store, but: str | None = None) -> list[str]:
    found = store.earlier().candidates(HERE.claims[0].text, but)
    return [each.text for each in found.found]


def test_only_what_was_decided_or_noted_is_found(told: Store) -> None:
    assert set(texts(told, HERE.article.article_id)) == {THERE.claims[0].text, THERE.claims[1].text}
    assert HERE.claims[1].text in texts(told)


def test_collected_checks_are_found_by_claim_and_title(told: Store) -> None:
    told.collect("Coast", CHECKS)
    found = told.earlier().candidates(HERE.claims[0].text)
    collected = {each.row_id for each in found.found if each.collected}
    assert {check.claim for key in collected if (check := told.collected(key))} == {
        CHECKS[0].claim,
        CHECKS[1].claim,
    }
    assert found.rarity["nearly"] > found.rarity["dockers"] > 0


def test_a_decision_taken_back_is_no_decision(told: Store) -> None:
    told.append(THERE.verdict(0, "unreviewed"))
    assert THERE.claims[0].text not in texts(told)


@pytest.mark.parametrize("text", ["", "?!", '"" AND NOT (', "x* ^ NEAR(", "\ud800 lone", "\x00 nul"])
def test_any_text_can_be_asked_for(told: Store, text: str) -> None:
    told.collect("Coast", CHECKS)
    assert told.earlier().candidates(text).found == []


def test_candidates_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    many = Sample.of([f"{number} dockers left Tarnholm." for number in range(10, 40)])
    many.put(store)
    for index in range(30):
        store.append(many.verdict(index, "verified"))
    monkeypatch.setattr(earlier, "MOST", 7)
    found = store.earlier().candidates("12 dockers left Tarnholm.").found
    assert len(found) == 7
    assert "12 dockers left Tarnholm." in {each.text for each in found}
    assert len(all_ids(store)) == 30
