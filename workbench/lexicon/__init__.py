"""The lexicon: facts about outlets, weapons, cues and count nouns, as one immutable value."""

from workbench.lexicon.load import load_lexicon, long_tail, shipped_lexicon
from workbench.lexicon.own import Entry, OwnRow, laid_over, lexicon_with
from workbench.lexicon.rows import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow

__all__ = [
    "CueRow",
    "Entry",
    "Lexicon",
    "OutletRow",
    "OwnRow",
    "UnitRow",
    "WeaponRow",
    "laid_over",
    "lexicon_with",
    "load_lexicon",
    "long_tail",
    "shipped_lexicon",
]
