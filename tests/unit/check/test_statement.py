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
    "Energy prices fell.",
    "Jon Voss called the effort quick.",
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

FLEET = """
Kest, 4 May (NPA) - Two Varnian frigates left the port of Kest on Tuesday, the defence ministry said. The
larger of them, the Brenna, carries 24 cruise missiles and a crew of 180. "We are not at war," Defence
Minister Oda Rehn told the Northland Press Agency. "If they cross the line, we will answer." Rehn declined
to say where the ships were going.
A senior official, who spoke on condition of anonymity, said that the frigates would join an exercise with
Orland from 9 to 16 May. More than 3,000 sailors will take part. Orland has denied that it asked for the
exercise.
The government spent 1.2 billion crowns on the fleet last year, up from 900 million in 2029, according to
the budget office. The office expects spending to reach 1.5 billion by 2033. Critics say that the fleet is
too small and that at least four more ships are needed.
Last month, a fishing boat from Tarn was sunk by a mine, killing six of its eight crew members.
Investigators believe that the mine was laid by Varnia during the war of 1998. No country has taken
responsibility. The boat's owner, Nils Aker, has asked for 250,000 crowns in damages.
""".replace("\n", " ")

UNTRUE_OF_THE_FLEET = [
    "Two Varnian frigates left the port of Kest on Wednesday",
    "Three Varnian frigates left the port of Kest on Tuesday",
    "Two Orlandic frigates left the port of Kest on Tuesday",
    "Two Varnian frigates entered the port of Kest on Tuesday",
    "the Brenna carries 180 cruise missiles",
    "the Brenna carries 24 cruise missiles and a crew of 80",
    '"We are at war,"',
    '"We are not at war. We will answer."',
    '"If they cross the line, we will not answer."',
    "Rehn said where the ships were going",
    "the frigates would join an exercise with Orland from 9 to 26 May",
    "the frigates would join an exercise with Orland in June",
    "the frigates would join an exercise without Orland",
    "3,000 sailors will take part",
    "More than 30,000 sailors will take part",
    "Fewer than 3,000 sailors will take part",
    "Orland has asked for the exercise",
    "The government spent 1.2 million crowns on the fleet last year",
    "The government spent 900 million crowns on the fleet last year",
    "The government spent 1.5 billion crowns on the fleet last year",
    "spending will reach 1.5 billion crowns by 2030",
    "the fleet is too large",
    "four more ships are needed",
    "at most four more ships are needed",
    "a fishing boat from Tarn was sunk by a torpedo",
    "a fishing boat from Tarn was sunk by a mine, killing eight of its crew members",
    "killing all eight crew members",
    "the mine was laid by Orland during the war of 1998",
    "the mine was laid by Varnia during the war of 1989",
    "Varnia has taken responsibility",
    "Nils Aker has asked for 250,000 dollars in damages",
    "Nils Aker has asked for 25,000 crowns in damages",
    "Nils Aker has received 250,000 crowns in damages",
    "Oda Aker has asked for 250,000 crowns in damages",
    "Defence Minister Nils Rehn told the agency",
    "The larger frigate has a crew of 180 and 42 cruise missiles",
    "Two frigates left the port of Tarn on Tuesday",
    "The frigates left because of the mine",
]

TRUE_OF_THE_FLEET = [
    "Two Varnian frigates left the port of Kest on Tuesday",
    "the Brenna carries 24 cruise missiles",
    "the Brenna, carries a crew of 180",
    '"We are not at war,"',
    '"We are not at war," Defence Minister Oda Rehn told the Northland Press Agency',
    '"If they cross the line, we will answer."',
    "Rehn declined to say where the ships were going",
    "the frigates would join an exercise with Orland from 9 to 16 May",
    "More than 3,000 sailors will take part",
    "Orland has denied that it asked for the exercise",
    "The government spent 1.2 billion crowns on the fleet last year",
    "The office expects spending to reach 1.5 billion by 2033",
    "at least four more ships are needed",
    "the fleet is too small",
    "a fishing boat from Tarn was sunk by a mine",
    "killing six of its eight crew members",
    "Investigators believe that the mine was laid by Varnia during the war of 1998",
    "No country has taken responsibility",
    "Nils Aker has asked for 250,000 crowns in damages",
    "The boat's owner has asked for 250,000 crowns",
]

FRONT = """
PORT ELLERY, March 10 (Varn Wire) — Heavy fighting erupted overnight around the town of Dask as Orland's
forces pushed toward the river, officials and residents said on Monday.
The general staff said its troops had repelled 17 attacks in the past 24 hours and destroyed six tanks and
11 armoured vehicles. The claims could not be independently verified.
"Our boys are holding the line, but they need shells," said Col. Rem Tolan, whose 47th Brigade has defended
the town since January. He put his losses at "about 200 killed and wounded" in a week.
Orland has massed some 50,000 troops, including about 10,000 foreign soldiers, for a counteroffensive, two
Western officials said, speaking on condition of anonymity. The foreign contingent is expected to enter
combat within days, one of them said.
President Ila Moren approved the use of long-range Pike missiles against targets inside Orland last week,
reversing a months-old policy. The missiles, which have a range of around 300 kilometres (190 miles), had
until then been limited to the border region.
A drone strike on an apartment block in Kelm killed at least three civilians and injured 14, including two
children, the regional governor, Sana Drey, wrote on Telegram. Rescuers were still searching the rubble at
noon.
The International Monitoring Group estimates that Orland lost 1,100 to 1,200 soldiers a day in February, a
record. Its figures include the dead, the wounded and the missing. Orland does not publish losses.
""".replace("\n", " ")

UNTRUE_OF_THE_FRONT = [
    "Orland has massed some 15,000 troops, including about 10,000 foreign soldiers",
    "Orland has massed some 50,000 troops, including about 1,000 foreign soldiers",
    "Orland has massed some 10,000 troops for a counteroffensive",
    "Orland has massed 50,000 foreign soldiers",
    "its troops had repelled 11 attacks",
    "its troops had repelled six attacks in the past 24 hours",
    "destroyed 17 tanks",
    "destroyed six tanks and 17 armoured vehicles",
    '"Our boys are holding the line, and they need shells,"',
    '"Our boys are not holding the line,"',
    "President Ila Moren approved the use of long-range Pike missiles against targets inside Varnia",
    "President Ila Moren rejected the use of long-range Pike missiles",
    "President Rem Tolan approved the use of Pike missiles",
    "The missiles have a range of around 30 kilometres",
    "The missiles have a range of around 300 miles",
    "A drone strike on an apartment block in Kelm killed 14 civilians",
    "A drone strike on an apartment block in Kelm killed three civilians",
    "A missile strike on an apartment block in Kelm killed at least three civilians",
    "A drone strike in Kelm injured at least three",
    "Orland lost 1,100 to 1,200 soldiers a week in February",
    "Orland lost 1,100 to 1,200 soldiers a day in January",
    "Orland lost 1,200 to 1,300 soldiers a day in February",
    "Orland publishes losses",
    "The foreign contingent entered combat",
    "The foreign contingent will enter combat within days",
    "the 74th Brigade has defended the town since January",
    "the 47th Brigade has defended the town since June",
    "Heavy fighting erupted overnight around the town of Kelm",
    "Orland's forces crossed the river",
    "Rescuers had ended the search at noon",
    "Col. Rem Tolan put his losses at about 2,000",
    "The claims were independently verified",
    "Moren approved the use of Pike missiles on Monday",
    "Varnia lost 1,100 to 1,200 soldiers a day in February",
]

TRUE_OF_THE_FRONT = [
    "Orland has massed some 50,000 troops, including about 10,000 foreign soldiers",
    "some 50,000 troops, including about 10,000 foreign soldiers, were massed for a counteroffensive",
    "The general staff said its troops had repelled 17 attacks in the past 24 hours",
    "its troops had destroyed six tanks and 11 armoured vehicles",
    "troops had repelled 17 attacks",
    '"Our boys are holding the line, but they need shells,"',
    '"Our boys are holding the line," said Col. Rem Tolan',
    'Tolan put his losses at "about 200 killed and wounded" in a week',
    "President Ila Moren approved the use of long-range Pike missiles against targets inside Orland",
    "The missiles have a range of around 300 kilometres",
    "A drone strike on an apartment block in Kelm killed at least three civilians",
    "A drone strike in Kelm injured 14, including two children",
    "14 people were injured, including two children",
    "Orland lost 1,100 to 1,200 soldiers a day in February",
    "Orland lost between 1,100 and 1,200 soldiers a day in February",
    "Heavy fighting erupted overnight around the town of Dask",
    "Orland does not publish losses",
    "The foreign contingent is expected to enter combat within days",
    "Rescuers were still searching the rubble at noon",
    "the 47th Brigade has defended the town since January",
    "Moren approved the use of Pike missiles last week",
]


@pytest.mark.parametrize("claim", UNTRUE)
def test_what_the_source_does_not_say_is_never_confirmed(claim: str) -> None:
    assert compare(claim, SOURCE, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize("claim", TRUE)
def test_what_the_source_says_is_confirmed(claim: str) -> None:
    found = compare(claim, SOURCE, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED, found.differing


@pytest.mark.parametrize("claim", UNTRUE_OF_THE_FLEET)
def test_near_truths_about_the_fleet_are_never_confirmed(claim: str) -> None:
    assert compare(claim, FLEET, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize("claim", TRUE_OF_THE_FLEET)
def test_what_is_said_of_the_fleet_is_confirmed(claim: str) -> None:
    found = compare(claim, FLEET, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED, found.differing


@pytest.mark.parametrize("claim", UNTRUE_OF_THE_FRONT)
def test_near_truths_about_the_front_are_never_confirmed(claim: str) -> None:
    assert compare(claim, FRONT, sought=True).status is not SourceCheckStatus.CONFIRMED


@pytest.mark.parametrize("claim", TRUE_OF_THE_FRONT)
def test_what_is_said_of_the_front_is_confirmed(claim: str) -> None:
    found = compare(claim, FRONT, sought=True)
    assert found.status is SourceCheckStatus.CONFIRMED, found.differing
