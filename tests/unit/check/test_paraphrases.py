"""True claims in a reporter's words are mostly confirmed; with one fact exchanged they never are."""

from __future__ import annotations

import pytest

from tests.unit.check.paraphrases import PARAPHRASES, PUBLISHED, UNSEEN
from workbench.check.compare import compare
from workbench.model import SourceCheckStatus

LEAST_CONFIRMED = 0.82
"""Share of the true claims that the check bears out; docs/source-check.md tells the exact one."""

ALL = (*PARAPHRASES, *UNSEEN)
UNTRUE = [(pair.source, claim) for pair in ALL for claim in pair.untrue]


def _status(source: str, claim: str) -> SourceCheckStatus:
    return compare(claim, source, sought=True, published=PUBLISHED).status


@pytest.mark.parametrize(("source", "claim"), UNTRUE, ids=[claim for _, claim in UNTRUE])
def test_a_paraphrase_with_another_fact_is_never_confirmed(source: str, claim: str) -> None:
    assert _status(source, claim) is not SourceCheckStatus.CONFIRMED


def test_most_honest_paraphrases_are_confirmed() -> None:
    confirmed = [pair for pair in ALL if _status(pair.source, pair.true) is SourceCheckStatus.CONFIRMED]
    refused = [pair.true for pair in ALL if pair not in confirmed]
    print(f"confirmed: {len(confirmed)} of {len(ALL)}")
    assert len(confirmed) >= LEAST_CONFIRMED * len(ALL), refused


def test_an_honest_paraphrase_that_is_not_confirmed_is_never_called_missing() -> None:
    found = {_status(pair.source, pair.true) for pair in ALL}
    assert SourceCheckStatus.NOT_IN_SOURCE not in found
