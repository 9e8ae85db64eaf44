"""The glyph and the word of each state, the same on the screens, in plain lines and on paper.

Every state has both; colour only repeats them. The glyphs are single cells in every terminal font
that has box-drawing characters, and none of them is an emoji. Within a family (``FAMILIES``) no two
states share a glyph, in ASCII neither; a glyph that names a family as a whole, such as that of the
flags, never stands without the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from workbench.model import (
    AttributionVerdict,
    ClaimKind,
    DisputeReason,
    Flag,
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
"""A claim that was taken out of the list before a verdict: dropped, split, united or gone from the text."""

CONFLICT_MARK = Mark("≠", "reviewers differ")
"""Two reviewers have different verdicts on one claim."""

REOPENED_MARK = Mark("↻", "reopened")
"""A source that the claim was decided by has changed."""

EDITED_MARK = Mark("∆", "edited")
"""A reviewer changed or made the claim."""

EVIDENCE_MARK = Mark("◆", "evidence")
"""Passages accepted as evidence; their number follows."""

NOTE_MARK = Mark("✎", "note")

FLAG_MARK = Mark("⚑", "look at")
"""Stands before the words of each flag."""

STANCE_MARKS: dict[AttributionVerdict, Mark] = {
    AttributionVerdict.CONFIRMED: Mark("✓", "said"),
    AttributionVerdict.REJECTED: Mark("✗", "not said"),
}
"""Whether the outlet said it, for a row of the list; undecided, nothing stands there."""

COVERAGE_MARKS: dict[str, Mark] = {
    "decided": Mark("━", "decided"),
    "open": Mark("┅", "open"),
    "no_fact": Mark("╳", "no fact here"),
    "uncovered": Mark("▒", "not covered"),
}
"""Whether words of the article are in a claim, by the state's name in ``workbench.desk.coverage``."""

KIND_MARKS: dict[ClaimKind, Mark] = {
    ClaimKind.QUANTITY: Mark("#", "quantity"),
    ClaimKind.EVENT: Mark("*", "event"),
    ClaimKind.QUOTATION: Mark('"', "quotation"),
    ClaimKind.DATE: Mark("@", "date"),
    ClaimKind.PREDICTION: Mark(">", "prediction"),
    ClaimKind.OPINION: Mark("~", "opinion"),
    ClaimKind.OTHER: Mark(".", "other"),
}
"""What sort of statement a claim makes."""

PROGRESS_MARKS: dict[str, Mark] = {
    "not begun": Mark("○", "not begun"),
    "in hand": Mark("◐", "in hand"),
    "done": Mark("●", "done"),
    "archived": Mark("▫", "archived"),
}
"""How far the review of an article is."""

RELATION_MARKS: dict[str, Mark] = {
    "supports": Mark("+", "supports"),
    "contradicts": Mark("−", "contradicts"),
    "context": Mark("~", "context"),
}
"""How evidence bears on the claim, by the value of ``EvidenceRelation``."""

SAME_MARK = Mark("=", "the same")
DIFFERS_MARK = Mark("≠", "differs")
"""Words of a passage that agree with the claim's, and that do not."""

CURRENT_MARK = Mark("●", "what holds now")
"""In a list of choices."""

CURSOR_MARK = Mark("▌", "the line of the cursor, or of what is selected")
PASSAGE_MARK = Mark("│", "a passage near the claim")
HIT_MARK = Mark("◇", "found by the search")
"""At the left of a source that is read whole."""

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

CHECK_MARKS: dict[SourceCheckStatus, Mark] = {
    SourceCheckStatus.CONFIRMED: Mark("≡", "confirmed"),
    SourceCheckStatus.ALTERED: Mark("▲", "altered"),
    SourceCheckStatus.MISATTRIBUTED: Mark("↔", "misattributed"),
    SourceCheckStatus.NOT_IN_SOURCE: Mark("□", "not in source"),
    SourceCheckStatus.SOURCE_MISSING: Mark("○", "no source saved"),
    SourceCheckStatus.NOT_APPLICABLE: Mark("–", "no outlet to check"),
}
"""What the machine reads in the saved sources; none of the glyphs is a verdict's."""

FLAG_WORDS: dict[Flag, str] = {
    Flag.UNRESOLVED_DATE: "date open",
    Flag.VAGUE_SOURCE: "vague source",
    Flag.INFERRED_SPEAKER: "speaker inferred",
    Flag.CONTRADICTION: "contradiction",
    Flag.UNCLOSED_QUOTE: "unclosed quote",
    Flag.NO_OUTLET: "no outlet",
    Flag.AMBIGUOUS_OUTLET: "which outlet?",
}
"""Short forms for a row of the list, after the flag's glyph."""

FAMILIES: Mapping[str, tuple[Mark, ...]] = {
    "verdict": (*VERDICT_MARKS.values(), ASIDE_MARK, CONFLICT_MARK),
    "source check": tuple(CHECK_MARKS.values()),
    "claim": (
        *VERDICT_MARKS.values(), ASIDE_MARK, CONFLICT_MARK, REOPENED_MARK, EDITED_MARK, EVIDENCE_MARK,
        NOTE_MARK, FLAG_MARK,
        *(mark for status, mark in CHECK_MARKS.items() if status is not SourceCheckStatus.NOT_APPLICABLE),
    ),
    "stance": tuple(STANCE_MARKS.values()),
    "coverage": tuple(COVERAGE_MARKS.values()),
    "kind": tuple(KIND_MARKS.values()),
    "article": tuple(PROGRESS_MARKS.values()),
    "relation": tuple(RELATION_MARKS.values()),
    "passage": (SAME_MARK, DIFFERS_MARK),
    "source": (CURSOR_MARK, PASSAGE_MARK, EVIDENCE_MARK, HIT_MARK),
}  # fmt: skip
"""Marks that may stand beside each other, so that none may be taken for another."""
