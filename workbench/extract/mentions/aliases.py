"""Ties the short names of an article to the long ones: "Mara Ostrov", later "Ostrov"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.extract.places import Places
from workbench.model import Mention, MentionType

NAMES = frozenset({MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE})
_WORD = re.compile(r"[^\W_][\w.'\u2019-]*")


def link(texts: Sequence[tuple[int, str]], mentions: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """Return the mentions of all blocks, names with one type and the longest form as value.

    A name that stands inside a longer one as its last word (a surname) or its initials takes the
    longer one's type and value, where only one longer name fits; equal names take the type that
    most of them have. A name found once is found wherever the article repeats it.

    Args:
        texts: Each block's offset in the article and its text.
        mentions: The mentions of each block, in order, with offsets into the article.
    """
    names = [mention for found in mentions for mention in found if mention.type in NAMES]
    types = _voted(names)
    owners = _owners(names, types)
    repeated = _repeats(types, owners)
    out: list[list[Mention]] = []
    for (base, text), found in zip(texts, mentions, strict=True):
        again = _again(repeated, base, text, found) if repeated else ()
        both = [_linked(mention, types, owners) for mention in (*found, *again)]
        out.append(sorted(both, key=lambda mention: (mention.start, -mention.end)))
    return out


def _repeats(
    types: dict[str, MentionType], owners: dict[str, Mention | None]
) -> tuple[re.Pattern[str], dict[str, MentionType]] | None:
    """Return a pattern of the names worth looking for again, longest first, with their types."""
    known = {name: type_ for name, type_ in types.items() if _distinct(name)}
    for name, owner in owners.items():
        if owner is not None and types[owner.text] is MentionType.PERSON and _distinct(name):
            known.setdefault(name, MentionType.PERSON)
    if not known:
        return None
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])"), known


def _distinct(name: str) -> bool:
    return name[0].isupper() and (len(name) > 3 or (len(name) == 3 and name.isupper()))


def _again(
    repeated: tuple[re.Pattern[str], dict[str, MentionType]], base: int, text: str, found: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the places where a known name stands outside every mention but quotations."""
    pattern, known = repeated
    taken = Places(len(text))
    for mention in found:
        if mention.type is not MentionType.QUOTE:
            taken.take(mention.start - base, mention.end - base)
    for match in pattern.finditer(text):
        if not taken.touches(*match.span()):
            start, end = base + match.start(), base + match.end()
            yield Mention(known[match[0]], match[0], start, end, value=match[0])


def _voted(names: Iterable[Mention]) -> dict[str, MentionType]:
    """Return the commonest type of each name; the lexicon's word beats all votes."""
    votes: dict[str, Counter[MentionType]] = {}
    for mention in names:
        votes.setdefault(mention.text, Counter())[mention.type] += 100 if mention.by == "lexicon" else 1
    return {text: counter.most_common(1)[0][0] for text, counter in votes.items()}


def _owners(names: Iterable[Mention], types: dict[str, MentionType]) -> dict[str, Mention | None]:
    """Return each short form that some longer name has, with that name; None where several have it."""
    owners: dict[str, Mention | None] = {}
    for mention in names:
        for short in _shorts(mention, types[mention.text]):
            known = owners.get(short, mention)
            same = known is not None and _key(known.text) == _key(mention.text)
            longer = known is not None and not same and _key(known.text) in _key(mention.text)
            owners[short] = mention if longer else known if same or known is mention else None
    return owners


def _key(text: str) -> str:
    return text.lower().replace("\u2019", "'")


_PARTICLES = frozenset("van von der den de del della di da dos du la le al el bin ibn ben ter zu".split())
"""Words in small letters with which a surname begins."""


def _shorts(mention: Mention, type_: MentionType) -> list[str]:
    """Return the short forms that a long name may take later."""
    words = _WORD.findall(mention.text)
    if len(words) < 2:
        return []
    if type_ is MentionType.PERSON:
        at = next((at for at, word in enumerate(words[1:-1], start=1) if word in _PARTICLES), 0)
        whole = " ".join(words[at:])
        return [words[-1], whole, whole[0].upper() + whole[1:]] if at else [words[-1]]
    if type_ is MentionType.ORGANIZATION:
        initials = "".join(word[0] for word in words if word[0].isupper())
        return [initials, words[0]] if len(initials) > 1 and len(words[0]) > 3 else [initials]
    return []


def _linked(mention: Mention, types: dict[str, MentionType], owners: dict[str, Mention | None]) -> Mention:
    if mention.type not in NAMES or mention.by == "lexicon":
        return mention
    owner = owners.get(mention.text)
    if owner is not None and owner.text != mention.text:
        type_ = types[owner.text]
        agrees = type_ is MentionType.PERSON or mention.type is type_
        if agrees:
            return replace(mention, type=type_, value=owner.value)
    return replace(mention, type=types[mention.text])
