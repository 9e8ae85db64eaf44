"""The words and glyphs of the screens: one table each, so that a state looks and reads the same everywhere.

Every state has a glyph and a word; colour only repeats them. The glyphs are single cells in every
terminal font that has box-drawing characters, and none of them is an emoji.
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.model import (
    AttributionVerdict,
    DisputeReason,
    Flag,
    FrameClass,
    SourceCheckStatus,
    VerdictValue,
)


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

ASIDE_MARK = Mark("⊘", "set aside")
"""A claim that was taken out of the list before a verdict."""

COVERAGE_MARKS: dict[str, Mark] = {
    "decided": Mark("━", "decided"),
    "open": Mark("┅", "open"),
    "no_fact": Mark("╳", "no fact here"),
    "uncovered": Mark("▒", "not covered"),
}
"""Whether words of the article are in a claim, by the state's name in ``workbench.desk.coverage``."""

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

FRAME_WORDS: dict[str, str] = {
    FrameClass.REPORT: "reports",
    FrameClass.BELIEF: "beliefs",
    FrameClass.INTENT: "plans",
    FrameClass.ATTITUDE: "attitudes",
    "": "nobody is cited",
}
"""What a source does with a claim, as the name of the claims that it does it with."""

ASIDE_WORDS: dict[str, str] = {
    "": "set aside: no longer in the text",
    "dropped": "dropped",
    "split": "set aside: split",
    "merged": "set aside: united",
    "undone": "set aside: its making was undone",
}
"""Why a claim does not count, for a row of the list, by the edit that put it aside."""

ASIDE_SENTENCES: dict[str, str] = {
    "": "These words are no longer in the article's text.",
    "dropped": "A reviewer dropped it: X brings it back.",
    "split": "It was split into others: X brings it back beside them.",
    "merged": "It was united with others: X brings it back beside them.",
    "undone": "The edit that made it was undone.",
}
"""The same for the detail."""

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

CHECK_MARKS: dict[SourceCheckStatus, Mark] = {
    SourceCheckStatus.CONFIRMED: Mark("≡", "confirmed"),
    SourceCheckStatus.ALTERED: Mark("▲", "altered"),
    SourceCheckStatus.MISATTRIBUTED: Mark("↔", "misattributed"),
    SourceCheckStatus.NOT_IN_SOURCE: Mark("□", "not in source"),
    SourceCheckStatus.SOURCE_MISSING: Mark("○", "no source saved"),
    SourceCheckStatus.NOT_APPLICABLE: Mark("–", "no outlet to check"),
}
"""What the machine reads in the saved sources; none of the glyphs is a verdict's."""

CHECK_SENTENCES: dict[SourceCheckStatus, str] = {
    SourceCheckStatus.CONFIRMED: "{outlet} seems to say so.",
    SourceCheckStatus.ALTERED: "{outlet} says something like it, and something differs.",
    SourceCheckStatus.MISATTRIBUTED: "It was not found in {outlet}, but in {found_in}.",
    SourceCheckStatus.NOT_IN_SOURCE: "{outlet} is saved, and no passage was found to say this.",
    SourceCheckStatus.SOURCE_MISSING: "No text of {outlet} is saved, so nothing can be said.",
    SourceCheckStatus.NOT_APPLICABLE: "The article cites no outlet for this claim.",
}
"""The same as sentences, with the names of the outlets to be put in."""

PASSAGE_SENTENCES: dict[SourceCheckStatus, str] = {
    SourceCheckStatus.CONFIRMED: "near the claim, no difference was found",
    SourceCheckStatus.ALTERED: "near the claim, something differs",
    SourceCheckStatus.NOT_IN_SOURCE: "near the claim, it does not say it",
}
"""What the machine reads in one passage."""

ONLY_A_SUGGESTION = "a suggestion, no verdict"
"""Stands beside each reading of the machine's."""

UNDER_REVIEW = "The outlet under review: no independent evidence."

CHECK_WORD = "check"
"""Stands before the machine's reading in a row, so that it is not taken for a verdict."""

RELATION_MARKS: dict[str, Mark] = {
    "supports": Mark("+", "supports"),
    "contradicts": Mark("−", "contradicts"),
    "context": Mark("~", "context"),
}
"""How evidence bears on the claim, by the value of ``EvidenceRelation``."""

TURN_SENTENCES: dict[str, str] = {
    "condition": "a condition",
    "denial": "a denial",
    "but": "a “but”",
}
"""What may turn a passage round, by the value of ``workbench.check.context.Turn``."""

SAME_GLYPH = "="
DIFFERS_GLYPH = "≠"
EVIDENCE_GLYPH = "◆"
PASSAGE_GLYPH = "│"
HIT_GLYPH = "»"
REOPENED_GLYPH = "↻"
NOTE_GLYPH = "✎"
PARAGRAPH_GLYPH = "¶"
FLAG_GLYPH = "⚑"
CONFLICT_GLYPH = "≠"
ASIDE_GLYPH = ASIDE_MARK.glyph
EDITED_GLYPH = "∆"


def spaced(value: str) -> str:
    """Return a stored word as people write it: ``troop_count`` becomes ``troop count``."""
    return value.replace("_", " ")


def change_in_words(description: str) -> str:
    """Return a change in the words of the screens; what a later event had already changed stays as it is."""
    words = spaced(description).replace(
        VerdictValue.UNREVIEWED.value, VERDICT_MARKS[VerdictValue.UNREVIEWED].word
    )
    before, _, after = words.partition(" → ")
    return f"{after}, as it was" if before == after else words


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 note``, ``3 notes``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
