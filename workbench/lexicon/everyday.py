"""Words that a text is full of: as the name of an outlet or a weapon they are found where none is meant."""

from __future__ import annotations

from functools import cache
from importlib import resources

from workbench.lexicon.load import shipped_lexicon
from workbench.text import fold


def is_everyday(name: str) -> bool:
    """Say whether a name is one everyday word, with or without "the", or a single letter."""
    word = fold(name).removeprefix("the ")
    return len(word) < 2 or word in _words()


@cache
def _words() -> frozenset[str]:
    """Return the word list, and every single word that the shipped rows mark as ambiguous."""
    file = resources.files("workbench.lexicon") / "data" / "everyday_words.txt"
    lexicon = shipped_lexicon()
    named = [(row.name, row.ambiguous_aliases, row.ambiguous) for row in lexicon.outlets]
    named += [(row.name, row.ambiguous_aliases, row.ambiguous) for row in lexicon.weapons]
    vague = {alias for _, aliases, _ in named for alias in aliases}
    vague |= {name for name, _, ambiguous in named if ambiguous}
    vague |= {form for cue in lexicon.cues for form in cue.forms}
    vague |= {form for unit in lexicon.units for form in unit.forms}
    words = {fold(word).removeprefix("the ") for word in vague if not word.isupper()}
    return frozenset(word for word in words if word.isalpha()) | frozenset(
        file.read_text(encoding="utf-8").split()
    )
