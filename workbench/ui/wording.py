"""The words and glyphs of the screens: one table each, so that a state looks and reads the same everywhere.

The glyph and the word of every state are those of ``workbench.marks``; here stand the sentences.
"""

from __future__ import annotations

from workbench import marks
from workbench.model import Flag, FrameClass, SourceCheckStatus, VerdictValue

Mark = marks.Mark
VERDICT_MARKS = marks.VERDICT_MARKS
ASIDE_MARK = marks.ASIDE_MARK
COVERAGE_MARKS = marks.COVERAGE_MARKS
ATTRIBUTION_WORDS = marks.ATTRIBUTION_WORDS
STANCE_MARKS = marks.STANCE_MARKS
REASON_WORDS = marks.REASON_WORDS
KIND_MARKS = marks.KIND_MARKS
FLAG_WORDS = marks.FLAG_WORDS
CHECK_MARKS = marks.CHECK_MARKS
RELATION_MARKS = marks.RELATION_MARKS
"""Those of ``workbench.marks``, so that paper, plain lines and screens say the same."""

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
    "dropped": "A reviewer dropped it: {review.drop} brings it back.",
    "split": "It was split into others: {review.drop} brings it back beside them.",
    "merged": "It was united with others: {review.drop} brings it back beside them.",
    "undone": "The edit that made it was undone.",
}
"""The same for the detail, to be said with the keys that act (``key_names.said``)."""

FLAG_SENTENCES: dict[Flag, str] = {
    Flag.UNRESOLVED_DATE: "A date could not be worked out: it needs the day the article appeared "
    "({review.published}).",
    Flag.VAGUE_SOURCE: "The source is not named.",
    Flag.INFERRED_SPEAKER: "The speaker was worked out from a pronoun or a description: look who is meant.",
    Flag.CONTRADICTION: "Another claim of this article says something else about the same thing.",
    Flag.UNCLOSED_QUOTE: "A quotation mark is missing: look where the quotation ends.",
    Flag.NO_OUTLET: "The article cites no outlet for this.",
    Flag.AMBIGUOUS_OUTLET: "The outlet's name could mean several.",
}

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

TURN_SENTENCES: dict[str, str] = {
    "condition": "a condition",
    "denial": "a denial",
    "but": "a “but”",
}
"""What may turn a passage round, by the value of ``workbench.check.context.Turn``."""

SAME_GLYPH = marks.SAME_MARK.glyph
DIFFERS_GLYPH = marks.DIFFERS_MARK.glyph
EVIDENCE_GLYPH = marks.EVIDENCE_MARK.glyph
PASSAGE_GLYPH = marks.PASSAGE_MARK.glyph
CURRENT_GLYPH = marks.CURRENT_MARK.glyph
HIT_GLYPH = marks.HIT_MARK.glyph
REOPENED_GLYPH = marks.REOPENED_MARK.glyph
NOTE_GLYPH = marks.NOTE_MARK.glyph
PARAGRAPH_GLYPH = "¶"
FLAG_GLYPH = marks.FLAG_MARK.glyph
CONFLICT_GLYPH = marks.CONFLICT_MARK.glyph
ASIDE_GLYPH = ASIDE_MARK.glyph
EDITED_GLYPH = marks.EDITED_MARK.glyph


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
