"""What the edits in force make of an article's claims: values in, values out.

The result depends on the set of entries only: they are taken in order of (time, origin, number), whatever
order they came in. An edit of a claim that is not there, or whose words the text no longer has, counts for
nothing until it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from workbench.model import (
    Attribution,
    AttributionType,
    Claim,
    ClaimKind,
    EntryType,
    Flag,
    Mention,
    MentionType,
    Span,
)
from workbench.record import mention_of
from workbench.store.cells import Cell, json_of
from workbench.store.edit_payloads import MAKING, Edit, claim_of, edit_of, edit_problem, ids_of
from workbench.store.ledger import Key, Line
from workbench.store.state import in_force

ASIDE = {Edit.DROP: "dropped", Edit.SPLIT: "split", Edit.MERGE: "merged"}
"""Why an edit puts a claim aside."""

READ_BEFORE = 2048
"""Payloads that are remembered as read: lines are never changed, and an article's are read at each edit."""

LONGEST_REMEMBERED = 20_000
"""Characters of a payload up to which it is remembered: an edit of a whole article's words is read again."""

_Sound = tuple[Edit, Mapping[str, Any], tuple[str, ...]]
"""What an edit does, its payload, and the claims it is about."""

UNDONE = "undone"
"""Why a claim made by hand is aside whose making is not in force."""


@dataclass(frozen=True, slots=True)
class EditLine:
    """A sound edit of the ledger.

    Attributes:
        ids: Every claim that it is about.
        number: How many claims were made by hand in the article before it, in or out of force.
    """

    key: Key
    kind: Edit
    claim_id: str | None
    payload: Mapping[str, Any]
    in_force: bool
    ids: tuple[str, ...]
    number: int


@dataclass(slots=True)
class Folded:
    """A claim as edits left it.

    Attributes:
        claim: As it is now.
        base: As it was before any edit.
        aside: Why it is put aside, "" where it is not.
        made: Its number among the claims made by hand, from 1; 0 for the machine's.
        edition: Of a claim made by hand: sha256 of the text that its offsets were given into.
    """

    claim: Claim
    base: Claim
    aside: str = ""
    made: int = 0
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that offsets can be into.

    Attributes:
        sha256: Of the current one.
        get: Returns a text by its digest, None where it is not known.
    """

    sha256: str
    get: Callable[[str], str | None] = field(repr=False)

    def places(
        self, payload: Mapping[str, Any], spans: Sequence[Span], exact: Sequence[str]
    ) -> Sequence[Span] | None:
        """Return where the slices of an edit stand now, None where they do not."""
        if payload.get("edition", self.sha256) == self.sha256:
            return spans
        from workbench.store.relocation import places_again  # noqa: PLC0415 - only after a new edition

        return places_again(self.get(self.sha256) or "", spans, exact)


def edit_lines(lines: Iterable[Line]) -> list[EditLine]:
    """Return the sound edits of an article's lines of type edit, undo and redo, in their order.

    What is no edit by today's rule stays in the ledger and counts for nothing: an early store took any
    payload.
    """
    lines = list(lines)
    standing = {line[:2] for line in in_force(lines)}
    edits: list[EditLine] = []
    made = 0
    for line in lines:
        if line[2] != EntryType.CLAIM_EDIT or (sound := _read(line[6], line[5])) is None:
            continue
        kind, payload, ids = sound
        edits.append(EditLine(line[:2], kind, line[5], payload, line[:2] in standing, ids, made))
        made += len(payload.get("makes", ()))
    return edits


def _read(stored: Cell, claim_id: str | None) -> _Sound | None:
    """Return what a line's payload says, None where it is no sound edit; nobody changes the payload."""
    return (_remembered if len(stored) <= LONGEST_REMEMBERED else _read_anew)(stored, claim_id)


def _read_anew(stored: Cell, claim_id: str | None) -> _Sound | None:
    payload = json_of(stored)
    kind = edit_of(payload)
    if kind is None or edit_problem(payload, claim_id) is not None:
        return None
    return kind, payload, ids_of(payload, claim_id)


_remembered = lru_cache(maxsize=READ_BEFORE)(_read_anew)


def connected(edits: Sequence[EditLine], claim_ids: Iterable[str]) -> set[str]:
    """Return the claims that edits tie to these, these included."""
    found = set(claim_ids)
    pending = [edit.ids for edit in edits if edit.kind in MAKING]
    while True:
        joined = [ids for ids in pending if not found.isdisjoint(ids)]
        if not joined:
            return found
        found.update(*joined)
        pending = [ids for ids in pending if found.isdisjoint(ids)]


def fold(bases: Mapping[str, Claim], edits: Sequence[EditLine], texts: Texts) -> dict[str, Folded]:
    """Return what edits make of claims, by id; those made by hand are among them.

    Args:
        bases: The machine's claims that edits are about, by id.
        edits: In order of (time, origin, number).
        texts: What their offsets are into.
    """
    found = {claim_id: Folded(claim, claim) for claim_id, claim in bases.items()}
    for edit in edits:
        for index, record in enumerate(edit.payload.get("makes", ()), 1):
            claim = claim_of(record)
            found[claim.claim_id] = Folded(claim, claim, UNDONE, edit.number + index, edit.payload["edition"])
    for one in found.values():
        if one.made and one.edition != texts.sha256:
            _move(one, texts)
    for edit in edits:
        if edit.in_force:
            _apply(found, edit, texts)
    return found


def _move(one: Folded, texts: Texts) -> None:
    from workbench.store.relocation import relocated  # noqa: PLC0415 - only after a new edition

    there = relocated(one.base, texts.get(one.edition), texts.get(texts.sha256) or "")
    if there is not None:
        one.claim = one.base = there
        one.edition = texts.sha256


def _apply(found: dict[str, Folded], edit: EditLine, texts: Texts) -> None:
    for record in edit.payload.get("makes", ()):
        found[record["claim_id"]].aside = ""
    if edit.kind in ASIDE:
        for claim_id in edit.payload.get("takes", (edit.claim_id,)):
            if claim_id in found:
                found[claim_id].aside = ASIDE[edit.kind]
        return
    one = found.get(edit.claim_id or "")
    if one is None or edit.kind is Edit.ADD:
        return
    if edit.kind is Edit.BRING_BACK:
        one.aside = ""
    elif not (one.made and one.edition != texts.sha256):
        one.claim = _CHANGES[edit.kind](one.claim, edit.payload, texts)


def _with_spans(claim: Claim, payload: Mapping[str, Any], texts: Texts) -> Claim:
    before = [Span(*pair) for pair in payload["spans"]]
    spans = texts.places(payload, before, payload["exact"])
    if spans is None:
        return claim
    facts = [mention_of(fact) for fact in payload["facts"]]
    if spans is not before:
        from workbench.store.relocation import fact_again  # noqa: PLC0415 - only after a new edition

        shift, text = spans[0].start - before[0].start, texts.get(texts.sha256) or ""
        moved = (fact_again(fact, shift, text) for fact in facts)
        facts = [fact for fact in moved if fact is not None]
    return replace(
        claim, spans=tuple(spans), exact=tuple(payload["exact"]), text=payload["text"], facts=tuple(facts)
    )


def _with_outlet(claim: Claim, payload: Mapping[str, Any], texts: Texts) -> Claim:
    outlet = payload["outlet"]
    chain = list(claim.chain)
    if outlet is None:
        chain = [replace(frame, outlets=(), ambiguous_outlet=False) for frame in chain]
    else:
        if not chain:
            chain = [_frame(claim)]
        at = next((number for number, frame in enumerate(chain) if frame.outlets), 0)
        words = payload.get("outlet_text")
        frame = replace(chain[at], outlets=(outlet,), ambiguous_outlet=False, vague=False)
        if words is not None:
            frame = replace(frame, outlet_text=words)
        if payload.get("source_span") is not None:
            place = texts.places(payload, [Span(*payload["source_span"])], [words or ""])
            frame = replace(frame, source_span=place[0] if place is not None else None)
        chain[at] = frame
    return _flagged(replace(claim, chain=tuple(chain)))


def _with_speaker(claim: Claim, payload: Mapping[str, Any], texts: Texts) -> Claim:
    del texts
    speaker = payload["speaker"]
    chain = list(claim.chain)
    if speaker is None:
        chain = [replace(frame, speakers=(), inferred=False) for frame in chain]
    else:
        if not chain:
            chain = [_frame(claim)]
        named = (number for number in reversed(range(len(chain))) if chain[number].speakers)
        at = next(named, len(chain) - 1)
        chain[at] = replace(chain[at], speakers=(speaker,), inferred=False, vague=False)
    return _flagged(replace(claim, chain=tuple(chain)))


def _frame(claim: Claim) -> Attribution:
    """Return the attribution of a claim for which the machine read none: a person says so, surely."""
    return Attribution(claim.spans, type=AttributionType.INDIRECT, confidence=1.0)


def _flagged(claim: Claim) -> Claim:
    """Return the claim with the flags that hang on its attribution as they are now."""
    raised = {
        Flag.VAGUE_SOURCE: any(frame.vague for frame in claim.chain),
        Flag.INFERRED_SPEAKER: any(frame.inferred for frame in claim.chain),
        Flag.NO_OUTLET: not claim.outlets,
        Flag.AMBIGUOUS_OUTLET: any(frame.ambiguous_outlet for frame in claim.chain),
    }
    return replace(claim, flags=tuple(flag for flag in Flag if raised.get(flag, flag in claim.flags)))


def _with_kind(claim: Claim, payload: Mapping[str, Any], texts: Texts) -> Claim:
    del texts
    return replace(claim, kind=ClaimKind(payload["kind"]))


def _with_fact(claim: Claim, payload: Mapping[str, Any], texts: Texts) -> Claim:
    place = texts.places(payload, [Span(payload["start"], payload["end"])], [payload["text"]])
    if place is None:
        return claim
    start, end = place[0]
    there = [fact for fact in claim.facts if (fact.start, fact.end) == (start, end)]
    others = [fact for fact in claim.facts if (fact.start, fact.end) != (start, end)]
    if payload["type"] is None:
        return replace(claim, facts=tuple(others))
    kind = MentionType(payload["type"])
    fact = (
        replace(there[0], type=kind, subtype=there[0].subtype if there[0].type is kind else None)
        if there
        else Mention(kind, payload["text"], start, end)
    )
    return replace(claim, facts=tuple(sorted((*others, fact), key=lambda one: (one.start, one.end))))


_CHANGES: Mapping[Edit, Callable[[Claim, Mapping[str, Any], Texts], Claim]] = {
    Edit.SPANS: _with_spans,
    Edit.OUTLET: _with_outlet,
    Edit.SPEAKER: _with_speaker,
    Edit.KIND: _with_kind,
    Edit.FACT: _with_fact,
}
