"""Does the passage say it with the same force: denied or not, certain or not, an extreme or not?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from workbench.check.comparison import Difference
from workbench.check.reading import stem
from workbench.check.synonyms import mates
from workbench.check.vocabulary import (
    NUMBER_WORDS,
    STOP_WORDS,
    DifferenceKind,
    is_negation,
    is_superlative,
    opposite,
)
from workbench.check.words import Word
from workbench.model import Span

REACH = 4
"""Words within which a denial or a modal finds the word that it bears on."""
WIDE_REACH = 6
"""The same for what denies a whole clause: "neither side", "declined to say where"."""

_NOBODY = frozenset("neither nobody none nothing declined declines refused refuses".split())
_PRONOUNS = frozenset("nobody none nothing".split())
_BORDER = re.compile(r"[,;:.!?–—]")
_STOP = re.compile(r"[.!?]")
_DECLINE = re.compile(r"\s+(?:to|comment|the|an?|all|any|his|her|their|its|requests?|interviews?)\b")
"""Behind "declined": what was turned down. Births only decline."""
_NUMBERING = re.compile(r"\.\s?\d")
DOUBTS = frozenset(
    "may might could possibly perhaps maybe probably likely unlikely allegedly reportedly apparently "
    "alleged suspected purported purportedly expected expects planned plans intends wants hopes aims "
    "threatened".split()
)
"""Words that leave open whether a thing is so; a source's doubt that a claim drops alters it."""
_STRENGTHS = (
    frozenset("may might could possibly perhaps maybe can".split()),
    frozenset("probably likely".split()),
    frozenset("expected expects planned plans plan intends intend wants want hopes aims".split()),
    frozenset(["threatened"]),
    frozenset(
        "allegedly reportedly apparently alleged suspected purported purportedly alleges allege "
        "accused accuses accuse".split()
    ),
)
_AIMS = frozenset("plans wants hopes aims".split())
_TO = re.compile(r"\s+to\b")
"""Behind an aim: what may still come of it. Plans and hopes are also things."""
_WHOLE = frozenset("all every each everyone everybody".split())
_PARTS = frozenset("most some many several few half part".split())
_CONDITIONS = frozenset("if unless".split())
_OPEN = frozenset("would could should whether provided once when".split())
_SOFT_SUPERLATIVES = frozenset("first last all always every most least ever".split())


def differences(
    claim: str,
    mine: Sequence[Word],
    source: str,
    theirs: Sequence[Word],
    around: Sequence[Word],
    *,
    extremes: AbstractSet[str] = frozenset(),
    doubted: Sequence[Word] | None = None,
) -> Iterator[Difference]:
    """Yield what changes a statement's force.

    Args:
        claim: The claim's text.
        mine: The claim's words.
        source: The source's text.
        theirs: The words of the sentences that the claim was aligned with.
        around: Those words and the ones of the sentences around them.
        extremes: The superlatives that the source has of the same thing elsewhere.
        doubted: Where denial and doubt are looked for, if not in those sentences alone.
    """
    yield from _denials(claim, mine, source, theirs if doubted is None else doubted, around)
    yield from _doubts(claim, mine, source, theirs if doubted is None else doubted)
    yield from _extremes(claim, mine, extremes | {word.key for word in around})
    yield from _quantifiers(claim, mine, source, theirs)
    yield from _opposites(claim, mine, source, theirs)


def _difference(
    kind: DifferenceKind, claim: str, mine: Word | None, source: str, theirs: Word | None
) -> Difference:
    return Difference(
        kind,
        claim[slice(*mine.span)] if mine else "",
        source[slice(*theirs.span)] if theirs else "",
        mine.span if mine else None,
        theirs.span if theirs else None,
    )


def _said(words: Sequence[Word]) -> set[str]:
    """Return the stems of words with those of their synonyms."""
    return {key for word in words for key in (stem(word.key), *mates(word.key))}


def _borne(words: Sequence[Word], index: int) -> set[str]:
    """Return the stems that a word at the index bears on: the content words that follow closely."""
    after = words[index + 1 : index + 1 + REACH]
    return {stem(word.key) for word in after if word.key not in STOP_WORDS and not is_negation(word.key)}


def _denials(
    claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word], around: Sequence[Word]
) -> Iterator[Difference]:
    own = [index for index, word in enumerate(mine) if _denies(word, claim)]
    other = [index for index, word in enumerate(theirs) if _denies(word, source)]
    said = _said(mine)
    if own:
        denied = {
            key for at, word in enumerate(around) if is_negation(word.key) for key in _borne(around, at)
        }
        borne = set().union(*(_borne(mine, index) for index in own))
        present = {stem(word.key) for word in theirs}
        if not borne & denied and (not other or borne & present):
            yield _difference(DifferenceKind.NEGATION, claim, mine[own[0]], source, None)
    else:
        for index in other:
            nearest = _nearest(theirs, index)
            if (nearest and nearest in said) or _nobody_did(theirs, index, source, said):
                yield _difference(DifferenceKind.NEGATION, claim, None, source, theirs[index])
                return


def _nobody_did(words: Sequence[Word], index: int, text: str, said: AbstractSet[str]) -> bool:
    """Tell whether a word such as "neither" denies what is said in its own clause."""
    opens = words[index].key == "no" and (
        index == 0 or _STOP.search(text[words[index - 1].span.end : words[index].span.start]) is not None
    )
    if words[index].key not in _NOBODY and not opens:
        return False
    after = words[index + 1 : index + 1 + WIDE_REACH]
    same = [word for word in after if not _BORDER.search(text[words[index].span.end : word.span.start])]
    content = [stem(word.key) for word in same if word.key not in STOP_WORDS]
    return any(key in said for key in content[: 1 if words[index].key in _PRONOUNS else None])


def _denies(word: Word, text: str) -> bool:
    if word.key in {"declined", "declines"}:
        return _DECLINE.match(text, word.span.end) is not None
    return is_negation(word.key) and not (word.key == "no" and _NUMBERING.match(text, word.span.end))


def _nearest(words: Sequence[Word], index: int) -> str:
    """Return the stem of the first content word after the index, within reach."""
    for word in words[index + 1 : index + 1 + REACH]:
        if word.key not in STOP_WORDS:
            return stem(word.key)
    return ""


def _doubts(claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word]) -> Iterator[Difference]:
    own = [word for word in mine if _doubt(word, claim) and word.key not in _AIMS]
    other = [index for index, word in enumerate(theirs) if _doubt(word, source)]
    said = _said(mine)
    for word in own:
        group = _strength(word.key)
        if not any(_strength(each.key) == group for each in theirs):
            theirs_word = theirs[other[0]] if other else None
            yield _difference(DifferenceKind.MODALITY, claim, word, source, theirs_word)
            return
    if own:
        return
    condition = next((word for word in theirs if word.key in _CONDITIONS), None)
    if condition and not any(word.key in _CONDITIONS or word.key in _OPEN for word in mine):
        yield _difference(DifferenceKind.MODALITY, claim, None, source, condition)
        return
    kept = {_strength(word.key) for word in mine} - {-1}
    for index in other:
        if _strength(theirs[index].key) not in kept and _nearest(theirs, index) in said:
            yield _difference(DifferenceKind.MODALITY, claim, None, source, theirs[index])
            return


def _doubt(word: Word, text: str) -> bool:
    if word.key in _AIMS:
        return _TO.match(text, word.span.end) is not None
    return word.key in DOUBTS and not (word.key == "may" and text[word.span.start].isupper())


def _strength(key: str) -> int:
    return next((index for index, group in enumerate(_STRENGTHS) if key in group), -1)


def _extremes(claim: str, mine: Sequence[Word], near: AbstractSet[str]) -> Iterator[Difference]:
    for word in mine:
        plain = (claim[word.span.start].islower() or word is mine[0]) and claim[
            word.span.end : word.span.end + 1
        ] != "-"
        if plain and is_superlative(word.key) and word.key not in _SOFT_SUPERLATIVES and word.key not in near:
            yield _difference(DifferenceKind.SUPERLATIVE, claim, word, "", None)
            return


def _quantifiers(
    claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word]
) -> Iterator[Difference]:
    """Yield an "all" of the claim where its passage says "most" or less."""
    own = next((word for word in mine if word.key in _WHOLE), None)
    other = next(
        (word for at, word in enumerate(theirs) if word.key in _PARTS or _is_share(theirs, at)), None
    )
    if own and other and not any(word.key in _WHOLE for word in theirs):
        yield _difference(DifferenceKind.SUPERLATIVE, claim, own, source, other)


def _is_share(words: Sequence[Word], at: int) -> bool:
    """Tell whether a number is so many of more: "12 of the 30"."""
    is_number = words[at].key.isdigit() or words[at].key in NUMBER_WORDS
    return is_number and at + 1 < len(words) and words[at + 1].key == "of"


def _opposites(claim: str, mine: Sequence[Word], source: str, theirs: Sequence[Word]) -> Iterator[Difference]:
    present = {stem(word.key): word for word in theirs}
    said = _said(mine)
    for word in mine:
        if stem(word.key) in present or not mates(word.key).isdisjoint(present):
            continue
        for other in opposite(word.key):
            if stem(other) in present and stem(other) not in said:
                yield _difference(DifferenceKind.WORD, claim, word, source, present[stem(other)])
                return


def span_of(words: Sequence[Word]) -> Span:
    """Return the span from the first word to the last."""
    return Span(words[0].span.start, words[-1].span.end)
