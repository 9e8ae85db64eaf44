"""Everything that was said about a claim, entry by entry, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.model import Attribution, Claim, Entry, EntryType
from workbench.store import ClaimRow, Store
from workbench.store.edit_payloads import Edit
from workbench.store.edit_words import summary as edit_summary

Key = tuple[str, int]

_ATTRIBUTING = frozenset({Edit.ADD, Edit.OUTLET, Edit.SPEAKER})
"""Edits by which a reviewer says whom a claim cites."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the ledger about a claim.

    Attributes:
        summary: What it says in one line; words from outside in it are as they are, not made printable.
        undone: True where an undo took it back and no redo put it in force again.
        key: (origin, seq) of the entry.
        body: The whole text of a note, else "".
    """

    at: datetime
    reviewer: str
    type: EntryType
    summary: str
    undone: bool
    key: Key
    body: str = ""


def history_of(store: Store, article_id: str, claim_id: str) -> list[HistoryEntry]:
    """Return every entry about a claim, oldest first: edits that made or took it included."""
    entries, undone = _entries(store, article_id, claim_id)
    return [
        HistoryEntry(
            entry.at,
            entry.reviewer,
            entry.type,
            _summary(entry, entries),
            key in undone,
            key,
            str(entry.payload["body"]) if entry.type is EntryType.NOTE else "",
        )
        for key, entry in sorted(entries.items(), key=lambda pair: (pair[1].at, pair[0]))
    ]


def set_by_hand(store: Store, row: ClaimRow, claim: Claim) -> tuple[str, ...]:
    """Return for each frame of a claim's chain the reviewer who set it; "" where the machine read it.

    Of several reviewers the last one counts, by the edits that are in force.
    """
    if not (row.edited or row.by_hand) or not claim.chain:
        return ("",) * len(claim.chain)
    original = store.original(row.row_id)
    read = {_told(frame) for frame in original.chain} if original is not None else set()
    entries, undone = _entries(store, row.article_id, row.claim_id)
    edits = [
        entry
        for key, entry in entries.items()
        if entry.type is EntryType.CLAIM_EDIT
        and key not in undone
        and entry.payload.get("edit") in _ATTRIBUTING
    ]
    last = max(edits, key=lambda entry: (entry.at, entry.origin, entry.seq), default=None)
    # A part of a split claim has the attribution of the whole: nobody set it.
    name = last.reviewer if last is not None else ""
    return tuple("" if _told(frame) in read else name for frame in claim.chain)


def _told(frame: Attribution) -> tuple[object, ...]:
    """Return what a frame tells, without its places: those move with the article's text."""
    return frame.outlets, frame.speakers, frame.outlet_text, frame.cue


def _entries(store: Store, article_id: str, claim_id: str) -> tuple[dict[Key, Entry], set[Key]]:
    """Return every entry about a claim by its key, and the keys of those that were taken back."""
    own = store.history(article_id, claim_id)
    entries = {(entry.origin, entry.seq): entry for entry in (*own, *store.edits_about(article_id, claim_id))}
    redone = {_target(entry) for entry in entries.values() if entry.type is EntryType.REDO}
    taken_back = {
        _target(entry) for key, entry in entries.items() if entry.type is EntryType.UNDO and key not in redone
    }
    return entries, taken_back | redone


def _summary(entry: Entry, entries: Mapping[Key, Entry]) -> str:
    if entry.type in {EntryType.UNDO, EntryType.REDO}:
        target = entries.get(_target(entry))
        if target is not None and entry.type is EntryType.REDO:
            target = entries.get(_target(target))
        what = _summary(target, entries) if target is not None else "an entry that is not here"
        return f"{'took back' if entry.type is EntryType.UNDO else 'put in force again'}: {what}"
    words = edit_summary(entry) if entry.type is EntryType.CLAIM_EDIT else _WORDS[entry.type](entry.payload)
    imported = entry.payload.get("imported")
    if isinstance(imported, dict) and "edition" in imported:
        return f"{words} (on the former wording)"
    if isinstance(imported, dict):
        return f"{words} (imported by {imported.get('by')})"
    reopened = entry.payload.get("reopened")
    if isinstance(reopened, dict) and "edition" in reopened:
        return f"{words} (was {reopened.get('was')}; the article's text changed: “{reopened.get('text')}”)"
    if isinstance(reopened, dict):
        return f"{words} (was {reopened.get('was')}; the saved copy of {reopened.get('outlet')} changed)"
    return words


def _target(entry: Entry) -> Key:
    target = entry.payload.get("target")
    return (str(target[0]), int(target[1])) if isinstance(target, list) else ("", 0)


def _verdict(said: Mapping[str, Any]) -> str:
    reason = f" ({str(said['reason']).replace('_', ' ')})" if said.get("reason") else ""
    correction = f": {said['correction']}" if said.get("correction") else ""
    return f"{said['verdict']}{reason}{correction}"


def _note(said: Mapping[str, Any]) -> str:
    line = " ".join(str(said["body"]).split())
    return f"note{' changed' if 'replaces' in said else ''}: {line}"


def _evidence(said: Mapping[str, Any]) -> str:
    if "withdraws" in said:
        return "evidence withdrawn"
    return f"evidence ({said['relation']}) from {said['outlet']}: {' '.join(str(said['text']).split())}"


_WORDS: Mapping[EntryType, Callable[[Mapping[str, Any]], str]] = {
    EntryType.VERDICT: _verdict,
    EntryType.ATTRIBUTION_VERDICT: lambda said: f"attribution {said['verdict'] or 'undecided'}",
    EntryType.NOTE: _note,
    EntryType.EVIDENCE: _evidence,
    EntryType.ARTICLE: lambda said: ", ".join(f"{field} {value}" for field, value in said.items()),
}
