"""Who does what: the words before a verb, or behind its "by", must be the passage's where both are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from workbench.check.reading import SourceReading, stem
from workbench.check.roles import SAYING
from workbench.check.synonyms import is_kin, mates
from workbench.check.vocabulary import MONTHS, RELATIVE_DAYS, STOP_WORDS, UNITS, WEEKDAYS
from workbench.check.words import Word
from workbench.model import Span

_BORDER = re.compile(r"[;:,.!?()\"“”–—]")
_CLAUSE = re.compile(r"[;:,–—]\s|\s(?:and|but|while|whereas|although)\s", re.IGNORECASE)
_VERB = re.compile(
    r"(?:[a-z]{2,}ed|went|won|lost|took|made|met|beat|sent|hit|paid|fell|rose|shot|struck|sank|sold|bought|"
    r"built|gave|got|kept|led|ran|sought|spoke|wrote|found|began|said|says|told|stole|left|came|freed|quit)$"
)
_PASSIVE = frozenset("was were been being is are be get got".split())
_HELPING = frozenset("has have had will would did does do also then later again never not already".split())
_DETERMINERS = frozenset(
    "the a an its his her their our this that these those no any all some many several both other".split()
)
_NO_ACTORS = WEEKDAYS | MONTHS | UNITS | RELATIVE_DAYS
"""Words that name nobody who could do anything."""
_UNKNOWN = frozenset("he she it they who which that we you i them him her".split())
_INSIDE = frozenset("of in at for on from and".split())
_LINKS = frozenset(("of", "and"))
BACK = 6
"""Words before a verb in which its agent stands."""
AHEAD = 3
"""Words behind "by" in which the agent stands, besides its article."""
LONGEST_INSERTION = 14
"""Words of a relative clause or an apposition between a subject and its verb."""
OPENING = 6
"""Words in which a clause names its subject."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who does what a verb says.

    Attributes:
        stems: The stems of the words that name them.
        named: True where a proper name is among them.
        word: One of them, to be shown.
    """

    stems: frozenset[str]
    named: bool
    word: Word


@dataclass(frozen=True, slots=True)
class _Subject:
    word: Word
    speaks: bool


def other_agent(
    claim: str, mine: Sequence[Word], source: SourceReading, beside: Span
) -> tuple[Word, Word] | None:
    """Return the claim's agent of a verb and the source's, where the source has another one, or None.

    A common noun and a name may be one actor ("the governor", "Hahn"), and a pronoun anybody.

    Args:
        claim: The claim's text.
        mine: The claim's words.
        source: The reading of the source.
        beside: The passage with the sentences beside it.
    """
    theirs = source.words_of(beside)
    present = {stem(word.key) for word in theirs}
    common = source.lower | _small(mine, claim)
    told = {stem(word.key) for word in mine}
    for read in (_agents, _patients):
        others = [(theirs[at].key, agent) for at, agent in read(theirs, source.text, common)]
        for at, agent in read(mine, claim, common):
            same = [other for key, other in others if _one_verb(mine[at].key, key)]
            if not same or any(_may_be_one(agent, other, told) for other in same):
                continue
            if not agent.stems.isdisjoint(present):
                return agent.word, same[0].word
    return None


def other_clause(
    claim: str, mine: Sequence[Word], figures: Sequence[Span], source: SourceReading, passage: Span
) -> tuple[Word, Word] | None:
    """Return a claim's subject and another clause's, where that clause says what the claim says, or None.

    "The company has 2,000 members" is another statement than "the union says it has 2,000 members; the
    company speaks of 1,400".

    Args:
        claim: The claim's text.
        mine: The claim's words.
        figures: Where in the source stand the figures that bear the claim's out.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
    """
    subject = _subject(mine, claim)
    if subject is None:
        return None
    key = stem(subject.word.key)
    told = {stem(word.key) for word in mine if word.key not in STOP_WORDS} - {key}
    clauses = [source.words_of(span) for span in _clauses(source.text, passage)]
    clauses = [words for words in clauses if words]

    def worth(words: Sequence[Word]) -> tuple[int, bool]:
        stems = {stem(word.key) for word in words}
        inside = sum(words[0].span.start <= span.start <= words[-1].span.end for span in figures)
        return len(told & stems) + 2 * inside, key in stems

    if len(clauses) < 2:
        return None
    best = max(clauses, key=worth)
    if worth(best)[1] or worth(best)[0] < 2:
        return None
    own = _subject(best, source.text)
    common = source.lower | _small(mine, claim)
    if own is None or (subject.speaks and not own.speaks):
        return None
    if _is_capital(own.word, source.text, common) != _is_capital(subject.word, claim, common):
        return None
    elsewhere = (_subject(words, source.text) for words in clauses if words is not best)
    if any(other is not None and stem(other.word.key) == key for other in elsewhere):
        return subject.word, own.word
    return None


def _small(words: Sequence[Word], text: str) -> set[str]:
    return {word.key for word in words if text[word.span.start].islower()}


def _agents(words: Sequence[Word], text: str, common: AbstractSet[str]) -> Iterator[tuple[int, Agent]]:
    """Yield the index of each verb whose agent is told, with the agent."""
    for at, word in enumerate(words):
        by = at + 1 < len(words) and words[at + 1].key == "by"
        if not text[word.span.start].islower() or not (by or _VERB.match(word.key)):
            continue
        found = _behind(words, at + 2, text) if by else _doers(words, at, text)
        if found:
            stems = frozenset(_stem(each) for each in found)
            named = any(_is_capital(each, text, common) for each in found)
            yield at, Agent(stems, named, found[0])


def _patients(words: Sequence[Word], text: str, common: AbstractSet[str]) -> Iterator[tuple[int, Agent]]:
    """Yield the index of each passive verb with whom it befalls, where a name tells that."""
    for at, word in enumerate(words):
        be = at - 1
        while be > 0 and words[be].key in _HELPING:
            be -= 1
        if be < 1 or words[be].key not in _PASSIVE or not _VERB.match(word.key):
            continue
        found = _doers(words, be, text)
        if any(_is_capital(each, text, common) for each in found):
            yield at, Agent(frozenset(map(_stem, found)), named=True, word=found[0])


def _doers(words: Sequence[Word], at: int, text: str) -> list[Word]:
    """Return the words before a verb that name its subject, an apposition between them included."""
    opening = _out_of_insertion(words, at, text)
    found = _before(words, opening, text, inserted=opening < at)
    if found and opening < at and words[opening].key not in _UNKNOWN | {"whose", "whom"}:
        found += [word for word in words[opening:at] if _may_act(word) and word.key not in STOP_WORDS]
    return found


def _out_of_insertion(words: Sequence[Word], at: int, text: str) -> int:
    """Return the index behind a subject whose verb follows an insertion: "Rehn, who sued, was fined"."""
    verb = at
    while at > 0 and words[at - 1].key in _HELPING | _PASSIVE:
        at -= 1
    if at == 0 or "," not in text[words[at - 1].span.end : words[at].span.start]:
        return verb
    for before in range(at - 1, max(0, at - LONGEST_INSERTION), -1):
        if "," in text[words[before - 1].span.end : words[before].span.start]:
            return before
    return verb


def _behind(words: Sequence[Word], at: int, text: str) -> list[Word]:
    found: list[Word] = []
    for index in range(at, min(at + AHEAD + 1, len(words))):
        if index > at and _BORDER.search(text[words[index - 1].span.end : words[index].span.start]):
            break
        if words[index].key in _DETERMINERS and index == at:
            continue
        if words[index].key in STOP_WORDS | _UNKNOWN and words[index].key not in _INSIDE:
            break
        if words[index].key in _INSIDE - _LINKS:
            break
        if words[index].key not in _LINKS and _may_act(words[index]):
            found.append(words[index])
    return found


def _before(words: Sequence[Word], at: int, text: str, *, inserted: bool = False) -> list[Word]:
    index = at - 1
    while index >= 0 and words[index].key in _HELPING:
        index -= 1
    found: list[Word] = []
    last = max(-1, index - BACK)
    while index > last:
        word = words[index]
        between = text[word.span.end : words[index + 1].span.start]
        if _BORDER.search(between) and not (inserted and index == at - 1):
            break
        if word.key in _PASSIVE | _UNKNOWN or (not found and word.key in _DETERMINERS | {"and"}):
            return []
        if word.key in STOP_WORDS - _INSIDE - _DETERMINERS or _VERB.match(word.key):
            break
        if word.key not in STOP_WORDS and _may_act(word):
            found.append(word)
        index -= 1
    return found


def _may_act(word: Word) -> bool:
    return word.key[:1].isalpha() and word.key not in _NO_ACTORS


def _subject(words: Sequence[Word], text: str) -> _Subject | None:
    """Return the last noun before the first verb of a clause, if the clause opens with one."""
    opens = 0
    while opens < len(words) and words[opens].key in {"and", "but", "while", "whereas", "although", "that"}:
        opens += 1
    found: Word | None = None
    for word in words[opens : opens + OPENING]:
        verb = word.key in _PASSIVE | _HELPING | SAYING or word.key == "puts"
        gap = word.key[:1].isdigit() and found is not None and text[found.span.start].isupper()
        if verb or gap or (_VERB.match(word.key) and text[word.span.start].islower()):
            return _Subject(found, speaks=word.key in SAYING) if found else None
        if word.key in _INSIDE and found is None:  # "On Monday Oda Rehn was fined"
            continue
        if word.key in _INSIDE | _UNKNOWN or word.key.endswith("ing"):
            return None
        if word.key not in STOP_WORDS and _may_act(word):
            found = word
    return None


def _clauses(text: str, passage: Span) -> list[Span]:
    edges = [passage.start]
    edges += [match.start() + 1 for match in _CLAUSE.finditer(text, passage.start, passage.end)]
    edges.append(passage.end)
    return [Span(edges[at], edges[at + 1]) for at in range(len(edges) - 1)]


def _one_verb(one: str, other: str) -> bool:
    first, second = stem(one), stem(other)
    return first == second or second in mates(one) or is_kin(first, second)


def _may_be_one(one: Agent, other: Agent, told: AbstractSet[str]) -> bool:
    """Tell whether two agents may be one: by a word, or a name and a noun unless the claim has both."""
    if _overlap(one, other):
        return True
    return one.named != other.named and (not other.named or other.stems.isdisjoint(told))


def _overlap(one: Agent, other: Agent) -> bool:
    return any(
        first == second or second in mates(first) or is_kin(first, second)
        for first in one.stems
        for second in other.stems
    )


def _stem(word: Word) -> str:
    return stem(word.key)


def _is_capital(word: Word, text: str, common: AbstractSet[str]) -> bool:
    """Tell whether a word is a name: it has a capital, and neither text has it in small letters."""
    plain = word.key.removesuffix("'s")
    return text[word.span.start].isupper() and plain not in STOP_WORDS and plain not in common
