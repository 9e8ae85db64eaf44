"""One source that tells of many things: what is near the truth is never confirmed, what is true is."""

from __future__ import annotations

import pytest

from workbench.check.compare import compare
from workbench.model import SourceCheckStatus

SOURCE = """
The governor of Marl, Petra Hahn, said on Thursday that the ministry had delivered 120 trucks and 40
ambulances to the northern districts. Deliveries will continue until August, she said. The opposition
leader, Jon Voss, called the effort late and said that only 12 of the 30 bridges had been repaired. On
Friday a court in Orlo convicted two former officials of fraud and fined a third 5,000 crowns. The price of
bread rose by 8 percent in May, while wages fell by 3 percent. Varnia's army fired 14 missiles at the port
of Kest on 3 May, and 9 of them were shot down. The Brask missile has a range of 300 km. A spokesman for
Marl Steel said the company could close its plant in Tarn if energy prices do not fall. Neither side claimed
the attack on the dam. The union says it has more than 2,000 members; the company puts the figure at 1,400.
At the same time, Orland agreed to send its engineers to Varnia, but not soldiers. Hahn was born in 1975 in
Tarn and was elected in 2029. Her deputy, Lia Hahn, joined in 2030.
""".replace("\n", " ")

UNTRUE = [
    "The ministry had delivered 40 trucks to the northern districts.",
    "The ministry had delivered 120 ambulances to the northern districts.",
    "The ministry had delivered 120 trucks to the southern districts.",
    "Deliveries will end in August.",
    "Deliveries will continue until September.",
    "Jon Voss said that the ministry had delivered 120 trucks.",
    "Petra Hahn said that only 12 of the 30 bridges had been repaired.",
    "12 bridges had not been repaired.",
    "All of the 30 bridges had been repaired.",
    "On Thursday a court in Orlo convicted two former officials of fraud.",
    "A court in Orlo convicted three former officials of fraud.",
    "A court in Orlo acquitted two former officials of fraud.",
    "A court in Orlo fined a third official 5,000 dollars.",
    "The price of bread rose by 3 percent in May.",
    "Wages rose by 3 percent in May.",
    "Wages fell by 8 percent.",
    "The price of bread fell by 8 percent in May.",
    "Varnia's army fired 9 missiles at the port of Kest.",
    "Varnia's army fired 14 missiles at the port of Kest on 13 May.",
    "14 missiles were shot down.",
    "The Brask missile has a range of 300 miles.",
    "The Brask missile has a range of at least 300 km.",
    "Marl Steel will close its plant in Tarn.",
    "Marl Steel said the company closed its plant in Tarn.",
    "Varnia claimed the attack on the dam.",
    "One side claimed the attack on the dam.",
    "The union has 1,400 members.",
    "The union has 2,000 members.",
    "Orland agreed to send soldiers to Varnia.",
    "Varnia agreed to send its engineers to Orland.",
    "Hahn was elected in 1975.",
    "Hahn was born in 2029 in Tarn.",
    "Lia Hahn was elected in 2029.",
    "Petra Hahn joined in 2030.",
    "Petra Hahn was born in Orlo.",
    "The ministry delivered 120 trucks on Friday.",
    "Nine of the missiles hit the port.",
    "The ministry denied it had delivered 120 trucks to the northern districts.",
    "The army of Orland fired 14 missiles at the port of Kest.",
    "Deliveries may continue until August.",
    "The missile has a range of 300 km and can carry 400 kg.",
]

TRUE = [
    "The ministry had delivered 120 trucks and 40 ambulances to the northern districts.",
    "the ministry delivered 40 ambulances",
    "Deliveries will continue until August",
    "only 12 of the 30 bridges had been repaired",
    "a court in Orlo convicted two former officials of fraud on Friday",
    "The price of bread rose by 8 percent in May",
    "wages fell by 3 percent",
    "Varnia's army fired 14 missiles at the port of Kest on May 3",
    "9 of the missiles were shot down",
    "The Brask missile has a range of 300 kilometres.",
    "the company could close its plant in Tarn if energy prices do not fall",
    "The union has more than 2,000 members",
    "Orland agreed to send its engineers to Varnia",
    "Hahn was born in Tarn in 1975",
    "Lia Hahn joined in 2030.",
    "the company puts the figure at 1,400",
    "Jon Voss called the effort late",
]


@pytest.mark.parametrize("claim", UNTRUE)
def test_what_the_source_does_not_say_is_never_confirmed(claim: str) -> None:
    assert compare(claim, SOURCE, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize("claim", TRUE)
def test_what_the_source_says_is_confirmed(claim: str) -> None:
    found = compare(claim, SOURCE, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED, found.differing
