"""The glyph and the word of each state, the same on the screens and on paper.

Every state has both; colour only repeats them. The glyphs are single cells in every terminal font
that has box-drawing characters, and none of them is an emoji.
"""

from __future__ import annotations

from typing import NamedTuple

from workbench.model import AttributionVerdict, DisputeReason, SourceCheckStatus, VerdictValue


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

CONFLICT_MARK = Mark("≠", "reviewers differ")
"""Two reviewers have different verdicts on one claim."""

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
