"""Are a claim's names those of the source? A surname shared by two people is not enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.check.reading import SourceReading, stem
from workbench.check.vocabulary import MONTHS, RELATIVE_DAYS, STOP_WORDS, UNITS, WEEKDAYS, is_negation
from workbench.check.words import Word
from workbench.model import Span

TITLES = frozenset(
    "mr mrs ms miss dr prof professor president vice prime minister secretary senator sen rep "
    "representative congressman congresswoman governor gov mayor judge justice general gen colonel "
    "col captain capt major maj lieutenant lt sergeant sgt admiral commander chief king queen prince "
    "princess pope sir lady lord dame ambassador chancellor chairman chairwoman chair director coach "
    "manager officer inspector detective sheriff reverend rev bishop archbishop cardinal rabbi imam "
    "sheikh foreign defence defense interior finance deputy former ex then acting the new old young "
    "st saint spokesman spokeswoman spokesperson author actor actress singer writer director "
    "producer editor".split()
)
"""Words before a name that are no part of it."""

SUBJECT = 4
"""Characters before a claim's subject: an article at most."""
PREFIX = 4
"""Letters that two forms of one place's name share at least ("Canada", "Canadian")."""

_SAME = (
    frozenset("us usa america american americans".split()),
    frozenset("uk britain british briton britons".split()),
    frozenset("eu european".split()),
    frozenset("un".split()),
    frozenset("isis isil daesh".split()),
    frozenset("netherlands dutch holland".split()),
    frozenset("france french".split()),
    frozenset("spain spanish spaniard spaniards".split()),
    frozenset("germany german germans".split()),
    frozenset("wales welsh".split()),
    frozenset("switzerland swiss".split()),
    frozenset("denmark danish danes dane".split()),
    frozenset("greece greek greeks".split()),
    frozenset("turkey turkish turks turkiye".split()),
    frozenset("poland polish poles pole".split()),
    frozenset("sweden swedish swedes".split()),
    frozenset("ireland irish".split()),
    frozenset("scotland scottish scots".split()),
    frozenset("england english".split()),
    frozenset("china chinese".split()),
    frozenset("kyiv kiev".split()),
)
_LONG_FORMS = {
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
    ("great", "britain"): "uk",
    ("islamic", "state"): "isis",
}
_JOINERS = frozenset("of the and for de la van von der den bin ibn al el di da du le".split())
_VERBISH = re.compile(
    r"ed$|^(?:is|was|were|are|has|had|have|will|would|did|does|says|said|told|went|won|lost|took|made|became|died|left|met|beat|sent|held|cut|hit|set|put|paid|fell|rose|shot|"
    r"struck|sank|sold|bought|built|gave|got|kept|led|ran|sought|spoke|stood|wrote|may|can|should|could|must|might)$"
)
MOST_OF_A_PERSON = 4
"""Words of the longest personal name; a longer run is a body or a title."""
_NO_NAMES = (
    set("spring summer autumn fall winter".split())
    | frozenset(MONTHS)
    | WEEKDAYS
    | RELATIVE_DAYS
    | UNITS
    | STOP_WORDS
)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words.

    Attributes:
        words: Its words without titles and joiners, in order.
    """

    span: Span
    words: tuple[Word, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The folded words, without a possessive ending."""
        return tuple(_key(word) for word in self.words)


def _key(word: Word) -> str:
    return word.key.removesuffix("'s").removesuffix("'")


def names(text: str, words: Sequence[Word]) -> list[Name]:
    """Return the names of a text, by their capitals.

    A single capitalised word that begins a sentence counts where a verb follows: "Roe resigned".
    """
    found = []
    for run in _runs(text, words):
        opens = _opens_sentence(text, words[run[0]].span.start)
        first = run[0]
        kept = [words[index] for index in run if words[index].key not in TITLES | _JOINERS]
        if opens and len(run) == 1 and not _acts(text, words, first):
            continue
        if opens and kept and _key(kept[0]) in _NO_NAMES:
            kept = kept[1:]
        kept = [word for word in kept if _key(word) not in _NO_NAMES and not is_negation(word.key)]
        if kept:
            found.append(Name(Span(kept[0].span.start, kept[-1].span.end), tuple(kept)))
    return found


def _acts(text: str, words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.key in _NO_NAMES or len(word.key) < 3:
        return False
    if word.key.endswith("'s") or text[word.span.start : word.span.end].isupper():
        return True
    return index + 1 < len(words) and _VERBISH.search(words[index + 1].key) is not None


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\"“”'‘’([—-")
    return not before or before[-1] in ".!?:\n" or "\n" in text[len(before) : at]


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield the indexes of capitalised words that stand together; only a space or a dash parts them."""
    run: list[int] = []
    for index, word in enumerate(words):
        capital = text[word.span.start].isupper()
        joined = bool(run) and text[words[run[-1]].span.end : word.span.start].strip(" ") in {
            "",
            "-",
            ".",
            "&",
        }
        dotted = joined and "." in text[words[run[-1]].span.end : word.span.start] if run else False
        if dotted and not (words[run[-1]].key in TITLES or len(words[run[-1]].key) == 1):
            joined = False
        if capital and joined:
            run.append(index)
        else:
            if run:
                yield run
            run = [index] if capital else []
    if run:
        yield run


def missing_name(name: Name, source: SourceReading, passage: Span) -> tuple[Word, Word | None] | None:
    """Return the name's word that the source does not bear out, with the source's word instead, or None.

    Args:
        name: A name of the claim.
        source: The reading of the source.
        passage: The stretch of the source that the claim was aligned with.
    """
    keys = name.keys
    known = _alias(keys)
    if known and _alias_present(known, source):
        return None
    if len(keys) == 1 and _acronym_present(keys[0], source):
        return None
    if len(keys) > 1 and "".join(key[0] for key in keys) in source.keys:
        return None
    held = [_present(key, source) or len(key) == 1 for key in keys]
    if len(keys) == 1:
        return None if held[0] else (name.words[0], None)
    if 2 * sum(held) < len(keys):
        return name.words[held.index(False)], None
    return _other_bearer(name, source, passage)


def far_name(mine: Sequence[Name], source: SourceReading, near: Span) -> tuple[Word, None] | None:
    """Return a name that stands nowhere around a passage, though elsewhere in its source, or None.

    A claim's subject may be far: the passage says "he" or "the firm". Names of several forms are passed.

    Args:
        mine: The claim's names.
        source: The reading of the source.
        near: The passage and its neighbourhood.
    """
    words = source.words_of(near)
    keys = {word.key.removesuffix("'s").removesuffix("'") for word in words}
    for name in mine:
        if name.span.start <= SUBJECT or _alias(name.keys) or "".join(key[:1] for key in name.keys) in keys:
            continue
        if len(name.keys) == 1 and _acronym_present(name.keys[0], source):
            continue
        if not any(key == other or _kin(key, other) for key in name.keys for other in keys):
            return name.words[-1], None
    return None


def _other_bearer(name: Name, source: SourceReading, passage: Span) -> tuple[Word, Word | None] | None:
    """Return the given name and the one that the source has before the same surname, where they differ."""
    given, head = name.keys[-2:]
    if len(name.words) > MOST_OF_A_PERSON or {given, head} & source.lower or _alias((given,)):
        return None
    everywhere = [
        source.words[index - 1]
        for index in source.places.get(stem(head), ())
        if index and _joined(source.text, source.words[index - 1], source.words[index])
    ]
    if not everywhere and not _present(head, source):
        for index in source.places.get(stem(given), ()):
            after = source.words[index + 1] if index + 1 < len(source.words) else None
            if after and _joined(source.text, source.words[index], after) and after.key not in source.lower:
                return name.words[-1], after
        return None
    here = [word for word in everywhere if passage.start <= word.span.start < passage.end]
    bare = any(_in(source.words[index], passage) for index in source.places.get(stem(head), ()))
    # "Hahn" alone is the Hahn who was named last.
    last = [word for word in everywhere if word.span.end <= passage.start][-1:] if bare and not here else []
    for bearers in (here, last, everywhere):
        if bearers:
            if any(_same_given(given, _key(word)) for word in bearers):
                return None
            return name.words[-2], bearers[0]
    return None


def _in(word: Word, span: Span) -> bool:
    return span.start <= word.span.start < span.end


def _joined(text: str, before: Word, head: Word) -> bool:
    """Tell whether two words of a source stand together as parts of one person's name."""
    between = text[before.span.end : head.span.start]
    return (
        between.strip(" .") in {"", "-"}
        and "\n" not in between
        and text[before.span.start].isupper()
        and text[head.span.start].isupper()
        and before.key not in TITLES
        and before.key not in _JOINERS
        and not _alias((before.key,))
        and before.key not in _NO_NAMES
        and not (between.startswith(".") and len(before.key) > 2)
    )


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or stem(one) == stem(other)
        or (len(short) != 2 and len(short) < 4 and long.startswith(short))
    )


def _present(key: str, source: SourceReading) -> bool:
    if stem(key) in source.counts or key in source.counts:
        return True
    if any(key in group and any(stem(other) in source.counts for other in group) for group in _SAME):
        return True
    return len(key) > PREFIX and any(_kin(key, other) for other in source.by_letter.get(key[0], ()))


def _kin(key: str, other: str) -> bool:
    """Tell whether two words are forms of one name: one continues the other but for two letters."""
    short, long = sorted((key, other), key=len)
    shared = max(PREFIX, len(short) - 1)
    return len(short) >= PREFIX and long[:shared] == short[:shared] and len(long) - len(short) <= 4


def _alias(keys: tuple[str, ...]) -> frozenset[str]:
    short = _LONG_FORMS.get((keys[-2], keys[-1])) if len(keys) > 1 else keys[0]
    return next((group for group in _SAME if short in group), frozenset())


def _alias_present(group: frozenset[str], source: SourceReading) -> bool:
    if any(stem(key) in source.counts for key in group):
        return True
    if "us" in group and re.search(r"\bU\.\s?S\b", source.text):
        return True
    return any(short in group and " ".join(words) in source.folded for words, short in _LONG_FORMS.items())


def _acronym_present(key: str, source: SourceReading) -> bool:
    """Tell whether a name's first letters stand in the source as an acronym's long form."""
    return 2 <= len(key) <= 6 and key in source.initials
