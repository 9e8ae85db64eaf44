"""A claim in plain lines: all that the screen tells of it, each with a label, no sign without its word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.model import AttributionType, AttributionVerdict, Flag, SourceCheckStatus, VerdictValue
from workbench.ui import wording
from workbench.ui.fact_words import fact_words

if TYPE_CHECKING:
    from workbench.check.comparison import Difference
    from workbench.desk.passages import Passage, Reading
    from workbench.desk.session import ReviewSession
    from workbench.model import Attribution, Claim, Verdict
    from workbench.store import ClaimRow

INDENT = "  "
"""Begins each further line of a thing: nothing that somebody wrote can pass for a line of the program's."""

QUOTED = {
    AttributionType.DIRECT: "word for word, in quotation marks",
    AttributionType.MIXED: "partly word for word",
    AttributionType.INDIRECT: "in the article's own words",
}

FLAGS = {
    **wording.FLAG_SENTENCES,
    Flag.UNRESOLVED_DATE: "A date could not be worked out: it needs the day the article appeared.",
}
"""The sentences of the screen; its keys are not those of these lines."""


def claim_lines(session: ReviewSession, row_id: int, place: int, total: int) -> Iterator[str]:
    """Yield what there is to know of a claim.

    Args:
        session: The reviewer at the store.
        row_id: The claim.
        place: Its place in the list, from 1.
        total: Claims in the list.
    """
    from workbench.desk.claim_history import set_by_hand

    row, claim = session.row(row_id), session.claim(row_id)
    yield ""
    yield f"Claim {row.number} ({place} of {total}): {row.text}"
    if claim.antecedent is not None:
        yield f"Its subject stands before it: “{claim.antecedent.text}”"
    yield from _attributed(row, claim, set_by_hand(session.store, row, claim))
    worth = f"worth checking {round(claim.checkworthiness * 100)} percent"
    reason = f" ({claim.checkworthiness_reason})" if claim.checkworthiness_reason else ""
    yield f"Kind: {claim.kind.value}; {worth}{reason}"
    for fact in claim.facts:
        yield f"Fact: {fact.text}: {fact_words(fact)}"
    if row.retired:
        yield f"State: {wording.ASIDE_WORDS[row.aside]}"
    elif row.by_hand or row.edited:
        yield f"State: {'made' if row.by_hand else 'changed'} by a reviewer; history tells more"
    for flag in claim.flags:
        yield f"Look at: {FLAGS[flag]}"
    if Flag.NO_OUTLET not in claim.flags:  # which has said so already
        yield from check_lines(session, row_id)
    yield from evidence_lines(session, row_id)
    yield from _decided(session, row)
    yield from note_lines(session, row_id)


def _attributed(row: ClaimRow, claim: Claim, set_by: Sequence[str]) -> Iterator[str]:
    written = f", in the article “{row.outlet_text}”" if row.outlet_text not in (None, row.outlet) else ""
    hand = any(name for frame, name in zip(claim.chain, set_by, strict=True) if frame.outlets)
    sure = f", {round(row.confidence * 100)} percent sure" if claim.chain and not hand else ""
    yield f"Outlet: {row.outlet or 'none cited'}{written}{sure}"
    if claim.speakers:
        yield f"Speaker: {', '.join(claim.speakers)}"
    for depth, (frame, name) in enumerate(zip(claim.chain, set_by, strict=True)):
        yield f"{'Says so' if depth == 0 else 'By way of'}: {_frame(frame, name)}"
    if row.attribution_type in QUOTED:
        yield f"Quotation: {row.attribution_type.value}, {QUOTED[row.attribution_type]}"


def _frame(frame: Attribution, hand: str) -> str:
    who = ", ".join((*frame.outlets, *frame.speakers)) or frame.outlet_text or "unnamed"
    parts = [who]
    if frame.cue or not hand:
        parts.append(f"by the word “{frame.cue}”" if frame.cue else "without a verb")
    if frame.basis.value == "carried":
        parts.append("carried over from the sentence before")
    if frame.frame_class.value != "report":
        parts.append(wording.FRAME_WORDS[frame.frame_class])
    if frame.inferred:
        parts.append("speaker inferred")
    if hand:
        parts.append(f"set by hand by {hand}")
    return ", ".join(parts)


def check_lines(session: ReviewSession, row_id: int) -> Iterator[str]:
    """Yield the machine's reading for each cited outlet, with what differs."""
    for check in session.checks(row_id):
        sentence = wording.CHECK_SENTENCES[check.status].format(
            outlet=check.outlet or "The outlet", found_in=check.found_in or "another outlet"
        )
        yield f"Check, {wording.ONLY_A_SUGGESTION}: {wording.CHECK_MARKS[check.status].word}. {sentence}"
        if check.status is SourceCheckStatus.NOT_APPLICABLE:
            continue
        for each in check.differing:
            yield f"{INDENT}{_differs(each)}"
        if check.text:
            yield f"{INDENT}Passage: {check.text}"
        if check.origins > 1:
            yield f"{INDENT}{wording.counted(check.origins, 'independent origin')}"


def _differs(each: Difference) -> str:
    claim, source = each.claim or "no such word", each.source or "no such word"
    return f"Differs: {wording.spaced(each.kind.value)}: claim {claim}, source {source}"


def evidence_lines(session: ReviewSession, row_id: int) -> Iterator[str]:
    """Yield the passages that anybody accepted for a claim."""
    for one in session.evidence(row_id):
        held = one.evidence
        where = f"{held.outlet}, version {held.version}, by {held.reviewer}, {held.at:%Y-%m-%d}"
        yield f"Evidence: {held.relation.value}, {where}: “{held.text}”"
        if held.under_review:
            yield f"{INDENT}Look at: {wording.UNDER_REVIEW}"


def _decided(session: ReviewSession, row: ClaimRow) -> Iterator[str]:
    if row.reopened:
        yield f"Reopened: {row.reopened}"
    if row.former is not None:
        from workbench.ui.former_words import decided  # loads Textual, which hardly any claim needs

        yield f"Former words: {row.former.text}"
        yield f"{INDENT}Decided on them: {decided(row.former.decisions)}"
    aside = row.retired and row.verdict is VerdictValue.UNREVIEWED
    yield f"Verdict: {'none, it is set aside' if aside else state(row)}"
    if row.attribution_verdict is not AttributionVerdict.EMPTY:
        yield f"Attribution: {said(row)}"
    for verdict in session.verdicts(row.row_id):
        if verdict.reviewer != session.reviewer:
            yield f"Verdict of {verdict.reviewer}: {_verdict(verdict)}{_conflict(row, verdict)}"


def _verdict(verdict: Verdict) -> str:
    parts = [wording.VERDICT_MARKS[verdict.value].word]
    if verdict.reason is not None:
        parts.append(wording.spaced(verdict.reason.value))
    if verdict.attribution is not AttributionVerdict.EMPTY:
        parts.append(wording.ATTRIBUTION_WORDS[verdict.attribution])
    return ", ".join(parts)


def _conflict(row: ClaimRow, verdict: Verdict) -> str:
    both = VerdictValue.UNREVIEWED not in (verdict.value, row.verdict)
    return "; conflicts with yours" if both and verdict.value is not row.verdict else ""


def note_lines(session: ReviewSession, row_id: int) -> Iterator[str]:
    """Yield the notes on a claim, each further line of one set in."""
    for note in session.notes(row_id):
        first, *more = note.body.splitlines() or [""]
        yield f"Note of {note.reviewer}, {note.at:%Y-%m-%d}: {first}"
        yield from (f"{INDENT}{line}" for line in more)


def state(row: ClaimRow) -> str:
    """Return the reviewer's verdict in words, with its reason."""
    word = wording.VERDICT_MARKS[row.verdict].word
    return f"{word}, {wording.spaced(row.reason.value)}" if row.reason else word


def said(row: ClaimRow) -> str:
    """Return in words whether the outlet said it."""
    words = {AttributionVerdict.CONFIRMED: "the outlet said it", AttributionVerdict.REJECTED: "it did not"}
    return words.get(row.attribution_verdict, "whether the outlet said it is open")


def passage_lines(reading: Reading, at: int) -> Iterator[str]:
    """Yield one of the passages that the saved sources hold near a claim.

    Args:
        reading: All of them.
        at: Which, from 0.
    """
    passage = reading.passages[at]
    source = passage.source
    title = f", “{source.title}”" if source.title else ""
    when = f"published {source.published.isoformat()}" if source.published else "date unknown"
    read = f"accessed {source.accessed_at:%Y-%m-%d}, version {source.version}"
    yield f"Passage {at + 1} of {len(reading.passages)}: {source.outlet}{title}, {when}, {read}"
    yield from (f"{INDENT}Look at: {warning}" for warning in _warnings(passage))
    if passage.span is None:
        yield f"{INDENT}Nothing in this text is near the claim."
        return
    if passage.status is not None:
        yield f"{INDENT}Read by the machine, {wording.ONLY_A_SUGGESTION}: {_read(passage)}"
    for each in passage.differing:
        yield f"{INDENT}{_differs(each)}"
    if passage.before:
        yield f"{INDENT}Before it{', in another paragraph' if passage.apart_before else ''}: {passage.before}"
    yield f"{INDENT}Passage: {passage.text}"
    if passage.after:
        yield f"{INDENT}After it{', in another paragraph' if passage.apart_after else ''}: {passage.after}"


def _read(passage: Passage) -> str:
    status = passage.status
    words = wording.PASSAGE_SENTENCES.get(status) if status is not None else None
    return words or (wording.CHECK_MARKS[status].word if status is not None else "")


def _warnings(passage: Passage) -> Iterator[str]:
    if not passage.current:
        yield "A newer version has been saved, or it was removed: this is the old text."
    if passage.under_review:
        yield wording.UNDER_REVIEW
    if passage.source.stub:
        yield "Too short to be the whole text: what it lacks shows nothing."
    if not passage.source.comparable:
        yield f"In another language ({passage.source.language}): kept, never compared."
    for turn in passage.turns:
        side = "after" if turn.after else "before"
        yield f"Just {side} it stands {wording.TURN_SENTENCES[turn.kind]}: “{turn.word}”"


def elsewhere_lines(session: ReviewSession, row_id: int) -> Iterator[str]:
    """Yield what was checked before, and where else a claim is made."""
    from workbench.desk.memory import what_differs
    from workbench.desk.near import weighty

    found = False
    for before in session.before(row_id):
        found = True
        same = "the same" if before.sameness.value == "same" else what_differs(before.unlike) or "other words"
        if before.check is not None:
            check = before.check
            when = f"{check.checked or 'no date'}, {check.publisher or 'no publisher'}"
            yield f"Checked before: “{check.verdict or 'no verdict'}”, {when}: {before.text}"
        else:
            decided = "; ".join(f"{_verdict(one)}, {one.reviewer}" for one in before.verdicts)
            yield f"Checked before: {decided or 'noted'}, in {before.title}: {before.text}"
        yield f"{INDENT}Differs: {same}" if same != "the same" else f"{INDENT}It is the same."
    for like in session.like_claims(row_id):
        found = True
        decided = ", ".join((state(like.row), *(f"{value.value} by {who}" for who, value in like.row.others)))
        outlet = like.row.outlet or "no outlet"
        yield f"Also in {like.title}, claim {like.row.number}, {outlet}, {decided}: {like.row.text}"
        differing = "; ".join(
            f"{each.kind.value}: here {each.claim or 'nothing'}, there {each.source or 'nothing'}"
            for each in weighty(like.differing)
        )
        yield f"{INDENT}It is the same." if like.same else f"{INDENT}Differs: {differing or 'other words'}"
    if not found:
        yield "Nothing like it was checked before or is claimed elsewhere in this store."


def history_lines(session: ReviewSession, row_id: int) -> Iterator[str]:
    """Yield every entry of the ledger about a claim, oldest first."""
    entries = session.edits.history(row_id)
    for entry in entries:
        undone = "; taken back" if entry.undone else ""
        yield f"{entry.at:%Y-%m-%d %H:%M} UTC, {entry.reviewer}: {entry.summary.replace('→', 'to')}{undone}"
    if not entries:
        yield "Nothing was done to this claim yet."
