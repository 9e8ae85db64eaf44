"""The words and glyphs of the screens: one table each, so that a state looks and reads the same everywhere.

Every state has a glyph and a word; colour only repeats them. The glyphs are single cells in every
terminal font that has box-drawing characters, and none of them is an emoji.
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.model import AttributionVerdict, DisputeReason, Flag, VerdictValue


class Mark(NamedTuple):
    """How a state shows: a glyph of one cell, and its word."""

    glyph: str
    word: str

    def __str__(self) -> str:
        return f"{self.glyph} {self.word}"


VERDICT_MARKS: dict[VerdictValue, Mark] = {
    VerdictValue.VERIFIED: Mark("✓", "verified"),
    VerdictValue.DISPUTED: Mark("✗", "disputed"),
    VerdictValue.UNVERIFIABLE: Mark("?", "unverifiable"),
    VerdictValue.UNREVIEWED: Mark("·", "open"),
}
"""A claim without a verdict is called open on the screens and ``unreviewed`` in files."""

ATTRIBUTION_WORDS: dict[AttributionVerdict, str] = {
    AttributionVerdict.CONFIRMED: "said by the outlet",
    AttributionVerdict.REJECTED: "not said by the outlet",
    AttributionVerdict.EMPTY: "",
}

REASON_WORDS: dict[DisputeReason, str] = {
    DisputeReason.WRONG_NUMBER: "Wrong number",
    DisputeReason.WRONG_DATE: "Wrong date",
    DisputeReason.WRONG_NAME: "Wrong name",
    DisputeReason.MISQUOTE: "Misquote",
    DisputeReason.MISATTRIBUTED: "Misattributed",
    DisputeReason.MISSING_CONTEXT: "Missing context",
    DisputeReason.OUTDATED: "Outdated",
    DisputeReason.UNSUPPORTED: "Unsupported",
}
"""In the order of their number keys, 1 to 8."""

FLAG_WORDS: dict[Flag, str] = {
    Flag.UNRESOLVED_DATE: "date open",
    Flag.VAGUE_SOURCE: "vague source",
    Flag.INFERRED_SPEAKER: "speaker inferred",
    Flag.CONTRADICTION: "contradiction",
    Flag.UNCLOSED_QUOTE: "unclosed quote",
    Flag.NO_OUTLET: "no outlet",
    Flag.AMBIGUOUS_OUTLET: "which outlet?",
}
"""Short forms for a row of the list."""

FLAG_SENTENCES: dict[Flag, str] = {
    Flag.UNRESOLVED_DATE: "A date could not be worked out: it needs the day the article appeared (p).",
    Flag.VAGUE_SOURCE: "The source is not named.",
    Flag.INFERRED_SPEAKER: "The speaker was worked out from a pronoun or a description: look who is meant.",
    Flag.CONTRADICTION: "Another claim of this article says something else about the same thing.",
    Flag.UNCLOSED_QUOTE: "A quotation mark is missing: look where the quotation ends.",
    Flag.NO_OUTLET: "The article cites no outlet for this.",
    Flag.AMBIGUOUS_OUTLET: "The outlet's name could mean several.",
}

NOTE_GLYPH = "✎"
FLAG_GLYPH = "⚑"
CONFLICT_GLYPH = "≠"


def spaced(value: str) -> str:
    """Return a stored word as people write it: ``troop_count`` becomes ``troop count``."""
    return value.replace("_", " ")


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 note``, ``3 notes``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
