"""The lexicon: facts about outlets, weapons, cues and count nouns, as one immutable value."""

from workbench.lexicon.load import load_lexicon, shipped_lexicon
from workbench.lexicon.rows import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow

__all__ = [
    "CueRow",
    "Lexicon",
    "OutletRow",
    "UnitRow",
    "WeaponRow",
    "load_lexicon",
    "shipped_lexicon",
]
