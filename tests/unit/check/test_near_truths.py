"""Who said, did or had it, which way it went, what was counted, and whether it was only believed."""

from __future__ import annotations

import pytest

from tests.unit.check.test_statement import FLEET, FRONT, SOURCE
from workbench.check.compare import compare
from workbench.check.vocabulary import DifferenceKind
from workbench.model import SourceCheckStatus

FINES = "On Monday Oda Rehn was fined 500 crowns and Nils Aker was fined 300 crowns. They may appeal."
SALES = "Sales fell 12 percent in May after they had risen 30 percent in April."
ALLEGED = "The prosecutor alleges that Tom Arden hid 9 million crowns."
SUED = "Oda Rehn, who had sued Nils Aker, was fined 500 crowns on Friday."

UNTRUE = [
    (FLEET, "the mine was laid by Varnia during the war of 1998"),
    ("Police suspect that Hugo Pell set fire to the barn. He denies it.", "Hugo Pell set fire to the barn."),
    (
        "Orland claims that Varnia shelled the port of Kest on Friday.",
        "Varnia shelled the port of Kest on Friday.",
    ),
    (
        "Hugo Pell is accused of taking 4 million crowns in bribes.",
        "Hugo Pell took 4 million crowns in bribes.",
    ),
    (
        "The bridge was blown up by Orland's army, analysts think.",
        "The bridge was blown up by Orland's army.",
    ),
    (ALLEGED, "Tom Arden hid 9 million crowns."),
    (SOURCE, "The company has more than 2,000 members"),
    (SOURCE, "The company says it has more than 2,000 members"),
    (SOURCE, "the union puts the figure at 1,400"),
    (FINES, "Nils Aker was fined 500 crowns."),
    ("Oda Rehn was fined 500 crowns, while Nils Aker was acquitted.", "Nils Aker was fined 500 crowns."),
    (
        "Oda Rehn was fined 500 crowns while charges against Nils Aker were dropped.",
        "Nils Aker was fined 500 crowns.",
    ),
    (SUED, "Nils Aker was fined 500 crowns on Friday."),
    (FRONT, "1,100 to 1,200 soldiers of Orland were killed a day in February"),
    (FRONT, "14 children were injured in a drone strike in Kelm"),
    (FRONT, "14 children were injured in a strike on an apartment block in Kelm"),
    ("Sales rose to 40 million crowns in May, the firm said.", "Sales fell to 40 million crowns in May."),
    (SALES, "Sales rose 12 percent in May."),
    (SALES, "Sales fell 30 percent in April."),
    ("The price is up 40 crowns on last year.", "The price is down 40 crowns on last year."),
    ("The firm hired 400 people in Kest and cut 90 jobs in Tarn.", "The firm cut 400 jobs in Kest."),
    (
        "The council wants to spend 20 million crowns more on roads.",
        "The council wants to spend 20 million crowns less on roads.",
    ),
    (
        "Karl Rost, the prime minister of Varnia, spoke in Tarn. Orland was silent.",
        "Orland's prime minister spoke in Tarn.",
    ),
    (
        "A ferry ran aground. No oil has leaked from it, the crew said.",
        "Oil leaked from a ferry that ran aground.",
    ),
]

TRUE = [
    (FLEET, "Investigators believe that the mine was laid by Varnia during the war of 1998"),
    (ALLEGED, "Tom Arden allegedly hid 9 million crowns."),
    (FINES, "Oda Rehn was fined 500 crowns."),
    (FINES, "Nils Aker was fined 300 crowns."),
    (SUED, "Oda Rehn was fined 500 crowns on Friday."),
    (FRONT, "14 people were injured in a drone strike in Kelm"),
    (SALES, "Sales fell 12 percent in May."),
    (
        "The ministry says the dam is safe. Experts believe the opposite.",
        "the dam is safe, the ministry says",
    ),
    ("Births declined by 3 percent in May.", "Births fell by 3 percent in May."),
]


@pytest.mark.parametrize(("source", "claim"), UNTRUE, ids=[claim for _, claim in UNTRUE])
def test_a_near_truth_is_never_confirmed(source: str, claim: str) -> None:
    assert compare(claim, source, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize(("source", "claim"), TRUE, ids=[claim for _, claim in TRUE])
def test_the_truth_beside_it_is_confirmed(source: str, claim: str) -> None:
    found = compare(claim, source, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED, found.differing


def test_a_frame_of_belief_that_a_claim_drops_is_a_hedge_that_differs() -> None:
    (found,) = compare("Tom Arden hid 9 million crowns.", ALLEGED, sought=True).differing
    assert (found.kind, found.claim, found.source) == (DifferenceKind.HEDGE, "", "alleges")


def test_another_actor_is_a_name_that_differs() -> None:
    (found,) = compare("The company has more than 2,000 members", SOURCE, sought=True).differing
    assert (found.kind, found.claim, found.source) == (DifferenceKind.NAME, "company", "union")
