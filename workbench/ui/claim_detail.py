"""Everything about one claim, in words: what the detail pane shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from workbench.model import Attribution, Claim, Mention, Note, SourceCheckStatus, Verdict, VerdictValue
from workbench.ui import wording
from workbench.ui.before_words import before_lines
from workbench.ui.cells import wrap
from workbench.ui.fact_words import fact_words
from workbench.ui.fields import beginning, field
from workbench.ui.key_names import said
from workbench.ui.like_words import like_lines

if TYPE_CHECKING:
    from workbench.desk.memory import Before
    from workbench.desk.near import LikeClaim
    from workbench.store.rows import ClaimRow


MOST_FACTS = 40
"""Facts of one claim that are told, more than any claim has that is one."""


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """A claim with all that was decided and written about it.

    Attributes:
        verdicts: Every reviewer's, by name.
        notes: Everybody's, oldest first.
        reviewer: Whose screen it is.
        draft: A note begun and not saved, or "".
        set_by: For each frame of the chain the reviewer who set it by hand, "" where the machine read it.
        like: Claims like it anywhere in the store, the likest first; empty until they were looked for.
        before: What was checked before, likewise.
    """

    row: ClaimRow
    claim: Claim
    verdicts: tuple[Verdict, ...]
    notes: tuple[Note, ...]
    reviewer: str
    draft: str = ""
    set_by: tuple[str, ...] = ()
    like: tuple[LikeClaim, ...] = ()
    before: tuple[Before, ...] = ()


def detail_lines(detail: ClaimDetail, width: int) -> Content:
    """Return the detail as text of at most ``width`` cells a line."""
    lines: list[Content] = []
    lines.extend(_heading(detail, width))
    if detail.row.reopened:
        sentence = f"{wording.REOPENED_GLYPH} {detail.row.reopened}"
        lines.extend(field("Reopened", sentence, width, "bold $disputed"))
    if detail.row.former is not None:
        from workbench.ui.former_words import former_lines

        lines.extend(former_lines(detail.row.former, detail.claim.text, width))
    lines.append(Content())
    lines.extend(_attribution(detail, width))
    lines.extend(_check(detail, width))
    lines.extend(before_lines(detail.before, width))
    lines.extend(like_lines(detail.like, detail.row.article_id, width))
    lines.extend(_facts(detail.claim.facts, width))
    lines.extend(_about(detail, width))
    lines.extend(_verdicts(detail, width))
    lines.extend(note_lines(detail.notes, detail.draft, width))
    return Content("\n").join(lines)


def _heading(detail: ClaimDetail, width: int) -> Iterator[Content]:
    row = detail.row
    state = [(_state(row), f"bold ${_colour(row.verdict)}")]
    if row.reason is not None:
        state.append((f" · {wording.REASON_WORDS[row.reason].lower()}", "$disputed"))
    own = next((verdict for verdict in detail.verdicts if verdict.reviewer == detail.reviewer), None)
    if own is not None and own.reviewed_at is not None and row.verdict is not VerdictValue.UNREVIEWED:
        state.append((f" · {own.reviewed_at:%Y-%m-%d %H:%M} UTC", "$quiet"))
    yield Content.assemble(*state, (f" · claim {row.number:,}", "$quiet"))
    text, more = beginning(detail.claim.text)
    for line in wrap(text, width):
        yield Content.styled(line, "bold")
    if more:
        yield Content.styled(f"{more}: the article shows them", "$quiet")
    antecedent = detail.claim.antecedent
    if antecedent is not None:
        for line in wrap(f"Its subject stands before it: “{beginning(antecedent.text)[0]}”", width):
            yield Content.styled(line, "italic $quiet")


def _attribution(detail: ClaimDetail, width: int) -> Iterator[Content]:
    row = detail.row
    outlet = row.outlet or "none cited"
    if row.outlet_text and row.outlet_text != row.outlet:
        outlet += f" (in the article: “{row.outlet_text}”)"
    yield from field("Outlet", outlet, width, "bold")
    speakers = ", ".join(detail.claim.speakers)
    if speakers:
        yield from field("Speaker", speakers, width)
    for depth, frame in enumerate(detail.claim.chain):
        hand = detail.set_by[depth] if depth < len(detail.set_by) else ""
        yield from field("Says so" if depth == 0 else "", _frame(frame, depth, hand), width, "$cue")
    said = wording.ATTRIBUTION_WORDS[row.attribution_verdict]
    if said:
        glyph = wording.STANCE_MARKS[row.attribution_verdict].glyph
        yield from field("You say", f"{glyph} {said}", width, "$primary")


def _check(detail: ClaimDetail, width: int) -> Iterator[Content]:
    status = detail.row.source_status
    if status is not None and status is not SourceCheckStatus.NOT_APPLICABLE:
        mark = f"{wording.CHECK_MARKS[status]} · {wording.ONLY_A_SUGGESTION}"
        yield from field("Check", mark, width)
    if detail.row.evidence_count:
        count = wording.counted(detail.row.evidence_count, "passage")
        yield from field("Evidence", f"{wording.EVIDENCE_GLYPH} {count} accepted", width, "$fact")


def _frame(frame: Attribution, depth: int, hand: str) -> str:
    """Return who says so and how; what a reviewer set has no share of certainty."""
    who = ", ".join((*frame.outlets, *frame.speakers)) or frame.outlet_text or "unnamed"
    parts = [f"{'↳ ' * min(depth, 3)}{who}"]
    if frame.cue or not hand:
        parts.append(f"“{frame.cue}”" if frame.cue else "no verb")
        parts.append(frame.type.value)
    if frame.basis.value == "carried":
        parts.append("carried over from the sentence before")
    if frame.frame_class.value != "report":
        parts.append(wording.FRAME_WORDS[frame.frame_class])
    if frame.inferred:
        parts.append("speaker inferred")
    parts.append(f"set by hand by {hand}" if hand else f"{round(frame.confidence * 100)} % sure")
    return " · ".join(parts)


def _facts(facts: Sequence[Mention], width: int) -> Iterator[Content]:
    for number, fact in enumerate(facts[:MOST_FACTS]):
        label = "Facts" if number == 0 else ""
        yield from field(label, f"{fact.text} = {fact_words(fact)}", width, "", len(fact.text))
    if len(facts) > MOST_FACTS:
        yield from field("", f"… {len(facts) - MOST_FACTS:,} more", width, "$quiet")


def _about(detail: ClaimDetail, width: int) -> Iterator[Content]:
    claim = detail.claim
    kind = f"{wording.KIND_MARKS[claim.kind]} · worth checking {round(claim.checkworthiness * 100)} %"
    if claim.checkworthiness_reason:
        kind += f" ({claim.checkworthiness_reason})"
    yield from field("Kind", kind, width, "$quiet")
    if detail.row.retired:
        sentence = f"{wording.ASIDE_GLYPH} {said(wording.ASIDE_SENTENCES[detail.row.aside])}"
        yield from field("Set aside", sentence, width, "$disputed")
    if detail.row.by_hand or detail.row.edited:
        how = "made by a reviewer" if detail.row.by_hand else "changed by a reviewer"
        yield from field(
            "Edited",
            said("{sign} {how}: {review.history} tells the history", sign=wording.EDITED_GLYPH, how=how),
            width,
            "$fact",
        )
    for number, flag in enumerate(claim.flags):
        sentence = f"{wording.FLAG_GLYPH} {said(wording.FLAG_SENTENCES[flag])}"
        yield from field("Look at" if number == 0 else "", sentence, width, "$disputed")


def _verdicts(detail: ClaimDetail, width: int) -> Iterator[Content]:
    others = [verdict for verdict in detail.verdicts if verdict.reviewer != detail.reviewer]
    for number, verdict in enumerate(others):
        mark = wording.VERDICT_MARKS[verdict.value]
        text = f"{mark} — {verdict.reviewer}"
        if verdict.reason is not None:
            text += f", {wording.REASON_WORDS[verdict.reason].lower()}"
        conflict = (
            VerdictValue.UNREVIEWED not in (verdict.value, detail.row.verdict)
            and verdict.value is not detail.row.verdict
        )
        if conflict:
            text += f"  {wording.CONFLICT_GLYPH} conflicts with yours"
        said = wording.ATTRIBUTION_WORDS[verdict.attribution]
        if said:
            text += f"; {said}"
        colour = "$disputed" if conflict else f"${_colour(verdict.value)}"
        yield from field("Others" if number == 0 else "", text, width, colour)


def note_lines(notes: Sequence[Note], draft: str, width: int) -> Iterator[Content]:
    """Yield the notes on a claim, oldest first, and one that was begun and not saved."""
    for number, note in enumerate(notes):
        head = f"{wording.NOTE_GLYPH} {note.at:%Y-%m-%d %H:%M} UTC, {note.reviewer}"
        yield from field("Notes" if number == 0 else "", head, width, "$quiet")
        yield from field("", note.body, width)
    if draft:
        yield from field("Draft", said("not saved yet: {review.note} goes on with it"), width, "$fact")
        yield from field("", draft, width, "italic")


def _state(row: ClaimRow) -> str:
    """Return the verdict with its sign; a claim that was set aside before one is not open."""
    if row.retired and row.verdict is VerdictValue.UNREVIEWED:
        return f"{wording.ASIDE_GLYPH} {wording.ASIDE_WORDS[row.aside]}"
    return str(wording.VERDICT_MARKS[row.verdict])


def _colour(verdict: VerdictValue) -> str:
    return "open" if verdict is VerdictValue.UNREVIEWED else verdict.value
