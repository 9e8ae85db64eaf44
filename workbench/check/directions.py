"""Which way a figure goes, and what became of those it counts: "rose to 5 %" is not "fell to 5 %"."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.check.reading import stem
from workbench.check.synonyms import mates

_AXES = (
    (
        (
            "rose rise rises rising risen increased increase increases increasing climbed climb "
            "climbs climbing "
            "grew grow grows grown growing growth raised raise raises raising jumped soared gained "
            "gain gains up "
            "higher more added add adds hired hire created create"
        ),
        (
            "fell fall falls falling fallen decreased decrease decreases decreasing declined "
            "decline declines "
            "declining dropped drop drops dropping cut cuts cutting lowered lowers lowering reduced "
            "reduce reduces "
            "reducing reduction shrank sank plunged slashed down lower less fewer"
        ),
    ),
    (
        "profit profits earned earn earns earnings made surplus",
        "loss losses lost lose loses losing deficit debt",
    ),
)
"""Words that say which way an amount went, by pairs of contrary ones."""
_BARS = {"than": frozenset(("more", "less", "fewer", "higher", "lower")), "to": frozenset(("up", "down"))}
"""Words behind which these are hedges of a number or say nothing: "more than 40", "up to 40"."""
_FATES = ("killed", "wounded", "captured", "missing")


_SIDES = tuple(tuple(frozenset(side.split()) for side in axis) for axis in _AXES)


def directions(context: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Return which ways the words around a figure go: for each axis 0 or 1, or both."""
    found = set()
    for at, word in enumerate(context):
        after = context[at + 1] if at + 1 < len(context) else ""
        if word in _BARS.get(after, ()):
            continue
        found |= {
            (axis, side)
            for axis, sides in enumerate(_SIDES)
            for side, words in enumerate(sides)
            if word in words
        }
    return frozenset(found)


def goes_the_other_way(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two figures go contrary ways by the words around them, lower case."""
    own = directions(mine)
    if not own:
        return False
    other = directions(theirs)
    return any((axis, 1 - side) in other and (axis, side) not in other for axis, side in own) and not (
        own & other
    )


def fates(context: Sequence[str]) -> frozenset[str]:
    """Return the stems of the words that say what became of the counted, with those of their synonyms."""
    named = [word for word in context if any(_is_fate(word, fate) for fate in _FATES)]
    return frozenset(key for word in named for key in (stem(word), *mates(word)))


def _is_fate(word: str, fate: str) -> bool:
    return stem(word) == stem(fate) or stem(word) in mates(fate)
