"""Invented articles and revisions of them that know what they changed: nothing here asks the program."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

NUMBERS = ("12", "40", "300", "1,200", "5,000", "15,000", "70", "eight", "three dozen", "2.5")
NAMES = ("Ana Roe", "Bo Lind", "Ivo Tarn", "Mara Quill", "Ida Vell", "Udo Marn")
PLACES = ("Kest", "Velmora", "Orlo", "Port Ellery", "Tarn Island", "Northholm")
DAYS = ("on Monday", "on Tuesday", "on Friday", "in May", "on 4 March", "in 2029", "yesterday")
WEAPONS = (
    "T-72 tanks",
    "Mi-8 helicopters",
    "HIMARS rockets",
    "Leopard 2 tanks",
    "Shahed drones",
    "ATACMS missiles",
)
OUTLETS = (
    "the Ellery Gazette",
    "Radio Varn",
    "the Orland Courier",
    "the Harbour Times",
    "the Northland Press Agency",
)
MONEY = ("$5 million", "€5 million", "$50 million", "$2.3 billion", "£5 million")
SHARES = ("15%", "50%", "15 percent", "5%")

SLOTS = {
    "number": NUMBERS, "name": NAMES, "place": PLACES, "day": DAYS, "weapon": WEAPONS, "outlet": OUTLETS,
    "money": MONEY, "share": SHARES,
}  # fmt: skip

TEMPLATES = (
    "{outlet} reported that {place} sent {number} boats to the islands {day}.",
    "About {number} people have no power in {place}, {outlet} said.",
    "{name} led the rescue in {place} {day}, {outlet} reported.",
    "The army bought {weapon} for {money}, according to {outlet}.",
    "The navy fired {weapon} at a target near {place} {day}.",
    "{number} soldiers were killed and {number} were wounded in {place}.",
    "The dam at {place} {not}break {day}.",
    "The ministry {not}pay {money} to the builders of the bridge.",
    "{name} {not}sign the order to close the port of {place}.",
    'The order came "a full day late," {name} told {outlet}.',
    '"We have never seen water like this," said {name}, the mayor of {place}.',
    "The storm destroyed {share} of the harvest around {place}, {outlet} said.",
    "Repairs of the lock will cost {money} and take {number} months.",
    "{place} will receive {number} {weapon} {day}, {outlet} reported.",
    "The storm was recieved with alarm in {place} {day}.",
    "Schools in {place} will stay closed for {number} weeks, {outlet} wrote.",
    "The insurer stopped selling policies in {place} {day}.",
    "At least {number} ships were lost near {place}, {name} told {outlet}.",
    "{name} resigned {day} after the harbour of {place} was flooded.",
    "More than {number} tons of grain rotted in the silos of {place}.",
    "Engineers {not}inspect the old bridge in {place} before the storm.",
    "The prices of bread rose by {share} in {place}, {outlet} said.",
)

REWORDED = (
    ("reported that", "wrote that"), ("have no power", "are without power"), ("bought", "ordered"),
    ("were killed", "lost their lives"), ("the bridge", "the crossing"), ("will cost", "are to cost"),
    ("destroyed", "wiped out"), ("resigned", "stepped down"), ("stopped selling", "no longer sells"),
    ("were lost", "sank"), ("fired", "launched"), ("rotted", "went bad"),
)  # fmt: skip
TYPOS = (("recieved", "received"), ("harbour", "harbor"))
FEWEST = 3
"""Sentences that an article is never cut below."""

NOT = {"": "did not ", "did not ": ""}


class Effect(StrEnum):
    """What was done to a sentence, as far as a verdict hangs on it."""

    SAME = "same"
    FACT = "fact"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its facts.

    Attributes:
        facts: (slot, value) in order of the template.
        exchanged: Pairs of words that were reworded.
        changed: The former value of a fact that was changed, "" where none was.
        kind: Its slot.
        glyphs: Whether its spaces and quotation marks are others.
    """

    key: int
    template: str
    facts: tuple[tuple[str, str], ...]
    effect: Effect = Effect.SAME
    exchanged: tuple[tuple[str, str], ...] = ()
    changed: str = ""
    kind: str = ""
    glyphs: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        values = iter(value for _, value in self.facts)
        text = re.sub(r"\{\w+\}", lambda _: next(values), self.template)
        for old, new in self.exchanged:
            text = text.replace(old, new)
        if "did not " not in text:  # "did not break", "broke": the plain forms
            for verb, past in (
                ("break", "broke"),
                ("pay", "paid"),
                ("sign", "signed"),
                ("inspect", "inspected"),
            ):
                text = re.sub(rf" {verb} (?=on|in|yesterday|\$|€|£|the)", f" {past} ", text)
        if self.glyphs:
            text = re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’")
            text = text.replace(" in ", "  in\u00a0")
        return text[0].upper() + text[1:]


Article = tuple[tuple[Sentence, ...], ...]
"""Paragraphs of sentences."""


def text_of(article: Article) -> str:
    """Return the text, a paragraph a line, and where each sentence stands."""
    return "\n\n".join(" ".join(one.text for one in paragraph) for paragraph in article)


def sentence_at(article: Article, offset: int) -> Sentence:
    """Return the sentence that an offset of the text lies in."""
    start = 0
    for paragraph in article:
        for one in paragraph:
            if offset < start + len(one.text):
                return one
            start += len(one.text) + 1
        start += 1
    raise ValueError(offset)


def make(rng: random.Random, key: int, template: str) -> Sentence:
    """Fill a template."""
    facts: list[tuple[str, str]] = []
    for slot in re.findall(r"\{(\w+)\}", template):
        used = {value for _, value in facts}
        choices = ("", "did not ") if slot == "not" else [one for one in SLOTS[slot] if one not in used]
        facts.append((slot, rng.choice(choices)))
    return Sentence(key, template, tuple(facts))


def article(rng: random.Random, sentences: int) -> Article:
    """Make up an article, no two sentences of which have the same template."""
    made = [make(rng, key, one) for key, one in enumerate(rng.sample(TEMPLATES, sentences))]
    return _paragraphs(rng, made)


def _paragraphs(rng: random.Random, sentences: Sequence[Sentence]) -> Article:
    found: list[tuple[Sentence, ...]] = []
    at = 0
    while at < len(sentences):
        size = rng.randint(1, 3)
        found.append(tuple(sentences[at : at + size]))
        at += size
    return tuple(found)


def settled(article: Article) -> Article:
    """Return the article as the next revision finds it: nothing changed yet."""
    return tuple(
        tuple(replace(one, effect=Effect.SAME, changed="", kind="") for one in paragraph)
        for paragraph in article
    )


def revise(rng: random.Random, before: Article, key: int) -> Article:
    """Return a revision: some sentences changed, some moved, gone or new, which gets the key."""
    sentences = [one for paragraph in before for one in paragraph]
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(sentences))
        if sentences[at].effect is Effect.SAME:
            sentences[at] = rng.choice(_CHANGES)(rng, sentences[at])
    if rng.random() < 0.3 and len(sentences) > FEWEST:
        del sentences[rng.randrange(len(sentences))]
    if rng.random() < 0.3:
        unused = [one for one in TEMPLATES if one not in {each.template for each in sentences}]
        sentences.insert(rng.randrange(len(sentences) + 1), make(rng, key, rng.choice(unused)))
    how = rng.random()
    if how < 0.35:
        rng.shuffle(sentences)
        return _paragraphs(rng, sentences)
    if how < 0.6:
        paragraphs = list(_as_before(before, sentences))
        rng.shuffle(paragraphs)
        return tuple(paragraphs)
    return _as_before(before, sentences)


def _as_before(before: Article, sentences: Sequence[Sentence]) -> Article:
    found, at = [], 0
    for paragraph in before:
        found.append(tuple(sentences[at : at + len(paragraph)]))
        at += len(paragraph)
    found.append(tuple(sentences[at:]))
    return tuple(one for one in found if one)


def _fact(rng: random.Random, one: Sentence) -> Sentence:
    at = rng.randrange(len(one.facts))
    slot, value = one.facts[at]
    others = [NOT[value]] if slot == "not" else [each for each in SLOTS[slot] if each != value]
    other = rng.choice(others)
    facts = (*one.facts[:at], (slot, other), *one.facts[at + 1 :])
    return replace(one, facts=facts, effect=Effect.FACT, changed=value, kind=slot)


def _words(rng: random.Random, one: Sentence) -> Sentence:
    known = [pair for pair in (*REWORDED, *TYPOS) if pair[0] in one.text]
    if not known:
        return _glyphs(rng, one)
    return replace(one, exchanged=(rng.choice(known),), effect=Effect.WORDS)


def _glyphs(rng: random.Random, one: Sentence) -> Sentence:
    del rng
    return replace(one, glyphs=not one.glyphs)


_CHANGES: tuple[Callable[[random.Random, Sentence], Sentence], ...] = (_fact, _fact, _fact, _words, _glyphs)
