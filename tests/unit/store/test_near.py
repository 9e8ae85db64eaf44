"""Candidates for like claims come out of the full-text index, by their rarest words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.samples import Sample
from workbench.store import View, near, open_store

TOLD = (
    "Nearly 4,200 dockers walked out of the Tarnholm yard on 3 May.",
    "Almost 4,200 dockers walked out at Tarnholm yard on 3 May.",
    "Nearly 9,900 dockers walked out of the Tarnholm yard on 3 May.",
    "The ferry makes no trips.",
    "Every walk on the 3 May was cancelled.",
)


@pytest.fixture
def found(tmp_path: Path) -> dict[str, set[str]]:
    """What is found for each of the claims, by its text."""
    with open_store(tmp_path / "workbench.db") as store:
        Sample.of(TOLD).put(store)
        answers = store.near()
        ids = [row_id for chunk in store.claim_ids(View()) for row_id in chunk]
        texts = {row.row_id: row.text for row in store.rows(ids, "ada").values()}
        return {
            text: {other for _, other in answers.candidates(text, row_id)} for row_id, text in texts.items()
        }


def test_claims_that_share_rare_words_are_found_whatever_the_number(found: dict[str, set[str]]) -> None:
    assert {TOLD[1], TOLD[2]} <= found[TOLD[0]]


def test_a_claim_is_not_its_own_candidate(found: dict[str, set[str]]) -> None:
    assert all(text not in others for text, others in found.items())


def test_what_shares_no_words_is_not_found(found: dict[str, set[str]]) -> None:
    assert found[TOLD[3]] == set()


@pytest.mark.parametrize(
    "text", ["", "?!", "one", '"" AND NOT (', "naïve Őrség x* ^ NEAR(", "\ud800 lone", "\x00 nul"]
)
def test_any_text_can_be_asked_for(tmp_path: Path, text: str) -> None:
    with open_store(tmp_path / "workbench.db") as store:
        Sample.of(TOLD).put(store)
        assert store.near().candidates(text) == []


def test_the_number_of_candidates_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "MOST_OF_A_PAIR", 5)
    monkeypatch.setattr(near, "MOST", 8)
    with open_store(tmp_path / "workbench.db") as store:
        Sample.of([f"{number} dockers left the Tarnholm yard early." for number in range(10, 60)]).put(store)
        assert 5 <= len(store.near().candidates("12 dockers left the Tarnholm yard early.")) <= 8 + 5
