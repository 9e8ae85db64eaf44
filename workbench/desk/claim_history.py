"""Everything that was said about a claim, entry by entry, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.model import Entry, EntryType
from workbench.store import Store
from workbench.store.edit_words import summary as edit_summary

Key = tuple[str, int]


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
    own = store.history(article_id, claim_id)
    entries = {(entry.origin, entry.seq): entry for entry in (*own, *store.edits_about(article_id, claim_id))}
    redone = {_target(entry) for entry in entries.values() if entry.type is EntryType.REDO}
    taken_back = {
        _target(entry) for key, entry in entries.items() if entry.type is EntryType.UNDO and key not in redone
    }
    undone = taken_back | redone
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


def _summary(entry: Entry, entries: Mapping[Key, Entry]) -> str:
    if entry.type in {EntryType.UNDO, EntryType.REDO}:
        target = entries.get(_target(entry))
        if target is not None and entry.type is EntryType.REDO:
            target = entries.get(_target(target))
        what = _summary(target, entries) if target is not None else "an entry that is not here"
        return f"{'took back' if entry.type is EntryType.UNDO else 'put in force again'}: {what}"
    words = edit_summary(entry) if entry.type is EntryType.CLAIM_EDIT else _WORDS[entry.type](entry.payload)
    imported = entry.payload.get("imported")
    if isinstance(imported, dict):
        return f"{words} (imported by {imported.get('by')})"
    reopened = entry.payload.get("reopened")
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
