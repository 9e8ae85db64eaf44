from __future__ import annotations

import pytest

from tests.unit.store.samples import Sample, all_ids, checked, source
from workbench.model import SourceCheckStatus
from workbench.store import Sort, Store, View, risk

STATUSES = [*risk.SERIOUS, None]


def ranked(status: str | None, types: str = "", *, cites: bool = True, evident: bool = False) -> int:
    return risk.rank(status, cites, types, evident)


def test_every_status_has_its_place() -> None:
    assert set(risk.SERIOUS) == set(SourceCheckStatus)
    for types in ("place quantity", "date"):
        order = [ranked(status, types) for status in risk.SERIOUS]
        assert order == sorted(order)
    assert ranked("not_in_source", "date money") < ranked("not_in_source")
    assert ranked("altered") < ranked("altered", evident=True) < ranked("misattributed")
    assert ranked(None, "money") == ranked("source_missing", "money")
    assert ranked(None, "money", cites=False) == ranked("not_applicable", "money", cites=False)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("evident", [True, False, None])
def test_a_filter_leaves_the_ranks_that_are_possible(
    status: SourceCheckStatus | None, evident: bool | None
) -> None:
    possible = {
        ranked(one, types, cites=cites, evident=held)
        for one in SourceCheckStatus
        for cites in (True, False)
        for types in ("", "money", "date")
        for held in (True, False)
        if status in {None, one} and evident in {None, held}
    }
    assert set(risk.ranks(status, evident)) == possible
    assert risk.ranks(status, evident) == sorted(possible)


def test_a_list_by_risk_follows_checks_evidence_and_undo(filled: Store, rich: Sample) -> None:
    by_risk = View(sort=Sort.RISK)
    first, *rest = all_ids(filled)
    assert all_ids(filled, by_risk)[0] == first, "it cites an outlet and names a place"
    page = source("Harbour Post", "Rain fell on Velmora.")
    filled.put_source(page)
    filled.put_checks([(rest[-1], [checked("misattributed")]), (rest[2], [checked("altered")])])
    assert all_ids(filled, by_risk)[:3] == [rest[2], rest[-1], first]
    filled.put_checks([(rest[3], [checked("altered")])])
    filled.append(rich.evidence(3, page, "Rain fell"))
    assert all_ids(filled, by_risk)[:3] == [rest[3], rest[2], rest[-1]], "evidence comes last in its group"
    filled.undo("ada")
    assert all_ids(filled, by_risk)[:3] == [rest[2], rest[3], rest[-1]]
    assert all_ids(filled, View(sort=Sort.RISK, descending=True)) == all_ids(filled, by_risk)[::-1]
