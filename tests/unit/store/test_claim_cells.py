from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.store.samples import Sample
from workbench.model import Block, BlockRole, Mention, MentionType
from workbench.record import from_record
from workbench.store.cells import json_of
from workbench.store.claim_cells import (
    Paragraphs,
    Place,
    claim_cells,
    facets_of,
    fact_cells,
    record_cell,
    record_of,
)


def test_the_stored_record_holds_the_whole_claim(rich: Sample) -> None:
    for claim in rich.claims:
        assert from_record(json_of(record_cell(record_of(claim)))) == claim


def test_the_cells_of_a_claim_are_for_filters_and_lists(rich: Sample) -> None:
    cells = claim_cells(record_of(rich.claims[0]), Place(16, 2, 3, 1, None))
    assert cells[:6] == (rich.claims[0].claim_id, 2, 16, 1, 3, None)
    assert cells[8:11] == ("Harbour Post", "Harbour Post", "Ann Lee")
    assert cells[-3:] == ("[[0,35]]", 0, 35)


def test_a_claim_counts_once_for_each_outlet_and_speaker_it_names(rich: Sample) -> None:
    last = facets_of(record_of(rich.claims[7]))
    assert [value for dimension, value in last if dimension == "outlet"] == ["Harbour Post", "Daily Beacon"]
    assert ("speaker", "") in last
    assert ("outlet", "") in facets_of(record_of(rich.claims[3]))


def test_paragraphs_are_counted_over_what_is_read_for_claims() -> None:
    blocks = (
        Block(0, 10, BlockRole.HEADLINE, ""),
        Block(11, 20, BlockRole.PROMO, ""),
        Block(21, 30, BlockRole.BODY, ""),
    )
    paragraphs = Paragraphs(blocks)
    assert [paragraphs.number(offset) for offset in (0, 9, 10, 15, 21, 29, 30)] == [
        1,
        1,
        None,
        None,
        2,
        2,
        None,
    ]
    assert Paragraphs(()).number(0) is None


@pytest.mark.parametrize(
    ("value", "stored"),
    [(5, 5), (2**70, str(2**70)), (0.5, 0.5), (None, None), ("2031-03", "2031-03"), ((1, 2.5), "[1,2.5]")],
)
def test_a_fact_is_a_row_with_its_value(rich: Sample, value: object, stored: object) -> None:
    fact = Mention(MentionType.DATE, "March", 3, 8, value, interval=("2031-03-01", "2031-03-31"))  # type: ignore[arg-type] # any
    record = record_of(replace(rich.claims[0], facts=(fact,)))
    assert fact_cells(9, record["facts"]) == [
        (9, 1, "date", "March", 3, 8, stored, None, None, None, "2031-03-01", "2031-03-31")
    ]
