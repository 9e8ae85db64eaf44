"""Passages of invented reports, each with a true claim as a reporter would put it and with untrue ones.

A true claim keeps every fact and changes the words: other order, passive and active, nominalisation,
common synonyms of news verbs, numbers in words or digits, the same hedge in another word, a day by its
date. An untrue one is the true one with one fact exchanged.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

PUBLISHED = date(2031, 3, 12)
"""When each of the reports appeared: a Wednesday."""


class Paraphrase(NamedTuple):
    """A passage and claims about it.

    Attributes:
        source: Two to four sentences.
        true: What a reporter made of them.
        untrue: The same with one fact exchanged, each.
    """

    source: str
    true: str
    untrue: tuple[str, ...]


PARAPHRASES = (
    Paraphrase(
        (
            "A fire broke out in a warehouse in Kest late on Sunday. Four workers were killed and 11 "
            "others were wounded, the fire chief, Dana Brill, said. The cause is not known."
        ),
        ("Brill stated that four workers died and 11 were injured in a fire at a warehouse in Kest."),
        (
            ("Brill stated that four workers died and 14 were injured in a fire at a warehouse in Kest."),
            ("Brill stated that 11 workers died and four were injured in a fire at a warehouse in Kest."),
        ),
    ),
    Paraphrase(
        (
            "Orland has sent about 3,000 troops to the border with Varnia, its defence ministry said."
            " They will stay there until the end of April, according to the ministry."
        ),
        "Roughly 3,000 troops were dispatched by Orland to the border with Varnia.",
        (
            "Roughly 3,000 troops were withdrawn by Orland from the border with Varnia.",
            "Roughly 13,000 troops were dispatched by Orland to the border with Varnia.",
            "Roughly 3,000 troops were dispatched by Varnia to the border with Orland.",
        ),
    ),
    Paraphrase(
        (
            "Consumer prices rose by 6 percent in February, the statistics office said. Food was 9 "
            "percent more expensive than a year before. Economists had expected less."
        ),
        "Consumer prices increased 6% in February, according to the statistics office.",
        (
            "Consumer prices decreased 6% in February, according to the statistics office.",
            "Consumer prices increased 9% in February, according to the statistics office.",
            "Consumer prices increased 6% in January, according to the statistics office.",
        ),
    ),
    Paraphrase(
        (
            "The Tarn shipyard will cut 450 jobs by the end of the year, its director, Ola Frisk, "
            "said. The yard has 2,100 workers. The union called the plan a shock."
        ),
        ("Ola Frisk, the director of the Tarn shipyard, said 450 jobs would be cut by the end of the year."),
        (
            (
                "Ola Frisk, the director of the Tarn shipyard, said 450 jobs would be added by the end of"
                " the year."
            ),
            (
                "Ola Frisk, the director of the Tarn shipyard, said 540 jobs would be cut by the end of "
                "the year."
            ),
            (
                "Ola Frisk, the director of the Kest shipyard, said 450 jobs would be cut by the end of "
                "the year."
            ),
        ),
    ),
    Paraphrase(
        (
            "Parliament approved the new water law on Tuesday. It was backed by 88 deputies, while 61"
            " voted against it. The law bans wells deeper than 30 metres."
        ),
        "The new water law was passed by parliament on Tuesday with the support of 88 deputies.",
        (
            "The new water law was rejected by parliament on Tuesday with the support of 88 deputies.",
            "The new water law was passed by parliament on Tuesday with the support of 61 deputies.",
            "The new water law was passed by parliament on Thursday with the support of 88 deputies.",
        ),
    ),
    Paraphrase(
        (
            "Police arrested two men after a robbery at a jeweller's shop in Orlo. The robbers took "
            "watches worth about 80,000 crowns, an officer said. Nobody was hurt."
        ),
        "Two men have been detained by police over the robbery of a jeweller's shop in Orlo.",
        (
            "Two men have been released by police over the robbery of a jeweller's shop in Orlo.",
            "Two women have been detained by police over the robbery of a jeweller's shop in Orlo.",
            "Five men have been detained by police over the robbery of a jeweller's shop in Orlo.",
        ),
    ),
    Paraphrase(
        (
            "The president of Marl, Ilse Kram, met union leaders on Monday. She promised that the "
            "minimum wage would go up by 12 crowns an hour. The unions had demanded 20."
        ),
        "Marl's president promised an increase of 12 crowns an hour in the minimum wage.",
        (
            "Marl's president promised a cut of 12 crowns an hour in the minimum wage.",
            "Marl's president promised an increase of 20 crowns an hour in the minimum wage.",
            "Marl's president promised an increase of 12 crowns a day in the minimum wage.",
        ),
    ),
    Paraphrase(
        (
            "Rescue teams found the wreck of the ferry Lark at a depth of 70 metres yesterday. All of"
            " the 19 people on board had been saved by fishermen. The owner has not commented."
        ),
        "The wreck of the ferry Lark was discovered at a depth of 70 metres.",
        (
            "The wreck of the ferry Lark was discovered at a depth of 17 metres.",
            "The wreck of the ferry Dove was discovered at a depth of 70 metres.",
            "The wreck of the ferry Lark was not discovered at a depth of 70 metres.",
        ),
    ),
    Paraphrase(
        (
            "At least 35 people were killed when a bus fell into a ravine near Dask on Friday, the "
            "governor's office said. Another 20 were taken to hospital."
        ),
        "A bus plunged into a ravine near Dask on Friday, leaving at least 35 people dead.",
        (
            "A bus plunged into a ravine near Dask on Friday, leaving 35 people dead.",
            "A bus plunged into a ravine near Dask on Friday, leaving at least 35 people injured.",
            "A bus plunged into a ravine near Dask on Saturday, leaving at least 35 people dead.",
        ),
    ),
    Paraphrase(
        (
            "The central bank lowered its main interest rate to 4.5 percent from 5 percent. Governor "
            "Emil Thorne said that further cuts were possible. The crown lost value after the "
            "decision."
        ),
        "The main interest rate was cut by the central bank from 5 to 4.5 percent.",
        (
            "The main interest rate was raised by the central bank from 4.5 to 5 percent.",
            "The main interest rate was cut by the central bank from 5 to 3.5 percent.",
            "The main interest rate was raised by the central bank to 4.5 percent.",
        ),
    ),
    Paraphrase(
        (
            "Varnia bought 24 Heron drones from Orland last year for 300 million crowns, a "
            "parliamentary report says. Six of them have crashed since. The ministry wants to order "
            "more."
        ),
        ("Varnia purchased 24 Heron drones from Orland for 300 million crowns, a parliamentary report said."),
        (
            ("Varnia sold 24 Heron drones to Orland for 300 million crowns, a parliamentary report said."),
            (
                "Varnia purchased 24 Heron drones from Orland for 300 billion crowns, a parliamentary "
                "report said."
            ),
            (
                "Orland purchased 24 Heron drones from Varnia for 300 million crowns, a parliamentary "
                "report said."
            ),
        ),
    ),
    Paraphrase(
        (
            "A court in Port Ellery sentenced the former mayor, Hugo Pell, to three years in prison "
            "for taking bribes. Two of his aides were acquitted. His lawyer said he would appeal."
        ),
        ("The former mayor, Hugo Pell, was jailed for three years for bribery by a court in Port Ellery."),
        (
            ("The former mayor, Hugo Pell, was jailed for five years for bribery by a court in Port Ellery."),
            "The former mayor, Hugo Pell, was acquitted of bribery by a court in Port Ellery.",
            ("The former mayor, Jan Pell, was jailed for three years for bribery by a court in Port Ellery."),
        ),
    ),
    Paraphrase(
        (
            "Teachers in Brenn began a strike on Monday. Around 1,400 of them stayed away from 60 "
            "schools, their union said. They want smaller classes."
        ),
        "About 1,400 teachers in Brenn started a strike on Monday, their union said.",
        (
            "About 1,400 teachers in Brenn ended a strike on Monday, their union said.",
            "About 1,400 nurses in Brenn started a strike on Monday, their union said.",
            "About 4,100 teachers in Brenn started a strike on Monday, their union said.",
        ),
    ),
    Paraphrase(
        (
            "The storm destroyed 212 houses on the island of Sull, the relief agency said in a "
            "statement. It asked for tents and clean water. Ships cannot land there for the time "
            "being."
        ),
        ("The relief agency said that 212 homes on the island of Sull had been destroyed by the storm."),
        (
            ("The relief agency said that 221 homes on the island of Sull had been destroyed by the storm."),
            ("The relief agency said that 212 homes on the island of Sull had been destroyed by the flood."),
            ("The relief agency said that 212 homes on the island of Fenn had been destroyed by the storm."),
        ),
    ),
    Paraphrase(
        (
            "The rebels captured the town of Ostrel on Saturday, a spokesman for the army admitted. "
            "It lies 40 kilometres from the capital. Thousands of people have fled."
        ),
        "An army spokesman acknowledged that Ostrel was seized by the rebels on Saturday.",
        (
            "An army spokesman denied that Ostrel was seized by the rebels on Saturday.",
            "An army spokesman acknowledged that Ostrel was seized by the rebels on Sunday.",
            "A rebel spokesman acknowledged that Ostrel was seized by the army on Saturday.",
        ),
    ),
    Paraphrase(
        (
            "Marl and Orland signed a gas contract on 10 March. It runs for fifteen years and is "
            "worth 7 billion crowns, the energy minister, Rik Sand, told reporters in Tarn."
        ),
        ("A 15-year gas contract worth seven billion crowns was signed by Marl and Orland on March 10."),
        (
            ("A 50-year gas contract worth seven billion crowns was signed by Marl and Orland on March 10."),
            ("A 15-year gas contract worth seven million crowns was signed by Marl and Orland on March 10."),
            ("A 15-year gas contract worth seven billion crowns was signed by Marl and Orland on March 11."),
        ),
    ),
    Paraphrase(
        (
            "More than 900 people have been infected with the fever since January, the health "
            "ministry said. Seventeen have died. The ministry has ordered vaccines from abroad."
        ),
        ("Since January over 900 people have caught the fever and 17 have died, according to the ministry."),
        (
            (
                "Since January under 900 people have caught the fever and 17 have died, according to the "
                "ministry."
            ),
            (
                "Since January over 900 people have caught the fever and 70 have died, according to the "
                "ministry."
            ),
            ("Since June over 900 people have caught the fever and 17 have died, according to the ministry."),
        ),
    ),
    Paraphrase(
        (
            "The coast guard stopped a boat with 52 migrants off Sull early on Thursday. They were "
            "brought to a camp on the mainland. Eight of them are children."
        ),
        "A boat carrying 52 migrants was intercepted by the coast guard off Sull on Thursday.",
        (
            "A boat carrying 25 migrants was intercepted by the coast guard off Sull on Thursday.",
            "A boat carrying 52 migrants was intercepted by the coast guard off Sull on Tuesday.",
            "A boat carrying 52 children was intercepted by the coast guard off Sull on Thursday.",
        ),
    ),
    Paraphrase(
        (
            "The airline Norrwing reported a loss of 85 million crowns for last year. In the year "
            "before it had earned 40 million. It blamed the price of fuel."
        ),
        "Norrwing lost 85 million crowns last year, the airline reported.",
        (
            "Norrwing earned 85 million crowns last year, the airline reported.",
            "Norrwing lost 40 million crowns last year, the airline reported.",
            "Norrwing lost 85 million dollars last year, the airline reported.",
        ),
    ),
    Paraphrase(
        (
            "The foreign minister of Varnia, Tess Aldane, resigned on Wednesday. She had been accused"
            " of hiding gifts from a builder. Prime Minister Karl Rost thanked her for her work."
        ),
        "Varnia's foreign minister, Tess Aldane, stepped down on Wednesday.",
        (
            "Varnia's foreign minister, Tess Aldane, stepped down on Monday.",
            "Varnia's finance minister, Tess Aldane, stepped down on Wednesday.",
            "Varnia's prime minister, Karl Rost, stepped down on Wednesday.",
        ),
    ),
    Paraphrase(
        (
            "Nearly a third of the country's bridges are in poor condition, an audit has found. "
            "Repairs would cost some 2 billion crowns, its authors wrote. The government spends 150 "
            "million a year on them."
        ),
        ("The audit's authors wrote that about 2 billion crowns would be needed for repairs of the bridges."),
        (
            (
                "The audit's authors wrote that about 20 billion crowns would be needed for repairs of "
                "the bridges."
            ),
            (
                "The audit's authors wrote that at most 2 billion crowns would be needed for repairs of "
                "the bridges."
            ),
            (
                "The audit's authors wrote that about 150 million crowns would be needed for repairs of "
                "the bridges."
            ),
        ),
    ),
    Paraphrase(
        (
            "Two hikers have been missing in the Hollen mountains since Saturday. A helicopter and 30"
            " volunteers searched for them today, the police said. Snow made the search difficult."
        ),
        (
            "Police said 30 volunteers and a helicopter took part in the search for two hikers in the"
            " Hollen mountains."
        ),
        (
            (
                "Police said 13 volunteers and a helicopter took part in the search for two hikers in the"
                " Hollen mountains."
            ),
            (
                "Police said 30 volunteers and a helicopter took part in the search for three hikers in "
                "the Hollen mountains."
            ),
            (
                "Police said 30 soldiers and a helicopter took part in the search for two hikers in the "
                "Hollen mountains."
            ),
        ),
    ),
    Paraphrase(
        (
            "The number of visitors to the national museum fell to 310,000 in 2030, its annual report"
            " says. A year earlier it was 420,000. One wing was closed for repairs."
        ),
        "Visitor numbers at the national museum dropped to 310,000 in 2030.",
        (
            "Visitor numbers at the national museum climbed to 310,000 in 2030.",
            "Visitor numbers at the national museum dropped to 420,000 in 2030.",
            "Visitor numbers at the national museum dropped to 310,000 in 2029.",
        ),
    ),
    Paraphrase(
        (
            "Orland's army shot down three drones over the bay, its commander, General Ruben Falk, "
            "said. They had come from the south. No ship was hit."
        ),
        "Three drones were shot down over the bay by the army of Orland, General Falk said.",
        (
            "Three helicopters were shot down over the bay by the army of Orland, General Falk said.",
            "Thirteen drones were shot down over the bay by the army of Orland, General Falk said.",
            "Three drones were shot down over the bay by the army of Varnia, General Falk said.",
        ),
    ),
    Paraphrase(
        (
            "A judge ordered the chemical firm Dorvan to pay 14 million crowns to farmers whose wells"
            " it had poisoned. The firm said it would not appeal. The case had lasted nine years."
        ),
        "The chemical firm Dorvan was ordered by a judge to pay farmers 14 million crowns.",
        (
            "The chemical firm Dorvan was ordered by a judge to pay farmers 40 million crowns.",
            "The chemical firm Dorvan was ordered by a judge to pay fishermen 14 million crowns.",
            "The chemical firm Maltec was ordered by a judge to pay farmers 14 million crowns.",
        ),
    ),
    Paraphrase(
        (
            "The opposition won 52 of the 90 seats in Sunday's election in Brenn, the commission "
            "announced. Turnout was 71 percent. The new parliament meets in May."
        ),
        "In the election in Brenn on Sunday, 52 of the 90 seats were won by the opposition.",
        (
            "In the election in Brenn on Sunday, 52 of the 90 seats were lost by the opposition.",
            "In the election in Brenn on Sunday, 71 of the 90 seats were won by the opposition.",
            "In the election in Brenn on Sunday, 52 of the 90 seats were won by the government.",
        ),
    ),
    Paraphrase(
        (
            "The mine at Hollen will shut in June after 80 years. About 600 miners will lose their "
            "jobs. The owner says coal no longer pays."
        ),
        "The closure of the mine at Hollen in June will cost about 600 miners their jobs.",
        (
            "The closure of the mine at Hollen in July will cost about 600 miners their jobs.",
            "The closure of the mine at Hollen in June may cost about 600 miners their jobs.",
            "The closure of the mine at Hollen in June will cost about 6,000 miners their jobs.",
        ),
    ),
    Paraphrase(
        (
            "Aid group Lantern says that it has delivered 70 tons of flour to Ostrel. Two of its "
            "trucks were looted on the way. The town has been cut off for five weeks."
        ),
        "Seventy tons of flour have been delivered to Ostrel, the aid group Lantern says.",
        (
            "Seventy tons of rice have been delivered to Ostrel, the aid group Lantern says.",
            "Seventeen tons of flour have been delivered to Ostrel, the aid group Lantern says.",
            "Seventy tons of flour have been delivered to Dask, the aid group Lantern says.",
        ),
    ),
    Paraphrase(
        (
            "A passenger train collided with a lorry at a crossing near Tarn on Monday morning. The "
            "driver of the lorry died. Six passengers were slightly hurt, railway police said."
        ),
        ("The lorry driver was killed and six passengers were injured when a train hit a lorry near Tarn."),
        (
            (
                "The train driver was killed and six passengers were injured when a train hit a lorry "
                "near Tarn."
            ),
            (
                "The lorry driver was killed and nine passengers were injured when a train hit a lorry "
                "near Tarn."
            ),
            (
                "The lorry driver was injured and six passengers were killed when a train hit a lorry "
                "near Tarn."
            ),
        ),
    ),
    Paraphrase(
        (
            "The parliament of Marl voted on Thursday to ban the export of timber. The ban will take "
            "effect on 1 July. Sawmill owners welcomed it."
        ),
        "Timber exports will be banned in Marl from July 1 after a vote by parliament.",
        (
            "Timber imports will be banned in Marl from July 1 after a vote by parliament.",
            "Timber exports will be banned in Marl from July 11 after a vote by parliament.",
            "Timber exports will be allowed in Marl from July 1 after a vote by parliament.",
        ),
    ),
    Paraphrase(
        (
            "Unemployment in Orland climbed to 7.2 percent in the autumn, up from 6.8 percent in the "
            "summer. Builders were hit hardest. The labour minister, Vera Holt, said she was worried."
        ),
        "Orland's unemployment rate rose from 6.8% in the summer to 7.2% in the autumn.",
        (
            "Orland's unemployment rate fell from 7.2% in the summer to 6.8% in the autumn.",
            "Orland's unemployment rate rose from 6.8% in the summer to 7.8% in the autumn.",
            "Varnia's unemployment rate rose from 6.8% in the summer to 7.2% in the autumn.",
        ),
    ),
    Paraphrase(
        (
            "The singer Mila Dorn cancelled her concert in Kest on 20 March because of illness. "
            "Tickets remain valid. She plans to perform in May instead."
        ),
        "A concert in Kest on March 20 was called off by the singer Mila Dorn, who is ill.",
        (
            "A concert in Orlo on March 20 was called off by the singer Mila Dorn, who is ill.",
            "A concert in Kest on March 30 was called off by the singer Mila Dorn, who is ill.",
            "A concert in Kest on March 20 was called off by the singer Lena Dorn, who is ill.",
        ),
    ),
    Paraphrase(
        (
            "Engineers have closed the Aldern dam after cracks were found in its wall. Some 8,000 "
            "residents of the valley were told to leave their homes. The inspection will take a week."
        ),
        (
            "About 8,000 valley residents were ordered to leave their homes after cracks were "
            "discovered in the Aldern dam."
        ),
        (
            (
                "At least 8,000 valley residents were ordered to leave their homes after cracks were "
                "discovered in the Aldern dam."
            ),
            (
                "About 80,000 valley residents were ordered to leave their homes after cracks were "
                "discovered in the Aldern dam."
            ),
            (
                "About 8,000 valley residents were allowed to leave their homes after cracks were "
                "discovered in the Aldern dam."
            ),
        ),
    ),
    Paraphrase(
        (
            "A missile struck a grain store in Port Ellery on Tuesday, the mayor, Ivo Strand, said. "
            "It killed a guard and injured three dock workers. Orland denied that it had fired it."
        ),
        (
            "Mayor Ivo Strand said a guard was killed and three dock workers were wounded by a "
            "missile in Port Ellery on Tuesday."
        ),
        (
            (
                "Mayor Ivo Strand said a guard was killed and four dock workers were wounded by a missile"
                " in Port Ellery on Tuesday."
            ),
            (
                "Mayor Ivo Strand said a guard was killed and three dock workers were wounded by a drone "
                "in Port Ellery on Tuesday."
            ),
            (
                "Mayor Ivo Strand said a guard was wounded and three dock workers were killed by a "
                "missile in Port Ellery on Tuesday."
            ),
        ),
    ),
    Paraphrase(
        (
            "The carmaker Vellum recalled 26,000 vans because their brakes can fail. It knows of two "
            "accidents. Owners need not pay for the repair."
        ),
        "A total of 26,000 vans were recalled by the carmaker Vellum over brakes that can fail.",
        (
            "62,000 vans were recalled by the carmaker Vellum over brakes that can fail.",
            "26,000 vans were recalled by the carmaker Vellum over airbags that can fail.",
            "26,000 lorries were recalled by the carmaker Vellum over brakes that can fail.",
        ),
    ),
    Paraphrase(
        (
            "Farmers blocked the road to the capital with 200 tractors yesterday. They are protesting"
            " against a new tax on diesel. The agriculture minister agreed to meet them on Friday."
        ),
        (
            "Yesterday the road to the capital was blocked by farmers with 200 tractors in protest at"
            " a new tax on diesel."
        ),
        (
            (
                "Yesterday the road to the capital was blocked by farmers with 120 tractors in protest at"
                " a new tax on diesel."
            ),
            (
                "Yesterday the road to the capital was blocked by farmers with 200 tractors in support of"
                " a new tax on diesel."
            ),
            (
                "Yesterday the road to the capital was blocked by drivers with 200 tractors in protest at"
                " a new tax on diesel."
            ),
        ),
    ),
    Paraphrase(
        (
            "The army of Varnia has deployed a second battery of Stork missiles in the north, two "
            "officials said. Each battery has eight launchers. The missiles can reach Port Ellery."
        ),
        (
            "Varnia's army has stationed a second battery of Stork missiles in the north, according "
            "to two officials."
        ),
        (
            (
                "Varnia's army has stationed a third battery of Stork missiles in the north, according to"
                " two officials."
            ),
            (
                "Varnia's army has stationed a second battery of Heron missiles in the north, according "
                "to two officials."
            ),
            (
                "Varnia's army has stationed a second battery of Stork missiles in the south, according "
                "to two officials."
            ),
        ),
    ),
    Paraphrase(
        (
            "The government of Brenn plans to build 5,000 flats in three years, Housing Minister Alma"
            " Riis said on Tuesday. Half of them will be for students. Building starts in autumn."
        ),
        (
            "Housing Minister Alma Riis announced plans by the government of Brenn to build 5,000 "
            "apartments over three years."
        ),
        (
            (
                "Housing Minister Alma Riis announced plans by the government of Brenn to build 5,000 "
                "apartments over four years."
            ),
            (
                "Housing Minister Alma Riis announced plans by the government of Brenn to build 15,000 "
                "apartments over three years."
            ),
            (
                "Housing Minister Alma Riis announced plans by the government of Brenn to demolish 5,000 "
                "apartments over three years."
            ),
        ),
    ),
    Paraphrase(
        (
            "Scientists at Tarn University have found a new kind of beetle on Sull. It is four "
            "millimetres long and blue. They named it after the island's lighthouse keeper."
        ),
        "A new kind of beetle has been discovered on Sull by scientists at Tarn University.",
        (
            "A new kind of beetle has been discovered on Sull by scientists at Kest University.",
            "A new kind of spider has been discovered on Sull by scientists at Tarn University.",
            "A new kind of beetle has been discovered on Fenn by scientists at Tarn University.",
        ),
    ),
    Paraphrase(
        (
            "The police chief of Kest said that his officers had seized 340 kilograms of cocaine in "
            "the port. Five sailors were arrested. The drugs had been hidden under bananas."
        ),
        (
            "Officers in Kest confiscated 340 kg of cocaine in the port and detained five sailors, "
            "the police chief said."
        ),
        (
            (
                "Officers in Kest confiscated 430 kg of cocaine in the port and detained five sailors, "
                "the police chief said."
            ),
            (
                "Officers in Kest confiscated 340 kg of heroin in the port and detained five sailors, the"
                " police chief said."
            ),
            (
                "Officers in Kest confiscated 340 kg of cocaine in the port and released five sailors, "
                "the police chief said."
            ),
        ),
    ),
    Paraphrase(
        (
            "Hospital doctors in Marl will be paid 4 percent more from April. Their union had asked "
            "for 9 percent. Nurses get nothing."
        ),
        "From April, doctors at hospitals in Marl will receive 4% more pay.",
        (
            "From April, doctors at hospitals in Marl will receive 4% less pay.",
            "From April, doctors at hospitals in Marl will receive 9% more pay.",
            "From April, nurses at hospitals in Marl will receive 4% more pay.",
        ),
    ),
    Paraphrase(
        (
            "Karl Rost, the prime minister of Varnia, arrived in Tarn on Tuesday for talks on "
            "fishing. He will leave on Friday. Orland wants to halve the catch of cod."
        ),
        "Varnia's prime minister, Karl Rost, came to Tarn on Tuesday for talks about fishing.",
        (
            "Varnia's prime minister, Karl Rost, left Tarn on Tuesday after talks about fishing.",
            "Varnia's prime minister, Karl Rost, came to Tarn on Friday for talks about fishing.",
            "Orland's prime minister, Karl Rost, came to Tarn on Tuesday for talks about fishing.",
        ),
    ),
    Paraphrase(
        (
            "The satellite Corvid-2 was launched from Sull on 2 March. It weighs 410 kilograms and "
            "will take pictures of ice. An earlier one was lost in 2028."
        ),
        "The launch of the satellite Corvid-2 from Sull took place on March 2.",
        (
            "The launch of the satellite Corvid-3 from Sull took place on March 2.",
            "The launch of the satellite Corvid-2 from Sull took place on March 22.",
            "The launch of the satellite Corvid-2 from Kest took place on March 2.",
        ),
    ),
    Paraphrase(
        (
            "The bakery chain Rundel wants to open 12 shops in Orland this year. It has hired 90 "
            "people for them. Its founder, Bea Rundel, comes from Dask."
        ),
        (
            "Rundel, a bakery chain, intends to open a dozen shops in Orland this year, for which 90 "
            "people have been hired."
        ),
        (
            (
                "Rundel, a bakery chain, intends to close a dozen shops in Orland this year, for which 90"
                " people have been hired."
            ),
            (
                "Rundel, a bakery chain, intends to open a dozen shops in Orland this year, for which 19 "
                "people have been hired."
            ),
            (
                "Rundel, a bakery chain, intends to open a dozen shops in Varnia this year, for which 90 "
                "people have been hired."
            ),
        ),
    ),
    Paraphrase(
        (
            "The border crossing at Vell was reopened on Thursday after two years. More than 400 "
            "lorries went through on the first day. Both governments called it a success."
        ),
        (
            "After two years, the border crossing at Vell reopened on Thursday, and over 400 lorries "
            "crossed on the first day."
        ),
        (
            (
                "After two years, the border crossing at Vell was shut on Thursday, and over 400 lorries "
                "crossed on the first day."
            ),
            (
                "After two years, the border crossing at Vell reopened on Thursday, and 400 lorries "
                "crossed on the first day."
            ),
            (
                "After ten years, the border crossing at Vell reopened on Thursday, and over 400 lorries "
                "crossed on the first day."
            ),
        ),
    ),
    Paraphrase(
        (
            "A gas explosion wrecked a block of flats in Dask on Sunday night. Nine bodies have been "
            "recovered from the ruins, the fire service said. Two children are still missing."
        ),
        (
            "Nine bodies were pulled from the ruins of a block of flats in Dask after a gas explosion"
            " on Sunday."
        ),
        (
            (
                "Nineteen bodies were pulled from the ruins of a block of flats in Dask after a gas "
                "explosion on Sunday."
            ),
            (
                "Nine survivors were pulled from the ruins of a block of flats in Dask after a gas "
                "explosion on Sunday."
            ),
            (
                "Nine bodies were pulled from the ruins of a block of flats in Vell after a gas explosion"
                " on Sunday."
            ),
        ),
    ),
    Paraphrase(
        (
            "The weather service expects up to 90 millimetres of rain in the west tomorrow. Rivers "
            "could burst their banks. Schools will stay shut."
        ),
        ("As much as 90 millimetres of rain is expected in the west, according to the weather service."),
        (
            ("At least 90 millimetres of rain is expected in the west, according to the weather service."),
            ("As much as 90 millimetres of rain is expected in the east, according to the weather service."),
            ("As much as 19 millimetres of rain is expected in the west, according to the weather service."),
        ),
    ),
    Paraphrase(
        (
            "Twelve miners were rescued from a flooded shaft near Hollen after 60 hours underground. "
            "One had a broken leg. Their families had waited at the gate."
        ),
        "Rescuers brought 12 miners out of a flooded shaft near Hollen after 60 hours.",
        (
            "Rescuers brought 12 miners out of a flooded shaft near Hollen after 16 hours.",
            "Rescuers brought 20 miners out of a flooded shaft near Hollen after 60 hours.",
            "Rescuers brought 12 miners out of a flooded shaft near Hollen after 60 days.",
        ),
    ),
    Paraphrase(
        (
            "Orland accused Varnia of jamming the radios of its ships. Varnia's navy rejected the "
            "accusation. The two countries share a sea border of 300 kilometres."
        ),
        ("The accusation by Orland that its ships' radios were jammed was dismissed by Varnia's navy."),
        (
            ("The accusation by Varnia that its ships' radios were jammed was dismissed by Orland's navy."),
            ("The accusation by Orland that its ships' radios were jammed was confirmed by Varnia's navy."),
        ),
    ),
    Paraphrase(
        (
            "The statistics office counted 96,000 births in Marl in 2030, 3 percent fewer than in "
            "2029. It was the fifth decline in a row. Deaths numbered 101,000."
        ),
        "Births in Marl declined by 3 percent to 96,000 in 2030, the statistics office reported.",
        (
            "Births in Marl increased by 3 percent to 96,000 in 2030, the statistics office reported.",
            "Deaths in Marl declined by 3 percent to 96,000 in 2030, the statistics office reported.",
            "Births in Marl declined by 3 percent to 101,000 in 2030, the statistics office reported.",
        ),
    ),
    Paraphrase(
        (
            "The football club Kest Rovers dismissed its coach, Paul Ander, on Monday after six "
            "defeats in a row. His assistant, Jo Lund, takes over. The next match is on Saturday."
        ),
        "Coach Paul Ander was sacked by Kest Rovers on Monday following six straight defeats.",
        (
            "Coach Paul Ander was hired by Kest Rovers on Monday following six straight defeats.",
            "Coach Jo Lund was sacked by Kest Rovers on Monday following six straight defeats.",
            "Coach Paul Ander was sacked by Kest Rovers on Monday following five straight defeats.",
        ),
    ),
    Paraphrase(
        (
            "A tanker with 40,000 tonnes of oil ran aground off Fenn on Saturday. No oil has leaked "
            "so far, the harbour master, Sten Olde, said. Tugs will try to free it at high tide."
        ),
        (
            "Harbour master Sten Olde said there had been no leak of oil from a tanker that ran "
            "aground off Fenn with 40,000 tonnes on board."
        ),
        (
            (
                "Harbour master Sten Olde said there had been a leak of oil from a tanker that ran "
                "aground off Fenn with 40,000 tonnes on board."
            ),
            (
                "Harbour master Sten Olde said there had been no leak of oil from a tanker that ran "
                "aground off Fenn with 14,000 tonnes on board."
            ),
            (
                "Harbour master Sten Olde said there had been no leak of oil from a tanker that ran "
                "aground off Sull with 40,000 tonnes on board."
            ),
        ),
    ),
    Paraphrase(
        (
            "Prosecutors have charged the banker Tom Arden with fraud. He is alleged to have hidden 9"
            " million crowns from his partners. Arden denies it."
        ),
        (
            "The banker Tom Arden, charged with fraud by prosecutors, allegedly concealed 9 million "
            "crowns from his partners."
        ),
        (
            (
                "The banker Tom Arden, charged with fraud by prosecutors, concealed 9 million crowns from"
                " his partners."
            ),
            (
                "The banker Tom Arden, charged with murder by prosecutors, allegedly concealed 9 million "
                "crowns from his partners."
            ),
            (
                "The banker Tom Arden, charged with fraud by prosecutors, allegedly concealed 9 billion "
                "crowns from his partners."
            ),
        ),
    ),
    Paraphrase(
        (
            "Power was restored to 15,000 homes in Vell on Wednesday, the grid company said. A "
            "further 4,000 remain without electricity. Ice had brought down the lines."
        ),
        "The grid company restored electricity to 15,000 households in Vell on Wednesday.",
        (
            "The grid company restored electricity to 4,000 households in Vell on Wednesday.",
            "The grid company restored electricity to 15,000 households in Dask on Wednesday.",
            "The grid company cut electricity to 15,000 households in Vell on Wednesday.",
        ),
    ),
    Paraphrase(
        (
            "The town council of Aldern will vote on the tunnel on 30 March. It would cost 220 "
            "million crowns and take six years to build. Residents collected 7,500 signatures against"
            " it."
        ),
        (
            "The tunnel, on which Aldern's town council votes on March 30, would take six years to "
            "build at a cost of 220 million crowns."
        ),
        (
            (
                "The tunnel, on which Aldern's town council votes on March 30, would take six years to "
                "build at a cost of 120 million crowns."
            ),
            (
                "The tunnel, on which Aldern's town council votes on March 30, would take nine years to "
                "build at a cost of 220 million crowns."
            ),
            (
                "The bridge, on which Aldern's town council votes on March 30, would take six years to "
                "build at a cost of 220 million crowns."
            ),
        ),
    ),
    Paraphrase(
        (
            "Journalist Nora Quay was freed on Tuesday after 200 days in a Varnian prison. Her paper,"
            " the Ellery Gazette, thanked all who had campaigned for her. She flew home the same "
            "evening."
        ),
        (
            "On Tuesday the journalist Nora Quay was released from a prison in Varnia, where she had "
            "spent 200 days."
        ),
        (
            ("On Tuesday the journalist Nora Quay was arrested in Varnia, where she had spent 200 days."),
            (
                "On Tuesday the journalist Nora Quay was released from a prison in Varnia, where she had "
                "spent 120 days."
            ),
            (
                "On Tuesday the journalist Nora Quay was released from a prison in Orland, where she had "
                "spent 200 days."
            ),
        ),
    ),
    Paraphrase(
        (
            "Some 60 countries have signed the treaty on cluster bombs. Orland is not among them. Its"
            " president, Maud Ferris, said last week that she would study the text."
        ),
        "About 60 countries are signatories of the treaty on cluster bombs.",
        (
            "About 16 countries are signatories of the treaty on cluster bombs.",
            "At most 60 countries are signatories of the treaty on cluster bombs.",
            "About 60 countries are signatories of the treaty on nerve gas.",
        ),
    ),
    Paraphrase(
        (
            "The army lost 14 vehicles in the ambush, General Falk told parliament. He put the number"
            " of dead at 31. An inquiry will begin next month."
        ),
        ("General Falk told parliament that 31 were killed and 14 vehicles were lost in the ambush."),
        (
            ("General Falk told parliament that 31 were wounded and 14 vehicles were lost in the ambush."),
            ("General Falk told parliament that 13 were killed and 14 vehicles were lost in the ambush."),
            ("General Falk told parliament that 31 were killed and 40 vehicles were lost in the ambush."),
        ),
    ),
    Paraphrase(
        (
            "The rail company will raise fares by an average of 2.8 percent on 1 April. Season "
            "tickets stay at their old price. Passenger groups protested."
        ),
        "Fares will go up by 2.8% on average on April 1, the rail company says.",
        (
            "Fares will go down by 2.8% on average on April 1, the rail company says.",
            "Fares will go up by 8.2% on average on April 1, the rail company says.",
            "Fares will go up by 2.8% on average on April 11, the rail company says.",
        ),
    ),
    Paraphrase(
        (
            "Investigators believe that the fire in the Orlo theatre was started by a cigarette. It "
            "destroyed the stage and the 500 seats. A final report is due in summer."
        ),
        (
            "The fire that destroyed 500 seats in the Orlo theatre was started by a cigarette, "
            "investigators believe."
        ),
        (
            "The fire that destroyed 500 seats in the Orlo theatre was started by a cigarette.",
            (
                "The fire that destroyed 500 seats in the Orlo theatre was started by a candle, "
                "investigators believe."
            ),
            (
                "The fire that destroyed 500 seats in the Kest theatre was started by a cigarette, "
                "investigators believe."
            ),
        ),
    ),
    Paraphrase(
        (
            "A hacker group called Moth stole the data of 130,000 patients from a hospital in Tarn. "
            "The hospital noticed it yesterday. It refused to pay a ransom."
        ),
        (
            "The data of 130,000 patients at a hospital in Tarn was stolen by Moth, a hacker group, "
            "and was noticed on Tuesday."
        ),
        (
            (
                "The data of 130,000 patients at a hospital in Tarn was stolen by Moth, a hacker group, "
                "and was noticed on Monday."
            ),
            (
                "The data of 113,000 patients at a hospital in Tarn was stolen by Moth, a hacker group, "
                "and was noticed on Tuesday."
            ),
            (
                "The data of 130,000 patients at a hospital in Tarn was stolen by Rook, a hacker group, "
                "and was noticed on Tuesday."
            ),
        ),
    ),
    Paraphrase(
        (
            "A man was stabbed to death outside the station in Brenn on Tuesday. Police arrested a "
            "suspect two hours later. Both men were in their twenties."
        ),
        (
            "Police detained a suspect two hours after a man was stabbed to death outside the station"
            " in Brenn on 11 March."
        ),
        (
            (
                "Police detained a suspect two hours after a man was stabbed to death outside the station"
                " in Brenn on 10 March."
            ),
            (
                "Police detained a suspect two hours after a woman was stabbed to death outside the "
                "station in Brenn on 11 March."
            ),
            (
                "Police detained a suspect six hours after a man was stabbed to death outside the station"
                " in Brenn on 11 March."
            ),
        ),
    ),
    Paraphrase(
        (
            "Orland's foreign ministry summoned the Varnian ambassador yesterday. He was handed a "
            "note of protest over the arrest of 14 fishermen. Varnia says they were in its waters."
        ),
        (
            "On March 11 the Varnian ambassador was summoned by Orland's foreign ministry over the "
            "arrest of 14 fishermen."
        ),
        (
            (
                "On March 12 the Varnian ambassador was summoned by Orland's foreign ministry over the "
                "arrest of 14 fishermen."
            ),
            (
                "On March 11 the Varnian ambassador was summoned by Orland's foreign ministry over the "
                "release of 14 fishermen."
            ),
            (
                "On March 11 the Varnian ambassador was summoned by Orland's foreign ministry over the "
                "arrest of 41 fishermen."
            ),
        ),
    ),
    Paraphrase(
        (
            "The trial of the former general Hans Brock began in Tarn on Monday. He is accused of "
            "ordering an attack in 2019 in which 22 villagers were killed. Brock says he was on "
            "leave."
        ),
        (
            "Former general Hans Brock went on trial in Tarn on Monday, accused of ordering an attack"
            " that left 22 villagers dead in 2019."
        ),
        (
            (
                "Former general Hans Brock went on trial in Tarn on Monday, accused of ordering an attack"
                " that left 22 villagers dead in 2016."
            ),
            (
                "Former general Hans Brock went on trial in Tarn on Monday, accused of preventing an "
                "attack that left 22 villagers dead in 2019."
            ),
            (
                "Former general Hans Brock went on trial in Tarn on Monday, accused of ordering an attack"
                " that left 22 soldiers dead in 2019."
            ),
        ),
    ),
    Paraphrase(
        (
            "The health minister, Ada Volk, said on Tuesday that every child would get a free "
            "breakfast at school from September. The programme costs 65 million crowns a year."
        ),
        (
            "Every child will be given a free breakfast at school from September, according to Health"
            " Minister Ada Volk."
        ),
        (
            (
                "Every child will be given a free breakfast at school from November, according to Health "
                "Minister Ada Volk."
            ),
            (
                "Every child will be given a free lunch at school from September, according to Health "
                "Minister Ada Volk."
            ),
            (
                "Every child may be given a free breakfast at school from September, according to Health "
                "Minister Ada Volk."
            ),
        ),
    ),
    Paraphrase(
        (
            "The oil company Petran made a profit of 1.1 billion crowns in 2030, twice as much as in "
            "the year before. It will pay its shareholders 40 crowns a share. Its chief, Leo Marsh, "
            "retires in June."
        ),
        "Petran, the oil company, earned 1.1 billion crowns in 2030, double the year before.",
        (
            "Petran, the oil company, lost 1.1 billion crowns in 2030, double the year before.",
            "Petran, the oil company, earned 1.1 million crowns in 2030, double the year before.",
            "Petran, the oil company, earned 1.1 billion crowns in 2031, double the year before.",
        ),
    ),
)

UNSEEN = (
    Paraphrase(
        (
            "The port of Orlo will be dredged next year so that larger ships can enter, the harbour "
            "board decided on Monday. The work costs 38 million crowns."
        ),
        ("The harbour board decided on Monday to dredge the port of Orlo at a cost of 38 million crowns."),
        (
            (
                "The harbour board decided on Monday to dredge the port of Kest at a cost of 38 million "
                "crowns."
            ),
            ("The harbour board decided on Monday to widen the port of Orlo at a cost of 38 million crowns."),
            (
                "The harbour board decided on Monday to dredge the port of Orlo at a cost of 83 million "
                "crowns."
            ),
        ),
    ),
    Paraphrase(
        (
            "Three climbers died in an avalanche on Mount Hollen on Saturday. A fourth was flown to "
            "hospital with broken ribs, the mountain rescue service said."
        ),
        (
            "An avalanche on Mount Hollen killed three climbers on Saturday, according to the "
            "mountain rescue service."
        ),
        (
            (
                "An avalanche on Mount Hollen killed four climbers on Saturday, according to the mountain"
                " rescue service."
            ),
            (
                "An avalanche on Mount Hollen injured three climbers on Saturday, according to the "
                "mountain rescue service."
            ),
            (
                "An avalanche on Mount Hollen killed three skiers on Saturday, according to the mountain "
                "rescue service."
            ),
        ),
    ),
    Paraphrase(
        (
            "Orland's parliament rejected the budget by 71 votes to 64. Finance Minister Gro Tamm "
            "offered her resignation. New elections are possible."
        ),
        (
            "The budget was voted down in Orland's parliament, and Finance Minister Gro Tamm offered "
            "to resign."
        ),
        (
            (
                "The budget was passed in Orland's parliament, and Finance Minister Gro Tamm offered to "
                "resign."
            ),
            (
                "The budget was voted down in Orland's parliament, and Defence Minister Gro Tamm offered "
                "to resign."
            ),
            (
                "The budget was voted down in Varnia's parliament, and Finance Minister Gro Tamm offered "
                "to resign."
            ),
        ),
    ),
    Paraphrase(
        (
            "The steel group Hardane expects to hire 700 people this year. Most of them will work at "
            "its new plant in Vell. Its order books are full."
        ),
        "Hardane, the steel group, expects to recruit 700 people this year.",
        (
            "Hardane, the steel group, expects to dismiss 700 people this year.",
            "Hardane, the steel group, expects to recruit 70 people this year.",
            "Hardane, the steel group, recruited 700 people this year.",
        ),
    ),
    Paraphrase(
        (
            "A former nurse has confessed to poisoning five patients, prosecutors in Tarn said. She "
            "worked at two clinics. The trial could begin in autumn."
        ),
        "Prosecutors in Tarn say a former nurse has admitted poisoning five patients.",
        (
            "Prosecutors in Tarn say a former nurse has denied poisoning five patients.",
            "Prosecutors in Tarn say a former doctor has admitted poisoning five patients.",
            "Prosecutors in Tarn say a former nurse has admitted poisoning nine patients.",
        ),
    ),
    Paraphrase(
        (
            "Varnian forces withdrew from the village of Ulm Bay on Thursday, residents said. They "
            "had held it for 11 days. The bridge was blown up."
        ),
        ("Residents said the village of Ulm Bay was left by Varnian forces on Thursday after 11 days."),
        (
            ("Residents said the village of Ulm Bay was taken by Varnian forces on Thursday after 11 days."),
            ("Residents said the village of Ulm Bay was left by Orlandic forces on Thursday after 11 days."),
            ("Residents said the village of Ulm Bay was left by Varnian forces on Thursday after 21 days."),
        ),
    ),
    Paraphrase(
        (
            "The number of bears in Marl has doubled to about 240 since 2020, biologists estimate. "
            "Farmers demand that hunting be allowed."
        ),
        "Biologists estimate that there are roughly 240 bears in Marl, twice as many as in 2020.",
        (
            "Biologists estimate that there are roughly 240 wolves in Marl, twice as many as in 2020.",
            "Biologists estimate that there are roughly 420 bears in Marl, twice as many as in 2020.",
            "Biologists estimate that there are at least 240 bears in Marl, twice as many as in 2020.",
        ),
    ),
    Paraphrase(
        (
            "Water was cut off in six districts of Kest after a pipe burst on Sunday evening. Repairs"
            " should be finished by Tuesday, the utility said."
        ),
        "A burst pipe left six districts of Kest without water on Sunday evening.",
        (
            "A burst pipe left nine districts of Kest without water on Sunday evening.",
            "A burst pipe left six districts of Orlo without water on Sunday evening.",
            "A burst pipe left six districts of Kest without gas on Sunday evening.",
        ),
    ),
    Paraphrase(
        (
            "The chess player Ines Taube, 17, beat the champion on Monday. It was the champion's "
            "first defeat in 40 games."
        ),
        "The champion was defeated by Ines Taube, a 17-year-old chess player, on Monday.",
        (
            "Ines Taube, a 17-year-old chess player, was defeated by the champion on Monday.",
            "The champion was defeated by Ines Taube, a 40-year-old chess player, on Monday.",
            "The champion was defeated by Ines Taube, a 17-year-old chess player, on Friday.",
        ),
    ),
    Paraphrase(
        (
            "Customs officers in Port Ellery found 1.3 tonnes of ivory in a container. Two dealers "
            "were arrested. The ivory came from Sull."
        ),
        "1.3 tonnes of ivory were discovered in a container by customs officers in Port Ellery.",
        (
            "3.1 tonnes of ivory were discovered in a container by customs officers in Port Ellery.",
            "1.3 tonnes of cocaine were discovered in a container by customs officers in Port Ellery.",
            ("1.3 kilograms of ivory were discovered in a container by customs officers in Port Ellery."),
        ),
    ),
    Paraphrase(
        (
            "Half of the pupils in Brenn cannot swim, a survey of 2,000 families shows. The education"
            " minister, Lars Odde, wants lessons in every school."
        ),
        "A survey of 2,000 families shows that 50 percent of pupils in Brenn are unable to swim.",
        (
            "A survey of 2,000 families shows that 50 percent of pupils in Brenn are able to swim.",
            "A survey of 2,000 families shows that 70 percent of pupils in Brenn are unable to swim.",
            "A survey of 200 families shows that half of the pupils in Brenn cannot swim.",
        ),
    ),
    Paraphrase(
        (
            "The rebels freed 14 hostages on Tuesday after talks with the Red Lantern. Six others are"
            " still being held in the hills."
        ),
        "After talks with the Red Lantern, 14 hostages were released by the rebels on Tuesday.",
        (
            "After talks with the Red Lantern, 14 hostages were taken by the rebels on Tuesday.",
            "After talks with the Red Lantern, six hostages were released by the rebels on Tuesday.",
            "After talks with the army, 14 hostages were released by the rebels on Tuesday.",
        ),
    ),
    Paraphrase(
        (
            "Rents in the capital went up by 11 percent last year, twice as fast as wages. The "
            "tenants' league wants a cap."
        ),
        "Last year rents in the capital rose 11%, while wages rose half as fast.",
        (
            "Last year rents in the capital fell 11%, while wages rose half as fast.",
            "Last year wages in the capital rose 11%, while rents rose half as fast.",
            "Last year rents in the capital rose 1.1%, while wages rose half as fast.",
        ),
    ),
    Paraphrase(
        (
            "An earthquake of magnitude 6.1 shook the Fenn islands early today. No damage was "
            "reported. The last strong one was in 2017."
        ),
        "A magnitude-6.1 earthquake shook the Fenn islands on Wednesday; no damage was reported.",
        (
            "A magnitude-6.1 earthquake shook the Fenn islands on Tuesday; no damage was reported.",
            "A magnitude-7.1 earthquake shook the Fenn islands on Wednesday; no damage was reported.",
            "A magnitude-6.1 earthquake shook the Sull islands on Wednesday; no damage was reported.",
        ),
    ),
    Paraphrase(
        (
            "Opposition leader Jon Voss accused the government of hiding a debt of 3 billion crowns. "
            "A spokeswoman for the treasury called that nonsense."
        ),
        (
            "The government was accused by Jon Voss, the opposition leader, of concealing 3 billion "
            "crowns of debt."
        ),
        (
            "The government concealed 3 billion crowns of debt.",
            (
                "Jon Voss, the opposition leader, was accused by the government of concealing 3 billion "
                "crowns of debt."
            ),
            (
                "The government was accused by Jon Voss, the opposition leader, of concealing 3 million "
                "crowns of debt."
            ),
        ),
    ),
    Paraphrase(
        (
            "The theatre in Dask reopens on 5 May after a fire. The repairs took two years. Half the "
            "cost was paid by the city."
        ),
        (
            "The Dask theatre, which was damaged in a fire, will open again on May 5 after two years "
            "of repairs."
        ),
        (
            (
                "The Dask theatre, which was damaged in a fire, will open again on May 15 after two years"
                " of repairs."
            ),
            (
                "The Dask theatre, which was damaged in a flood, will open again on May 5 after two years"
                " of repairs."
            ),
            (
                "The Dask theatre, which was damaged in a fire, will close again on May 5 after two years"
                " of repairs."
            ),
        ),
    ),
    Paraphrase(
        (
            "At least nine people drowned when a fishing boat sank off Sull. The coast guard saved "
            "22. Waves were four metres high."
        ),
        (
            "At least nine people died in the sinking of a fishing boat off Sull; 22 were rescued by "
            "the coast guard."
        ),
        (
            (
                "At least 22 people died in the sinking of a fishing boat off Sull; nine were rescued by "
                "the coast guard."
            ),
            (
                "At least nine people died in the sinking of a fishing boat off Fenn; 22 were rescued by "
                "the coast guard."
            ),
            (
                "Nine people died in the sinking of a fishing boat off Sull; 22 were rescued by the coast"
                " guard."
            ),
        ),
    ),
    Paraphrase(
        (
            "Mayor Dora Finch said on Monday that the tram line would be finished in 2033. It will "
            "link the airport with the station. The state pays 60 percent."
        ),
        (
            "The tram line linking the airport and the station will be completed in 2033, according "
            "to Mayor Dora Finch."
        ),
        (
            (
                "The tram line linking the airport and the station will be completed in 2036, according "
                "to Mayor Dora Finch."
            ),
            (
                "The tram line linking the airport and the harbour will be completed in 2033, according "
                "to Mayor Dora Finch."
            ),
            (
                "The tram line linking the airport and the station will be completed in 2033, according "
                "to Mayor Nora Finch."
            ),
        ),
    ),
    Paraphrase(
        (
            "Doctors without pay for three months walked out of the hospital in Vell. About 150 of "
            "them gathered at the gate. The ministry promised money by Friday."
        ),
        "Roughly 150 doctors gathered at the gate of the hospital in Vell.",
        (
            "Roughly 150 nurses gathered at the gate of the hospital in Vell.",
            "Roughly 150 doctors gathered at the gate of the hospital in Tarn.",
            "Roughly 500 doctors gathered at the gate of the hospital in Vell.",
        ),
    ),
    Paraphrase(
        (
            "The navy fired two Gannet missiles during an exercise on Thursday. Both hit their "
            "targets 90 kilometres away, its spokesman, Captain Abel Noor, said."
        ),
        (
            "Two Gannet missiles were fired by the navy in an exercise on Thursday, and both hit "
            "targets 90 km away, Captain Abel Noor said."
        ),
        (
            (
                "Two Gannet missiles were fired by the navy in an exercise on Thursday, and both missed "
                "targets 90 km away, Captain Abel Noor said."
            ),
            (
                "Two Stork missiles were fired by the navy in an exercise on Thursday, and both hit "
                "targets 90 km away, Captain Abel Noor said."
            ),
            (
                "Two Gannet missiles were fired by the navy in an exercise on Thursday, and both hit "
                "targets 90 miles away, Captain Abel Noor said."
            ),
        ),
    ),
)
"""Written after the rules, and measured once before any was changed for them."""
