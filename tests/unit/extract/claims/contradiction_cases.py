"""Small invented articles: some contradict themselves, others only look as if they did.

Each has its sentences, and the numbers (from 0) of those that give the same thing two values.
"""

from __future__ import annotations

CONTRADICTIONS: tuple[tuple[str, tuple[str, ...], frozenset[int]], ...] = (
    (
        "killed: two counts",
        ("The blast at the Orlo market killed 12 people.", "Rescuers left.", "The blast killed 15 people."),
        frozenset({0, 2}),
    ),
    (
        "killed: passive and active",
        ("Twelve people were killed in the Orlo fire.", "The Orlo fire killed 14 people."),
        frozenset({0, 1}),
    ),
    (
        "killed: passive twice",
        (
            "In the flood, 40 people were killed.",
            "The mayor wept.",
            "In all, 44 people were killed in the flood.",
        ),
        frozenset({0, 2}),
    ),
    (
        "troops of a party",
        ("Norland has 50,000 troops on the border.", "Norland has 15,000 troops on the border."),
        frozenset({0, 1}),
    ),
    (
        "troops sent",
        ("Norland sent 3,000 soldiers to Pesh.", "The general said Norland sent 5,000 soldiers to Pesh."),
        frozenset({0, 1}),
    ),
    (
        "price of a thing",
        ("The bridge cost $3 million.", "It is red.", "The bridge cost $5 million, the auditor said."),
        frozenset({0, 2}),
    ),
    (
        "size of a thing",
        ("The dam is 40 metres high.", "Engineers came.", "The dam is 60 metres high."),
        frozenset({0, 2}),
    ),
    (
        "share",
        ("Unemployment rose to 7 percent in May.", "In May, unemployment rose to 9 percent."),
        frozenset({0, 1}),
    ),
    (
        "age",
        ("Carla Jensen, 45, leads the party.", "Carla Jensen, 54, was born in Orlo."),
        frozenset({0, 1}),
    ),
    (
        "day of a deed",
        ("Norland signed the treaty on 3 May 2031.", "Norland signed the treaty on 5 May 2031."),
        frozenset({0, 1}),
    ),
    (
        "day of an event",
        ("The museum opened on 3 May 2031.", "The museum opened on 6 May 2031."),
        frozenset({0, 1}),
    ),
    (
        "founding year",
        ("The Harrow Mining company was founded in 1951.", "Harrow Mining was founded in 1961."),
        frozenset({0, 1}),
    ),
    (
        "captives",
        ("The rebels hold 20 prisoners.", "The rebels hold 30 prisoners, the envoy said."),
        frozenset({0, 1}),
    ),
    (
        "wounded",
        ("The shelling wounded nine people.", "Doctors said the shelling wounded six people."),
        frozenset({0, 1}),
    ),
    (
        "votes",
        ("Carla Jensen won 52 percent of the vote.", "Carla Jensen won 58 percent of the vote."),
        frozenset({0, 1}),
    ),
    (
        "said by two people",
        (
            "The landslide buried 30 houses, the mayor said.",
            "It was late.",
            "According to the governor, the landslide buried 50 houses.",
        ),
        frozenset({0, 2}),
    ),
    (
        "sum given",
        ("Norland gave Pesh $2 billion.", "Rain fell.", "Norland gave Pesh $12 billion, the envoy said."),
        frozenset({0, 2}),
    ),
    (
        "born",
        ("Carla Jensen was born in 1961.", "Carla Jensen was born in 1971 in Orlo."),
        frozenset({0, 1}),
    ),
    (
        "died",
        ("Carla Jensen died on 3 May 2031.", "Friends said Carla Jensen died on 4 May 2031."),
        frozenset({0, 1}),
    ),
    (
        "workers of a firm",
        ("Harrow Mining employs 900 workers.", "The company, Harrow Mining, employs 1,900 workers."),
        frozenset({0, 1}),
    ),
    (
        "headline against text",
        ("Quake kills 120 people.", "The quake killed 102 people, rescuers said."),
        frozenset({0, 1}),
    ),
    (
        "a thing's day, in an aside",
        ("The order, signed on 3 May 2031, frees the port.", "The order was signed on 8 May 2031."),
        frozenset({0, 1}),
    ),
)
"""Articles with one contradiction."""

MISSED: tuple[tuple[str, tuple[str, ...]], ...] = (
    # A count of weapons is no mention of its own.
    ("weapons given", ("Norland gave Pesh 30 tanks.", "Norland gave Pesh 13 tanks.")),
    # The same said in other words is not seen.
    ("other words", ("The blast killed 12 people.", "Fifteen people lost their lives in the blast.")),
    ("length of a stay", ("The hostages were held for 20 days.", "The hostages spent 30 days in captivity.")),
    ("of a pronoun", ("The bridge opened in 1951.", "It cost $3 million.", "The bridge cost $5 million.")),
)
"""Contradictions that are not found: each shows what the search does not cover."""

LOOKALIKES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("two places", ("The blast in Orlo killed 12 people.", "The blast in Pesh killed 15 people.")),
    ("two days", ("Shelling on Monday killed 12 people.", "Shelling on Tuesday killed 15 people.")),
    ("two years", ("In 2030 the firm sold 400 cars.", "In 2031 the firm sold 500 cars.")),
    ("killed and wounded", ("The blast killed 12 people.", "The blast wounded 15 people.")),
    ("more than", ("The blast killed more than 10 people.", "The blast killed 15 people.")),
    ("at least", ("The blast killed at least 12 people.", "The blast killed 15 people.")),
    ("a range that includes", ("The blast killed 10 to 20 people.", "The blast killed 15 people.")),
    ("about the same", ("The bridge cost about $3 million.", "The bridge cost $3.1 million.")),
    ("rounded", ("Norland sent 3,000 soldiers to Pesh.", "Norland sent nearly 3,100 soldiers to Pesh.")),
    (
        "an updated count with days",
        (
            "On Monday, officials said the flood killed 12 people.",
            "By Friday, the flood had killed 40 people.",
        ),
    ),
    ("a count that rose", ("The flood killed 12 people.", "The toll later rose to 40 people.")),
    ("a part", ("The blast killed 12 people.", "The blast killed three children.")),
    ("a part of the whole", ("The army has 50,000 soldiers.", "The army has 300 women soldiers.")),
    ("two kinds", ("Norland gave Pesh 30 tanks.", "Norland gave Pesh 40 drones.")),
    ("two givers", ("Norland gave Pesh 30 tanks.", "Sorland gave Pesh 40 tanks.")),
    ("two takers", ("Norland gave Pesh 30 tanks.", "Norland gave Zant 40 tanks.")),
    ("two units", ("The dam is 40 metres high.", "The dam is 131 feet high.")),
    ("height and length", ("The dam is 40 metres high.", "The dam is 600 metres long.")),
    ("two meetings", ("The council met on 3 May 2031.", "The council met on 7 May 2031.")),
    ("two strikes", ("Monday's strike hit the port.", "Sunday's strike hit the port.")),
    (
        "more were sent",
        ("Norland sent 3,000 soldiers to Pesh.", "Norland sent another 2,000 soldiers to Pesh."),
    ),
    ("rise and level", ("Prices rose by 7 percent in May.", "Prices rose to 9 percent in May.")),
    ("two people", ("Carla Jensen, 45, leads the party.", "Her son Leo, 19, left.")),
    ("two periods", ("Sales rose 4 percent in May.", "Sales rose 6 percent in June.")),
    ("two bridges", ("A bridge in Orlo cost $3 million.", "A bridge cost $5 million.")),
    ("the same number in words", ("The blast killed 12 people.", "The blast killed twelve people.")),
    ("the same sum", ("The bridge cost $3 million.", "The bridge cost $3,000,000.")),
    (
        "a day and its month",
        ("Norland signed the treaty on 3 May 2031.", "Norland signed the treaty in May 2031."),
    ),
    (
        "planned and done",
        ("The plan will cost $3 million.", "The plan would cost $5 million under the bill."),
    ),
    ("denied", ("The bridge cost $3 million.", "The bridge did not cost $5 million.")),
    ("each and all", ("Each bus cost $3 million.", "The buses cost $30 million.")),
    ("opened and closed", ("The museum opened on 3 May 2031.", "The museum closed on 6 May 2031.")),
    ("two summits", ("The summit opened on 3 May 2031.", "The summit opened on 6 May 2031.")),
    (
        "two halves",
        ("In the first half the firm lost $3 million.", "In the second half the firm lost $5 million."),
    ),
    ("two buyers", ("The bridge cost Orlo $3 million.", "The bridge cost Pesh $5 million.")),
    ("one of several", ("The army lost 12 soldiers in May.", "The army lost 40 soldiers in the war.")),
    ("forecast and fact", ("The flood could kill 500 people.", "The flood killed 12 people.")),
    ("corrected", ("The flood killed 12 people.", "Officials originally said the flood killed 15 people.")),
    (
        "two years' income",
        ("Harrow Mining earned $46 million.", "A year ago Harrow Mining earned $101 million."),
    ),
    (
        "income and debt",
        ("Harrow Mining had income of $46 million.", "Harrow Mining had debts of $101 million."),
    ),
    ("two groups", ("Among women the rate was 7 percent.", "Among men the rate was 4 percent.")),
    ("two sectors", ("In banks, women earned $900.", "In schools, women earned $700.")),
    ("born and died", ("Carla Jensen was born in 1961.", "Carla Jensen died in 2031.")),
    ("two orders", ("Monday's order frees the port.", "The order of 3 May 2031 frees the bank.")),
    ("two ages", ("Carla Jensen, 45, leads the party.", "Leo Jensen, 19, left.")),
    (
        "the same day told twice",
        ("Norland signed the treaty on Friday.", "Norland signed the treaty on 30 May 2031."),
    ),
)
"""Articles without any."""
