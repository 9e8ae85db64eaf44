"""How one claim looks in the list: two lines, made of cells, never of markup.

In a wide list the verdict has a column of its own, so that the eye can run down it; in a narrow
one the claim's words need the room, and the verdict's word begins the second line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.marks import EVIDENCE_MARK
from workbench.model import AttributionType, AttributionVerdict, Flag, SourceCheckStatus, VerdictValue
from workbench.text import printable
from workbench.ui import wording
from workbench.ui.cells import fit
from workbench.ui.widgets.row_list import CURSOR_BAR

if TYPE_CHECKING:
    from workbench.store.rows import ClaimRow

WIDE = 72
"""From this many cells on, the verdict has its own column."""

VERDICT_WIDTH = 16
"""Cells of that column: glyph, space, the longest word, two spaces."""

NUMBER_WIDTH = 5
"""Cells of a claim's number in a narrow list, with the space after it."""

Paint = Callable[[str], Style]
"""Gives the style of a named part, such as ``disputed``, ``quiet`` or ``flag``, without background."""

Part = tuple[str, Style]

_CHECK_PAINT = {
    SourceCheckStatus.CONFIRMED: "confirmed",
    SourceCheckStatus.ALTERED: "flag",
    SourceCheckStatus.MISATTRIBUTED: "flag",
    SourceCheckStatus.NOT_IN_SOURCE: "flag",
}
"""Parts in whose style the machine's readings are drawn; the others are quiet."""


def draw_claim_row(
    row: ClaimRow, width: int, ground: Style, paint: Paint, *, current: bool
) -> tuple[Strip, Strip]:
    """Return the two lines of a claim.

    Args:
        row: The claim.
        width: Cells of each line.
        ground: Holds the background and the colour of plain text.
        paint: Styles of the parts.
        current: Whether the cursor stands on it.
    """
    verdict = paint(row.verdict.value)
    mark = wording.VERDICT_MARKS[row.verdict]
    if row.retired and row.verdict is VerdictValue.UNREVIEWED:
        mark = wording.ASIDE_MARK  # nobody needs to decide on it: it is not open
    bar = (CURSOR_BAR if current else " ", ground + paint("bar"))
    text_style = ground + (paint("current") if current else paint("text"))
    if row.verdict is not VerdictValue.UNREVIEWED and not current:
        text_style = ground + paint("done")
    if row.aside:
        text_style += Style(strike=True)
    details = _details(row, paint)
    if width >= WIDE:
        first: list[Part] = [bar, (fit(str(mark), VERDICT_WIDTH), ground + verdict)]
        second: list[Part] = [bar, (fit(f"  {row.number:,}", VERDICT_WIDTH), ground + paint("quiet"))]
    else:
        first = [bar, (f"{mark.glyph} ", ground + verdict)]
        second = [
            bar,
            ("  ", ground),
            (fit(f"{row.number:,}", NUMBER_WIDTH), ground + paint("quiet")),
            # Not padded to the longest word: the outlet needs these cells.
            (mark.word, ground + verdict),
            (" · ", ground + paint("quiet")),
        ]
    first.append((row.text, text_style))
    second.extend(_joined(details, ground, paint("quiet")))
    return _line(first, width, ground), _line(second, width, ground)


def draw_waiting_row(
    number: int, width: int, ground: Style, paint: Paint, *, current: bool
) -> tuple[Strip, Strip]:
    """Return the two lines that stand for a claim that is being fetched."""
    bar = (CURSOR_BAR if current else " ", ground + paint("bar"))
    quiet = ground + paint("quiet")
    return _line([bar, ("… ", quiet)], width, ground), _line([bar, (f"  {number:,}", quiet)], width, ground)


def _details(row: ClaimRow, paint: Paint) -> list[Part]:
    """Return what the second line tells, the most telling first: a narrow list cuts the end off."""
    quiet = paint("quiet")
    parts: list[Part] = []
    parts.extend(_edits(row, paint))
    if row.reopened:
        # Whole in the detail; here the check's reading needs the room beside it.
        what = "source" if row.former is None else "text"
        parts.append((f"{wording.REOPENED_GLYPH} reopened: {what} changed", paint("flag")))
    parts.extend(_check(row, paint))
    if row.evidence_count:
        parts.append((f"{EVIDENCE_MARK} {row.evidence_count}", paint("note")))
    parts.append(_source(row, paint))
    if row.reason is not None:
        parts.append((wording.REASON_WORDS[row.reason].lower(), paint("disputed")))
    parts.extend(
        (f"{wording.CONFLICT_GLYPH} {who}: {wording.VERDICT_MARKS[value].word}", paint("flag"))
        for who, value in row.others
        if row.verdict not in (value, VerdictValue.UNREVIEWED) and value is not VerdictValue.UNREVIEWED
    )
    if row.note_count:
        parts.append((f"{wording.NOTE_GLYPH} {wording.counted(row.note_count, 'note')}", paint("note")))
    if row.attribution_verdict is not AttributionVerdict.EMPTY:
        said = row.attribution_verdict is AttributionVerdict.CONFIRMED
        stance = str(wording.STANCE_MARKS[row.attribution_verdict])
        parts.append((stance, paint("verified" if said else "disputed")))
    if row.speaker and row.speaker != row.outlet:
        parts.append((row.speaker, quiet))
    if row.attribution_type is not AttributionType.NONE:
        parts.append((row.attribution_type.value, quiet))
    parts.extend(
        (f"{wording.FLAG_GLYPH} {wording.FLAG_WORDS[flag]}", paint("flag"))
        for flag in row.flags
        if flag is not Flag.NO_OUTLET
    )
    parts.extend(
        (f"{who}: {wording.VERDICT_MARKS[value].word}", quiet)
        for who, value in row.others
        if value is row.verdict or row.verdict is VerdictValue.UNREVIEWED
    )
    return parts


def _source(row: ClaimRow, paint: Paint) -> Part:
    if row.outlet:
        return (row.outlet, paint("outlet"))
    if row.outlet_text:
        return (f"“{row.outlet_text}”", paint("quiet"))
    return ("no outlet", paint("quiet"))


def _check(row: ClaimRow, paint: Paint) -> Iterable[Part]:
    """Return the machine's reading, named as such; a claim without an outlet has nothing to read."""
    status = row.source_status
    if status is None or status is SourceCheckStatus.NOT_APPLICABLE:
        return
    mark = wording.CHECK_MARKS[status]
    yield f"{mark.glyph} {wording.CHECK_WORD}: {mark.word}", paint(_CHECK_PAINT.get(status, "quiet"))


def _edits(row: ClaimRow, paint: Paint) -> Iterable[Part]:
    """Return what reviewers made of the claim, if anything."""
    if row.retired:
        yield f"{wording.ASIDE_GLYPH} {wording.ASIDE_WORDS[row.aside]}", paint("flag")
    elif row.by_hand or row.edited:
        how = "made by hand" if row.by_hand else "edited"
        yield f"{wording.EDITED_GLYPH} {how}", paint("note")


def _joined(parts: Iterable[Part], ground: Style, quiet: Style) -> list[Part]:
    joined: list[Part] = []
    for text, style in parts:
        if joined:
            joined.append((" · ", ground + quiet))
        joined.append((text, ground + style))
    return joined


def _line(parts: Iterable[Part], width: int, ground: Style) -> Strip:
    """Return the parts one after the other in ``width`` cells; what does not fit ends in one ellipsis."""
    segments: list[Segment] = []
    left = width
    for text, style in parts:
        safe = printable(text)
        needed = cell_len(safe)
        if needed > left:
            cut = fit(safe, left)
            segments.append(Segment(cut, style))
            left -= cell_len(cut)
            break
        segments.append(Segment(safe, style))
        left -= needed
    if left > 0:
        segments.append(Segment(" " * left, ground))
    return Strip(segments, width)
