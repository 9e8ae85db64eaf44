"""What became of a claim's words: which stayed, which are gone, which are new."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple


class Change(StrEnum):
    """What happened to some words."""

    STAYED = "stayed"
    GONE = "gone"
    NEW = "new"


class Words(NamedTuple):
    """Words in a row with the same fate, as they stand in the claim that has them."""

    change: Change
    text: str


def word_changes(former: str, now: str) -> list[Words]:
    """Return the words of two wordings of a claim in one row: of what differs, the former ones first."""
    before, after = former.split(), now.split()
    found: list[Words] = []
    for name, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            found.append(Words(Change.STAYED, " ".join(after[start:end])))
        else:
            found.extend(_differing(" ".join(before[first:last]), " ".join(after[start:end])))
    return found


def _differing(gone: str, new: str) -> Iterator[Words]:
    if gone:
        yield Words(Change.GONE, gone)
    if new:
        yield Words(Change.NEW, new)
