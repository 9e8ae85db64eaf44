"""Which claims of a new edition are those of the former one: paired by what they say, never by likeness.

Likeness of strings only finds the former words of a claim that is to be decided on again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from workbench.check.said import Said

LIKE = 60.0
"""Least likeness (rapidfuzz, 0 to 100) at which a claim is told as another wording of a former one.

Chosen so that an exchanged name or number in a short sentence still counts; a wrong pair shows a useless
comparison of words, and never lets a verdict stand.
"""

NEAR = 4.0
"""Added to the likeness of two claims that stand between the same neighbours."""


@dataclass(frozen=True, slots=True)
class Former:
    """A claim of the former edition, or of one before it.

    Attributes:
        said: What it says.
        live: False where its words were gone from the former edition already.
        aside: True where a reviewer put it aside: dropped, split or merged it.
    """

    said: Said
    live: bool = True
    aside: bool = False


@dataclass(slots=True)
class Pairing:
    """Which claim was which, by their places in the two lists.

    Attributes:
        kept: New claim → former one that says the same.
        changed: New claim → former one that it is another wording of, or another fact.
        added: New claims without a former one.
        removed: Former claims, live ones only, without a new one.
    """

    kept: dict[int, int] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)

    @property
    def moved(self) -> int:
        """How many kept claims stand elsewhere in the order: all but the longest run that is in order."""
        tails: list[int] = []
        order = [self.kept[at] for at in sorted(self.kept)]
        for place in order:
            at = bisect_left(tails, place)
            tails[at : at + 1] = [place]
        return len(order) - len(tails)


def pair(former: Sequence[Former], new: Sequence[Said]) -> Pairing:
    """Pair the claims of two editions; both in order of place.

    Exact ones come first: of equal ones those with equal neighbours go together, else they go in order.
    A claim that a reviewer put aside, or whose words were gone before, is only paired where it is the same.
    """
    found = Pairing()
    taken: set[int] = set()
    old_words = [one.said.words for one in former]
    new_words = [one.words for one in new]
    live = [at for at, one in enumerate(former) if one.live]
    gone = [at for at, one in enumerate(former) if not one.live]
    stages: tuple[tuple[dict[int, int], list[int], Callable[[Said], Hashable]], ...] = (
        (found.kept, live, lambda said: said.whole),
        (found.kept, live, lambda said: said.core),
        (found.kept, gone, lambda said: said.whole),
        (found.kept, gone, lambda said: said.core),
        (found.changed, [at for at in live if not former[at].aside], lambda said: said.words),
    )
    for into, candidates, key in stages:
        mine = [at for at in range(len(new)) if at not in found.kept and at not in found.changed]
        theirs = [at for at in candidates if at not in taken]
        matched = _alike(
            [(at, key(former[at].said)) for at in theirs], [(at, key(new[at])) for at in mine],
            old_words, new_words,
        )  # fmt: skip
        into.update(matched)
        taken.update(matched.values())
    mine = [at for at in range(len(new)) if at not in found.kept and at not in found.changed]
    theirs = [at for at in live if at not in taken and not former[at].aside]
    likest = _likest(theirs, mine, old_words, new_words, {**found.kept, **found.changed})
    found.changed.update(likest)
    taken.update(likest.values())
    found.added = [at for at in mine if at not in likest]
    found.removed = [at for at in live if at not in taken]
    return found


def _alike(
    old: Sequence[tuple[int, Hashable]],
    new: Sequence[tuple[int, Hashable]],
    old_words: Sequence[str],
    new_words: Sequence[str],
) -> dict[int, int]:
    """Return new → old of those with the same key: by both neighbours, by one, then in order."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for before, after in ((True, True), (True, False), (False, True), (False, False)):
        waiting: dict[tuple[Hashable, tuple[str, str] | None], list[int]] = defaultdict(list)
        for at, key in old:
            around = _neighbours(old_words, at, before=before, after=after)
            if at not in taken and around is not None:
                waiting[key, around].append(at)
        for queue in waiting.values():
            queue.reverse()
        for at, key in new:
            around = _neighbours(new_words, at, before=before, after=after)
            queue = waiting.get((key, around), [])
            if at not in found and queue:
                found[at] = queue.pop()
                taken.add(found[at])
    return found


def _neighbours(every: Sequence[str], at: int, *, before: bool, after: bool) -> tuple[str, str] | None:
    """Return the words beside a claim; None where the one neighbour that is asked for is not there."""
    last = at + 1 == len(every)
    if before != after and (at == 0 if before else last):
        return None
    return (
        every[at - 1] if before and at else "",
        every[at + 1] if after and not last else "",
    )


def _likest(
    old: Sequence[int],
    new: Sequence[int],
    old_words: Sequence[str],
    new_words: Sequence[str],
    known: dict[int, int],
) -> dict[int, int]:
    """Return new → old of those that are like enough, the likest first, each once."""
    if not old or not new:
        return {}
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - seldom needed

    texts = {at: old_words[at].casefold() for at in old}
    scored: list[tuple[float, int, int]] = []
    for at in new:
        text = new_words[at].casefold()
        sorted_too = process.extract(text, texts, scorer=fuzz.token_sort_ratio, score_cutoff=LIKE, limit=5)
        as_is = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=LIKE, limit=5)
        for _, score, other in (*as_is, *sorted_too):
            near = (known.get(at - 1) == other - 1) + (known.get(at + 1) == other + 1)
            scored.append((score + NEAR * near, at, other))
    scored.sort(key=lambda one: (-one[0], one[1], one[2]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in scored:
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found
