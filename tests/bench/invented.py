"""News articles that nobody wrote: invented people, places and outlets, as many and as long as asked for."""

from __future__ import annotations

from pathlib import Path
from random import Random

_PLACES = "Varnia Orlo Pesh Kelmark Dunmere Sorrel Tavia Westhollow Ellery Brask Iddo Marrow".split()
_FIRST = "Ana Zelda Iven Mara Oskar Lin Petra Dario Ruth Kofi Selma Joran".split()
_LAST = "Roe Hale Brandt Okoye Lindqvist Marsh Varga Ferro Tunde Aldous Keane Moreau".split()
_OUTLETS = (
    "the Ellery Gazette|the Orlo Herald|Radio Varn|the Dunmere Courier|Northland News Agency|"
    "the Kelmark Tribune|the Pesh Times|Sorrel TV"
).split("|")
_TITLES = "mayor|health minister|police chief|harbour master|spokesman for the ministry|union leader".split(
    "|"
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March May July September November".split()
_THINGS = "bridge|dam|power station|railway line|hospital|fishing port|grain terminal|water works".split("|")
_SENTENCES = (
    "About {n} soldiers were sent to {place} on {day} after the {thing} was hit.",
    "{person}, the {title}, told {outlet} that {n} people had left their homes.",
    "“We have seen nothing like this in {place},” said {person}. “Nobody slept, and the {thing} is gone.”",
    "According to {outlet}, repairs to the {thing} will cost ${m} million and last until {month}.",
    "The {title} denied that the {thing} had been closed before {day}.",
    "{outlet} reported, citing two officials, that {n} homes had no power, {p} percent more than in {month}.",
    "Between {n} and {more} tonnes of grain were stored there, {person} wrote in a report.",
    "The government of {place} plans to send {k} more helicopters and a battalion of engineers next week.",
    "Asked about the {thing}, {person} said she expected a decision “within days” and warned of floods.",
    "At least {k} people were killed and {n} wounded, the ministry said in a statement on {day}.",
    "Work on the {thing} began in {year}, when {person} was {title}, and {other} opened it two years later.",
    "{person} believes that {place} can rebuild alone, {outlet} wrote, but {other} called that a dream.",
    "Drones and long-range missiles struck {place} early on {day}, damaging the {thing} and a school nearby.",
    "The price of bread, which had risen by {p}% since {month}, fell again after the port was reopened.",
    "Although {other} had promised ${m} million, only half of it arrived in {place} last year.",
)  # fmt: skip


def article(number: int) -> str:
    """Return the text of one article of 400 to 600 words; the same number gives the same text."""
    chance = Random(number)
    words = chance.randint(400, 600)
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    paragraphs = [f"{place} counts the cost after the {thing} is hit ({number})"]
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(2, 4))))
    return "\n\n".join(paragraphs) + "\n"


def write_articles(folder: Path, count: int) -> None:
    """Write articles 0 to ``count`` - 1 into a folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(article(number), encoding="utf-8")


def _sentence(chance: Random) -> str:
    def name() -> str:
        return (
            f"{chance.choice(_FIRST)} {chance.choice(_LAST)}{chance.choice(['', '', 'son', 'ova', 'berg'])}"
        )

    sentence = chance.choice(_SENTENCES).format(
        n=f"{chance.randint(11, 9_000):,}", more=f"{chance.randint(9_001, 90_000):,}",
        k=chance.randint(2, 40), m=chance.randint(2, 900), p=chance.randint(2, 60),
        year=chance.randint(1980, 2029),
        place=chance.choice(_PLACES), person=name(), other=name(), outlet=chance.choice(_OUTLETS),
        title=chance.choice(_TITLES), thing=chance.choice(_THINGS), day=chance.choice(_DAYS),
        month=chance.choice(_MONTHS),
    )  # fmt: skip
    return sentence[0].upper() + sentence[1:]
