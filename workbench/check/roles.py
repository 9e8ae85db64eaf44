"""Who did it to whom: the same names in other parts make another statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.check.names import PREFIX, Name, names
from workbench.check.reading import SourceReading, stem
from workbench.check.vocabulary import STOP_WORDS
from workbench.check.words import Word
from workbench.model import Span

CLOSE = 3
"""Words between two names that are subject and object of one verb."""
OPENING = 4
"""Characters before a claim's subject: an article at most."""
FULL_NAME = 2
"""Words of a person's full name."""
SAYING = frozenset(
    "said says told tells called calls added adds wrote writes warned argued announced claimed denied "
    "insisted stated explained confirmed reported".split()
)
_PASSIVE = "by"
_VERBAL = re.compile(r"(?:ed|ing)$")
_POSSESSIVE = ("'s", "s'")


def other_subject(
    mine: Sequence[Name], source: SourceReading, passage: Span, anchor: Span | None
) -> tuple[Word, Word | None] | None:
    """Return the claim's first name and the passage's, where the passage is about somebody else.

    It is where the passage opens with a name that the claim does not have, and holds none of the
    claim's. A passage without a name of its own ("he said") may continue one that was named before.

    Args:
        mine: The claim's names outside its quotations.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
        anchor: Where the claim's quotation stands in the source: names inside it are no speaker's.
    """
    if not mine or not (anchor or mine[0].span.start <= OPENING):
        return None
    if mine[0].words[-1].key.endswith(_POSSESSIVE):  # "Quill's ships": the subject is something else
        return None
    here = [
        source.words[index]
        for index in source.word_range(passage)
        if anchor is None or not anchor.start <= source.words[index].span.start < anchor.end
    ]
    present = {stem(word.key) for word in here}
    if any(stem(key) in present for name in mine for key in name.keys):
        return None
    theirs = names(source.text, here)
    known = {stem(key) for name in mine for key in name.keys}
    opening = theirs[0] if theirs else None
    if opening is None or not (anchor or here[0].span.start == opening.span.start):
        return None
    if known & {stem(key) for key in opening.keys} or len(opening.words) < 2:
        return None
    if any(key in source.lower for key in opening.keys):
        return None
    return mine[0].words[-1], opening.words[-1]


def other_speaker(
    words: Sequence[Word], mine: Sequence[Name], source: SourceReading, passage: Span
) -> tuple[Word, Word | None] | None:
    """Return the claim's speaker and the passage's, where the passage is somebody else's word.

    Args:
        words: The claim's words.
        mine: The claim's names outside its quotations.
        source: The reading of the source.
        passage: The sentence that the claim was aligned with.
    """
    if not mine or mine[0].span.start > OPENING or not _speaks(words, mine[0]):
        return None
    here = [source.words[index] for index in source.word_range(passage)]
    present = {stem(word.key) for word in here}
    if any(stem(key) in present for key in mine[0].keys):
        return None
    theirs = (name for name in names(source.text, here) if len(name.words) > 1 and _speaks(here, name))
    other = next(theirs, None)
    return (mine[0].words[-1], other.words[-1]) if other else None


def _speaks(words: Sequence[Word], name: Name) -> bool:
    """Tell whether a verb of saying stands beside a name."""
    after = [word.key for word in words if word.span.start >= name.span.end][:CLOSE]
    before = [word.key for word in words if word.span.end <= name.span.start][-1:]
    return not SAYING.isdisjoint((*after, *before))


def other_actor(
    mine: Sequence[Name], source: SourceReading, passage: Span
) -> tuple[Word, Word | None] | None:
    """Return a name of the claim and the one that opens the passage, which has none of the claim's.

    Only for passages that were sought: what a given one says of "the army" may be said of the claim's.
    """
    here = [source.words[index] for index in source.word_range(passage)]
    theirs = names(source.text, here)
    if not mine or not theirs or theirs[0].span.start - passage.start > OPENING:
        return None
    present = {stem(key) for name in theirs for key in name.keys}
    known = {stem(key) for name in mine for key in name.keys}
    if not known.isdisjoint(stem(key) for key in theirs[0].keys):
        return None
    missing = next((name for name in mine if present.isdisjoint(stem(key) for key in name.keys)), None)
    return (missing.words[-1], theirs[0].words[-1]) if missing else None


def other_person(
    mine: Sequence[Name], source: SourceReading, passage: Span
) -> tuple[Word, Word | None] | None:
    """Return a person of the claim and one of the passage, which has another one in full and not the first.

    Only for passages that were sought, as ``other_actor``.
    """
    here = source.words_of(passage)
    theirs = names(source.text, here)
    present = {stem(word.key) for word in here}
    known = {stem(key) for name in mine for key in name.keys}
    others = [
        name
        for name in theirs
        if len(name.words) == FULL_NAME and known.isdisjoint(stem(key) for key in name.keys)
    ]
    persons = (name for name in mine if len(name.words) == FULL_NAME)
    missing = next((name for name in persons if present.isdisjoint(stem(key) for key in name.keys)), None)
    return (missing.words[-1], others[0].words[-1]) if missing and others else None


def other_owner(
    words: Sequence[Word], claim: str, source: SourceReading, near: Span
) -> tuple[Word, Word | None] | None:
    """Return whose something is for the claim, and for the source, where they are two: "Orland's minister".

    Only for passages that were sought, as ``other_actor``.

    Args:
        words: The claim's words.
        claim: The claim's text.
        source: The reading of the source.
        near: The passage and its neighbourhood.
    """
    theirs = list(_owned(source.words_of(near), source.text))
    for owner, thing in _owned(words, claim):
        owners = [other for other, its in theirs if stem(its.key) == stem(thing.key)]
        if owners and not any(_one_name(owner, other) for other in owners):
            return owner, owners[0]
    return None


def _owned(words: Sequence[Word], text: str) -> Iterator[tuple[Word, Word]]:
    """Yield each name with what it is said to have: "Varnia's prime minister", "the navy of Varnia"."""
    for at, word in enumerate(words):
        if not text[word.span.start].isupper():
            continue
        if word.key.endswith(_POSSESSIVE):
            thing = None
            for other in words[at + 1 : at + 1 + CLOSE]:
                if (
                    not text[other.span.start].islower()
                    or other.key in STOP_WORDS
                    or _VERBAL.search(other.key)
                ):
                    break
                thing = other
                if text[other.span.end : other.span.end + 1] != " ":
                    break
            if thing is not None:
                yield word, thing
        elif at > 1 and words[at - 1].key == "of" and text[words[at - 2].span.start].islower():
            yield word, words[at - 2]


def _one_name(one: Word, other: Word) -> bool:
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return long.startswith(short[: max(PREFIX, len(short) - 1)])


def _bare(word: Word) -> str:
    return word.key.removesuffix("'s").removesuffix("'")


def reversed_names(
    words: Sequence[Word], mine: Sequence[Name], source: SourceReading, passage: Span
) -> tuple[Word, Word | None] | None:
    """Return two names that change places around the same word ("A beat B", "B beat A"), or None."""
    here = [source.words[index] for index in source.word_range(passage)]
    stems = [stem(word.key) for word in here]
    for first, second in pairwise(mine):
        one, two = stem(first.keys[-1]), stem(second.keys[-1])
        if one == two or stems.count(one) != 1 or stems.count(two) != 1:
            continue
        low, high = stems.index(two), stems.index(one)
        if low > high:
            continue
        between = [word.key for word in words if first.span.end <= word.span.start < second.span.start]
        there = [word.key for word in here[low + 1 : high]]
        shared = {stem(key) for key in between if key not in STOP_WORDS} & {
            stem(key) for key in there if key not in STOP_WORDS
        }
        close = max(len(between), len(there)) <= CLOSE or [*map(stem, between)] == [*map(stem, there)]
        if close and shared and (_PASSIVE in between) == (_PASSIVE in there):
            return first.words[-1], here[low]
    return None
